package nl.watals.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.watals.feeds.AtomSchema;
import nl.watals.feeds.JsonFeedRules;
import nl.watals.whole.Json;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** Every feed of the example site as feed readers get it. */
class SiteFeedsTest {
    private static final ExampleSite SITE = ExampleSite.get();

    private static List<Path> feeds(String name) throws IOException {
        try (Stream<Path> files = Files.walk(SITE.root())) {
            return files.filter(file -> file.endsWith(name)).sorted().toList();
        }
    }

    @Test
    void everyAtomFeedIsValidAndNamesAnAuthorForEachEntry() throws IOException {
        AtomSchema schema = new AtomSchema();
        List<Path> feeds = feeds("feed.xml");

        assertThat(feeds).hasSizeGreaterThan(10);
        for (Path file : feeds) {
            String atom = Files.readString(file);
            assertThat(schema.findings(atom)).as(file.toString()).isEmpty();
            Document document = Jsoup.parse(atom, "", Parser.xmlParser());
            Element feed = document.selectFirst("feed");
            boolean byAll = !feed.select("> author").isEmpty();
            for (Element entry : feed.select("> entry")) {
                assertThat(byAll || !entry.select("> author").isEmpty())
                        .as(file + " " + entry.select("> id").text())
                        .isTrue();
            }
            assertThat(feed.select("> entry > id").eachText()).doesNotHaveDuplicates();
        }
    }

    @Test
    void everyJsonFeedIsValidAndHoldsTheSamePagesAsItsAtomFeed() throws IOException {
        for (Path file : feeds("feed.json")) {
            String json = Files.readString(file);
            assertThat(JsonFeedRules.findings(json)).as(file.toString()).isEmpty();
            Document atom = Jsoup.parse(Files.readString(file.resolveSibling("feed.xml")), "", Parser.xmlParser());
            List<?> items = (List<?>) Json.object(json).get("items");
            assertThat(items)
                    .extracting(item -> ((Map<?, ?>) item).get("id"))
                    .isEqualTo(atom.select("feed > entry > id").eachText());
        }
    }

    @Test
    void everyFeedThatAPageNamesIsThere() {
        Set<String> named = new TreeSet<>();
        SITE.pages()
                .values()
                .forEach(page -> named.addAll(page.select("link[rel=alternate][type=application/atom+xml]")
                        .eachAttr("href")));

        assertThat(named).contains("/feed.xml", "/ideeen/feed.xml", "/nieuws/feed.xml", "/themas/oorzaken/feed.xml");
        assertThat(named).allSatisfy(address -> assertThat(SITE.file(address)).exists());
    }
}
