package nl.watals.bake;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A term of a taxonomy as templates see it: {@code slug, title, intro, url, count}. How many pages it has changes more
 * often than the rest, so only a page that asks for that depends on it ({@link Touched}).
 */
final class SiteTerm extends AbstractMap<String, Object> {
    private static final String COUNT = "count";

    private final Map<String, Object> values;
    private final String count;

    SiteTerm(String taxonomy, String slug, String title, String intro, String url, int pages) {
        // In this order, too, for a template that walks through it.
        this.values = new LinkedHashMap<>(8);
        values.put("slug", slug);
        values.put("title", title);
        values.put("intro", intro);
        values.put("url", url);
        values.put(COUNT, pages);
        this.count = countOf(taxonomy, slug);
    }

    /** Has another number of pages from now on; nobody may read it meanwhile. */
    void recount(int pages) {
        values.put(COUNT, pages);
    }

    /** The name of a term's count among the variables of the site; no template can have one like it. */
    static String countOf(String taxonomy, String slug) {
        return taxonomy + "/" + slug + "/" + COUNT;
    }

    @Override
    public Object get(Object key) {
        if (COUNT.equals(key)) {
            Touched.variable(count);
        }
        return values.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return values.containsKey(key);
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        Touched.variable(count);
        return Collections.unmodifiableSet(values.entrySet());
    }
}
