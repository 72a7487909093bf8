package nl.watals.whole;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads every file of a {@link HostileSite} as its real readers do, and finds each text that is more than text there. */
final class HostileCheck {
    private static final String HOST = "https://example.nl";
    private static final Pattern FILE_NAME = Pattern.compile("[a-z0-9]+(?:[-./][a-z0-9]+)*");

    /** What a visitor's Markdown may become, with its attributes. */
    private static final Map<String, Set<String>> TYPED = Map.of(
            "p", Set.of(),
            "br", Set.of(),
            "em", Set.of(),
            "strong", Set.of(),
            "ul", Set.of(),
            "ol", Set.of("start"),
            "li", Set.of(),
            "blockquote", Set.of(),
            "a", Set.of("href", "rel"));

    /** The elements and attributes that the templates of the test site write. */
    private static final Set<String> TEMPLATES = Set.of(
            "html lang",
            "head",
            "meta charset",
            "meta name content",
            "meta property content",
            "title",
            "link rel href",
            "script type",
            "body",
            "main",
            "h1",
            "article data-id data-title data-name",
            "p",
            "p class",
            "textarea readonly",
            "a href",
            "a href title",
            "a rel href title",
            "section class",
            "nav",
            "ul class",
            "ol class",
            "li",
            "li id data-name",
            "li data-name",
            "b",
            "q",
            "span class",
            "time datetime",
            "div class");

    private final HostileSite site;
    private final List<String> findings = new ArrayList<>();
    private final Map<String, String> titles = new HashMap<>();

    HostileCheck(HostileSite site) {
        this.site = site;
    }

    List<String> findings() {
        for (String id : site.ids()) {
            if (site.isIdea(id) && !titles.containsKey(id)) {
                findings.add(id + ": it has no page");
            }
        }
        return findings;
    }

    void file(String name, String text) throws IOException {
        if (!FILE_NAME.matcher(name).matches()) {
            findings.add(name + ": no name of ours");
        }
        if (text.indexOf('\0') >= 0) {
            findings.add(name + ": holds NUL");
        }
        if (name.endsWith(".html")) {
            page(name, text);
        } else if (name.endsWith("feed.xml")) {
            atom(name, text);
        } else if (name.endsWith("feed.json")) {
            jsonFeed(name, text);
        } else if (name.equals("sitemap.xml")) {
            sitemap(name, text);
        } else if (!name.equals("robots.txt")) {
            findings.add(name + ": nobody asked for this file");
        }
    }

    private void page(String name, String text) throws IOException {
        Parser parser = Parser.htmlParser().setTrackErrors(10);
        Document page = Jsoup.parse(text, HOST, parser);
        parser.getErrors().forEach(error -> findings.add(name + ": " + error));
        for (Element article : page.select("article")) {
            idea(name, page, article);
        }
        for (Element reaction : page.select("ol.thread > li")) {
            String id = reaction.id().substring(2);
            same(name, id, "name", reaction.attr("data-name"));
            same(name, id, "name", reaction.selectFirst("b").wholeText());
            typed(name, id, "body", reaction.selectFirst(".typed"));
        }
        participants(name, page);
        for (Element link : page.select("main a[title]")) {
            expect(name, "title of a link", link.attr("title"), link.wholeText());
            expect(
                    name,
                    "address of a link",
                    "true",
                    String.valueOf(FILE_NAME
                            .matcher(link.attr("href").replaceAll("^/|/$", ""))
                            .matches()));
        }
        page.select(".typed").empty();
        for (Element element : page.getAllElements()) {
            if (element != page && !TEMPLATES.contains(shape(element))) {
                findings.add(name + ": <" + shape(element) + "> is of no template");
            }
        }
    }

    private static String shape(Element element) {
        StringBuilder shape = new StringBuilder(element.tagName());
        for (Attribute attribute : element.attributes()) {
            shape.append(' ').append(attribute.getKey());
        }
        return shape.toString();
    }

    private void idea(String name, Document page, Element article) throws IOException {
        String id = article.attr("data-id");
        titles.put(id, name);
        same(name, id, "title", article.attr("data-title"));
        same(name, id, "title", article.selectFirst("h1").wholeText());
        same(name, id, "title", article.selectFirst("textarea").wholeText());
        same(name, id, "title", page.selectFirst("head > title").wholeText());
        same(name, id, "title", page.selectFirst("meta[property=og:title]").attr("content"));
        same(
                name,
                id,
                "title",
                HostileSite.decoded(article.selectFirst("p > a").attr("href").substring("/gesprek/?over=".length())));
        same(name, id, "name", article.attr("data-name"));
        same(name, id, "name", article.selectFirst(".by").wholeText());
        same(name, id, "name", page.selectFirst("meta[name=author]").attr("content"));
        typed(name, id, "now", article.selectFirst(".now"));
        typed(name, id, "effect", article.selectFirst(".effect"));
        typed(name, id, "body", article.selectFirst(".text"));
        String script = page.selectFirst("script").data();
        if (script.indexOf('<') >= 0 || script.indexOf('\u2028') >= 0 || script.indexOf('\u2029') >= 0) {
            findings.add(name + ": a character in the script could end it");
        }
        Map<String, Object> json = Json.object(script);
        same(name, id, "title", (String) json.get("name"));
        same(name, id, "name", (String) json.get("author"));
        typed(
                name,
                id,
                "body",
                Jsoup.parseBodyFragment((String) json.get("text")).body());
        expect(
                name,
                "abstract",
                page.selectFirst("meta[name=description]").attr("content"),
                String.valueOf(json.get("abstract")));
        expect(name, "url", HOST + "/" + name.replace("index.html", ""), (String) json.get("url"));
    }

    private void participants(String name, Document page) {
        List<String> ids = new ArrayList<>();
        for (String id : site.ids()) {
            if (site.isParticipant(id)) {
                ids.add(id);
            }
        }
        List<Element> people = page.select("ul.participants > li");
        if (!people.isEmpty()) {
            expect(name, "number of participants", String.valueOf(ids.size()), String.valueOf(people.size()));
        }
        // Their order is that of their names, so each is looked up by its body and name together.
        Map<String, Integer> left = new HashMap<>();
        for (String id : ids) {
            left.merge(flat(site.field(id, "name")) + "\n" + Skeleton.typed(site.field(id, "body")), 1, Integer::sum);
        }
        for (Element person : people) {
            Element html = person.selectFirst(".typed");
            allowedOnly(name, html);
            expect(
                    name,
                    "data-name",
                    person.attr("data-name"),
                    person.selectFirst("b").wholeText());
            String key = flat(person.attr("data-name")) + "\n" + Skeleton.shown(html);
            if (left.merge(key, -1, Integer::sum) < 0) {
                findings.add(name + ": a participant that nobody wrote: " + key);
            }
        }
    }

    private void typed(String name, String id, String key, Element html) {
        allowedOnly(name + " " + id, html);
        expect(name, id + " " + key, Skeleton.typed(site.field(id, key)), Skeleton.shown(html));
    }

    private void allowedOnly(String name, Element html) {
        for (Element element : html.getAllElements()) {
            if (element == html) {
                continue;
            }
            Set<String> attributes = TYPED.get(element.tagName());
            if (attributes == null) {
                findings.add(name + ": <" + element.tagName() + "> in a typed text");
                continue;
            }
            for (Attribute attribute : element.attributes()) {
                if (!attributes.contains(attribute.getKey())) {
                    findings.add(name + ": " + attribute + " in a typed text");
                }
            }
            String href = element.attr("href");
            if (!href.isEmpty()
                    && !href.startsWith("https://")
                    && !href.startsWith("http://")
                    && !href.startsWith("mailto:")) {
                findings.add(name + ": a link to " + href);
            }
        }
    }

    private void atom(String name, String text) throws IOException {
        NodeList entries = xml(name, text).getElementsByTagNameNS("http://www.w3.org/2005/Atom", "entry");
        for (int i = 0; i < entries.getLength(); i++) {
            org.w3c.dom.Element entry = (org.w3c.dom.Element) entries.item(i);
            String id = idOf(child(entry, "id"));
            if (!id.isEmpty()) {
                same(name, id, "title", child(entry, "title"));
                same(name, id, "name", child(entry, "name"));
                boolean html = entry.getElementsByTagName("content").getLength() > 0;
                feedHtml(name, id, html ? child(entry, "content") : "");
            }
        }
    }

    private void jsonFeed(String name, String text) throws IOException {
        for (Object item : (List<?>) Json.object(text).get("items")) {
            Map<?, ?> entry = (Map<?, ?>) item;
            String id = idOf((String) entry.get("url"));
            if (!id.isEmpty()) {
                same(name, id, "title", (String) entry.get("title"));
                same(name, id, "name", (String) ((Map<?, ?>) ((List<?>) entry.get("authors")).get(0)).get("name"));
                // A text of which nothing can be seen makes no HTML; then there is plain text.
                boolean html = entry.get("content_html") != null || !(entry.get("content_text") instanceof String);
                feedHtml(name, id, html ? (String) entry.get("content_html") : "");
            }
        }
    }

    private void feedHtml(String name, String id, String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        allowedOnly(name, body);
        String typed = Skeleton.typed(site.field(id, "now"))
                + Skeleton.typed(site.field(id, "effect"))
                + Skeleton.typed(site.field(id, "body"));
        expect(name, id + " content", typed, Skeleton.shown(body));
    }

    private void sitemap(String name, String text) throws IOException {
        NodeList places = xml(name, text).getElementsByTagName("loc");
        for (int i = 0; i < places.getLength(); i++) {
            String url = places.item(i).getTextContent();
            if (!url.startsWith(HOST + "/")) {
                findings.add(name + ": " + url);
            }
        }
    }

    private static org.w3c.dom.Document xml(String name, String text) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }

    private static String child(org.w3c.dom.Element entry, String tag) {
        return entry.getElementsByTagName(tag).item(0).getTextContent();
    }

    /** Files are read in the order of their names, so ideas are known by then when their address is; else by search. */
    private String idOf(String url) {
        String file = url.substring(HOST.length() + 1) + "index.html";
        if (!file.startsWith("ideeen/")) {
            return "";
        }
        try {
            String text = java.nio.file.Files.readString(site.output().resolve(file));
            return Jsoup.parse(text).selectFirst("article").attr("data-id");
        } catch (IOException e) {
            findings.add("a feed leads to " + url + ", which does not exist");
            return "";
        }
    }

    private void same(String name, String id, String key, String shown) {
        String typed = flat(site.field(id, key));
        expect(name, id + " " + key, typed, flat(shown));
    }

    private static String flat(String text) {
        return text.replaceAll("[ \\t\\r\\n\\f]+", " ").strip();
    }

    private void expect(String name, String what, String expected, String actual) {
        if (!expected.equals(actual)) {
            findings.add(name + ": " + what + "\n    typed " + expected + "\n    shown " + actual);
        }
    }
}
