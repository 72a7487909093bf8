package nl.watals.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import nl.watals.submission.Consent.AgeBand;
import nl.watals.submission.Consent.Purpose;
import nl.watals.submission.Consent.Subject;
import nl.watals.submission.Consent.Tick;
import nl.watals.submission.Contact.Attendance;
import nl.watals.submission.FieldError.Reason;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import org.junit.jupiter.api.Test;

/** The forms: what they ask, what they accept, and what they say when something has to be mended. */
class FormsTest {
    private static final FormTexts DUTCH = FormTexts.of("nl");
    private static final FormTexts ENGLISH = FormTexts.of("en");
    private static final Origin ORIGIN = new Origin("form", "abc", Instant.parse("2026-05-04T10:00:00Z"));
    private static final Map<String, Set<String>> OFFERED = Map.of(
            "themes", Set.of("wonen", "oorzaken", "a", "b", "c", "d"),
            "page", Set.of("/ideeen/thuis/"),
            "parent", Set.of("abcdefgh"),
            "event", Set.of("/bijeenkomsten/2030-01-01-samen/"));

    private final Map<String, List<String>> sent = new HashMap<>();

    private FormsTest fill(String field, String... values) {
        sent.put(field, List.of(values));
        return this;
    }

    private FormAnswers judged(Form form) {
        return FormAnswers.of(form, sent, OFFERED, DUTCH);
    }

    private FormsTest anIdea() {
        return fill("title", "Wat als er minder wachttijd was?")
                .fill("age", "16-or-over")
                .fill("about", "myself")
                .fill("publish", "on");
    }

    @Test
    void anIdeaNeedsAQuestionAnAgeWhomItIsAboutAndConsent() {
        FormAnswers answers = judged(Forms.IDEA);
        assertThat(answers.errors()).extracting(FieldError::field).containsExactly("title", "age", "about", "publish");
        assertThat(answers.errors()).extracting(FieldError::reason).containsOnly(Reason.MISSING);
        assertThat(answers.errors().get(0).message()).isEqualTo("Vul jouw ‘Wat als’-vraag in.");
        assertThatThrownBy(() -> answers.submission(ORIGIN)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anIdeaBecomesASubmissionWithTheConsentWordForWord() {
        anIdea().fill("now", "Nu wacht je\r\nlang.").fill("themes", "wonen", "oorzaken", "wonen");
        fill("role", "ouder")
                .fill("name", " Een ouder ")
                .fill("email", "iemand@example.nl")
                .fill("contact", "on");
        FormAnswers answers = judged(Forms.IDEA);
        assertThat(answers.errors()).isEmpty();
        Submission submission = answers.submission(ORIGIN);
        assertThat(submission.kind()).isEqualTo(SubmissionKind.IDEA);
        assertThat(submission.content().title()).isEqualTo("Wat als er minder wachttijd was?");
        assertThat(submission.content().now()).isEqualTo("Nu wacht je\nlang.");
        assertThat(submission.content().themes()).containsExactly("wonen", "oorzaken");
        assertThat(submission.content().role()).contains(Role.OUDER);
        assertThat(submission.content().name()).isEqualTo("Een ouder");
        assertThat(submission.contact()).isEqualTo(new Contact("", "iemand@example.nl", "", Attendance.UNKNOWN));
        assertThat(submission.consent().form()).isEqualTo("idee/1");
        assertThat(submission.consent().age()).isEqualTo(AgeBand.FROM_16);
        assertThat(submission.consent().about()).isEqualTo(Subject.MYSELF);
        assertThat(submission.consent().at()).isEqualTo(ORIGIN.receivedAt());
        assertThat(submission.consent().ticks())
                .containsExactly(
                        new Tick(Purpose.PUBLISH, DUTCH.label(Forms.IDEA, "publish"), true),
                        new Tick(Purpose.CONTACT, DUTCH.label(Forms.IDEA, "contact"), true),
                        new Tick(Purpose.NEWSLETTER, DUTCH.label(Forms.IDEA, "newsletter"), false));
    }

    @Test
    void aSignUpKeepsTheNameAwayFromWhatMayBecomePublic() {
        fill("event", "/bijeenkomsten/2030-01-01-samen/").fill("name", "Iemand Voorbeeld");
        fill("email", "iemand@example.nl").fill("phone", "06-12345678");
        fill("attendance", "online").fill("contact", "on");
        Submission submission = judged(Forms.SIGN_UP).submission(ORIGIN);
        assertThat(submission.content().name()).isEmpty();
        assertThat(submission.content().event()).isEqualTo("/bijeenkomsten/2030-01-01-samen/");
        assertThat(submission.contact())
                .isEqualTo(new Contact("Iemand Voorbeeld", "iemand@example.nl", "06-12345678", Attendance.ONLINE));
    }

    @Test
    void aGatheringThatIsOnlyOnlineOffersNoPlace() {
        fill("event", "/bijeenkomsten/2030-01-01-samen/").fill("name", "Iemand").fill("email", "iemand@example.nl");
        fill("attendance", "in-place").fill("contact", "on");
        Map<String, Set<String>> offered = new HashMap<>(OFFERED);
        offered.put("attendance", Set.of("online"));
        FormAnswers answers = FormAnswers.of(Forms.SIGN_UP, sent, offered, DUTCH);
        assertThat(answers.errors()).extracting(FieldError::field).containsExactly("attendance");
    }

    @Test
    void whatThePageDoesNotOfferIsNotTaken() {
        anIdea().fill("themes", "onbekend")
                .fill("role", "koning")
                .fill("event", "/elders/")
                .fill("about", "x");
        assertThat(judged(Forms.IDEA).errors())
                .extracting(FieldError::field, FieldError::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("themes", Reason.WRONG),
                        org.assertj.core.groups.Tuple.tuple("role", Reason.WRONG),
                        org.assertj.core.groups.Tuple.tuple("about", Reason.WRONG),
                        org.assertj.core.groups.Tuple.tuple("event", Reason.WRONG));
    }

    @Test
    void lengthsAreCountedInCharactersAsReadersSeeThem() {
        anIdea().fill("title", "😀".repeat(280));
        assertThat(judged(Forms.IDEA).areGood()).isTrue();
        fill("title", "😀".repeat(281)).fill("themes", "a", "b", "c", "d", "wonen", "oorzaken");
        assertThat(judged(Forms.IDEA).errors())
                .extracting(FieldError::message)
                .containsExactly(
                        "Maak je vraag korter: 280 tekens is het meeste dat past.", "Kies hoogstens 5 onderwerpen.");
    }

    @Test
    void toBeWrittenBackAnAddressIsNeeded() {
        anIdea().fill("contact", "on");
        assertThat(judged(Forms.IDEA).errors())
                .containsExactly(
                        new FieldError("email", Reason.NEEDED, DUTCH.message(Forms.IDEA, "email", Reason.NEEDED)));
    }

    @Test
    void addressesThatMailCouldNotGoToAreRefused() {
        for (String wrong : List.of(
                "naam",
                "@example.nl",
                "naam@example",
                "naam @example.nl",
                "a@b@example.nl",
                "a..b@example.nl",
                "a@-b.nl",
                "a@example.nl, b@example.nl",
                "<a@example.nl>",
                "a@example.n",
                "é@example.nl")) {
            assertThat(MailAddress.isOne(wrong)).as(wrong).isFalse();
        }
        assertThat(MailAddress.isOne("a@example.nl\r\nBcc: b@example.nl")).isFalse();
        for (String right : List.of("a@example.nl", "voor.naam+tag@mail.example.co.uk", "o'neil@example.nl")) {
            assertThat(MailAddress.isOne(right)).as(right).isTrue();
        }
    }

    @Test
    void aLineBreakCannotReachAFieldOfOneLine() {
        fill("email", "iemand@example.nl\r\nBcc: ander@example.nl").fill("newsletter", "on");
        assertThat(judged(Forms.SUBSCRIPTION).errors())
                .extracting(FieldError::field)
                .containsExactly("email");
        anIdea().fill("title", "Wat als\r\nalles\u2028anders\u202e ging?\u0000");
        sent.remove("email");
        sent.remove("newsletter");
        assertThat(judged(Forms.IDEA).submission(ORIGIN).content().title()).isEqualTo("Wat als alles anders ging?");
    }

    @Test
    void ofAFieldSentTwiceTheFirstCountsAndUnknownFieldsAreLeftOut() {
        anIdea().fill("title", "Eerst?", "Later?").fill("secret", "x");
        FormAnswers answers = judged(Forms.IDEA);
        assertThat(answers.text("title")).isEqualTo("Eerst?");
        assertThat(answers.given()).doesNotContainKey("secret");
    }

    @Test
    void neitherAnswersNorSubmissionsShowWhatTheyHold() {
        anIdea().fill("title", "geheim");
        assertThat(judged(Forms.IDEA).toString()).doesNotContain("geheim");
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(ENGLISH.keys()).isEqualTo(DUTCH.keys());
        assertThat(FormTexts.of("nl-BE").word("send")).isEqualTo("Versturen");
        assertThat(FormTexts.of("nds").word("send")).isEqualTo("Send");
    }

    @Test
    void everyFieldHasItsWords() {
        for (FormTexts texts : List.of(DUTCH, ENGLISH)) {
            for (Form form : Forms.ALL) {
                assertThat(texts.word(form, "heading")).isNotEmpty();
                for (FormField field : form.fields()) {
                    if (field.type() != FieldType.HIDDEN) {
                        assertThat(texts.label(form, field.key())).isNotEmpty();
                    }
                    for (String choice : field.choices()) {
                        assertThat(texts.choice(form, field.key(), choice)).isNotEmpty();
                    }
                    for (Reason reason : reachable(form, field)) {
                        assertThat(texts.message(form, field.key(), reason))
                                .isNotEmpty()
                                .doesNotContain("{");
                    }
                }
            }
        }
    }

    private static List<Reason> reachable(Form form, FormField field) {
        List<Reason> reasons = new ArrayList<>();
        if (field.required()) {
            reasons.add(Reason.MISSING);
        }
        switch (field.type()) {
            case LINE, TEXT -> reasons.add(Reason.TOO_LONG);
            case EMAIL, PHONE, ONE_OF, HIDDEN -> reasons.add(Reason.WRONG);
            case SOME_OF -> reasons.addAll(List.of(Reason.WRONG, Reason.TOO_LONG));
            case TICK -> {}
        }
        boolean asked =
                form.field("contact").isPresent() || form.field("newsletter").isPresent();
        if (field.type() == FieldType.EMAIL && !field.required() && asked) {
            reasons.add(Reason.NEEDED);
        }
        return reasons;
    }

    /** Whoever changes the words of a tick must count up the version: stored consents point to these words. */
    @Test
    void theWordsOfTheTicksAreThoseOfTheirVersion() throws IOException {
        StringBuilder ticks = new StringBuilder();
        for (Form form : Forms.ALL) {
            for (FormField field : form.fields()) {
                if (field.type() == FieldType.TICK) {
                    ticks.append(form.edition()).append(' ').append(field.key()).append('\n');
                    ticks.append("  nl: ")
                            .append(DUTCH.label(form, field.key()))
                            .append('\n');
                    ticks.append("  en: ")
                            .append(ENGLISH.label(form, field.key()))
                            .append('\n');
                }
            }
        }
        Path file = Path.of(System.getProperty("watals.basedir", ""), "src/test/resources/submission/ticks.txt");
        assertThat(ticks.toString()).isEqualTo(Files.readString(file));
    }

    @Test
    void whatAFormTakesAPublicRecordCanHold() throws IOException {
        Random random = new Random(20230620);
        int[] nasty = {
            0, 9, 10, 13, 0x1b, 0x7f, 0x85, 0xad, 0x200b, 0x202e, 0x2028, 0xd800, 0xdc00, 0xfdd0, 0xfeff, 0xffff,
            0x1f600, 0xe0041, 0x10ffff, 'a', ' ', '<', '&', '"', '{', '\\'
        };
        for (int round = 0; round < 300; round++) {
            anIdea();
            for (String field : List.of("title", "now", "effect", "name")) {
                StringBuilder text = new StringBuilder("x");
                for (int i = random.nextInt(60); i > 0; i--) {
                    int c = nasty[random.nextInt(nasty.length)];
                    text.append(c < 0x10000 ? String.valueOf((char) c) : new String(Character.toChars(c)));
                }
                fill(field, text.toString());
            }
            SubmissionContent content = judged(Forms.IDEA).submission(ORIGIN).content();
            assertThat(problems(content)).as("round " + round).isEmpty();
        }
    }

    private static List<Problem> problems(SubmissionContent content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("schema", 1);
            json.writeStringField("id", "abcdefgh");
            json.writeStringField("kind", "idea");
            json.writeStringField("status", "approved");
            json.writeStringField("date", "2026-05-04");
            json.writeStringField("title", content.title());
            json.writeStringField("now", content.now());
            json.writeStringField("effect", content.effect());
            json.writeStringField("name", content.name());
            json.writeEndObject();
        }
        Problems problems = new Problems();
        new PublicRecordReader().read("submissions/2026/05/abcdefgh.json", bytes.toByteArray(), problems);
        return problems.sorted();
    }
}
