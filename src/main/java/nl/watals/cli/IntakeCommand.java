package nl.watals.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.watals.inbox.Housekeeping;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.InboxException;
import nl.watals.inbox.MailSettings;
import nl.watals.intake.Intake;
import nl.watals.intake.IntakeOptions;
import nl.watals.site.FormSettings;
import nl.watals.text.Problems;
import nl.watals.web.WebOptions;
import nl.watals.web.WebServer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code watals intake}: receives the forms of the site until it is stopped. */
final class IntakeCommand {
    private static final int PORT = 8821;

    private final Console console;
    private final ParseResult line;

    IntakeCommand(Console console, ParseResult line) {
        this.console = console;
        this.line = line;
    }

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Receives the forms of the site, sends the mail that waits, and erases what was kept long enough.",
                        "")
                .footer(
                        "",
                        "It runs until it is stopped; what was answered with thanks is stored by then.",
                        "Exit: 0 done, 1 problems in the settings, 2 wrong use, 3 broken environment.");
        spec.addOption(SourceOption.spec());
        spec.addOption(Options.text(
                "--output", "DIR", "The folder with the finished site (destination.folder, if left out)."));
        spec.addOption(Options.text("--host", "ADDRESS", "The address to listen on (127.0.0.1, if left out)."));
        spec.addOption(Options.port(PORT));
        spec.addOption(Options.flag(
                "--proxied", "A web server stands before it and tells the visitor's address in X-Forwarded-For."));
        return spec;
    }

    int run() throws WrongUse {
        try {
            Problems problems = new Problems();
            Path source = SourceOption.of(line);
            InboxPlace place = InboxPlace.of(source, problems);
            Optional<MailSettings> mail = MailSettings.of(place.site(), System.getenv(), problems);
            if (!problems.isEmpty()) {
                return console.refuse(problems.sorted());
            }
            return serve(place, mail);
        } catch (InboxException e) {
            return console.broken(e.getMessage());
        } catch (IOException e) {
            return console.broken(e);
        }
    }

    private String given(String option, String otherwise) {
        return Optional.ofNullable(line.matchedOptionValue(option, (String) null))
                .orElse(otherwise);
    }

    private int serve(InboxPlace place, Optional<MailSettings> mail) throws IOException, WrongUse {
        Path output = place.source().resolve(given("--output", place.site().text("destination.folder")));
        if (!Files.isDirectory(output)) {
            throw new IOException(
                    "there is no finished site in " + output + "; build it first, or name it with --output");
        }
        IntakeOptions options = IntakeOptions.of(place.source(), output, place.site(), web(place));
        try (Inbox inbox = place.open();
                Intake intake = new Intake(options, inbox);
                WebServer server = WebServer.start(options.web(), List.of(intake), e -> Mistakes.tell(console, e))) {
            Housekeeping housekeeping = Housekeeping.start(inbox, mail, console::tell);
            try {
                console.out().println("Listening on http://" + options.web().host() + ":" + server.port());
                UntilStopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                housekeeping.close();
            }
        }
        return Exit.DONE;
    }

    private WebOptions web(InboxPlace place) throws WrongUse {
        FormSettings forms = new FormSettings(place.site());
        String url = forms.intake().isEmpty() ? place.site().text("site.host") : forms.intake();
        return new WebOptions(
                given("--host", WebOptions.THIS_MACHINE),
                Options.port(line, PORT),
                Optional.of(URI.create(url)),
                line.hasMatchedOption("--proxied"),
                WebOptions.MAX_FORM);
    }
}
