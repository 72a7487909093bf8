package nl.watals.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Inputs that take some Markdown parsers quadratic or exponential time, overflow their stack, or blow up their output.
 * The bound on time is generous: a quadratic run over this much text takes minutes.
 */
class HostileInputTest {
    private static final int LENGTH = 400_000;
    private static final Duration GENEROUS = Duration.ofSeconds(30);
    private static final EditorMarkdown EDITORS = new EditorMarkdown(Labels.DUTCH);

    record Hostile(String name, IntFunction<String> ofLength) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Hostile repeated(String unit) {
        return new Hostile(unit.replace("\n", "↵"), n -> unit.repeat(n / unit.length()));
    }

    private static Hostile around(String before, String middle, String after) {
        return new Hostile(
                before + "…" + middle + "…" + after,
                n -> before.repeat(n / (before.length() + after.length()))
                        + middle
                        + after.repeat(n / (before.length() + after.length())));
    }

    static List<Hostile> hostile() {
        List<Hostile> all = new ArrayList<>();
        for (String unit : new String[] {
            "*a _a*_ ",
            "*a **a ",
            "a**b c* ",
            "**x [a*b**c*](d) ",
            "***a_ ",
            "_a*",
            "~a~~ ",
            "* ",
            "*",
            "_",
            "~",
            "a*",
            "[",
            "]",
            "![",
            "[]",
            "![[]()",
            "[a](",
            "[a](<b",
            "[a](b \"",
            "[a](b (",
            "[a][",
            "[^",
            "[^a",
            "![^a]",
            "[a]: ",
            "[a]: b\n",
            "[a\n",
            "[a](b)",
            "[\\",
            "](",
            "()",
            "[![",
            "[[a]",
            "<",
            "<a ",
            "<a b='",
            "<a b=\"",
            "</",
            "<!--",
            "<!-- a --",
            "<?",
            "<!A ",
            "<![CDATA[",
            "<a@",
            "<http:",
            "<div>\n",
            "<div>\n\n",
            "<b>",
            "</b>",
            "<table>",
            "&",
            "&a",
            "&#",
            "&amp;",
            "`",
            "` `` ",
            "\\",
            "\\`",
            "\t",
            " ",
            "\n",
            ">",
            "> ",
            ">\n",
            ">a\n\n",
            "- ",
            "-\n",
            "- a\n",
            "- a\n\n",
            "1. ",
            "1) a\n",
            "  - a\n",
            "+ a\n\n      b\n",
            "# ",
            "# a\n",
            "#\n",
            "a\n=\n",
            "a\n-\n",
            "---\n",
            "```\n",
            "```a\n",
            "~~~",
            "    a\n",
            "a  \n",
            "a\\\n",
            "|",
            "|a",
            "|a\n",
            "|-\n",
            "a|b\n-|-\n",
            "|a|b|\n|-|-|\n|c\n\n",
            "www.",
            "www._",
            "www.a.b",
            "www.a._b.",
            "http://",
            "https://a.b",
            "https://a.b)",
            "https://a.b&c;",
            "a@",
            "a@b",
            "a@b.c ",
            "@",
            "://",
            "{{",
            "{%",
            "{#",
            "{{ }} ",
            "[^1]",
            "[^1]: a\n",
            "é",
            "😀",
            "\u0000",
            "\u0300",
            "\r",
            "\r\n",
            "[a\r"
        }) {
            all.add(repeated(unit));
        }
        all.add(around("[", "a", "]"));
        all.add(around("![", "a", "](b)"));
        all.add(around("![", "a", "]"));
        all.add(around("[", "a", "](b)"));
        all.add(around("*", "a", "*"));
        all.add(around("*a ", "", " a*"));
        all.add(around("**a ", "", " a**"));
        all.add(around("<b>", "a", "</b>"));
        all.add(around("<div>\n\n", "a", "\n\n</div>"));
        all.add(around("(", "a", ")"));
        all.add(new Hostile("backticks of growing length", n -> {
            StringBuilder out = new StringBuilder();
            for (int i = 1; out.length() < n; i++) {
                out.append("`".repeat(i)).append('a');
            }
            return out.toString();
        }));
        all.add(new Hostile("lists in lists", n -> {
            StringBuilder out = new StringBuilder();
            for (int i = 0; out.length() < n; i++) {
                out.append(" ".repeat(2 * (i % 400))).append("- a\n");
            }
            return out.toString();
        }));
        all.add(new Hostile(
                "a wide table with many short rows",
                n -> "|a".repeat(n / 8) + "|\n" + "|-".repeat(n / 8) + "|\n" + "|a\n".repeat(n / 6)));
        all.add(new Hostile(
                "one long definition, used often", n -> "[a]: /" + "b".repeat(n / 2) + "\n\n" + "[a] ".repeat(n / 8)));
        all.add(new Hostile(
                "one long title, used often", n -> "[a]: /x '" + "b".repeat(n / 2) + "'\n\n" + "![a] ".repeat(n / 10)));
        all.add(new Hostile("one footnote, used often", n -> "[^1]\n\n".repeat(n / 6) + "\n\n[^1]: a"));
        all.add(new Hostile("footnotes in footnotes", n -> {
            StringBuilder out = new StringBuilder("[^0]\n\n");
            for (int i = 0; out.length() < n; i++) {
                out.append("[^").append(i).append("]: [^").append(i + 1).append("]\n");
            }
            return out.toString();
        }));
        all.add(new Hostile("undefined labels beside many defined ones", n -> {
            StringBuilder out = new StringBuilder();
            for (int i = 0; out.length() < n / 2; i++) {
                out.append("[label").append(i).append("]: x\n");
            }
            return out.append('\n').append("[a][labelx] ".repeat(n / 24)).toString();
        }));
        all.add(new Hostile("links whose address cannot be found", n -> "[a](&#98;) ".repeat(n / 11)));
        all.add(new Hostile("removed HTML on one line", n -> "a <x y=z> ".repeat(n / 10)));
        all.add(new Hostile("broken HTML on many lines", n -> "<div>\n</p></b></i>\n".repeat(n / 19)));
        return all;
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void editorsTextIsRenderedOrRefusedInLinearTimeAndSpace(Hostile hostile) {
        String text = hostile.ofLength().apply(LENGTH);
        Rendered rendered = assertTimeoutPreemptively(GENEROUS, () -> EDITORS.render(new Source("a.md", 1, text)));
        assertThat(rendered.html().length()).isLessThan(40 * text.length() + 200_000);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aSubmissionIsRenderedInBoundedTimeAndSpace(Hostile hostile) {
        String text = hostile.ofLength().apply(SubmissionMarkdown.LONGEST);
        String bounded =
                text.length() > SubmissionMarkdown.LONGEST ? text.substring(0, SubmissionMarkdown.LONGEST) : text;
        String html = assertTimeoutPreemptively(GENEROUS, () -> SubmissionMarkdown.render(bounded))
                .html();
        assertThat(html.length()).isLessThan(SubmissionMarkdown.OUTPUT_FACTOR * bounded.length() + 100);
    }
}
