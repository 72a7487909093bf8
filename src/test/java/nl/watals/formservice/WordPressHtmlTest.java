package nl.watals.formservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code formservice/posts.txt}: blocks of a title, the HTML of a post, a line {@code .}, and the Markdown of the draft. */
class WordPressHtmlTest {
    private static final Path FILE = Path.of("src/test/resources/formservice/posts.txt");
    private static final boolean BLESS = Boolean.getBoolean("watals.bless");

    private record Example(String title, String html, String markdown) {}

    @TestFactory
    Stream<DynamicTest> postsBecomeMarkdown() throws IOException {
        List<Example> examples = examples();
        assertThat(examples).hasSizeGreaterThan(25);
        if (BLESS) {
            StringBuilder all = new StringBuilder(Files.readString(FILE).split("\n=== ", 2)[0]);
            for (Example example : examples) {
                all.append("\n=== ")
                        .append(example.title())
                        .append('\n')
                        .append(example.html())
                        .append("\n.\n")
                        .append(convert(example.html()));
            }
            Files.writeString(FILE, all);
        }
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.title(),
                        () -> assertThat(convert(example.html())).isEqualTo(example.markdown())));
    }

    private static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        String[] blocks = Files.readString(FILE).split("\n=== ");
        for (int i = 1; i < blocks.length; i++) {
            int title = blocks[i].indexOf('\n');
            int dot = blocks[i].indexOf("\n.\n", title);
            String rest = blocks[i].substring(dot + 3);
            examples.add(new Example(blocks[i].substring(0, title), blocks[i].substring(title + 1, dot), rest));
        }
        return examples;
    }

    private static String convert(String html) {
        return new WordPressHtml(link -> link, file -> file).convert(html).markdown();
    }

    @Test
    void whateverWasTypedIsStillWhatReadersSee() {
        Random random = new Random(3);
        String[] pieces = {
            "*",
            "_",
            "[",
            "]",
            "(x)",
            "`",
            "#",
            "1.",
            "-",
            "+",
            ">",
            "|",
            "~~",
            "\\",
            "!",
            "&amp;",
            "&lt;b&gt;",
            "http://a.example",
            "woord",
            " ",
            "é",
            "{{ x }}",
            "~"
        };
        Parser parser = Parser.builder()
                .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
                .build();
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
                .build();
        String[] frames = {
            "<p>%s</p>",
            "<ul><li>%s</li></ul>",
            "<h3>%s</h3>",
            "<blockquote><p>%s</p></blockquote>",
            "<p>a <strong>%s</strong> b</p>",
            "<table><tr><th>%s</th></tr><tr><td>x</td></tr></table>"
        };
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 1 + random.nextInt(8); j > 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String html = frames[random.nextInt(frames.length)].replace("%s", text);
            String shown =
                    Jsoup.parse(renderer.render(parser.parse(convert(html)))).text();
            if (!shown.equals(Jsoup.parse(html).text().strip())) {
                wrong.add(html + " => " + convert(html).replace("\n", "⏎") + " => " + shown);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void deepAndBrokenHtmlEnds() {
        assertThat(convert("<div>".repeat(5_000) + "diep")).contains("diep");
        assertThat(convert("<b><i>".repeat(3_000) + "diep")).contains("diep");
        assertThat(convert("<ul><li>".repeat(500) + "diep")).contains("diep");
        assertThat(convert("<table><tr><td>".repeat(200) + "diep")).contains("diep");
        assertThat(convert("[caption]".repeat(2_000) + "<img src=")).isNotNull();
    }
}
