package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.watals.bake.BuildResult;
import nl.watals.text.Problem;
import nl.watals.whole.TestSite.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts that take a parser long, nest deeply or grow, in the largest size that may come in: the build ends, and its output
 * is in proportion to its input. The bound on time is far above what is needed, and far below what quadratic work takes.
 */
class BoundedOutputTest {
    private static final int SUBMISSION = 10_000;
    private static final int EDITORS_FILE = 200_000;
    private static final Duration GENEROUS = Duration.ofSeconds(120);

    private static final List<String> UNITS = List.of(
            "*a _a*_ ",
            "*a **a ",
            "a**b c* ",
            "**x [a*b**c*](d) ",
            "_a*",
            "~a~~ ",
            "* ",
            "*",
            "[",
            "]",
            "![",
            "[]",
            "[a](",
            "[a](<b",
            "[a][",
            "[^",
            "[^a",
            "[a]: b\n",
            "[\\",
            "](",
            "<",
            "<a b='",
            "<!--",
            "<?",
            "<![CDATA[",
            "<div>\n\n",
            "<b>",
            "</b>",
            "<table>",
            "&",
            "&#",
            "&amp;",
            "`",
            "` `` ",
            "\\",
            "\\`",
            "> ",
            ">a\n\n",
            "- ",
            "- a\n\n",
            "1) a\n",
            "+ a\n\n      b\n",
            "# a\n",
            "a\n=\n",
            "---\n",
            "```\n",
            "    a\n",
            "a  \n",
            "|",
            "|a\n",
            "a|b\n-|-\n",
            "www.a.b",
            "https://a.b)",
            "a@b.c ",
            "{{",
            "{% ",
            "{# ",
            "{{ }} ",
            "[^1]",
            "😀",
            "e\u0301");

    @TempDir
    Path folder;

    private Map<String, byte[]> built(TestSite site) {
        BuildResult result = assertTimeoutPreemptively(GENEROUS, () -> site.build(folder.resolve("out")));
        assertThat(result.problems()).isEmpty();
        return TestSite.read(folder.resolve("out"));
    }

    private static String filled(String unit, int size) {
        int most = size / unit.codePointCount(0, unit.length());
        return unit.repeat(most).strip();
    }

    @Test
    void theWorstSubmissionsAreBuiltInBoundedTimeAndSpace() {
        TestSite site = TestSite.in(folder.resolve("site"));
        for (int i = 0; i < UNITS.size(); i++) {
            // Addresses of e-mail are refused, which is another test.
            String text = filled(UNITS.get(i).replace("@", "#"), SUBMISSION);
            site.record(Record.idea("idee" + (1000 + i), "Wat als " + i + "?")
                    .with("now", text)
                    .with("body", text)
                    .with("effect", text));
            site.record(Record.reaction("reac" + (1000 + i), "/gesprek/", text));
        }
        Map<String, byte[]> files = built(site);
        files.forEach((name, bytes) -> {
            if (name.startsWith("ideeen/wat-als-")) {
                // Three texts, and the third once more as a JSON text.
                assertThat(bytes.length).as(name).isLessThan(3 * 40 * SUBMISSION + 6 * 40 * SUBMISSION);
            }
        });
        assertThat(total(files)).isLessThan(UNITS.size() * 40L * SUBMISSION);
    }

    @Test
    void theWorstFilesOfEditorsAreBuiltOrRefusedInBoundedTimeAndSpace() {
        TestSite site = TestSite.in(folder.resolve("site"));
        for (int i = 0; i < UNITS.size(); i++) {
            site.write(
                    "content/nieuws/b" + i + ".md",
                    "title=Bericht " + i + "\ntype=article\ndate=2026-01-01\n~~~~~~\n\n"
                            + filled(UNITS.get(i), EDITORS_FILE) + "\n");
        }
        BuildResult first = assertTimeoutPreemptively(GENEROUS, () -> site.build(folder.resolve("out")));
        List<String> refused = new ArrayList<>();
        for (Problem problem : first.problems()) {
            assertThat(problem.path()).startsWith("content/nieuws/b");
            if (!refused.contains(problem.path())) {
                refused.add(problem.path());
                site.remove(problem.path());
            }
        }
        assertThat(refused.size()).isLessThan(UNITS.size() * 2 / 3);
        assertThat(total(built(site))).isLessThan(UNITS.size() * 10L * EDITORS_FILE);
    }

    @Test
    void manyAnswersUpToTheDeepestLevelStayReadable() {
        TestSite site = TestSite.in(folder.resolve("site"));
        for (int i = 0; i < 3_000; i++) {
            Record reaction = Record.reaction("reac" + (10_000 + i), "/gesprek/", "Antwoord " + i + ".");
            site.record(i == 0 ? reaction : reaction.with("parent", "reac" + (10_000 + i - 1)));
        }
        String page = new String(built(site).get("gesprek/index.html"), StandardCharsets.UTF_8);
        for (int i = 0; i < 3_000; i++) {
            assertThat(page.contains("<p>Antwoord " + i + ".</p>")).isTrue();
        }
        assertThat(page.split("<ol class=\"thread\">").length - 1).isLessThan(10);
    }

    private static long total(Map<String, byte[]> files) {
        long total = 0;
        for (byte[] bytes : files.values()) {
            total += bytes.length;
        }
        return total;
    }
}
