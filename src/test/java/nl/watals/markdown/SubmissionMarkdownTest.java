package nl.watals.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class SubmissionMarkdownTest {
    private static final Set<String> ELEMENTS = Set.of("p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a");

    private static final String[] HOSTILE = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=x>",
        "</p>",
        "</blockquote>",
        "<a href='javascript:x'>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?php",
        "?>",
        "<style>",
        "</style>",
        "<plaintext>",
        "<noscript>",
        "<template>",
        "<math><mi>",
        "{{ 7*7 }}",
        "{% include 'x' %}",
        "{# x #}",
        "${x}",
        "{{",
        "}}",
        "[a](javascript:alert(1))",
        "[a](https://example.org)",
        "[a](data:text/html,x)",
        "[a](https://example.org\"onclick=\"x)",
        "[a](<https://example.org/ >)",
        "[a](mailto:x@y.z)",
        "[a]",
        "[a]: https://example.org\n",
        "[a][a]",
        "![a](https://example.org/x.png)",
        "![",
        "](",
        "[",
        "]",
        "(",
        ")",
        "*",
        "**",
        "***",
        "_",
        "__",
        "`",
        "``",
        "```\n",
        "~~~\n",
        "# ",
        "\n# ",
        "\n===\n",
        "\n---\n",
        "> ",
        "\n> ",
        "- ",
        "\n- ",
        "\n1. ",
        "\n10) ",
        "    ",
        "\t",
        "\n",
        "\n\n",
        "  \n",
        "\\",
        "\\\n",
        "&lt;",
        "&#60;",
        "&#x3c;script&#x3e;",
        "&amp;",
        "&",
        "<",
        ">",
        "\"",
        "'",
        "=",
        "|a|\n|-|\n",
        "[^1]",
        "[^1]: x\n",
        "~~x~~",
        "https://example.org",
        "<https://example.org>",
        "woord",
        " ",
        "é",
        "😀",
        "\ud83d",
        "\u0000",
        "\u0001",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\u2028",
        "\u00a0",
        "\r",
        "\r\n",
        "\f",
        "javascript:",
        "on",
        "x"
    };

    @Test
    void whateverIsTypedTheHtmlHoldsOnlyTheDialect() {
        Random random = new Random(20260101);
        for (int round = 0; round < 20_000; round++) {
            String text = hostileText(random);
            String html = SubmissionMarkdown.render(text).html();
            assertOnlyTheDialect(text, html);
        }
    }

    @Test
    void jsoupHasNothingToChange() {
        Random random = new Random(42);
        for (int round = 0; round < 5_000; round++) {
            String text = hostileText(random);
            String html = SubmissionMarkdown.render(text).html();
            assertThat(SubmissionCleaner.clean(html)).as(text).isEqualTo(html);
            Parser parser = Parser.htmlParser().setTrackErrors(10);
            parser.parseInput("<!doctype html><title></title>" + html, "");
            assertThat(parser.getErrors()).as(text).isEmpty();
        }
    }

    @Test
    void whatHtmlAndTemplatesAreMadeOfStaysReadable() {
        Random random = new Random(7);
        String[] literal = {"<", ">", "&", "\"", "'", "{{", "}}", "{%", "%}", "=", "script", "onerror"};
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder("x");
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(literal[random.nextInt(literal.length)]).append(random.nextBoolean() ? " y" : "");
            }
            String shown = Jsoup.parseBodyFragment(
                            SubmissionMarkdown.render(text.toString()).html())
                    .body()
                    .wholeText()
                    .strip();
            assertThat(shown).isEqualTo(text.toString());
        }
    }

    @Test
    void jsoupsWordIsTheLast() {
        assertThat(SubmissionCleaner.clean("<p onclick=\"x\">a<script>b</script><i>c</i></p>"))
                .isEqualTo("<p>ac</p>");
        assertThat(SubmissionCleaner.clean("<p><a href=\"https://x.nl\">a</a><b>b</p>"))
                .isEqualTo("<p><a href=\"https://x.nl\" rel=\"nofollow ugc noopener\">a</a>b</p>");
        assertThat(SubmissionCleaner.clean("<p><a href=\"javascript:x\" rel=\"opener\">a</a></p>"))
                .isEqualTo("<p><a rel=\"nofollow ugc noopener\">a</a></p>");
        assertThat(SubmissionCleaner.clean("<ol start=\"x\"><li>a</li></ol>")).isEqualTo("<ol><li>a</li></ol>");
    }

    @Test
    void aDefinitionUsedOftenBlowsUpNothing() {
        String text = "[a]: https://example.org/" + "b".repeat(4_000) + "\n\n" + "[a] ".repeat(1_400);
        assertThat(SubmissionMarkdown.render(text).html())
                .hasSizeLessThan(2 * text.length())
                .doesNotContain("<a ");
    }

    @Test
    void theLengthIsCountedInCodePointsAndBounded() {
        assertThat(SubmissionMarkdown.render("😀".repeat(10_000)).html()).hasSize(20_008);
        assertThatThrownBy(() -> SubmissionMarkdown.render("a".repeat(10_001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10000");
    }

    @Test
    void excerptAndWordsComeAlong() {
        SubmissionMarkdown.Submission submission =
                SubmissionMarkdown.render("> citaat\n\nWat *als*\n`dit` <b>zo</b> is?\n\nTwee.");
        assertThat(submission.excerpt()).isEqualTo("Wat als `dit` <b>zo</b> is?");
        assertThat(submission.words()).isEqualTo(7);
        assertThat(SubmissionMarkdown.render("")).isEqualTo(new SubmissionMarkdown.Submission("", "", 0));
    }

    private static String hostileText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(25); i >= 0; i--) {
            text.append(HOSTILE[random.nextInt(HOSTILE.length)]);
        }
        return text.toString();
    }

    private static void assertOnlyTheDialect(String text, String html) {
        Document document = Jsoup.parseBodyFragment(html);
        assertThat(document.head().childNodeSize()).as(text).isZero();
        for (Element element : document.body().getAllElements()) {
            if (element != document.body()) {
                assertThat(ELEMENTS).as(text).contains(element.normalName());
                element.attributes().forEach(attribute -> assertAllowed(text, element, attribute));
            }
            for (Node child : element.childNodes()) {
                assertThat(child).as(text).isInstanceOfAny(Element.class, TextNode.class);
            }
        }
    }

    private static void assertAllowed(String text, Element element, Attribute attribute) {
        String shown = element.normalName() + " " + attribute.getKey();
        switch (shown) {
            case "a href" ->
                assertThat(attribute.getValue()).as(text).matches("(?i)(https?://[^\\s\"<>]+|mailto:[^\\s\"<>]+)");
            case "a rel" -> assertThat(attribute.getValue()).as(text).isEqualTo("nofollow ugc noopener");
            case "ol start" -> assertThat(attribute.getValue()).as(text).matches("\\d{1,9}");
            default -> throw new AssertionError(shown + " in the HTML of " + text);
        }
    }
}
