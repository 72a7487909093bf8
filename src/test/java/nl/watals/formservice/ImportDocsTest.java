package nl.watals.formservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.watals.submission.SubmissionKind;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import org.junit.jupiter.api.Test;

/** {@code docs/import.md} names everything that an import knows, and its examples are read. */
class ImportDocsTest {
    private static final Path ROOT = Path.of(System.getProperty("watals.basedir", ""));

    private static String guide() throws IOException {
        return Files.readString(ROOT.resolve("docs/import.md"));
    }

    private static Set<String> code() throws IOException {
        Set<String> code = new TreeSet<>();
        Matcher matcher = Pattern.compile("`([^`\n]+)`").matcher(guide());
        while (matcher.find()) {
            code.add(matcher.group(1));
        }
        return code;
    }

    @Test
    void everyFormatFieldKindAndOutcomeIsExplained() throws IOException {
        assertThat(code())
                .containsAll(ExportFormat.keys())
                .containsAll(Target.keys())
                .containsAll(Arrays.stream(SubmissionKind.values())
                        .map(SubmissionKind::key)
                        .toList())
                .containsAll(Arrays.stream(Outcome.values()).map(Outcome::word).toList());
    }

    @Test
    void theMapsInTheGuideAreMaps() throws IOException {
        Matcher blocks = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(guide());
        int count = 0;
        while (blocks.find()) {
            Problems problems = new Problems();
            ColumnMap.read(new SourceText("kaart.yaml", blocks.group(1).stripIndent()), problems);
            assertThat(problems.sorted()).isEmpty();
            count++;
        }
        assertThat(count).isEqualTo(2);
    }

    @Test
    void theJsonInTheGuideIsASubmission() throws IOException {
        Matcher block = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(guide());
        assertThat(block.find()).isTrue();
        Tree.Parsed parsed = Tree.json(new JsonSlices.Whole(new Place("x.json", 1, 1), block.group(1)));
        Mapper.Mapped mapped = OwnJson.read(1, ((Tree.Sound) parsed).tree());
        assertThat(mapped)
                .isInstanceOfSatisfying(
                        Mapper.Good.class,
                        good -> assertThat(good.submission().origin().receivedAt())
                                .isEqualTo(Instant.parse("2026-05-04T08:59:38Z")));
    }

    @Test
    void messagesInTheGuideAreThoseOfTheExamples() throws IOException {
        StringBuilder expected = new StringBuilder();
        try (var files = Files.walk(ROOT.resolve("src/test/resources/formservice/wrong"))) {
            for (Path file : (Iterable<Path>) files.filter(path -> path.endsWith("expected.txt"))::iterator) {
                expected.append(Files.readString(file).replace("`", ""));
            }
        }
        String table = guide().substring(guide().indexOf("## Als het niet lukt"), guide().indexOf("## Reference"));
        Matcher rows = Pattern.compile("(?m)^\\| `([^`]+)` \\|").matcher(table);
        List<String> messages = rows.results().map(match -> match.group(1)).toList();
        assertThat(messages)
                .hasSizeGreaterThan(5)
                .allSatisfy(message -> assertThat(expected).contains(message));
    }

    @Test
    void theProgramsOwnMapsHaveNoMistakes() {
        for (ExportFormat format : ExportFormat.values()) {
            assertThat(Recipe.of(format).format()).isEqualTo(format);
        }
    }
}
