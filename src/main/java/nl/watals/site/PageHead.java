package nl.watals.site;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.text.FrontMatter;
import nl.watals.text.SourceText;

/**
 * A page of which the head has been read and the body has not: what is needed to know its address, so that the bodies of
 * other pages can link to it.
 *
 * @param source the whole file
 * @param frontMatter its head
 * @param markdownFields the values that are Markdown, by key, still to be rendered
 */
public record PageHead(
        SourceText source,
        FrontMatter frontMatter,
        String type,
        PageStatus status,
        Optional<LocalDateTime> date,
        Address address,
        Map<String, Object> values,
        Map<String, FrontMatter.Text> markdownFields,
        List<Reference> references) {
    /** The same head on a file that differs behind it. */
    PageHead with(SourceText other) {
        return new PageHead(other, frontMatter, type, status, date, address, values, markdownFields, references);
    }
}
