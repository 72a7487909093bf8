package nl.watals.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The front matter keys that have a meaning, and what their values look like. */
public final class PageKeys {
    /** What the value of a key is. */
    enum Kind {
        TEXT,
        LINE,
        MARKDOWN,
        DATE,
        MOMENT,
        FLAG,
        LIST,
        PEOPLE,
        PAGE,
        PAGES,
        EVENT,
        LINKS,
        ALIASES,
        FILE,
        SERIES,
        SLUG,
        RECORD,
        FORM,
        TYPE,
        STATUS
    }

    /**
     * @param types the document types that may have the key; empty means all
     * @param required the document types that must have it
     */
    record Key(Kind kind, Set<String> types, Set<String> required) {}

    private static final Set<String> ALL = Set.of();
    private static final Set<String> NONE = Set.of();

    private static final Map<String, Key> KEYS = keys();

    /** The keys that name a file of the site. */
    public static final List<String> FILES = List.of("image", "pdf");

    /** What templates can ask of a page besides its front matter: computed by the build. */
    private static final Set<String> COMPUTED = Set.of(
            "body",
            "uri",
            "url",
            "permalink",
            "rootpath",
            "noExtensionUri",
            "file",
            "sourceuri",
            "sha1",
            "rendered",
            "nextContent",
            "previousContent",
            "next",
            "previous",
            "headings",
            "excerpt",
            "words",
            "minutes",
            "terms",
            "thread",
            "reactioncount",
            "section",
            "breadcrumbs",
            "children",
            "events",
            "ideas",
            "withdrawn",
            "card",
            "cardtext",
            "calendar",
            "data");

    private PageKeys() {}

    private static Map<String, Key> keys() {
        Map<String, Key> keys = new LinkedHashMap<>();
        keys.put("title", new Key(Kind.LINE, ALL, NONE));
        keys.put("type", new Key(Kind.TYPE, ALL, NONE));
        keys.put("status", new Key(Kind.STATUS, ALL, NONE));
        keys.put("date", new Key(Kind.DATE, ALL, Set.of("article", "event", "idea", "magazine")));
        keys.put("updated", new Key(Kind.DATE, ALL, NONE));
        keys.put("expires", new Key(Kind.DATE, ALL, NONE));
        keys.put("summary", new Key(Kind.LINE, ALL, NONE));
        keys.put("kicker", new Key(Kind.LINE, ALL, NONE));
        keys.put("slug", new Key(Kind.SLUG, ALL, NONE));
        keys.put("aliases", new Key(Kind.ALIASES, ALL, NONE));
        keys.put("tags", new Key(Kind.LIST, ALL, NONE));
        keys.put("authors", new Key(Kind.PEOPLE, ALL, NONE));
        keys.put("image", new Key(Kind.FILE, ALL, NONE));
        keys.put("imageAlt", new Key(Kind.LINE, ALL, NONE));
        keys.put("reactions", new Key(Kind.FLAG, ALL, NONE));
        keys.put("toc", new Key(Kind.FLAG, ALL, NONE));
        keys.put("cached", new Key(Kind.FLAG, ALL, NONE));
        keys.put("form", new Key(Kind.FORM, ALL, NONE));
        keys.put("noindex", new Key(Kind.FLAG, ALL, NONE));
        keys.put("help", new Key(Kind.FLAG, ALL, NONE));
        keys.put("related", new Key(Kind.PAGES, ALL, NONE));
        keys.put("earlier", new Key(Kind.PAGE, ALL, NONE));
        keys.put("event", new Key(Kind.EVENT, Set.of("idea", "article", "magazine"), NONE));
        keys.put("start", new Key(Kind.MOMENT, Set.of("event"), Set.of("event")));
        keys.put("end", new Key(Kind.MOMENT, Set.of("event"), NONE));
        keys.put("place", new Key(Kind.LINE, Set.of("event"), NONE));
        keys.put("full", new Key(Kind.FLAG, Set.of("event"), NONE));
        keys.put("cancelled", new Key(Kind.FLAG, Set.of("event"), NONE));
        keys.put("uid", new Key(Kind.LINE, Set.of("event"), NONE));
        keys.put("online", new Key(Kind.FLAG, Set.of("event"), NONE));
        keys.put("series", new Key(Kind.SERIES, Set.of("event", "article"), NONE));
        keys.put("report", new Key(Kind.LINKS, Set.of("event"), NONE));
        keys.put("now", new Key(Kind.MARKDOWN, Set.of("idea"), NONE));
        keys.put("effect", new Key(Kind.MARKDOWN, Set.of("idea"), NONE));
        keys.put("outcome", new Key(Kind.MARKDOWN, Set.of("idea"), NONE));
        keys.put("role", new Key(Kind.LINE, Set.of("idea"), NONE));
        keys.put("name", new Key(Kind.LINE, Set.of("idea"), NONE));
        keys.put("submission", new Key(Kind.RECORD, Set.of("idea"), NONE));
        keys.put("pdf", new Key(Kind.FILE, Set.of("magazine", "article"), NONE));
        return keys;
    }

    static Map<String, Key> known() {
        return KEYS;
    }

    /** Whether a template may ask a page for the key although the page does not have it. */
    public static boolean isKnown(String key) {
        return KEYS.containsKey(key) || COMPUTED.contains(key);
    }

    /** Whether the key is true or false: a page that does not have it has it false. */
    public static boolean isFlag(String key) {
        Key known = KEYS.get(key);
        return known != null ? known.kind() == Kind.FLAG : key.equals("withdrawn");
    }

    /** Every name that a template may ask a page for. */
    public static Set<String> all() {
        Set<String> all = new TreeSet<>(KEYS.keySet());
        all.addAll(COMPUTED);
        return all;
    }
}
