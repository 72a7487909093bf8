package nl.watals.bake;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jbake.app.ContentStore;
import org.jbake.template.ModelExtractors;
import org.jbake.template.NoModelExtractorException;
import org.jbake.template.TemplateEngineAdapter;

/**
 * The variables of one page: its own, those of the site, and those that JBake's model extractors offer. A value that is
 * the same for every page is extracted once.
 */
final class PageModel extends HashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    /** What the extractors make of the page at hand, not of the site. */
    private static final Set<String> OF_THE_PAGE = Set.of("tag_posts", "tagged_documents", "published_posts");

    private final transient ContentStore store;
    private final transient Map<String, Object> site;
    private final transient ConcurrentHashMap<String, Object> extracted;

    /**
     * @param own the variables of this page; they win
     * @param site the variables of the site
     * @param extracted shared by all pages of a build
     */
    PageModel(
            Map<String, Object> own,
            ContentStore store,
            Map<String, Object> site,
            ConcurrentHashMap<String, Object> extracted) {
        super(own);
        this.store = store;
        this.site = site;
        this.extracted = extracted;
    }

    @Override
    public Object get(Object key) {
        Object value = super.get(key);
        if (value != null || super.containsKey(key)) {
            return value;
        }
        Touched.variable((String) key);
        Object ofSite = site.get(key);
        return ofSite != null ? ofSite : extract((String) key);
    }

    @Override
    public boolean containsKey(Object key) {
        if (super.containsKey(key)) {
            return true;
        }
        Touched.variable((String) key);
        return site.containsKey(key) || ModelExtractors.getInstance().containsKey(key);
    }

    private Object extract(String key) {
        if (!ModelExtractors.getInstance().containsKey(key)) {
            return null;
        }
        if (OF_THE_PAGE.contains(key)) {
            return extractNow(key);
        }
        Object known = extracted.get(key);
        if (known == null) {
            known = extractNow(key);
            extracted.put(key, known);
        }
        return known;
    }

    private Object extractNow(String key) {
        try {
            return ModelExtractors.getInstance()
                    .extractAndTransform(store, key, this, new TemplateEngineAdapter.NoopAdapter());
        } catch (NoModelExtractorException e) {
            throw new IllegalStateException("an extractor went away: " + key, e);
        }
    }
}
