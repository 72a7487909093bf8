package nl.watals.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import nl.watals.inbox.Inbox.InboxSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens by itself in a program that runs for days. */
class HousekeepingTest {
    private static final long PATIENCE_MILLIS = 120_000;

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
            String idea =
                    inbox.add(Samples.idea("2").submission(), Arrival.FORM).id();
            clock.pass(Duration.ofDays(7));
            assertThat(inbox.item(spam).orElseThrow().state()).isEqualTo(State.SPAM);
            Housekeeping housekeeping = Housekeeping.start(
                    inbox, Optional.of(settings(server.getSmtp().getPort())), told::add);
            try {
                assertThat(server.waitForIncomingEmail(PATIENCE_MILLIS, 1)).isTrue();
                await(() -> inbox.counts().mailWaiting() == 0);
            } finally {
                housekeeping.close();
            }
            Item erased = inbox.item(spam).orElseThrow();
            assertThat(erased.state()).isEqualTo(State.EXPIRED);
            assertThat(erased.original()).isEmpty();
            assertThat(erased.contact().email()).isEmpty();
            assertThat(inbox.item(idea).orElseThrow().original())
                    .as("not yet due")
                    .isPresent();
            MimeMessage[] sent = server.getReceivedMessages();
            assertThat(sent).hasSize(1);
            assertThat(sent[0].getAllRecipients()[0])
                    .hasToString(inbox.item(idea).orElseThrow().contact().email());
            assertThat(told).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void afterItIsClosedNothingHappensAnyMore() throws Exception {
        try (Inbox inbox = Inbox.open(InboxAddress.file(folder.resolve("inbox.db")), InboxSettings.DEFAULT.at(clock))) {
            Housekeeping.start(inbox, Optional.empty(), told::add).close();
            String spam =
                    inbox.add(Samples.idea("1").submission(), Arrival.SPAM).id();
            clock.pass(Duration.ofDays(8));
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("housekeeping");
            assertThat(inbox.item(spam).orElseThrow().state()).isEqualTo(State.SPAM);
        }
    }

    @Test
    void whatDoesNotWorkIsToldAndTheRestGoesOn() throws Exception {
        try (Inbox inbox = Inbox.open(InboxAddress.file(folder.resolve("inbox.db")), InboxSettings.DEFAULT.at(clock))) {
            inbox.add(Samples.idea("1").submission(), Arrival.FORM);
            inbox.database().<Void>write(handle -> {
                handle.execute("ALTER TABLE fact RENAME TO no_fact");
                return null;
            });
            GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            server.start();
            Housekeeping housekeeping = Housekeeping.start(
                    inbox, Optional.of(settings(server.getSmtp().getPort())), told::add);
            try {
                assertThat(server.waitForIncomingEmail(PATIENCE_MILLIS, 1))
                        .as("mail goes although erasing fails")
                        .isTrue();
            } finally {
                housekeeping.close();
                server.stop();
            }
            assertThat(told).hasSize(1);
            assertThat(told.get(0)).doesNotContain("fact").doesNotContain("SELECT");
        }
    }

    @Test
    void aDatabaseThatIsGoneIsTold() throws Exception {
        Inbox inbox = Inbox.open(InboxAddress.file(folder.resolve("inbox.db")), InboxSettings.DEFAULT.at(clock));
        inbox.close();
        Housekeeping housekeeping = Housekeeping.start(inbox, Optional.empty(), told::add);
        try {
            await(() -> !told.isEmpty());
        } finally {
            housekeeping.close();
        }
        assertThat(told).containsExactly("the database of the inbox cannot be reached");
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (long waited = 0; !condition.getAsBoolean(); waited += 10) {
            assertThat(waited).as("patience").isLessThan(PATIENCE_MILLIS);
            Thread.sleep(10);
        }
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
