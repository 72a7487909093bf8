package nl.watals.feeds;

import java.util.List;

/** Writes a feed as Atom (RFC 4287). */
public final class Atom {
    private Atom() {}

    /** The whole document; {@code feed.xml} is its own name. */
    public static String write(Feed feed) {
        Xml xml = new Xml();
        xml.raw("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
                .text(feed.language())
                .raw("\">\n");
        xml.element("title", feed.title());
        xml.element("id", feed.self() + "feed.xml");
        xml.element("updated", feed.updated());
        link(xml, "self", "application/atom+xml", feed.self() + "feed.xml");
        link(xml, "alternate", "text/html", feed.home());
        if (feed.entries().stream().anyMatch(entry -> entry.authors().isEmpty())) {
            author(xml, feed.title());
        }
        for (Feed.Entry entry : feed.entries()) {
            entry(xml, entry);
        }
        return xml.raw("</feed>\n").toString();
    }

    private static void entry(Xml xml, Feed.Entry entry) {
        xml.raw("<entry>\n");
        xml.element("title", entry.title());
        xml.element("id", entry.url());
        link(xml, "alternate", "text/html", entry.url());
        xml.element("published", entry.published());
        xml.element("updated", entry.updated());
        entry.authors().forEach(name -> author(xml, name));
        categories(xml, entry.tags());
        if (!entry.summary().isEmpty()) {
            xml.element("summary", entry.summary());
        }
        if (!entry.html().isEmpty()) {
            xml.raw("<content type=\"html\" xml:base=\"").text(entry.url()).raw("\">");
            xml.text(entry.html()).raw("</content>\n");
        }
        xml.raw("</entry>\n");
    }

    private static void author(Xml xml, String name) {
        xml.raw("<author><name>").text(name).raw("</name></author>\n");
    }

    private static void categories(Xml xml, List<String> tags) {
        for (String tag : tags) {
            xml.raw("<category term=\"").text(tag).raw("\"/>\n");
        }
    }

    private static void link(Xml xml, String rel, String type, String href) {
        xml.raw("<link rel=\"" + rel + "\" type=\"" + type + "\" href=\"")
                .text(href)
                .raw("\"/>\n");
    }
}
