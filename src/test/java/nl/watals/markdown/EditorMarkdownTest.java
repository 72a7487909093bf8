package nl.watals.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.watals.markdown.Rendered.Heading;
import nl.watals.markdown.Rendered.Kind;
import nl.watals.markdown.Rendered.Link;
import nl.watals.text.Problem;
import org.junit.jupiter.api.Test;

class EditorMarkdownTest {
    private final EditorMarkdown markdown = new EditorMarkdown(Labels.DUTCH);

    private Rendered render(String text) {
        return markdown.render(new Source("map/a.md", 1, text));
    }

    @Test
    void linksAndImagesComeWithKindTargetAndPlace() {
        Rendered rendered = markdown.render(new Source("a.md", 10, """
                # Kop met [link](/een/)

                😀 é [twee](../twee.md "Titel") en ![drie](drie.jpg)
                en [vier](</met blank>) en <https://vijf.nl/> en https://zes.nl.

                - [zeven][7]

                [7]: /zeven/

                | [acht](/acht/) | [negen](/negen/) |
                |---|---|
                | x | [tien](/tien/) |

                Tekst <a href="/elf/">elf</a> `[nee](/nee/)` <img src="twaalf.png" alt="x">
                """));
        assertThat(rendered.problems()).isEmpty();
        assertThat(rendered.links())
                .containsExactly(
                        new Link(Kind.LINK, "/een/", 10, 18),
                        new Link(Kind.LINK, "../twee.md", 12, 12),
                        new Link(Kind.IMAGE, "drie.jpg", 12, 43),
                        new Link(Kind.LINK, "/met blank", 13, 12),
                        new Link(Kind.LINK, "https://vijf.nl/", 13, 29),
                        new Link(Kind.LINK, "https://zes.nl", 13, 50),
                        new Link(Kind.LINK, "/zeven/", 17, 1),
                        new Link(Kind.LINK, "/acht/", 19, 10),
                        new Link(Kind.LINK, "/negen/", 19, 28),
                        new Link(Kind.LINK, "/tien/", 21, 14),
                        new Link(Kind.LINK, "/elf/", 23, 10),
                        new Link(Kind.IMAGE, "twaalf.png", 23, 51));
    }

    @Test
    void aResolverRewritesEveryTargetAndTheLinksKeepWhatWasWritten() {
        Rendered rendered = markdown.render(
                new Source("a.md", 1, "[a](b.md) ![c](d.jpg) <a href=\"e.md\">f</a> [g](h&amp;i) www.j.nl"),
                (kind, target) -> "/" + kind + "/?" + target + "&\"");
        assertThat(rendered.html())
                .isEqualTo("<p><a href=\"/LINK/?b.md&amp;%22\">a</a>"
                        + " <img src=\"/IMAGE/?d.jpg&amp;%22\" alt=\"c\">"
                        + " <a href=\"/LINK/?e.md&amp;&quot;\">f</a>"
                        + " <a href=\"/LINK/?h&amp;i&amp;%22\">g</a>"
                        + " <a href=\"/LINK/?http://www.j.nl&amp;%22\">www.j.nl</a></p>\n");
        assertThat(rendered.links())
                .extracting(Link::target)
                .containsExactlyInAnyOrder("b.md", "d.jpg", "e.md", "h&i", "http://www.j.nl");
    }

    @Test
    void headingsComeInOrderWithLevelIdAndText() {
        assertThat(render("# Eén *twee*\n\n<h3>Drie</h3>\n\n## `Vier`").headings())
                .containsExactly(
                        new Heading(1, "een-twee", "Eén twee"),
                        new Heading(3, "drie", "Drie"),
                        new Heading(2, "vier", "Vier"));
    }

    @Test
    void theExcerptIsTheFirstParagraphWithTextCutBetweenWords() {
        assertThat(render(
                                "# Kop\n\n![x](y.jpg)\n\n- lijst\n\nEerste *alinea*\nmet `code`[^1].\n\nTweede.\n\n[^1]: Noot.")
                        .excerpt())
                .isEqualTo("Eerste alinea met code.");
        String excerpt = render("woord, ".repeat(100)).excerpt();
        assertThat(excerpt).endsWith("woord…").hasSizeLessThanOrEqualTo(200);
        assertThat(render("😀".repeat(300)).excerpt()).isEqualTo("😀".repeat(199) + "…");
        assertThat(render("- alleen een lijst").excerpt()).isEmpty();
    }

    @Test
    void wordsAreRunsWithALetterOrDigit() {
        assertThat(render("Eén, twee–drie - *vi*er! 5\nzes\n\n- zeven\n\n<b>acht</b>\n\n| negen | |\n|--|--|\n")
                        .words())
                .isEqualTo(8);
        assertThat(render("").words()).isZero();
    }

    @Test
    void everyKindOfLineEndIsTheSame() {
        String text = "# A\n\nb  \nc [d](javascript:e)\n\n```\nf\n```\n<script>\n";
        Rendered expected = render(text);
        for (String end : List.of("\r\n", "\r")) {
            Rendered rendered = render(text.replace("\n", end));
            assertThat(rendered).isEqualTo(expected);
        }
        assertThat(expected.problems()).extracting(Problem::line).containsExactly(4, 9);
    }

    @Test
    void theLocaleOfTheMachineDoesNotMatter() {
        Locale before = Locale.getDefault();
        Rendered expected = render("# TITEL I\n\n[I]: /x/\n\n[ı] [i] <A HREF='x' TITLE='I'>x</A>");
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(render("# TITEL I\n\n[I]: /x/\n\n[ı] [i] <A HREF='x' TITLE='I'>x</A>"))
                    .isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void limitsAreProblemsThatNameThem() {
        assertThat(render("> ".repeat(120) + "x").problems())
                .extracting(Problem::what)
                .containsExactly("more than 100 blocks within each other");
        assertThat(render("*".repeat(300) + "x" + "*".repeat(300)).problems())
                .extracting(Problem::what)
                .containsExactly("more than 100 marks within each other");
        assertThat(render("*a ".repeat(2001)).problems())
                .extracting(Problem::what)
                .containsExactly("more than 2000 emphasis marks (`*`, `_`, `~`) in one paragraph");
        assertThat(render("[".repeat(101)).problems())
                .extracting(Problem::what)
                .containsExactly("more than 100 square brackets open at the same time");
        assertThat(render("a\n".repeat(5002)).problems())
                .extracting(Problem::what)
                .containsExactly("more than 5000 lines without an empty line between them");
        assertThat(render("|a".repeat(500) + "|\n" + "|-".repeat(500) + "|\n" + "|a\n".repeat(500))
                        .problems())
                .extracting(Problem::what)
                .containsExactly("tables with more than 200000 cells");
        assertThat(render("[a]: /" + "b".repeat(5000) + "\n\n" + "[a] ".repeat(1000))
                        .problems())
                .extracting(Problem::what)
                .containsExactly("the HTML would be more than 20 times as long as the text");
    }

    @Test
    void depthWithinTheLimitIsFine() {
        assertThat(render("> ".repeat(90) + "x").problems()).isEmpty();
        assertThat(render("*".repeat(150) + "x" + "*".repeat(150)).problems()).isEmpty();
    }

    @Test
    void threadsShareOneInstance() throws Exception {
        String text = Resources.read("editors.txt");
        Rendered expected = render(text);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Rendered> task = () -> render(text);
            for (Future<Rendered> rendered : threads.invokeAll(java.util.Collections.nCopies(40, task))) {
                assertThat(rendered.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
