package nl.watals.site;

import java.util.List;
import nl.watals.markdown.Rendered.Heading;

/**
 * What a page says.
 *
 * @param html safe to publish as it is
 * @param headings in order, for a table of contents
 * @param excerpt the plain text of its beginning
 * @param words how many words it holds
 */
public record Body(String html, List<Heading> headings, String excerpt, int words) {
    /** A page without a text of its own. */
    public static final Body EMPTY = new Body("", List.of(), "", 0);
}
