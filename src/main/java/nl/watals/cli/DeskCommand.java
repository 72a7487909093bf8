package nl.watals.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.watals.desk.Desk;
import nl.watals.desk.DeskUsers;
import nl.watals.desk.PreviewAssets;
import nl.watals.desk.Protocol;
import nl.watals.inbox.Housekeeping;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.InboxException;
import nl.watals.inbox.MailSettings;
import nl.watals.publish.PublishException;
import nl.watals.publish.PublishOptions;
import nl.watals.publish.Publisher;
import nl.watals.text.Problems;
import nl.watals.web.WebOptions;
import nl.watals.web.WebServer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code watals desk}: the moderation desk as a web page, and what must happen beside it. */
final class DeskCommand {
    static final String NAME = "desk";
    private static final int PORT = 8821;

    private final Console console;
    private final ParseResult line;

    DeskCommand(Console console, ParseResult line) {
        this.console = console;
        this.line = line;
    }

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description("Runs the moderation desk: a web page on which people decide what becomes public.", "")
                .footer(
                        "",
                        "It listens on this machine only, unless --host says otherwise; before it on a network belongs a",
                        "web server with HTTPS, and --url. Beside it, it sends mail and erases what was kept long enough.",
                        "Exit: 0 done, 1 problems in the settings, 2 wrong use, 3 broken environment.");
        spec.addOption(Options.help());
        spec.addOption(SourceOption.spec());
        spec.addOption(Options.text("--host", "HOST", "The address to listen on (" + WebOptions.THIS_MACHINE + ")."));
        spec.addOption(Options.port(PORT));
        spec.addOption(Options.text("--url", "URL", "Where people reach it, such as https://balie.example.nl."));
        spec.addOption(Options.flag("--proxied", "A web server before it writes X-Forwarded-For."));
        spec.addOption(Options.flag(
                "--publish", "Also publish every minute what can no longer be undone, as `publish` does."));
        spec.addOption(Options.text("--login", "NAME", "Print a link that logs this user in once."));
        spec.addSubcommand("user", DeskUserCommand.spec());
        return spec;
    }

    int run() throws WrongUse {
        int port = Options.port(line, PORT);
        Optional<URI> url = Optional.ofNullable(line.<String>matchedOptionValue("--url", null))
                .map(DeskCommand::url);
        if (url.isPresent() && url.get().getHost() == null) {
            throw new WrongUse("--url takes an address such as https://balie.example.nl, without a path");
        }
        String host = line.matchedOptionValue("--host", WebOptions.THIS_MACHINE);
        WebOptions options = new WebOptions(host, port, url, line.hasMatchedOption("--proxied"), WebOptions.MAX_FORM);
        try {
            Problems problems = new Problems();
            InboxPlace place = InboxPlace.of(SourceOption.of(line), problems);
            Optional<MailSettings> mail = MailSettings.of(place.site(), System.getenv(), problems);
            Protocol protocol = Protocol.read(place.source(), place.site(), problems);
            if (!problems.isEmpty()) {
                return console.refuse(problems.sorted());
            }
            serve(place, protocol, options, mail);
            return Exit.DONE;
        } catch (InboxException e) {
            return console.broken(e.getMessage());
        } catch (IOException e) {
            return console.broken(e);
        } catch (UncheckedIOException e) {
            return console.broken(e.getCause());
        }
    }

    /** A place without a host when it is none. */
    private static URI url(String text) {
        try {
            URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            return web && url.getRawPath().isEmpty() ? url : URI.create("");
        } catch (IllegalArgumentException e) {
            return URI.create("");
        }
    }

    private void serve(InboxPlace place, Protocol protocol, WebOptions options, Optional<MailSettings> mail)
            throws IOException {
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopped.countDown();
            awaitQuietly(closed);
        }));
        try (Inbox inbox = place.open()) {
            Desk desk = new Desk(inbox, place.source(), place.site(), protocol, options, Clock.systemUTC());
            PreviewAssets files = new PreviewAssets(place.source(), place.site());
            try (WebServer server = WebServer.start(options, List.of(desk, files), e -> Mistakes.tell(console, e))) {
                console.out().println("The desk is at " + server.url() + Desk.PATH + "/ (Ctrl+C ends this)");
                tellWhoMayLogIn(inbox, desk, server);
                beside(inbox, place, desk, mail, stopped);
            }
        } finally {
            closed.countDown();
        }
    }

    /** What is done while the desk is open. */
    private void beside(Inbox inbox, InboxPlace place, Desk desk, Optional<MailSettings> mail, CountDownLatch stopped) {
        Housekeeping housekeeping = Housekeeping.start(inbox, mail, console::tell);
        ScheduledExecutorService chores = Executors.newSingleThreadScheduledExecutor();
        try {
            chores.execute(() -> quietly("the ideas of the site", desk::readIdeas));
            if (line.hasMatchedOption("--publish")) {
                chores.scheduleWithFixedDelay(() -> publish(inbox, place), 5, 60, TimeUnit.SECONDS);
            }
            awaitQuietly(stopped);
        } finally {
            chores.shutdown();
            housekeeping.close();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellWhoMayLogIn(Inbox inbox, Desk desk, WebServer server) {
        String name = line.matchedOptionValue("--login", "");
        if (!name.isEmpty()) {
            console.out().println("Log in as " + name + ", once: " + server.url() + desk.logInLink(name));
        } else if (new DeskUsers(inbox).list().isEmpty()) {
            console.out().println("Nobody can log in yet; make an account: ./watals desk user add NAME");
        }
    }

    private void publish(Inbox inbox, InboxPlace place) {
        quietly(
                "publishing",
                () -> Publisher.run(inbox, PublishOptions.of(place.source(), place.site()))
                        .notes()
                        .forEach(console::tell));
    }

    private interface Chore {
        void run() throws IOException, PublishException;
    }

    /** One chore that fails must not keep the others from being done, nor itself from being tried again. */
    private void quietly(String what, Chore chore) {
        try {
            chore.run();
        } catch (InboxException | IOException | PublishException e) {
            console.tell(what + " failed and will be tried again: " + e.getMessage());
        } catch (RuntimeException e) {
            Mistakes.tell(console, e);
        }
    }
}
