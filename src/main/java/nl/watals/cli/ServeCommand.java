package nl.watals.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import nl.watals.bake.LiveSite;
import nl.watals.preview.Preview;
import nl.watals.preview.PreviewApp;
import nl.watals.text.Problem;
import nl.watals.web.WebOptions;
import nl.watals.web.WebServer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code watals serve}: the site on this machine, with every change as it is saved. */
final class ServeCommand {
    static final String NAME = "serve";
    private static final String PORT = "8820";

    private final Console console;
    private final Path source;
    private final int port;

    ServeCommand(Console console, ParseResult command) {
        this.console = console;
        this.source = Path.of(command.<String>matchedOptionValue("--source", "."))
                .toAbsolutePath()
                .normalize();
        this.port = command.matchedOptionValue("--port", Integer.parseInt(PORT));
    }

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Shows the site on this machine. What you save shows in the browser at once; drafts are marked. Ends with Ctrl+C.");
        spec.addOption(OptionSpec.builder("--port")
                .paramLabel("PORT")
                .type(int.class)
                .description("Where it listens (" + PORT + "); 0 takes any free port.")
                .build());
        spec.addOption(OptionSpec.builder("--source")
                .paramLabel("DIR")
                .type(String.class)
                .description("The folder with jbake.properties (the current one).")
                .build());
        return spec;
    }

    int run() {
        if (port < 0 || port > 65_535) {
            console.err().println("watals: --port takes a number from 0 to 65535");
            return Exit.WRONG_USE;
        }
        if (!Files.isRegularFile(source.resolve(LiveSite.SETTINGS))) {
            console.err()
                    .println(LiveSite.SETTINGS + ":1:1: error: there is no " + LiveSite.SETTINGS + " in " + source
                            + " (is this the folder of a site? name another one with --source)");
            return Exit.PROBLEMS;
        }
        try {
            serve();
            return Exit.DONE;
        } catch (IOException e) {
            console.err().println("watals: " + e.getMessage());
            return Exit.BROKEN_ENVIRONMENT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exit.DONE;
        }
    }

    private void serve() throws IOException, InterruptedException {
        try (Preview preview = Preview.open(source);
                PreviewApp pages = new PreviewApp(preview, "nl");
                WebServer server = WebServer.start(WebOptions.local(port), List.of(pages), this::report)) {
            console.out().println("The site is at " + server.url() + "/ (Ctrl+C ends this)");
            tell(preview.state());
            preview.listen(this::tell);
            new CountDownLatch(1).await();
        }
    }

    private void tell(Preview.State state) {
        for (Problem problem : state.problems()) {
            console.err().println(problem);
        }
        if (!state.problems().isEmpty()) {
            int count = state.problems().size();
            console.err().println((count == 1 ? "1 problem" : count + " problems") + "; the site stays as it was.");
        } else if (console.terminal()) {
            console.out().println("Up to date.");
        }
    }

    /** A mistake of the program: whoever works on it needs the trace, and no visitor's data is in it. */
    private void report(Throwable thrown) {
        console.err().println("watals: a mistake in the program:");
        thrown.printStackTrace(console.err());
    }
}
