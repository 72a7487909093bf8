package nl.watals.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class FeedsTest {
    private static final String HOSTILE = "]]></title><script>\"&'\u0000\uFFFE<!--";

    private static final AtomSchema ATOM = new AtomSchema();

    private final Feed feed = new Feed(
            "Ideeën",
            "https://x.example/ideeen/",
            "https://x.example/ideeen/",
            "nl",
            "2026-01-02T00:00:00+01:00",
            List.of(
                    entry("https://x.example/a/", HOSTILE, List.of("Redactie")),
                    entry("https://x.example/b/", "Twee", List.of())));

    @Test
    void atomHoldsWhatTheStandardAsksFor() throws Exception {
        Element root = xml(Atom.write(feed)).getDocumentElement();
        assertThat(text(root, "id")).isEqualTo("https://x.example/ideeen/feed.xml");
        assertThat(root.getElementsByTagName("entry").getLength()).isEqualTo(2);
        for (int i = 0; i < 2; i++) {
            Element entry = (Element) root.getElementsByTagName("entry").item(i);
            assertThat(List.of("id", "title", "updated", "link", "content"))
                    .allMatch(name -> entry.getElementsByTagName(name).getLength() == 1);
        }
    }

    @Test
    void bothFormsAreValid() {
        assertThat(ATOM.findings(Atom.write(feed))).isEmpty();
        assertThat(JsonFeedRules.findings(JsonFeed.write(feed))).isEmpty();
        Feed empty = new Feed(feed.title(), feed.home(), feed.self(), feed.language(), feed.updated(), List.of());
        assertThat(ATOM.findings(Atom.write(empty))).isEmpty();
        assertThat(JsonFeedRules.findings(JsonFeed.write(empty))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HOSTILE,
                "",
                "   ",
                "<title type=\"html\">&lt;b&gt;</title>",
                "&amp;amp; &nbsp; &#0; &unknown;",
                "]]>]]&gt;<![CDATA[x]]>",
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
                "\u0001\u000b\u001f\u007f\u0085\u2028",
                "\ud800 los, \udc00 los, \ud83d\ude00 heel",
                "\u202eomgekeerd\u2066",
                "\uFFFE\uFFFF\uFDD0",
                "a\r\nb\tc"
            })
    void whateverAnEditorOrAVisitorTypesBothFormsStayValid(String typed) {
        Feed hostile = new Feed(
                typed,
                feed.home(),
                feed.self(),
                feed.language(),
                feed.updated(),
                List.of(
                        new Feed.Entry(
                                typed,
                                "https://x.example/a/",
                                feed.updated(),
                                feed.updated(),
                                typed,
                                typed,
                                List.of(typed),
                                List.of(typed)),
                        entry("https://x.example/b/", typed, List.of())));

        assertThat(ATOM.findings(Atom.write(hostile))).isEmpty();
        assertThat(JsonFeedRules.findings(JsonFeed.write(hostile))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<updated>2026-01-02T00:00:00+01:00</updated>|<updated>2026-01-02</updated>",
                "<updated>2026-01-02T00:00:00+01:00</updated>|<updated>2026-01-02T00:00:00</updated>",
                "<updated>2026-01-02T00:00:00+01:00</updated>|<!-- -->",
                "<id>https://x.example/a/</id>|<id>a</id>",
                "<id>https://x.example/a/</id>|<id>x:a</id><id>x:b</id>",
                "<author><name>Redactie</name></author>|<author>Redactie</author>",
                "<category term|<category name",
                "<summary>Kort</summary>|<summery>Kort</summery>",
                "rel=\"self\"|rel=\"self\" href2=\"x\"",
                "type=\"html\"|type=\"xhtml\""
            })
    void theSchemaFindsWhatIsWrong(String right, String wrong) {
        String atom = Atom.write(feed);
        assertThat(atom).contains(right);
        assertThat(ATOM.findings(atom.replace(right, wrong))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "version/1.1|version/2",
                "\"title\":\"Ideeën\"|\"title\":7",
                "\"title\":\"Ideeën\"|\"titel\":\"Ideeën\"",
                "\"id\":\"https://x.example/b/\"|\"id\":\"https://x.example/a/\"",
                "\"id\":\"https://x.example/b/\"|\"_id\":\"b\"",
                "\"content_html\"|\"_content\"",
                "2026-01-02T00:00:00+01:00|2026-01-02",
                "{\"name\":\"Redactie\"}|\"Redactie\"",
                "[\"school\"]|\"school\"",
                "https://x.example/ideeen/feed.json|/ideeen/feed.json"
            })
    void theRulesForJsonFindWhatIsWrong(String right, String wrong) {
        String json = JsonFeed.write(feed);
        assertThat(json).contains(right);
        assertThat(JsonFeedRules.findings(json.replace(right, wrong))).isNotEmpty();
    }

    @Test
    void anEntryWithoutAuthorHasTheFeedsOwn() throws Exception {
        Element root = xml(Atom.write(feed)).getDocumentElement();
        assertThat(root.getElementsByTagName("author").getLength()).isEqualTo(2);
        assertThat(text(root, "name")).isEqualTo("Ideeën");
    }

    @Test
    void aHostileTitleStaysATitle() throws Exception {
        Document atom = xml(Atom.write(feed));
        assertThat(atom.getElementsByTagName("script").getLength()).isZero();
        assertThat(text((Element) atom.getElementsByTagName("entry").item(0), "title"))
                .startsWith("]]></title><script>");
    }

    @Test
    void theJsonFeedSaysTheSame() throws Exception {
        String json = JsonFeed.write(feed);
        List<String> ids = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                if ("id".equals(parser.currentName()) && parser.currentToken().isScalarValue()) {
                    ids.add(parser.getText());
                }
            }
        }
        assertThat(ids).containsExactly("https://x.example/a/", "https://x.example/b/");
        assertThat(json).contains("\"version\":\"https://jsonfeed.org/version/1.1\"", "\"content_html\":\"<p>x</p>\"");
    }

    @Test
    void aSmallSiteHasOneSitemap() throws Exception {
        Map<String, String> files = Sitemap.write(
                "sitemap.xml",
                "https://x.example/",
                List.of(new Sitemap.Entry("https://x.example/a&b/", "2026-01-02")));
        assertThat(files).containsOnlyKeys("sitemap.xml");
        Element root = xml(files.get("sitemap.xml")).getDocumentElement();
        assertThat(text(root, "loc")).isEqualTo("https://x.example/a&b/");
        assertThat(text(root, "lastmod")).isEqualTo("2026-01-02");
    }

    @Test
    void fiftyThousandAddressesFitInOneFile() {
        assertThat(Sitemap.write("sitemap.xml", "https://x.example/", entries(50_000)))
                .containsOnlyKeys("sitemap.xml");
    }

    @Test
    void oneMoreMakesAnIndexThatNamesItsParts() throws Exception {
        Map<String, String> files = Sitemap.write("sitemap.xml", "https://x.example/", entries(50_001));
        assertThat(files).containsOnlyKeys("sitemap.xml", "sitemap-1.xml", "sitemap-2.xml");
        Element index = xml(files.get("sitemap.xml")).getDocumentElement();
        assertThat(index.getTagName()).isEqualTo("sitemapindex");
        assertThat(text(index, "loc")).isEqualTo("https://x.example/sitemap-1.xml");
        assertThat(xml(files.get("sitemap-2.xml")).getElementsByTagName("url").getLength())
                .isEqualTo(1);
    }

    private static List<Sitemap.Entry> entries(int count) {
        List<Sitemap.Entry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(new Sitemap.Entry("https://x.example/" + i + "/", ""));
        }
        return entries;
    }

    private static Feed.Entry entry(String url, String title, List<String> authors) {
        String time = "2026-01-02T00:00:00+01:00";
        return new Feed.Entry(title, url, time, time, "Kort", "<p>x</p>", authors, List.of("school"));
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }
}
