package nl.watals.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.watals.text.Problem;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Entities;
import org.jsoup.safety.Cleaner;
import org.junit.jupiter.api.Test;

/** The examples of the CommonMark and GFM specifications, read from their own files. */
class SpecificationTest {
    private static final EditorMarkdown SYNTAX_ONLY =
            new EditorMarkdown(Labels.DUTCH, new EditorMarkdown.Features(false, false, false, false));
    private static final EditorMarkdown WITH_AUTOLINKS =
            new EditorMarkdown(Labels.DUTCH, new EditorMarkdown.Features(false, true, false, false));
    private static final EditorMarkdown WITH_SAFELIST =
            new EditorMarkdown(Labels.DUTCH, new EditorMarkdown.Features(false, false, true, false));

    @Test
    void all652ExamplesOfCommonMark0312ComeOutByteForByte() {
        List<Example> examples = ExampleReader.readExamples(TestResources.getSpec());
        assertThat(examples).hasSize(652);
        assertThat(differences(SYNTAX_ONLY, examples)).isEmpty();
    }

    @Test
    void theExamplesOfGfmForTheExtensionsComeOutByteForByte() {
        List<Example> examples = new ArrayList<>();
        for (String extension : List.of("table", "strikethrough", "autolink")) {
            examples.addAll(ExampleReader.readExamples(TestResources.getGfmSpec(), extension));
        }
        assertThat(examples).hasSize(21);
        assertThat(differences(WITH_AUTOLINKS, examples)).isEmpty();
    }

    @Test
    void autolinksChangeOnlyTheExamplesThatAreListed() {
        assertThat(changed(WITH_AUTOLINKS).keySet())
                .isEqualTo(listed("commonmark-autolinks.txt").keySet());
    }

    @Test
    void theSafelistChangesOnlyTheExamplesThatAreListedAndSaysWhy() {
        Map<Integer, String> reasons = new TreeMap<>();
        changed(WITH_SAFELIST).forEach((number, rendered) -> reasons.put(number, reasons(rendered)));
        assertThat(reasons).isEqualTo(listed("commonmark-removed.txt"));
    }

    @Test
    void whatTheSafelistLeavesOfAnExampleIsWhatJsoupLeavesOfTheExpectedHtml() {
        List<Example> examples = ExampleReader.readExamples(TestResources.getSpec());
        changed(WITH_SAFELIST).forEach((number, rendered) -> {
            String expected = cleaned(expected(examples.get(number - 1)));
            assertThat(cleaned(rendered.html())).as("example %d", number).isEqualTo(expected);
        });
    }

    private static String reasons(Rendered rendered) {
        return rendered.problems().stream().map(Problem::what).distinct().collect(Collectors.joining("; "));
    }

    /** By the safelist; a link that lost its destination is only its text. */
    private static String cleaned(String html) {
        Document clean = new Cleaner(EditorSafelist.INSTANCE).clean(Jsoup.parseBodyFragment(html));
        clean.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);
        clean.select("a:not([href])").unwrap();
        return clean.body().html().strip();
    }

    private static List<String> differences(EditorMarkdown markdown, List<Example> examples) {
        List<String> differences = new ArrayList<>();
        for (Example example : examples) {
            String html = render(markdown, example).html();
            String expected = expected(example);
            if (!html.equals(expected)) {
                differences.add(example + "\n" + example.getSource() + "expected\n" + expected + "but was\n" + html);
            }
        }
        return differences;
    }

    private static Map<Integer, Rendered> changed(EditorMarkdown markdown) {
        List<Example> examples = ExampleReader.readExamples(TestResources.getSpec());
        Map<Integer, Rendered> changed = new TreeMap<>();
        for (int i = 0; i < examples.size(); i++) {
            Rendered rendered = render(markdown, examples.get(i));
            if (!normalized(rendered.html()).equals(normalized(expected(examples.get(i))))) {
                changed.put(i + 1, rendered);
            }
        }
        return changed;
    }

    private static String expected(Example example) {
        return example.getHtml().replace('→', '\t');
    }

    private static Map<Integer, String> listed(String name) {
        Map<Integer, String> listed = new TreeMap<>();
        Resources.read(name)
                .lines()
                .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                .forEach(line -> {
                    int blank = line.indexOf(' ');
                    assertThat(line.substring(blank).strip())
                            .as("reason for " + line)
                            .isNotEmpty();
                    listed.put(
                            Integer.parseInt(line.substring(0, blank)),
                            line.substring(blank).strip());
                });
        return listed;
    }

    private static Rendered render(EditorMarkdown markdown, Example example) {
        return markdown.render(new Source("example.md", 1, example.getSource()));
    }

    /** The same tree, written by jsoup: it writes {@code <br>} where the specification writes {@code <br />}. */
    private static String normalized(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);
        return document.body().html();
    }
}
