package nl.watals.site;

import java.util.Map;

/**
 * What of a page is Markdown, rendered.
 *
 * @param fields the HTML of Markdown keys such as {@code now}, by key; safe to publish as it is
 */
public record PageText(Body body, Map<String, String> fields) {
    /** A page without any text. */
    public static final PageText EMPTY = new PageText(Body.EMPTY, Map.of());

    /** The HTML of a Markdown key; empty when the page does not have it. */
    public String field(String key) {
        return fields.getOrDefault(key, "");
    }
}
