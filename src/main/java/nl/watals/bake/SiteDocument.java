package nl.watals.bake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import nl.watals.site.Body;
import nl.watals.site.PageText;
import nl.watals.work.Lazy;
import org.jbake.model.DocumentModel;

/**
 * A page of the site as JBake's document. Its texts are rendered when a template asks for them, and whoever renders a page
 * is told that this document was looked at ({@link Touched}).
 */
final class SiteDocument extends DocumentModel {
    private static final long serialVersionUID = 1L;
    private static final int WORDS_PER_MINUTE = 200;
    private static final Set<String> TEXT_KEYS =
            Set.of("body", "headings", "excerpt", "words", "minutes", "now", "effect", "outcome");
    private static final List<String> HTML_KEYS = List.of("body", "now", "effect", "outcome");
    private static final Set<String> HTML_SET = Set.copyOf(HTML_KEYS);

    private final transient Lazy<PageText> content;
    private final transient String url;
    private final transient Images images;
    private final transient boolean eager;
    private transient volatile Texts texts;
    private transient DocumentModel navigation;
    private transient List<String> copiedPictures = List.of();

    /**
     * What templates see of a text, and the text it was made of.
     *
     * @param pictures those that it shows
     */
    private record Texts(PageText of, Map<String, Object> values, List<String> pictures) {}

    /**
     * @param url its address, by which it is known
     * @param images the pictures that its texts may show
     * @param eager whether the first picture of the body is the first of the page
     */
    SiteDocument(String url, Lazy<PageText> content, Images images, boolean eager) {
        super();
        this.url = url;
        this.content = content;
        this.images = images;
        this.eager = eager;
    }

    private Texts texts() {
        PageText now = content.get();
        Texts known = texts;
        if (known == null || known.of() != now) {
            known = shown(now);
            texts = known;
        }
        return known;
    }

    private Texts shown(PageText now) {
        Map<String, Object> values = texts(now);
        List<String> names = new ArrayList<>();
        if (images.isOn()) {
            PictureMarkup markup = new PictureMarkup(images);
            for (String key : HTML_KEYS) {
                if (values.get(key) instanceof String html && html.contains("<img ")) {
                    values.put(key, markup.inBody(html, url, eager && key.equals("body"), names));
                }
            }
        }
        return new Texts(now, values, List.copyOf(names));
    }

    /** Whoever shows a text shows its pictures. */
    private void touchPictures(Texts shown) {
        shown.pictures().forEach(images::show);
    }

    private static Map<String, Object> texts(PageText content) {
        Map<String, Object> texts = new HashMap<>(16);
        Body body = content.body();
        texts.put("body", body.html());
        texts.put("headings", body.headings());
        texts.put("excerpt", body.excerpt());
        texts.put("words", body.words());
        texts.put("minutes", Math.max(1, (body.words() + WORDS_PER_MINUTE - 1) / WORDS_PER_MINUTE));
        texts.putAll(content.fields());
        return texts;
    }

    String url() {
        return url;
    }

    /** What its neighbours link to. */
    DocumentModel navigation() {
        return navigation;
    }

    void setNavigation(DocumentModel navigation) {
        this.navigation = navigation;
    }

    @Override
    public Object get(Object key) {
        Touched.document(this);
        Object value = super.get(key);
        if (!copiedPictures.isEmpty() && HTML_SET.contains(key)) {
            copiedPictures.forEach(images::show);
        }
        if (value != null || !TEXT_KEYS.contains(key)) {
            return value;
        }
        Texts shown = texts();
        if (HTML_SET.contains(key)) {
            touchPictures(shown);
        }
        return shown.values().get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        Touched.document(this);
        return super.containsKey(key)
                || (TEXT_KEYS.contains(key) && texts().values().containsKey(key));
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return whole().entrySet();
    }

    @Override
    public Set<String> keySet() {
        return whole().keySet();
    }

    @Override
    public Collection<Object> values() {
        return whole().values();
    }

    @Override
    public int size() {
        return whole().size();
    }

    @Override
    public boolean isEmpty() {
        return whole().isEmpty();
    }

    @Override
    public boolean containsValue(Object value) {
        return whole().containsValue(value);
    }

    @Override
    public Object getOrDefault(Object key, Object otherwise) {
        return containsKey(key) ? get(key) : otherwise;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Object> action) {
        whole().forEach(action);
    }

    /** Everything in one map: for templates that walk through a document instead of asking it. */
    private Map<String, Object> whole() {
        Touched.document(this);
        Texts shown = texts();
        touchPictures(shown);
        Map<String, Object> whole = new HashMap<>(shown.values());
        for (Map.Entry<String, Object> entry : super.entrySet()) {
            whole.put(entry.getKey(), entry.getValue());
        }
        return whole;
    }

    /** A document that stands elsewhere with the same values. */
    SiteDocument copy() {
        SiteDocument copy = new SiteDocument(url, Lazy.ready(PageText.EMPTY), images, false);
        copy.putAll(whole());
        copy.copiedPictures = texts().pictures();
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
