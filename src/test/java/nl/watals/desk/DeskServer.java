package nl.watals.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.InboxAddress;
import nl.watals.site.Settings;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import nl.watals.web.Sessions;
import nl.watals.web.WebOptions;
import nl.watals.web.WebServer;

/** A desk on a port of its own, with a copy of the example site, an inbox, three users and a clock that the test moves. */
final class DeskServer implements AutoCloseable {
    static final String PASSWORD = "een paard en een nietje";

    private static final String HASH = Passwords.hash(PASSWORD);

    private final Path folder;
    private final TestClock clock = new TestClock();
    private final Inbox inbox;
    private final Desk desk;
    private final WebServer server;
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

    DeskServer(Path folder) {
        this(folder, "");
    }

    /** @param settings more lines for the settings of the site */
    DeskServer(Path folder, String settings) {
        this.folder = folder;
        try {
            DeskSiteFolder.copyTo(folder);
            Files.writeString(folder.resolve(Settings.FILE), settings, StandardOpenOption.APPEND);
            inbox = Inbox.open(
                    InboxAddress.file(folder.resolve(".watals/inbox.db")), Inbox.InboxSettings.DEFAULT.at(clock));
            add("anna", DeskRole.MODERATOR);
            add("bart", DeskRole.MODERATOR);
            add("chef", DeskRole.ADMINISTRATOR);
            Settings site = Settings.read(
                    SourceText.decode(Settings.FILE, Files.readAllBytes(folder.resolve(Settings.FILE)), new Problems())
                            .orElseThrow(),
                    new Problems());
            WebOptions options = WebOptions.local(0);
            Protocol protocol = Protocol.read(folder, site, new Problems());
            desk = new Desk(inbox, folder, site, protocol, options, clock);
            desk.readIdeas();
            server = WebServer.start(options, List.of(desk, new PreviewAssets(folder, site)), failures::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hashing a password is slow on purpose; once is enough for all tests. */
    private void add(String name, DeskRole role) {
        inbox.database()
                .write(handle -> handle.execute(
                        "INSERT INTO desk_user (name, role, password_hash, created_at) VALUES (?, ?, ?, 0)",
                        name,
                        role.key(),
                        HASH));
    }

    /** The token of a new session, for a cookie. */
    String session(String name) {
        return new Sessions(new DeskSessions(inbox), Duration.ofMinutes(45), Duration.ofHours(12), clock).begin(name);
    }

    Inbox inbox() {
        return inbox;
    }

    Desk desk() {
        return desk;
    }

    Path folder() {
        return folder;
    }

    TestClock clock() {
        return clock;
    }

    String url(String path) {
        return server.url() + path;
    }

    /** Mistakes of the program that a request met. */
    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        server.close();
        inbox.close();
    }

    /** A clock that a test moves. */
    static final class TestClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-02T09:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
