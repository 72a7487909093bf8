package nl.watals.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.watals.submission.PublicRecord.Idea;
import nl.watals.submission.PublicRecord.Participant;
import nl.watals.submission.PublicRecord.Reaction;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicRecordReaderTest {
    private static final Path RIGHT = Path.of("src/test/resources/submission/right");
    private static final String PATH = "submissions/2026/03/abcd1234.json";

    @TestFactory
    Stream<DynamicTest> everyRightRecordIsRead() throws IOException {
        try (Stream<Path> files = Files.list(RIGHT)) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> read(file)));
        }
    }

    @Test
    void anIdeaHasAllThatTheFileSays() throws IOException {
        Idea idea = (Idea) read(RIGHT.resolve("full-idea.json"));
        assertThat(idea.id()).isEqualTo("abcd1234");
        assertThat(idea.status()).isEqualTo(Status.APPROVED);
        assertThat(idea.date()).isEqualTo(LocalDate.of(2026, 3, 14));
        assertThat(idea.slug()).isEqualTo("vast-gezicht");
        assertThat(idea.title()).isEqualTo("Wat als ieder kind één vast gezicht had?");
        assertThat(idea.now()).isEqualTo("Nu **wisselt** alles.\n\nElk jaar opnieuw.");
        assertThat(idea.effect()).isEqualTo("Dan *rust*.\r\n\tEn tijd.");
        assertThat(idea.body()).contains("0800-0432");
        assertThat(idea.name()).isEqualTo("Een oma 👩‍👧");
        assertThat(idea.role()).contains(Role.GROOTOUDER);
        assertThat(idea.themes()).containsExactly("gezin", "vast-gezicht");
        assertThat(idea.event()).isEqualTo("/agenda/amare-2026/");
        assertThat(idea.source().path()).isEqualTo(PATH);
    }

    @Test
    void whatIsAbsentIsEmptyAndNeverNull() throws IOException {
        Idea idea = (Idea) read(RIGHT.resolve("smallest-idea.json"));
        assertThat(List.of(idea.slug(), idea.now(), idea.effect(), idea.body(), idea.name(), idea.event()))
                .allMatch(String::isEmpty);
        assertThat(idea.role()).isEmpty();
        assertThat(idea.themes()).isEmpty();
    }

    @Test
    void aReactionKnowsItsPageAndWhatItAnswers() throws IOException {
        Reaction reaction = (Reaction) read(RIGHT.resolve("reaction-to-a-reaction.json"));
        assertThat(reaction.page()).isEqualTo("/ideeen/vast-gezicht/");
        assertThat(reaction.parent()).isEqualTo("zyxw9876");
        assertThat(reaction.body()).isEqualTo("Goed plan.");
    }

    @Test
    void aParticipantHasAName() throws IOException {
        assertThat(((Participant) read(RIGHT.resolve("participant.json"))).name())
                .isEqualTo("Oma T.");
    }

    @Test
    void aWithdrawnIdeaKeepsItsAddressOnly() throws IOException {
        Idea idea = (Idea) read(RIGHT.resolve("withdrawn-idea.json"));
        assertThat(idea.isWithdrawn()).isTrue();
        assertThat(idea.slug()).isEqualTo("vast-gezicht");
        assertThat(idea.title()).isEmpty();
    }

    @Test
    void theTextsThatStayInAWithdrawnIdeaAreIgnored() throws IOException {
        Idea idea = (Idea) read(RIGHT.resolve("withdrawn-idea-that-still-holds-texts.json"));
        assertThat(idea.slug()).isEqualTo("vast-gezicht");
        assertThat(List.of(idea.title(), idea.now(), idea.effect(), idea.body(), idea.name(), idea.event()))
                .allMatch(String::isEmpty);
        assertThat(idea.role()).isEmpty();
        assertThat(idea.themes()).isEmpty();
    }

    @Test
    void theTextsThatStayInAWithdrawnReactionOrParticipantAreIgnored() throws IOException {
        Reaction reaction = (Reaction) read(RIGHT.resolve("withdrawn-reaction-with-a-body.json"));
        assertThat(reaction.body()).isEmpty();
        Participant person = (Participant) read(RIGHT.resolve("withdrawn-participant-with-a-name.json"));
        assertThat(person.name()).isEmpty();
    }

    @Test
    void privateTextsInAWithdrawnRecordStopNothing() {
        Idea idea = (Idea) read(
                PATH,
                "{\"schema\": 1, \"id\": \"abcd1234\", \"kind\": \"idea\", \"status\": \"withdrawn\","
                        + " \"date\": \"2026-03-14\", \"slug\": \"x\", \"body\": \"Bel 06-12345678.\"}");
        assertThat(idea.body()).isEmpty();
    }

    @Test
    void aWithdrawnIdeaWithoutASlugKeepsTheTitleThatItsAddressIsMadeOf() {
        Idea idea = (Idea) read(
                PATH,
                "{\"schema\": 1, \"id\": \"abcd1234\", \"kind\": \"idea\", \"status\": \"withdrawn\","
                        + " \"date\": \"2026-03-14\", \"title\": \"Wat als?\"}");
        assertThat(idea.title()).isEqualTo("Wat als?");
    }

    @Test
    void ofARecordThatIsWrongTheAddressIsStillTold() {
        List<PublicRecordReader.Unreadable> wrong = new ArrayList<>();
        String json = "{\"schema\": 1, \"slug\": \"x\", \"title\": \"Wat als?\"}";
        new PublicRecordReader().read(PATH, json.getBytes(StandardCharsets.UTF_8), new Problems(), wrong::add);
        assertThat(wrong).containsExactly(new PublicRecordReader.Unreadable("abcd1234", "x", "Wat als?"));
    }

    @Test
    void laterChecksCanPointAtThemesPageAndEvent() {
        String json = "{\"schema\": 1, \"id\": \"abcd1234\", \"kind\": \"idea\", \"status\": \"approved\",\n"
                + " \"date\": \"2026-03-14\", \"title\": \"één\", \"event\": \"/x/\",\n"
                + " \"themes\": [\"gezin\",\n  \"school\"]}";
        RecordSource source = read(PATH, json).source();
        assertThat(source.problem(RecordKey.TITLE, "a", "b")).isEqualTo(new Problem(PATH, 2, 33, "a", "b"));
        assertThat(source.problem(RecordKey.EVENT, "a", "")).isEqualTo(new Problem(PATH, 2, 49, "a", ""));
        assertThat(source.themeProblem(0, "a", "")).isEqualTo(new Problem(PATH, 3, 13, "a", ""));
        assertThat(source.themeProblem(1, "a", "")).isEqualTo(new Problem(PATH, 4, 3, "a", ""));
        assertThat(source.problem(RecordKey.PAGE, "a", "")).isEqualTo(new Problem(PATH, 1, 1, "a", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void placesForLaterCountLinesLikeProblemsDo(String lineEnd) {
        String json =
                "{\n\"title\": \"één\", \"event\": \"/x/\",\n\"schema\": 1, \"id\": \"abcd1234\", \"kind\": \"idea\","
                        + "\n\"status\": \"approved\", \"date\": \"2026-03-14\", \"now\": \"é😀\", \"themes\": [\"x\"]}";
        RecordSource source = read(PATH, json.replace("\n", lineEnd)).source();
        assertThat(source.problem(RecordKey.EVENT, "a", "")).isEqualTo(new Problem(PATH, 2, 26, "a", ""));
        assertThat(source.themeProblem(0, "a", "")).isEqualTo(new Problem(PATH, 4, 69, "a", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcd1234.json", "2026/3/abcd1234.json", "x/submissions/2025/03/abcd1234.json"})
    void theFolderIsTheMonthOfTheDate(String path) throws IOException {
        assertThat(problems(path, Files.readAllBytes(RIGHT.resolve("smallest-idea.json"))))
                .extracting(Problem::what)
                .containsExactly("the file is not in the folder of its `date`");
    }

    @Test
    void aFileThatIsFarTooLargeIsNotReadAtAll() {
        byte[] large = new byte[PublicRecordReader.MAX_BYTES + 1];
        Arrays.fill(large, (byte) '[');
        assertThat(problems(PATH, large))
                .extracting(Problem::toString)
                .containsExactly(PATH + ":1:1: error: the file is too large for a record: 262145 bytes"
                        + " (a record holds at most 262144 bytes)");
    }

    @Test
    void anOtherLineEndCountsTheSame() throws IOException {
        String json = Files.readString(RIGHT.resolve("smallest-idea.json")).replace("approved", "new");
        List<Problem> expected = problems(PATH, json.getBytes(StandardCharsets.UTF_8));
        assertThat(problems(PATH, json.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(expected);
        assertThat(problems(PATH, json.replace("\n", "\r").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(expected);
    }

    @Test
    void noRecordCanMakeTheReaderSlow() {
        List<String> hostile = List.of(
                "{".repeat(200_000),
                "[".repeat(200_000),
                "{\"a\":".repeat(40_000),
                "{" + "\"title\":\"\",".repeat(20_000) + "}",
                "{\"themes\":[" + "\"a\",".repeat(50_000) + "\"a\"]}",
                "{\"body\":\"" + "\\u0000".repeat(40_000) + "\"}",
                "{\"body\":\"" + "06-12345678 ".repeat(20_000) + "\"}",
                "{\"body\":\"" + "1 ".repeat(100_000) + "\"}");
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> hostile.forEach(json -> assertThat(problems(PATH, json.getBytes(StandardCharsets.UTF_8)))
                        .isNotEmpty()));
    }

    private static PublicRecord read(Path file) throws IOException {
        return read(PATH, Files.readString(file));
    }

    private static PublicRecord read(String path, String json) {
        Problems problems = new Problems();
        Optional<PublicRecord> record =
                new PublicRecordReader().read(path, json.getBytes(StandardCharsets.UTF_8), problems);
        assertThat(problems.sorted()).isEmpty();
        return record.orElseThrow();
    }

    private static List<Problem> problems(String path, byte[] bytes) {
        Problems problems = new Problems();
        assertThat(new PublicRecordReader().read(path, bytes, problems)).isEmpty();
        return problems.sorted();
    }
}
