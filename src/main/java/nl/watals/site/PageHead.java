package nl.watals.site;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.text.FrontMatter;
import nl.watals.text.SourceText;
import nl.watals.work.Lazy;

/**
 * A page of which the head has been read and the body has not: what is needed to know its address, so that the bodies of
 * other pages can link to it. Two heads are equal only if they share {@code written}.
 *
 * @param source the whole file
 * @param written what only the file itself says
 */
public record PageHead(
        SourceText source,
        Lazy<Written> written,
        String type,
        PageStatus status,
        Optional<LocalDateTime> date,
        Address address,
        Map<String, Object> values) {
    /**
     * What stands where in the file.
     *
     * @param frontMatter the head
     * @param markdownFields the values that are Markdown, by key, still to be rendered
     * @param references what the head points to
     */
    public record Written(
            FrontMatter frontMatter, Map<String, FrontMatter.Text> markdownFields, List<Reference> references) {}

    /** Its keys and values as they were typed. */
    public FrontMatter frontMatter() {
        return written.get().frontMatter();
    }

    /** The values that are Markdown, by key, still to be rendered. */
    public Map<String, FrontMatter.Text> markdownFields() {
        return written.get().markdownFields();
    }

    /** What it points to. */
    public List<Reference> references() {
        return written.get().references();
    }

    /** The same head on a file that differs behind it. */
    PageHead with(SourceText other) {
        return new PageHead(other, written, type, status, date, address, values);
    }
}
