package nl.watals.site;

/**
 * Who wrote a page.
 *
 * @param role what they do; empty when it was not given
 */
public record Author(String name, String role) {
    /** Reads {@code Name (role)}. */
    static Author of(String text) {
        int open = text.indexOf('(');
        if (open <= 0 || !text.endsWith(")")) {
            return new Author(text, "");
        }
        return new Author(
                text.substring(0, open).strip(),
                text.substring(open + 1, text.length() - 1).strip());
    }
}
