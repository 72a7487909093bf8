package nl.watals.check;

import java.util.List;

/**
 * What is known of one finished page. Immutable.
 *
 * @param file relative to the output
 * @param title plain text; empty when it has none
 * @param description likewise
 * @param listed whether search engines may show it
 * @param ids the places in it that links can name, each once
 * @param links what it points to within the site, as it is written, each once
 * @param findings what is wrong in the page by itself, in order
 */
public record PageFacts(
        String file,
        String title,
        String description,
        boolean listed,
        List<String> ids,
        List<String> links,
        List<Finding> findings) {}
