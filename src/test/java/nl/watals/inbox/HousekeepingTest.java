package nl.watals.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.watals.inbox.Inbox.InboxSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens by itself in a program that runs for days. */
class HousekeepingTest {
    private static final long PATIENCE_MILLIS = 30_000;

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void mailGoesAndOldSpamIsErasedWithoutAnybodyAsking() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try (Inbox inbox = Inbox.open(InboxAddress.file(folder.resolve("inbox.db")), InboxSettings.DEFAULT.at(clock))) {
            String spam =
                    inbox.add(Samples.idea("1").submission(), Arrival.SPAM).id();
            inbox.add(Samples.idea("2").submission(), Arrival.FORM);
            clock.pass(Duration.ofDays(7));
            try (Housekeeping housekeeping = Housekeeping.start(
                    inbox, Optional.of(settings(server.getSmtp().getPort())), told::add)) {
                assertThat(housekeeping).isNotNull();
                assertThat(server.waitForIncomingEmail(PATIENCE_MILLIS, 1)).isTrue();
            }
            assertThat(inbox.item(spam).orElseThrow().state()).isEqualTo(State.EXPIRED);
            assertThat(told).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void whatDoesNotWorkIsTold() throws Exception {
        Inbox inbox = Inbox.open(InboxAddress.file(folder.resolve("inbox.db")), InboxSettings.DEFAULT.at(clock));
        inbox.close();
        try (Housekeeping housekeeping = Housekeeping.start(inbox, Optional.empty(), told::add)) {
            assertThat(housekeeping).isNotNull();
            for (long waited = 0; told.isEmpty() && waited < PATIENCE_MILLIS; waited += 10) {
                Thread.sleep(10);
            }
        }
        assertThat(told).containsExactly("the database of the inbox cannot be reached");
    }

    private static MailSettings settings(int port) {
        return new MailSettings(
                "127.0.0.1",
                port,
                "none",
                "",
                "",
                "p@example.nl",
                "nl",
                "Wat als…",
                "https://www.example.nl",
                "https://www.example.nl",
                "ideeen");
    }
}
