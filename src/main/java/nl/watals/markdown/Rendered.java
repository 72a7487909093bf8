package nl.watals.markdown;

import java.util.List;
import nl.watals.text.Problem;

/**
 * What one editor's text became. Immutable. When there are problems the other components are still filled, as well as
 * they can be; none of the HTML in them is unsafe.
 *
 * @param html the fragment, ready to stand inside a page
 * @param headings the headings in the order of the text, footnotes last
 * @param links every destination of a link or an image that is allowed, by place
 * @param excerpt plain text of the first paragraph: whole words, at most 200 characters (code points), {@code …} at the
 *     end when it was cut; empty when there is no paragraph
 * @param words the number of words: runs without white space that hold a letter or a digit
 * @param problems all mistakes found, in order
 */
public record Rendered(
        String html, List<Heading> headings, List<Link> links, String excerpt, int words, List<Problem> problems) {
    public Rendered {
        headings = List.copyOf(headings);
        links = List.copyOf(links);
        problems = List.copyOf(problems);
    }

    /** What kind of thing points at a target. */
    public enum Kind {
        LINK,
        IMAGE
    }

    /**
     * A heading.
     *
     * @param level 1 to 6
     * @param id unique in the text, see {@link EditorMarkdown}
     * @param text plain text
     */
    public record Heading(int level, String id, String text) {}

    /**
     * A destination and its place in the file.
     *
     * @param target as the author wrote it (escapes and entities resolved), before any resolver
     * @param line the line in the file, counted from 1
     * @param column the column in characters (code points), counted from 1; the destination itself, or the start of its
     *     paragraph when it is written with escapes or entities; a reference has the place of its definition
     */
    public record Link(Kind kind, String target, int line, int column) {}
}
