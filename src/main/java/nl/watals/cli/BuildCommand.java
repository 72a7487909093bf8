package nl.watals.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import nl.watals.bake.Build;
import nl.watals.bake.BuildOptions;
import nl.watals.bake.BuildResult;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code watals build}: import, bake, check, swap in. */
final class BuildCommand {
    private final Console console;
    private final long started = System.nanoTime();

    BuildCommand(Console console) {
        this.console = console;
    }

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description("Turns content and approved submissions into the whole site.", "")
                .footer(
                        "",
                        "The output changes only when the whole build succeeds.",
                        "Exit: 0 done, 1 problems in the input, 2 wrong use, 3 broken environment.");
        spec.addOption(path("--source", "The folder with jbake.properties (here, if left out)."));
        spec.addOption(path("--output", "Where the site goes (destination.folder, if left out)."));
        spec.addOption(flag("--drafts", "Build drafts as well."));
        spec.addOption(flag("--future", "Build pages whose date is still to come."));
        spec.addOption(OptionSpec.builder("--now")
                .type(String.class)
                .paramLabel("INSTANT")
                .description("Build for this moment, for example 2026-01-31T12:00:00Z.")
                .build());
        spec.addOption(flag("--profile", "Print how long each step took."));
        spec.addOption(flag("--json", "Print one line of JSON about the build last."));
        return spec;
    }

    private static OptionSpec path(String name, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel("DIR")
                .description(description)
                .build();
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name).description(description).build();
    }

    int run(ParseResult line) {
        Optional<Instant> now;
        try {
            now = Optional.ofNullable(line.<String>matchedOptionValue("--now", null))
                    .map(Instant::parse);
        } catch (DateTimeParseException e) {
            console.err().println("watals: --now takes a moment such as 2026-01-31T12:00:00Z");
            return Exit.WRONG_USE;
        }
        BuildOptions options = new BuildOptions(
                Path.of(line.matchedOptionValue("--source", "."))
                        .toAbsolutePath()
                        .normalize(),
                Optional.ofNullable(line.<String>matchedOptionValue("--output", null))
                        .map(Path::of),
                line.hasMatchedOption("--drafts"),
                line.hasMatchedOption("--future"),
                now);
        return build(options, line);
    }

    private int build(BuildOptions options, ParseResult line) {
        Progress progress = new Progress(console);
        try {
            BuildResult result = Build.run(options, progress);
            progress.clear();
            BuildReport report = new BuildReport(console, (System.nanoTime() - started) / 1_000_000);
            report.print(result, line.hasMatchedOption("--profile"));
            if (line.hasMatchedOption("--json")) {
                report.printJson(result);
            }
            return result.succeeded() ? Exit.DONE : Exit.PROBLEMS;
        } catch (IOException e) {
            progress.clear();
            return broken(e);
        } catch (UncheckedIOException e) {
            progress.clear();
            return broken(e.getCause());
        }
    }

    private int broken(IOException e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        String kind = e.getClass() == IOException.class ? "" : e.getClass().getSimpleName() + ": ";
        console.err().println("watals: " + kind + message);
        return Exit.BROKEN_ENVIRONMENT;
    }
}
