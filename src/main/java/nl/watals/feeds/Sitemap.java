package nl.watals.feeds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes sitemaps (sitemaps.org protocol 0.9): one file, or an index and its parts where one file is not allowed. */
public final class Sitemap {
    /** The most addresses that the protocol allows in one file. */
    public static final int MOST = 50_000;

    private static final String NAMESPACE = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

    /**
     * One page.
     *
     * @param url the whole address, with scheme and host
     * @param modified the day of the last change, {@code YYYY-MM-DD}; empty when it is not known
     */
    public record Entry(String url, String modified) {}

    private Sitemap() {}

    /**
     * The files by name.
     *
     * @param file the name of the sitemap, for example {@code sitemap.xml}
     * @param root the site's root with scheme and host, ending in {@code /}
     * @param entries in the order in which they are to stand
     */
    public static Map<String, String> write(String file, String root, List<Entry> entries) {
        if (entries.size() <= MOST) {
            return Map.of(file, part(entries));
        }
        Map<String, String> files = new LinkedHashMap<>();
        Xml index = new Xml().raw("<sitemapindex" + NAMESPACE);
        String stem = file.endsWith(".xml") ? file.substring(0, file.length() - ".xml".length()) : file;
        for (int from = 0, number = 1; from < entries.size(); from += MOST, number++) {
            String name = stem + "-" + number + ".xml";
            files.put(name, part(entries.subList(from, Math.min(entries.size(), from + MOST))));
            index.raw("<sitemap><loc>").text(root + name).raw("</loc></sitemap>\n");
        }
        files.put(file, index.raw("</sitemapindex>\n").toString());
        return files;
    }

    private static String part(List<Entry> entries) {
        Xml xml = new Xml().raw("<urlset" + NAMESPACE);
        for (Entry entry : entries) {
            xml.raw("<url><loc>").text(entry.url()).raw("</loc>");
            if (!entry.modified().isEmpty()) {
                xml.raw("<lastmod>").text(entry.modified()).raw("</lastmod>");
            }
            xml.raw("</url>\n");
        }
        return xml.raw("</urlset>\n").toString();
    }
}
