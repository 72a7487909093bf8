package nl.watals.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import nl.watals.whole.Json;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What machines read in the pages. */
class StructuredDataTest {
    private static final ExampleSite SITE = ExampleSite.get();

    @Test
    void everyPageButTheFrontPageSaysWhereItStands() throws IOException {
        for (String address : SITE.indexable().keySet()) {
            Map<String, Map<String, Object>> graph = graph(SITE.indexable().get(address));
            if (address.equals("/")) {
                assertThat(graph).containsOnlyKeys("WebSite");
            } else {
                List<?> trail = (List<?>) graph.get("BreadcrumbList").get("itemListElement");
                assertThat(((Map<?, ?>) trail.get(0)).get("item")).isEqualTo(ExampleSite.HOST + "/");
                assertThat(((Map<?, ?>) trail.get(trail.size() - 1)).get("item"))
                        .isEqualTo(ExampleSite.HOST + address);
                for (int i = 0; i < trail.size(); i++) {
                    assertThat(((Map<?, ?>) trail.get(i)).get("position")).isEqualTo((long) i + 1);
                }
            }
        }
    }

    @Test
    void aGatheringHasItsTimesWithOffsetAndBothItsPlaces() throws IOException {
        Map<String, Object> event = graph(SITE.page("event")).get("Event");

        assertThat(event)
                .containsEntry("startDate", "2023-06-20T10:00:00+02:00")
                .containsEntry("endDate", "2023-06-20T12:00:00+02:00")
                .containsEntry("eventAttendanceMode", "https://schema.org/MixedEventAttendanceMode")
                .containsKeys("name", "description", "organizer", "superEvent", "eventStatus");
        assertThat(values(event.get("location"), "@type")).containsExactly("Place", "VirtualLocation");
    }

    @Test
    void aDayWithoutATimeStaysADay() throws IOException {
        Document page = SITE.pages().get("/bijeenkomsten/2022-10-13-actiedag-jeugdbescherming/");

        assertThat(graph(page).get("Event"))
                .containsEntry("startDate", "2022-10-13")
                .containsEntry("eventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode")
                .doesNotContainKey("endDate");
    }

    @Test
    void aSeriesHoldsItsGatherings() throws IOException {
        Map<String, Object> series = graph(SITE.page("series")).get("EventSeries");

        assertThat((List<?>) series.get("subEvent")).hasSize(3);
        assertThat(series).containsEntry("startDate", "2022-10-13").containsKeys("name", "description", "url");
    }

    @Test
    void anIdeaIsAPostWithItsReactions() throws IOException {
        Map<String, Object> post = graph(SITE.page("idea")).get("DiscussionForumPosting");

        assertThat(post)
                .containsEntry("headline", "Wat als het normaal is dat ouders om hulp vragen?")
                .containsEntry("commentCount", 4L)
                .containsKeys("text", "author", "datePublished", "url");
        assertThat((String) post.get("text"))
                .isEqualTo(
                        "Soms gaat het thuis niet goed. Ouders willen dan best hulp. Maar ze zijn bang dat hun kind wordt"
                                + " weggehaald. Ouders vragen niets. De problemen worden groter. Uiteindelijk loopt het uit de hand.");
        Map<?, ?> first = (Map<?, ?>) ((List<?>) post.get("comment")).get(0);
        assertThat(first.get("text")).isEqualTo("Dit is precies waarom ik zo lang wachtte.");
        assertThat(first.containsKey("comment")).isTrue();
    }

    @Test
    void aMessageNamesItsAuthorsAndItsDay() throws IOException {
        Map<String, Object> article = graph(SITE.page("magazine")).get("NewsArticle");

        assertThat(values(article.get("author"), "name")).containsExactly("Mariëlle Cuijpers", "Douwe Dronkert");
        assertThat(article).containsEntry("datePublished", "2022-12-01T00:00:00+01:00");
        assertThat(values(graph(SITE.page("article")).get("NewsArticle").get("author"), "@type"))
                .containsExactly("Organization");
    }

    @Test
    void everyPageHasWhatOthersShowWhenItIsShared() {
        SITE.indexable().forEach((address, page) -> {
            assertThat(property(page, "og:url")).isEqualTo(ExampleSite.HOST + address);
            assertThat(property(page, "og:title")).as(address).isNotBlank();
            assertThat(property(page, "og:description"))
                    .as(address)
                    .isEqualTo(page.select("meta[name=description]").attr("content"));
        });
    }

    @Test
    void everyPageHasAPictureForSharingWithItsSizeAndItsWords() throws IOException {
        Set<String> cards = new TreeSet<>();
        for (Map.Entry<String, Document> entry : SITE.indexable().entrySet()) {
            String address = property(entry.getValue(), "og:image");
            assertThat(address).as(entry.getKey()).startsWith(ExampleSite.HOST + "/static/cards/");
            Path file = SITE.root().resolve(address.substring(ExampleSite.HOST.length() + 1));
            assertThat(Files.size(file)).as(entry.getKey()).isLessThanOrEqualTo(100_000);
            if (cards.add(address)) {
                BufferedImage card = ImageIO.read(file.toFile());
                assertThat(card.getWidth() + " " + card.getHeight())
                        .isEqualTo(property(entry.getValue(), "og:image:width") + " "
                                + property(entry.getValue(), "og:image:height"))
                        .isEqualTo("1200 630");
            }
            assertThat(property(entry.getValue(), "og:image:alt"))
                    .as(entry.getKey())
                    .isNotBlank();
        }
        assertThat(cards).hasSizeGreaterThan(40);
        assertThat(property(SITE.page("idea"), "og:image:alt"))
                .isEqualTo("Idee: Wat als het normaal is dat ouders om hulp vragen?");
        assertThat(property(SITE.page("theme"), "og:image:alt"))
                .isEqualTo("Ideeën voor andere jeugdzorg, van kinderen, jongeren, ouders en iedereen die meedenkt.");
    }

    /** What the things of a list have under the key. */
    private static List<Object> values(Object things, String key) {
        List<Object> values = new ArrayList<>();
        for (Object thing : (List<?>) things) {
            values.add(((Map<?, ?>) thing).get(key));
        }
        return values;
    }

    private static String property(Document page, String name) {
        return page.select("meta[property=" + name + "]").attr("content");
    }

    /** The things of a page's graph by their type. */
    private static Map<String, Map<String, Object>> graph(Document page) throws IOException {
        Map<String, Map<String, Object>> graph = new TreeMap<>();
        for (Element script : page.select("script[type=application/ld+json]")) {
            Map<String, Object> whole = Json.object(script.data());
            assertThat(whole).containsEntry("@context", "https://schema.org");
            for (Object thing : (List<?>) whole.get("@graph")) {
                @SuppressWarnings("unchecked")
                Map<String, Object> map = (Map<String, Object>) thing;
                graph.put((String) map.get("@type"), map);
            }
        }
        return graph;
    }
}
