package nl.watals.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import nl.watals.markdown.SubmissionMarkdown.Submission;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.junit.jupiter.api.Test;

/** What the quick way makes of a text is what commonmark makes of it, or nothing. */
class QuickMarkdownTest {
    private static final EditorMarkdown BY_COMMONMARK =
            new EditorMarkdown(Labels.DUTCH, new EditorMarkdown.Features(true, true, true, false));
    private static final TargetResolver ELSEWHERE = (kind, target) -> "/elders" + target;
    private static final int LONGEST = 1_000_000;

    private static final String[] LINE_BEGINNINGS = {
        "",
        "",
        "",
        "",
        "",
        " ",
        "  ",
        "    ",
        "> ",
        ">",
        "> > ",
        "- ",
        "* ",
        "+ ",
        "-",
        "1. ",
        "1) ",
        "2. ",
        "14. ",
        "0. ",
        "# ",
        "## ",
        "###",
        "#",
        "   - ",
        "  ",
        "   ",
        "- - ",
        "- 1. ",
        "> - ",
        "1.  ",
        "-   ",
        "-      ",
        "---",
        "***",
        "___",
        "===",
        "\t",
        "1234567890. "
    };
    private static final String[] PIECES = {
        "woord",
        "een",
        "É",
        "ü",
        "x",
        "1",
        "😀",
        "“",
        "”",
        "’",
        "…",
        "€",
        "—",
        "\u00a0",
        "\u00ad",
        "\u2028",
        "\ufffd",
        "\u0301",
        " ",
        " ",
        " ",
        " ",
        " ",
        "  ",
        ".",
        ",",
        "!",
        "?",
        ":",
        ";",
        "-",
        "(",
        ")",
        "/",
        "'",
        "\"",
        "&",
        "& ",
        "&amp;",
        "#",
        "*",
        "*",
        "*",
        "**",
        "**",
        "***",
        "_",
        "_",
        "__",
        "___",
        "*a*",
        "**b**",
        "_c_",
        "*d",
        "e*",
        "**f",
        "g**",
        "[",
        "]",
        "](",
        "[a](/b)",
        "[a *b* c](https://voorbeeld.example/d)",
        "[*a](/b)*",
        "[a](/b \"c\")",
        "[a](<b>)",
        "[a](javascript:x)",
        "[a][b]",
        "[a]",
        "[a]: /b",
        "[^1]",
        "![a](/b)",
        "[a](mailto:a@b.nl)",
        "(/b)",
        "[a](/b&c)",
        "www.",
        "http://a.nl",
        "a@b.nl",
        "<",
        ">",
        "<b>",
        "`",
        "~",
        "~~",
        "|",
        "\\",
        "{",
        "{{",
        "}}",
        "$",
        "=",
        "+",
        "^",
        "@"
    };

    @Test
    void theExamplesOfTheSpecificationsComeOutTheSame() {
        List<Example> examples = new ArrayList<>(ExampleReader.readExamples(TestResources.getSpec()));
        for (String extension : List.of("table", "strikethrough", "autolink")) {
            examples.addAll(ExampleReader.readExamples(TestResources.getGfmSpec(), extension));
        }
        int quick = 0;
        for (Example example : examples) {
            quick += compare(example.getSource());
        }
        assertThat(quick).isGreaterThan(250);
    }

    @Test
    void ourOwnExamplesComeOutTheSame() {
        int quick = 0;
        for (String file : List.of("editors.txt", "submissions.txt")) {
            for (Resources.Example example : Resources.examples(file)) {
                quick += compare(example.input());
            }
        }
        assertThat(quick).isGreaterThan(5);
    }

    @Test
    void thePagesOfTheSiteComeOutTheSame() throws IOException {
        List<Path> pages;
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("watals.basedir"), "content"))) {
            pages = files.filter(file -> file.toString().endsWith(".md")).toList();
        }
        assertThat(pages).isNotEmpty();
        for (Path page : pages) {
            String text = Files.readString(page);
            compare(text);
            for (String block : text.split("\n\n")) {
                compare(block);
            }
        }
    }

    @Test
    void anythingThatCanBeTypedComesOutTheSame() {
        Random random = new Random(20260102);
        int quick = 0;
        for (int round = 0; round < 60_000; round++) {
            quick += compare(text(random, PIECES.length));
        }
        assertThat(quick).isGreaterThan(5_000);
    }

    @Test
    void anythingMadeOfWordsAndEmphasisComesOutTheSame() {
        Random random = new Random(20260103);
        int links = indexOf("[a](/b \"c\")");
        int quick = 0;
        for (int round = 0; round < 60_000; round++) {
            quick += compare(text(random, links));
        }
        assertThat(quick).isGreaterThan(20_000);
    }

    @Test
    void listsAndQuotesComeOutTheSame() {
        Random random = new Random(20260104);
        String[] beginnings = {"", "- ", "- ", "  ", "    ", "1. ", "   ", "2. ", "> ", "> - ", ">", "* ", "# "};
        int quick = 0;
        for (int round = 0; round < 60_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int line = random.nextInt(9); line >= 0; line--) {
                text.append(beginnings[random.nextInt(beginnings.length)]);
                text.append(random.nextInt(4) == 0 ? "" : random.nextInt(3) == 0 ? "a *b*" : "a")
                        .append('\n');
            }
            quick += compare(text.toString());
        }
        assertThat(quick).isGreaterThan(10_000);
    }

    @Test
    void manyMarksAndDeepOnesComeOutTheSame() {
        for (int count = 1; count < 120; count++) {
            compare("*".repeat(count) + "a" + "*".repeat(count));
            compare("*a ".repeat(count) + "b* ".repeat(count));
            compare("[".repeat(count) + "a" + "]".repeat(count));
            compare("[a](/b) ".repeat(count) + "\nc [d](/e)");
            compare("[/b](/b) ".repeat(count) + "\nc [d](/e)");
            compare("> ".repeat(count) + "a");
            compare("- ".repeat(count) + "a");
        }
    }

    private static int indexOf(String piece) {
        return List.of(PIECES).indexOf(piece);
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int line = random.nextInt(6); line >= 0; line--) {
            text.append(LINE_BEGINNINGS[random.nextInt(LINE_BEGINNINGS.length)]);
            for (int i = random.nextInt(9); i > 0; i--) {
                text.append(PIECES[random.nextInt(pieces)]);
            }
            text.append(random.nextInt(4) == 0 ? "\n\n" : random.nextInt(8) == 0 ? "  \n" : "\n");
        }
        return text.toString();
    }

    /** Compares both dialects; gives how many of the two went the quick way. */
    private static int compare(String text) {
        Source source = new Source("a.md", 7, text);
        Optional<Rendered> editor = QuickEditor.render(source, ELSEWHERE, LONGEST);
        editor.ifPresent(quick -> assertThat(quick).as(text).isEqualTo(BY_COMMONMARK.render(source, ELSEWHERE)));
        if (text.length() > SubmissionMarkdown.LONGEST) {
            return editor.isPresent() ? 1 : 0;
        }
        Optional<Submission> visitor = QuickVisitor.render(text);
        visitor.ifPresent(quick -> {
            assertThat(quick).as(text).isEqualTo(SubmissionMarkdown.renderTree(text));
            assertThat(SubmissionCleaner.clean(quick.html())).as(quick.html()).isEqualTo(quick.html());
        });
        return (editor.isPresent() ? 1 : 0) + (visitor.isPresent() ? 1 : 0);
    }
}
