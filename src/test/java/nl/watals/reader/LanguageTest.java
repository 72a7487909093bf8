package nl.watals.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The Dutch of the site: easy, and written as Dutch is written. */
class LanguageTest {
    private static final ExampleSite SITE = ExampleSite.get();
    private static final double LONGEST_MEAN = 12;
    private static final Pattern ENGLISH =
            Pattern.compile("\\b(January|February|March|May|June|July|October|the|and|Read|News|Ideas)\\b");
    private static final Pattern CLOCK_WITH_COLON = Pattern.compile("\\b\\d{1,2}:\\d{2}\\b");

    @Test
    void quotes_are_curly_and_an_ellipsis_is_one_character() {
        SITE.pages()
                .forEach((address, page) -> assertThat(page.text() + page.title() + description(page))
                        .as(address)
                        .doesNotContain("\"", "'", "..."));
    }

    private static String description(Document page) {
        return page.select("meta[name=description]").attr("content");
    }

    @Test
    void dates_and_times_are_dutch() {
        assertThat(SITE.page("event").select(".facts").text())
                .contains("dinsdag 20 juni 2023, 10.00–12.00 uur", "Utrecht, of online");
        SITE.pages()
                .forEach((address, page) -> assertThat(page.text())
                        .as(address)
                        .doesNotContainPattern(ENGLISH)
                        .doesNotContainPattern(CLOCK_WITH_COLON));
    }

    @Test
    void sentences_are_short() {
        for (Map.Entry<String, Document> entry : SITE.pages().entrySet()) {
            List<Integer> lengths = sentences(entry.getValue());
            double mean = lengths.stream().mapToInt(i -> i).average().orElse(0);
            assertThat(mean).as(entry.getKey()).isLessThanOrEqualTo(LONGEST_MEAN);
        }
    }

    /** How many words each sentence of the page's paragraphs and list items has. */
    private static List<Integer> sentences(Document page) {
        List<Integer> lengths = new ArrayList<>();
        for (Element element : page.select("main p, main li, main dd, main figcaption")) {
            if (element.selectFirst("p, li") == null) {
                for (String sentence : element.text().split("(?<=[.?!…])\\s+")) {
                    lengths.add(sentence.split("\\s+").length);
                }
            }
        }
        return lengths;
    }

    @Test
    void no_sentence_is_very_long() {
        SITE.pages()
                .forEach((address, page) -> assertThat(sentences(page))
                        .as(address)
                        .allSatisfy(words -> assertThat(words).isLessThanOrEqualTo(25)));
    }
}
