package nl.watals.site;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.watals.work.Lazy;

/**
 * One page that came from a file: an editor's Markdown or an approved record. Immutable, but in a preview: see {@link
 * #renew}.
 *
 * @param source the file it came from, relative to the source folder
 * @param type its document type
 * @param date when it was or will be published, in the site's time zone
 * @param values its front matter by key: texts, flags, numbers, dates ({@link java.time.LocalDate} or
 *     {@link LocalDateTime}), lists of texts, people; keys that were not given are not in it
 * @param content its texts, rendered when somebody asks for them
 * @param references what it points to, in order
 */
public record Page(
        String source,
        String type,
        PageStatus status,
        Optional<LocalDateTime> date,
        Address address,
        Map<String, Object> values,
        Lazy<PageText> content,
        List<Reference> references) {

    /** Its body. */
    public Body body() {
        return content.get().body();
    }

    /** Its title; every page has one. */
    public String title() {
        return (String) values.get("title");
    }

    /** The texts of a list key; empty when the page does not have it. */
    public List<String> texts(String key) {
        if (values.get(key) instanceof List<?> list) {
            @SuppressWarnings("unchecked")
            List<String> texts = (List<String>) list;
            return texts;
        }
        return List.of();
    }

    /** The text of a key; empty when the page does not have it. */
    public String text(String key) {
        return values.get(key) instanceof String text ? text : "";
    }

    /** Whether the key is {@code true}. */
    public boolean flag(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /**
     * Has other values from now on, for everybody who knows the page; its file was saved again. Nobody may read the page
     * meanwhile.
     *
     * @param from has the new values
     * @param keys of those; the page has each of them already
     */
    public void renew(Map<String, Object> from, Set<String> keys) {
        for (String key : keys) {
            values.put(key, from.get(key));
        }
    }
}
