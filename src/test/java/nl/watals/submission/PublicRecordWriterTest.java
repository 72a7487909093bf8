package nl.watals.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import nl.watals.privacy.Kind;
import nl.watals.submission.PublicRecord.Idea;
import nl.watals.submission.PublicRecord.Participant;
import nl.watals.submission.PublicRecord.Reaction;
import nl.watals.text.Problems;
import org.junit.jupiter.api.Test;

class PublicRecordWriterTest {
    private static final Path RIGHT = Path.of("src/test/resources/submission/right");
    private static final Path EXAMPLES = Path.of("submissions");
    private static final String PATH = "submissions/2026/03/abcd1234.json";
    private static final String CHARACTERS =
            "abc ABC\"\\/{}[]:,<>&'`*_#~é😀👩‍👧\u00a0\u00ad\u200b\u202e\u2028\ufeff\n\t%=${}|";

    @Test
    void whatIsWrittenIsReadAsTheSameRecord() throws IOException {
        try (Stream<Path> files = Files.list(RIGHT)) {
            for (Path file : files.toList()) {
                PublicRecord record = read(PATH, Files.readAllBytes(file));
                byte[] written = PublicRecordWriter.write(record);
                assertThat(PublicRecordWriter.write(read(PATH, written)))
                        .as(file.toString())
                        .isEqualTo(written);
                assertThat(bare(read(PATH, written))).isEqualTo(bare(record));
            }
        }
    }

    @Test
    void theRecordsOfTheExampleSiteAreInTheCanonicalForm() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                PublicRecord record = read(file.toString().replace('\\', '/'), bytes);
                assertThat(file.toString().replace('\\', '/')).endsWith(PublicRecordWriter.path(record));
                assertThat(new String(PublicRecordWriter.write(record), StandardCharsets.UTF_8))
                        .isEqualTo(new String(bytes, StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void anyTextThatARecordMayHoldComesBackAsItWas() {
        Random random = new Random(20260301);
        for (int i = 0; i < 3_000; i++) {
            String body = "x" + text(random) + "x";
            Reaction reaction = new Reaction(
                    RecordSource.of(PATH),
                    "abcd1234",
                    Status.APPROVED,
                    LocalDate.of(2026, 3, 1),
                    "/ideeen/x/",
                    "",
                    body,
                    "",
                    Optional.empty(),
                    "",
                    List.of());
            PublicRecord back = read(PATH, PublicRecordWriter.write(reaction));
            assertThat(((Reaction) back).body()).isEqualTo(body);
        }
    }

    @Test
    void whatCouldHideOrTurnTextAroundIsEscaped() {
        Reaction reaction = new Reaction(
                RecordSource.of(PATH),
                "abcd1234",
                Status.APPROVED,
                LocalDate.of(2026, 3, 1),
                "/ideeen/x/",
                "",
                "a\u202eb\u200bc\u2028d",
                "",
                Optional.empty(),
                "",
                List.of());
        assertThat(new String(PublicRecordWriter.write(reaction), StandardCharsets.UTF_8))
                .contains("\"a\\u202eb\\u200bc\\u2028d\"");
    }

    @Test
    void aWithdrawnRecordHoldsNoText() {
        Idea idea = new Idea(
                RecordSource.of(PATH),
                "abcd1234",
                Status.WITHDRAWN,
                LocalDate.of(2026, 3, 1),
                "rust",
                "Wat als",
                IdeaTexts.of("nu", "dan", "meer"),
                "Een oma",
                Optional.of(Role.OUDER),
                List.of("taal"),
                "/agenda/x/",
                List.of(Kind.PHONE));
        assertThat(new String(PublicRecordWriter.write(idea), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {
                          "schema": 1,
                          "id": "abcd1234",
                          "kind": "idea",
                          "status": "withdrawn",
                          "date": "2026-03-01",
                          "slug": "rust"
                        }
                        """);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(40);
        for (int i = 0; i < length; i++) {
            int at = random.nextInt(CHARACTERS.codePointCount(0, CHARACTERS.length()));
            text.appendCodePoint(CHARACTERS.codePointAt(CHARACTERS.offsetByCodePoints(0, at)));
        }
        return text.toString();
    }

    private static PublicRecord read(String path, byte[] bytes) {
        Problems problems = new Problems();
        Optional<PublicRecord> record = new PublicRecordReader().read(path, bytes, problems);
        assertThat(problems.sorted()).isEmpty();
        return record.orElseThrow();
    }

    /** The record without the places of its values in the file. */
    private static PublicRecord bare(PublicRecord record) {
        RecordSource nowhere = RecordSource.of("");
        if (record instanceof Idea i) {
            return new Idea(
                    nowhere,
                    i.id(),
                    i.status(),
                    i.date(),
                    i.slug(),
                    i.title(),
                    IdeaTexts.of(i.now(), i.effect(), i.body()),
                    i.name(),
                    i.role(),
                    i.themes(),
                    i.event(),
                    i.overruled());
        }
        if (record instanceof Reaction r) {
            return new Reaction(
                    nowhere,
                    r.id(),
                    r.status(),
                    r.date(),
                    r.page(),
                    r.parent(),
                    r.body(),
                    r.name(),
                    r.role(),
                    r.event(),
                    r.overruled());
        }
        Participant p = (Participant) record;
        return new Participant(
                nowhere,
                p.id(),
                p.status(),
                p.date(),
                p.name(),
                p.role(),
                p.body(),
                p.themes(),
                p.event(),
                p.overruled());
    }
}
