package nl.watals.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StyleSheetTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("watals.basedir", ""), "src/test/resources/assets");

    private final Problems problems = new Problems();

    /** Some sheets, and one font. */
    private record Known(Map<String, String> sheets) implements StyleSheet.Files {
        @Override
        public Optional<String> address(String name) {
            return name.equals("fonts/text.woff2") ? Optional.of("/static/fonts/text.1.woff2") : Optional.empty();
        }

        @Override
        public Optional<StyleSheet> sheet(String name) {
            return Optional.ofNullable(sheets.get(name))
                    .map(css -> new StyleSheet(name, new SourceText("assets/" + name, css)));
        }

        @Override
        public Collection<String> names() {
            return List.of("fonts/text.woff2", "style.css");
        }
    }

    private static StyleSheet sheet(String css) {
        return new StyleSheet("style.css", new SourceText("assets/style.css", css));
    }

    private String small(String css) {
        return small(css, Map.of());
    }

    private String small(String css, Map<String, String> sheets) {
        return sheet(css).minified(new Known(sheets), problems);
    }

    @TestFactory
    Stream<DynamicTest> keepsTheMeaningAndLosesTheRest() throws IOException {
        return examples("small.txt", (css, expected) -> {
            assertThat(small(css)).isEqualTo(expected);
            assertThat(problems.sorted()).isEmpty();
        });
    }

    @Test
    void isAsSmallTheSecondTime() {
        String once = small("/* x */ a > b { c : d ; --e: ; f: url( fonts/text.woff2 ) }\n@media ( x ) { g { h: i } }");
        assertThat(small(once.replace("/static/fonts/text.1.woff2", "fonts/text.woff2")))
                .isEqualTo(once);
    }

    @Test
    void filesGetTheirAddresses() {
        assertThat(small("a { b: url(fonts/text.woff2) url( \"./fonts/text.woff2?#x\" ) url(/fonts/text.woff2) }"))
                .isEqualTo("a{b:url(/static/fonts/text.1.woff2) url(/static/fonts/text.1.woff2?#x)"
                        + " url(/static/fonts/text.1.woff2)}");
        assertThat(small("a { b: image-set('fonts/text.woff2' type('font/woff2') 1x) }"))
                .isEqualTo("a{b:image-set(\"/static/fonts/text.1.woff2\" type(\"font/woff2\") 1x)}");
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void whatIsElsewhereStays() {
        String css = "a{b:url(https://example.nl/a.png) url(data:image/png;base64,AA==) url(#x) url(//example.nl/a)}";
        assertThat(small(css)).isEqualTo(css);
        assertThat(small("a{b:url( 'data:image/svg+xml,<svg xmlns=\"x\"></svg>' )}"))
                .isEqualTo("a{b:url(\"data:image/svg+xml,<svg xmlns=\\\"x\\\"><\\/svg>\")}");
    }

    @Test
    void importsAreBroughtIn() {
        Map<String, String> sheets = Map.of(
                "parts/tokens.css", "@import 'more.css';\n:root { --a: url(../fonts/text.woff2) }",
                "parts/more.css", "b { c: d }",
                "print.css", "e { f: g }");
        assertThat(small("@import \"parts/tokens.css\";\n@import url(print.css) print;\nh { i: j }", sheets))
                .isEqualTo("b{c:d}:root{--a:url(/static/fonts/text.1.woff2)}@media print{e{f:g}}h{i:j}");
        assertThat(problems.sorted()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> mistakesHaveAPlace() throws IOException {
        return examples("wrong.txt", (css, expected) -> {
            Problems found = new Problems();
            sheet(css).minified(new Known(Map.of("style.css", css, "other.css", "a{}")), found);
            assertThat(found.sorted()).extracting(Problem::toString).contains(expected);
        });
    }

    /** The examples of a file, each with the line behind its arrow. */
    private static Stream<DynamicTest> examples(String file, BiConsumer<String, String> check) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        String[] parts = Files.readString(EXAMPLES.resolve(file)).split("\n\n(?=\\S)");
        for (int i = 1; i < parts.length; i++) {
            String[] example = parts[i].strip().split("\n---> ", 2);
            tests.add(DynamicTest.dynamicTest(example[0], () -> check.accept(example[0], example[1])));
        }
        assertThat(tests).hasSizeGreaterThan(10);
        return tests.stream();
    }

    /** Whatever comes in: it ends, closes no element, and does not fail. */
    @Test
    void anyTextComesOutWithoutTheEndOfAnElement() {
        Random random = new Random(42);
        String[] parts = {
            "<", "/", "style>", "\"", "'", "\\", "url(", ")", "{", "}", ";", "/*", "*/", "@import", " ", "é", "0.5"
        };
        for (int i = 0; i < 5_000; i++) {
            StringBuilder css = new StringBuilder();
            for (int j = random.nextInt(20); j >= 0; j--) {
                css.append(parts[random.nextInt(parts.length)]);
            }
            assertThat(small(css.toString())).doesNotContain("</");
        }
    }
}
