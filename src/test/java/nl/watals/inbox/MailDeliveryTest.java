package nl.watals.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.inbox.Inbox.InboxSettings;
import nl.watals.inbox.MailDelivery.Delivered;
import nl.watals.site.Settings;
import nl.watals.submission.Consent.Purpose;
import nl.watals.submission.Consent.Tick;
import nl.watals.submission.Contact;
import nl.watals.submission.Contact.Attendance;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What senders read, sent to a real mail server. */
class MailDeliveryTest {
    private static final Actor ANNE = new Actor("anne");

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Inbox inbox;

    @BeforeEach
    void open() {
        server.start();
        inbox = Inbox.open(InboxAddress.file(folder.resolve("inbox.db")), InboxSettings.DEFAULT.at(clock));
    }

    @AfterEach
    void close() {
        inbox.close();
        server.stop();
    }

    @Test
    void aSenderIsToldThatTheMessageIsThere() throws Exception {
        add(Samples.idea("1"));
        assertThat(deliver()).isEqualTo(new Delivered(1, 0, 0));
        MimeMessage mail = only();
        assertThat(mail.getSubject()).isEqualTo("Wat als…: je bericht is binnen");
        assertThat(mail.getAllRecipients()[0]).hasToString("ouder@example.nl");
        assertThat(mail.getFrom()[0].toString()).contains("platform@example.nl");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat((String) mail.getContent()).contains("Een mens leest het eerst.");
        assertThat(deliver()).isEqualTo(new Delivered(0, 0, 0));
    }

    @Test
    void aDecisionIsToldOnlyWhenItStands() throws Exception {
        String id = add(Samples.idea("1"));
        deliver();
        server.purgeEmailFromAllMailboxes();
        act(id, new Action.Reject(RejectReason.TRACEABLE, ""));
        assertThat(deliver()).isEqualTo(new Delivered(0, 0, 0));
        act(id, new Action.Undo());
        clock.pass(Duration.ofMinutes(11));
        assertThat(deliver()).isEqualTo(new Delivered(0, 0, 0));
        act(id, new Action.Reject(RejectReason.TRACEABLE, ""));
        clock.pass(Duration.ofMinutes(10));
        assertThat(deliver()).isEqualTo(new Delivered(1, 0, 0));
        assertThat((String) only().getContent()).contains("mensen die anderen kunnen herkennen");
    }

    @Test
    void aModeratorsWordsTakeThePlaceOfTheStandardOnes() throws Exception {
        String id = add(Samples.idea("1"));
        act(id, new Action.Reject(RejectReason.OTHER, "Dit is al opgelost.\nBedankt!"));
        clock.pass(Duration.ofMinutes(10));
        deliver();
        assertThat(texts()).anyMatch(text -> text.contains("Dit is al opgelost."));
    }

    @Test
    void whoIsPublishedGetsTheAddress() throws Exception {
        String merged = add(Samples.idea("2"));
        String id = add(Samples.idea("1"));
        act(id, new Action.Approve());
        clock.pass(Duration.ofMinutes(10));
        inbox.published(inbox.toPublish(10));
        act(merged, new Action.Merge(id));
        clock.pass(Duration.ofMinutes(10));
        deliver();
        String address = "https://www.example.nl/ideeen/wat-als-brieven-gewoon-leesbaar-waren/";
        assertThat(texts()).filteredOn(text -> text.contains(address)).hasSize(2);
    }

    @Test
    void aQuestionReachesTheSender() throws Exception {
        String id = add(Samples.idea("1"));
        act(id, new Action.Ask("Mogen we de plaats weglaten?"));
        assertThat(deliver().sent()).isEqualTo(2);
        assertThat(texts()).anyMatch(text -> text.contains("Mogen we de plaats weglaten?"));
    }

    @Test
    void aServerThatIsDownLosesNothing() {
        add(Samples.idea("1"));
        server.stop();
        assertThat(deliver()).isEqualTo(new Delivered(0, 1, 0));
        assertThat(deliver()).isEqualTo(new Delivered(0, 0, 0));
        assertThat(inbox.counts().mailWaiting()).isEqualTo(1);
        server.start();
        clock.pass(Duration.ofMinutes(1));
        assertThat(deliver()).isEqualTo(new Delivered(1, 0, 0));
        assertThat(inbox.counts().mailWaiting()).isZero();
    }

    @Test
    void aServerThatStaysDownIsGivenUpAfterTwoWeeks() {
        add(Samples.idea("1"));
        server.stop();
        int tries = 0;
        for (int hour = 0; hour < 24 * 16; hour++) {
            tries += deliver().later();
            clock.pass(Duration.ofHours(1));
        }
        assertThat(tries).isBetween(15, 25);
        assertThat(inbox.counts().mailFailed()).isEqualTo(1);
        assertThat(inbox.counts().mailWaiting()).isZero();
    }

    @Test
    void anAddressThatIsNoneOrHidesAnotherLineIsNeverUsed() {
        add(contact("1", "geen adres"));
        add(contact("2", "a@example.nl\r\nBcc: b@example.nl"));
        add(contact("3", "a@example.nl, b@example.nl"));
        add(contact("4", ""));
        assertThat(deliver()).isEqualTo(new Delivered(0, 0, 3));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void nothingOfTheTextIsInTheHead() throws Exception {
        String id = add(Samples.idea("1").title("Geheimzinnig\r\nBcc: b@example.nl"));
        act(id, new Action.Ask("Vraag\r\nBcc: c@example.nl"));
        deliver();
        for (MimeMessage mail : server.getReceivedMessages()) {
            String head = String.join("\n", java.util.Collections.list(mail.getAllHeaderLines()));
            assertThat(head).doesNotContain("Geheimzinnig", "Bcc", "Vraag\n");
            assertThat(mail.getAllRecipients()).hasSize(1);
        }
    }

    @Test
    void whoDoesNotWantMailGetsNone() {
        String id = add(Samples.idea("1")
                .ticks(new Tick(Purpose.PUBLISH, "Ja", true), new Tick(Purpose.CONTACT, "Mail mij", false)));
        deliver();
        act(id, new Action.Reject(RejectReason.OFF_TOPIC, ""));
        clock.pass(Duration.ofMinutes(10));
        assertThat(deliver()).isEqualTo(new Delivered(0, 0, 0));
    }

    @Test
    void afterWithdrawingNoMailGoes() {
        String id = add(Samples.idea("1"));
        act(id, new Action.Withdraw());
        assertThat(deliver()).isEqualTo(new Delivered(0, 0, 0));
    }

    @Test
    void everyMailHasItsWordsInBothLanguages() {
        for (String language : List.of("nl", "en")) {
            MailSettings settings = settings(language);
            for (MailTemplate template : MailTemplate.values()) {
                for (RejectReason reason : RejectReason.values()) {
                    MailText text = MailText.of(template, reason.key(), "https://www.example.nl/x/", settings);
                    assertThat(text.subject()).contains("Wat als…").doesNotContain("{");
                    assertThat(text.body())
                            .contains("Wat als…")
                            .doesNotContain("{")
                            .endsWith("\n");
                }
            }
        }
    }

    @Test
    void settingsThatCannotWorkAreProblems() {
        assertThat(problems("mail.host=smtp.example.nl\n"))
                .containsExactly(
                        "jbake.properties:1:1: error: mail needs an address that it comes from (for example mail.from=Wat als… <platform@example.nl>)");
        assertThat(problems("mail.host=smtp.example.nl\nmail.security=ssl\n"))
                .singleElement()
                .asString()
                .contains("`ssl` is no way to send mail");
        assertThat(problems("")).isEmpty();
    }

    private static List<String> problems(String properties) {
        Problems problems = new Problems();
        Settings settings = Settings.read(new SourceText(Settings.FILE, properties), problems);
        Optional<MailSettings> read = MailSettings.of(settings, Map.of(), problems);
        assertThat(read).isEmpty();
        return problems.sorted().stream().map(Object::toString).toList();
    }

    private static Samples contact(String key, String email) {
        return Samples.idea(key).contact(new Contact("", email, "", Attendance.UNKNOWN));
    }

    private Delivered deliver() {
        return new MailDelivery(inbox, settings("nl")).sendDue();
    }

    private MailSettings settings(String language) {
        return new MailSettings(
                "127.0.0.1",
                server.getSmtp() == null ? 1 : server.getSmtp().getPort(),
                "none",
                "",
                "",
                "Wat als… <platform@example.nl>",
                language,
                "Wat als…",
                "https://www.example.nl",
                "https://www.example.nl",
                "ideeen");
    }

    private String add(Samples sample) {
        return inbox.add(sample.submission(), Arrival.FORM).id();
    }

    private void act(String id, Action action) {
        Outcome outcome = inbox.act(id, inbox.item(id).orElseThrow().version(), ANNE, action);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private MimeMessage only() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private List<String> texts() {
        return Arrays.stream(server.getReceivedMessages())
                .map(mail -> {
                    try {
                        return (String) mail.getContent();
                    } catch (java.io.IOException | jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
