package nl.watals.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.watals.bake.LiveSite;
import nl.watals.desk.Desk;
import nl.watals.desk.DeskRole;
import nl.watals.desk.DeskUsers;
import nl.watals.desk.Protocol;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.InboxException;
import nl.watals.inbox.MailDelivery;
import nl.watals.inbox.MailSettings;
import nl.watals.intake.Intake;
import nl.watals.intake.IntakeOptions;
import nl.watals.preview.Preview;
import nl.watals.preview.PreviewApp;
import nl.watals.publish.PublishException;
import nl.watals.publish.PublishOptions;
import nl.watals.publish.Publisher;
import nl.watals.text.Problems;
import nl.watals.web.Secrets;
import nl.watals.web.WebOptions;
import nl.watals.web.WebServer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code watals serve}: the site on this machine, with every change as it is saved. */
final class ServeCommand {
    static final String NAME = "serve";
    private static final int PORT = 8820;
    private static final String FIRST = "eerste";
    private static final String SECOND = "tweede";
    private static final int MOST_LETTERS = 50;
    private static final int PUBLISH_MILLIS = 1_000;
    private static final int ENDING_MILLIS = 10_000;

    /** Nobody who tries things out waits ten minutes. */
    private static final int UNDO_SECONDS = 10;

    private static final int MOST_UNDO_SECONDS = 600;

    private final Console console;
    private final PreviewLines lines;
    private final Path source;
    private final int port;
    private final int undo;
    private final boolean poll;
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile URI url = URI.create("http://127.0.0.1:" + PORT);

    ServeCommand(Console console, ParseResult command) throws WrongUse {
        this.console = console;
        this.lines = new PreviewLines(console);
        this.source = SourceOption.of(command);
        this.port = Options.port(command, PORT);
        this.poll = command.hasMatchedOption("--poll");
        this.undo = Options.number(command, "--undo", UNDO_SECONDS, MOST_UNDO_SECONDS);
    }

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Shows the site on this machine. What you save shows in the browser at once; drafts are marked. Ends with Ctrl+C.");
        spec.addOption(Options.port(PORT));
        spec.addOption(Options.number(
                "--undo",
                "SECONDS",
                "How long a decision at the desk can be taken back (" + UNDO_SECONDS
                        + "); then what was approved stands on the site."));
        spec.addOption(Options.flag(
                "--poll",
                "Looks at all files every second instead of waiting to be told: for network drives,"
                        + " and folders of another system."));
        spec.addOption(SourceOption.spec());
        return spec;
    }

    int run() {
        if (!Files.isRegularFile(source.resolve(LiveSite.SETTINGS))) {
            console.err()
                    .println(LiveSite.SETTINGS + ":1:1: error: there is no " + LiveSite.SETTINGS + " in " + source
                            + " (is this the folder of a site? name another one with --source)");
            return Exit.PROBLEMS;
        }
        try {
            serve();
            return Exit.DONE;
        } catch (InboxException e) {
            return console.broken(e.getMessage());
        } catch (IOException e) {
            return console.broken(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exit.DONE;
        }
    }

    private void serve() throws IOException, InterruptedException {
        Problems problems = new Problems();
        InboxPlace place = InboxPlace.of(source, problems);
        Protocol protocol = Protocol.read(source, place.site(), problems);
        try (Preview preview = Preview.open(source, poll)) {
            if (problems.isEmpty()) {
                serveAll(preview, place, protocol);
            } else {
                serveSite(preview);
            }
        }
    }

    /** With such settings nobody knows where the inbox is; the pages say what is wrong with them. */
    private void serveSite(Preview preview) throws IOException, InterruptedException {
        PreviewApp pages = new PreviewApp(preview, "nl", List::of);
        try (WebServer server =
                WebServer.start(WebOptions.local(port), List.of(pages), e -> Mistakes.tell(console, e))) {
            announce(server, preview);
            console.out().println("  Forms and desk wait for right settings; start again then.");
            untilTheEnd(preview, pages);
        }
    }

    private void serveAll(Preview preview, InboxPlace place, Protocol protocol)
            throws IOException, InterruptedException {
        WebOptions web = WebOptions.local(port);
        try (Inbox inbox = Inbox.open(place.address(), place.settings().toTryOut(Duration.ofSeconds(undo)));
                Intake intake = new Intake(IntakeOptions.of(source, preview::html, place.site(), web), inbox)) {
            PreviewApp pages = new PreviewApp(preview, place.site().text("site.language"), () -> letters(inbox, place));
            Desk desk = new Desk(inbox, source, place.site(), protocol, web, Clock.systemUTC());
            makeAccounts(inbox);
            try (WebServer server =
                    WebServer.start(web, List.of(intake, desk, pages), e -> Mistakes.tell(console, e))) {
                announce(server, preview);
                console.out().println("  Desk, this link works once: " + server.url() + desk.logInLink(FIRST));
                console.out().println("  A second moderator:         " + server.url() + desk.logInLink(SECOND));
                console.out().println("  Mail is shown, not sent:    " + server.url() + PreviewApp.MAIL);
                background("watals-ideas", () -> readIdeas(desk));
                Thread publishing = background("watals-publish", () -> publish(inbox, place));
                untilTheEnd(preview, pages);
                publishing.join(ENDING_MILLIS);
            }
        }
    }

    private void announce(WebServer server, Preview preview) {
        url = server.url();
        console.out().println("The site is at " + server.url() + "/ (Ctrl+C ends this)");
        lines.tell(preview.state());
    }

    private void untilTheEnd(Preview preview, PreviewApp pages) throws InterruptedException {
        preview.listen(lines::tell);
        UntilStopped.await();
        ending.countDown();
        // First those who wait for changes: the server waits for them.
        pages.close();
    }

    /** Two, since some decisions take two people. Nobody knows their passwords: the links let people in. */
    private static void makeAccounts(Inbox inbox) {
        DeskUsers users = new DeskUsers(inbox);
        users.add(FIRST, DeskRole.ADMINISTRATOR, Secrets.token());
        users.add(SECOND, DeskRole.MODERATOR, Secrets.token());
    }

    /** With links that work here. */
    private List<PreviewApp.Letter> letters(Inbox inbox, InboxPlace place) {
        MailSettings settings = MailSettings.toShow(place.site(), url.toString());
        return new MailDelivery(inbox, settings)
                .waiting(MOST_LETTERS).stream()
                        .map(shown -> new PreviewApp.Letter(shown.since(), shown.to(), shown.subject(), shown.body()))
                        .toList();
    }

    private static Thread background(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void readIdeas(Desk desk) {
        try {
            desk.readIdeas();
        } catch (RuntimeException e) {
            // Whoever stops it while it reads takes the inbox away from it.
            if (ending.getCount() > 0) {
                Mistakes.tell(console, e);
            }
        }
    }

    /** What was approved becomes files, as soon as it can no longer be taken back. Git is left to the editor. */
    private void publish(Inbox inbox, InboxPlace place) {
        PublishOptions options = PublishOptions.of(source, place.site());
        String told = "";
        try {
            while (!ending.await(PUBLISH_MILLIS, TimeUnit.MILLISECONDS)) {
                told = publish(inbox, options, told);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns why it failed; the same reason is told once. */
    private String publish(Inbox inbox, PublishOptions options, String told) {
        try {
            Publisher.writeOnly(inbox, options);
            return "";
        } catch (IOException | PublishException | InboxException e) {
            if (!told.equals(e.getMessage())) {
                console.tell("approved submissions cannot be written: " + e.getMessage());
            }
            return e.getMessage();
        } catch (RuntimeException e) {
            String what = e.getClass().getName();
            if (!told.equals(what)) {
                Mistakes.tell(console, e);
            }
            return what;
        }
    }
}
