package nl.watals.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads a finished page once, from its first byte to its last, as browsers cut it into tags. It builds no tree: what it
 * looks for shows in the order of the tags.
 */
final class PageScanner {
    private final byte[] bytes;
    private final int length;
    private final String file;
    private final String host;
    private final boolean deep;

    private final Set<String> ids = new LinkedHashSet<>();
    private final Set<String> links = new LinkedHashSet<>();
    private final Set<String> named = new LinkedHashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Attributes attributes = new Attributes();
    private String title = "";
    private String description = "";
    private boolean noindex;
    private boolean redirect;
    private int firstHeadings;
    private int level;
    private int inert;

    private PageScanner(String file, byte[] bytes, int length, String host, boolean deep) {
        this.file = file;
        this.bytes = bytes;
        this.length = length;
        this.host = host;
        this.deep = deep;
    }

    /**
     * @param host the site's root without a slash at its end: addresses that begin with it are the site's own
     * @param deep whether structured data are read as well
     */
    static PageFacts scan(String file, byte[] bytes, int length, String host, boolean deep) {
        PageScanner scanner = new PageScanner(file, bytes, length, host, deep);
        scanner.scan();
        return scanner.facts();
    }

    private PageFacts facts() {
        if (!redirect) {
            if (firstHeadings != 1) {
                find(
                        firstHeadings == 0 ? "this page has no h1" : "this page has " + firstHeadings + " h1",
                        "give it one heading that says what it is about",
                        "<h1");
            }
            for (String id : named) {
                if (!ids.contains(id)) {
                    find("nothing in this page has the id `" + id + "`, which a label or a description names", "", id);
                }
            }
        }
        return new PageFacts(
                file,
                title,
                description,
                !noindex && !redirect,
                List.copyOf(ids),
                List.copyOf(links),
                List.copyOf(findings));
    }

    private void scan() {
        int i = 0;
        while (i < length) {
            if (bytes[i] != '<' || i + 1 >= length) {
                i++;
                continue;
            }
            byte next = bytes[i + 1];
            if (next == '!') {
                i = startsWith(i, "<!--") ? after(i + 4, "-->") : after(i + 2, ">");
            } else if (next == '/') {
                i = closing(i + 2);
            } else if (isLetter(next)) {
                i = opening(i + 1);
            } else {
                i++;
            }
        }
    }

    private int closing(int start) {
        int end = start;
        while (end < length && isLetter(bytes[end])) {
            end++;
        }
        if (inert > 0 && is(start, end, "template")) {
            inert--;
        }
        return after(end, ">");
    }

    private int opening(int start) {
        int end = start;
        while (end < length
                && (isLetter(bytes[end]) || (bytes[end] >= '0' && bytes[end] <= '9') || bytes[end] == '-')) {
            end++;
        }
        int after = attributes.read(bytes, end, length);
        if (is(start, end, "template")) {
            inert++;
        } else if (inert == 0) {
            element(start, end, after);
        }
        if (is(start, end, "script")) {
            return raw(after, "</script");
        }
        if (is(start, end, "style")) {
            return raw(after, "</style");
        }
        if (is(start, end, "title")) {
            return raw(after, "</title");
        }
        return is(start, end, "textarea") ? raw(after, "</textarea") : after;
    }

    /** The end of an element whose text holds no tags. */
    private int raw(int from, String end) {
        int at = from;
        while (at < length && !startsWith(at, end)) {
            at++;
        }
        return Math.min(length, at);
    }

    private void element(int start, int end, int after) {
        String id = attributes.get("id");
        if (id != null && !ids.add(id)) {
            find(
                    "two elements of this page have the id `" + id + "`",
                    "every id may stand only once in a page",
                    "id=\"" + id + '"');
        }
        if (end - start == 2 && bytes[start] == 'h' && bytes[start + 1] >= '1' && bytes[start + 1] <= '6') {
            heading(bytes[start + 1] - '0', after);
        } else if (is(start, end, "a") || is(start, end, "link")) {
            link(attributes.get("href"));
        } else if (is(start, end, "img")) {
            picture();
        } else if (is(start, end, "script")) {
            link(attributes.get("src"));
            if (deep && "application/ld+json".equals(attributes.get("type"))) {
                JsonLd.check(text(after, raw(after, "</script")), findings);
            }
        } else if (is(start, end, "meta")) {
            meta();
        } else if (is(start, end, "title") && title.isEmpty()) {
            title = Attributes.plain(text(after, raw(after, "</title"))).strip();
        } else if (is(start, end, "html")) {
            if (attributes.get("lang") == null) {
                find("the page does not say its language", "write <html lang=\"nl\">", "<html");
            }
        } else if (is(start, end, "source")) {
            sources(attributes.get("srcset"));
        } else if (is(start, end, "label")) {
            name(attributes.get("for"));
        } else if (is(start, end, "form") && !"post".equalsIgnoreCase(attributes.get("method"))) {
            // What is posted goes to a program, not to a file.
            link(attributes.get("action"));
        }
        name(attributes.get("aria-labelledby"));
        name(attributes.get("aria-describedby"));
    }

    private void heading(int next, int after) {
        if (next == 1) {
            firstHeadings++;
        }
        if (next > level + 1 && level > 0) {
            int end = after;
            while (end < length && bytes[end] != '<') {
                end++;
            }
            String words = Attributes.plain(text(after, end)).strip();
            find(
                    "the heading `" + words + "` is an h" + next + " below an h" + level,
                    "headings go down one level at a time",
                    words);
        }
        level = next;
    }

    private void picture() {
        String source = attributes.get("src");
        if (attributes.get("alt") == null) {
            find(
                    "an image without a description: " + (source == null ? "" : source),
                    "write alt=\"what is seen\", or alt=\"\" for decoration",
                    source == null ? "<img" : source);
        }
        link(source);
        sources(attributes.get("srcset"));
    }

    private void meta() {
        String name = attributes.get("name");
        String content = attributes.get("content");
        if ("description".equals(name) && content != null) {
            description = content.strip();
        } else if ("robots".equals(name) && content != null && content.contains("noindex")) {
            noindex = true;
        } else if ("refresh".equalsIgnoreCase(attributes.get("http-equiv"))) {
            redirect = true;
        }
    }

    private void sources(String set) {
        if (set == null) {
            return;
        }
        for (String part : set.split(",")) {
            String source = part.strip();
            int space = source.indexOf(' ');
            link(space < 0 ? source : source.substring(0, space));
        }
    }

    private void name(String names) {
        if (names != null && inert == 0) {
            for (String id : names.split(" ")) {
                if (!id.isEmpty()) {
                    named.add(id);
                }
            }
        }
    }

    private void link(String address) {
        if (address == null || address.isEmpty()) {
            return;
        }
        String target = address;
        if (!host.isEmpty()
                && target.startsWith(host)
                && (target.length() == host.length() || isEnd(target.charAt(host.length())))) {
            target = target.length() == host.length() ? "/" : target.substring(host.length());
        }
        int colon = target.indexOf(':');
        int slash = target.indexOf('/');
        if (target.startsWith("//") || (colon > 0 && (slash < 0 || colon < slash))) {
            return;
        }
        links.add(target);
    }

    private static boolean isEnd(char c) {
        return c == '/' || c == '#' || c == '?';
    }

    private void find(String what, String hint, String sign) {
        findings.add(new Finding(what, hint, sign));
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private boolean is(int start, int end, String name) {
        if (end - start != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if ((bytes[start + i] | 0x20) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean startsWith(int at, String text) {
        if (at + text.length() > length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            int b = bytes[at + i];
            if ((b >= 'A' && b <= 'Z' ? b | 0x20 : b) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int after(int from, String end) {
        int at = from;
        while (at < length && !startsWith(at, end)) {
            at++;
        }
        return Math.min(length, at + end.length());
    }

    private static boolean isLetter(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }

    /** The attributes of the tag at hand; read into the same arrays again and again. */
    private static final class Attributes {
        private static final int MOST = 64;

        private final int[] nameStart = new int[MOST];
        private final int[] nameEnd = new int[MOST];
        private final int[] valueStart = new int[MOST];
        private final int[] valueEnd = new int[MOST];
        private byte[] bytes;
        private int count;

        /** Reads up to the end of the tag and returns the place behind it. */
        private int read(byte[] page, int from, int length) {
            bytes = page;
            count = 0;
            int i = from;
            while (i < length && bytes[i] != '>') {
                if (bytes[i] <= ' ' || bytes[i] == '/') {
                    i++;
                } else {
                    i = attribute(i, length);
                }
            }
            return Math.min(length, i + 1);
        }

        private int attribute(int start, int length) {
            int i = start;
            while (i < length
                    && bytes[i] != '='
                    && bytes[i] != '>'
                    && bytes[i] != '/'
                    && (bytes[i] < 0 || bytes[i] > ' ')) {
                i++;
            }
            int end = Math.max(i, start + 1);
            int from = end;
            int to = end;
            int next = end;
            if (i < length && bytes[i] == '=') {
                from = i + 1;
                byte quote = from < length ? bytes[from] : 0;
                if (quote == '"' || quote == '\'') {
                    from++;
                    to = from;
                    while (to < length && bytes[to] != quote) {
                        to++;
                    }
                    next = to + 1;
                } else {
                    to = from;
                    while (to < length && bytes[to] != '>' && (bytes[to] < 0 || bytes[to] > ' ')) {
                        to++;
                    }
                    next = to;
                }
            }
            if (count < MOST) {
                nameStart[count] = start;
                nameEnd[count] = i;
                valueStart[count] = from;
                valueEnd[count] = Math.min(to, length);
                count++;
            }
            return next;
        }

        /** The value of an attribute without references; null when the tag does not have it. */
        private String get(String name) {
            for (int i = 0; i < count; i++) {
                if (is(i, name)) {
                    return plain(new String(bytes, valueStart[i], valueEnd[i] - valueStart[i], StandardCharsets.UTF_8));
                }
            }
            return null;
        }

        private boolean is(int index, String name) {
            if (nameEnd[index] - nameStart[index] != name.length()) {
                return false;
            }
            for (int i = 0; i < name.length(); i++) {
                byte b = bytes[nameStart[index] + i];
                if ((b >= 'A' && b <= 'Z' ? b | 0x20 : b) != name.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        static String plain(String html) {
            return html.indexOf('&') < 0 ? html : org.jsoup.parser.Parser.unescapeEntities(html, true);
        }
    }

    /** What a title looks like when two are compared. */
    static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
