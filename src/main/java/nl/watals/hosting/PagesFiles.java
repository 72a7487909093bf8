package nl.watals.hosting;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.watals.site.Redirect;

/**
 * {@code _headers} and {@code _redirects}, as Netlify and Cloudflare Pages read them. Both revalidate what is not named
 * here, choose the type by the ending as the description does, compress by themselves and serve {@code 404.html}; a header
 * that two rules give would be sent twice, so nothing says again what they do already.
 */
final class PagesFiles {
    private static final String UNRESERVED = "-._~/";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PagesFiles() {}

    /** @param netlify whether for Netlify, else for Cloudflare Pages */
    static Map<String, String> files(Hosting hosting, boolean netlify) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("_headers", headers(hosting));
        files.put("_redirects", redirects(hosting, netlify));
        return files;
    }

    private static String headers(Hosting hosting) {
        StringBuilder out = new StringBuilder("/*\n");
        hosting.headers()
                .forEach((name, value) ->
                        out.append("  ").append(name).append(": ").append(value).append('\n'));
        for (String place : immutable(hosting.files())) {
            out.append(place)
                    .append("\n  Cache-Control: ")
                    .append(Caching.IMMUTABLE.header())
                    .append('\n');
        }
        return out.toString();
    }

    /** The folders in which everything is immutable, the highest of them; and other such files one by one. */
    static List<String> immutable(List<HostedFile> files) {
        Map<String, Boolean> folders = new TreeMap<>();
        for (HostedFile file : files) {
            for (int i = file.path().indexOf('/'); i >= 0; i = file.path().indexOf('/', i + 1)) {
                folders.merge(
                        file.path().substring(0, i + 1), file.caching() == Caching.IMMUTABLE, Boolean::logicalAnd);
            }
        }
        List<String> places = new ArrayList<>();
        String within = "";
        for (Map.Entry<String, Boolean> folder : folders.entrySet()) {
            if (folder.getValue() && (within.isEmpty() || !folder.getKey().startsWith(within))) {
                within = folder.getKey();
                places.add(encoded("/" + within) + "*");
            }
        }
        for (HostedFile file : files) {
            int slash = file.path().lastIndexOf('/');
            boolean named = slash >= 0 && folders.get(file.path().substring(0, slash + 1));
            if (file.caching() == Caching.IMMUTABLE && !named) {
                places.add(encoded("/" + file.path()));
            }
        }
        return places;
    }

    private static String redirects(Hosting hosting, boolean netlify) {
        StringBuilder out = new StringBuilder();
        for (Redirect redirect : hosting.redirects()) {
            if (!redirect.isNumbered()) {
                // With the mark, Netlify does not serve the page that stands there for other hosts.
                out.append(encoded(redirect.from())).append(' ').append(redirect.to());
                out.append(netlify ? " 301!\n" : " 301\n");
            } else if (netlify) {
                out.append("/ ").append(redirect.from(), 2, redirect.from().length());
                out.append(' ').append(redirect.to()).append(" 301!\n");
            }
        }
        return out.toString();
    }

    /** Everything that is no letter, digit or one of a few marks as percent signs: colons and stars mean something here. */
    private static String encoded(String path) {
        StringBuilder out = new StringBuilder(path.length());
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || UNRESERVED.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
        return out.toString();
    }
}
