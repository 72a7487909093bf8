package nl.watals.markdown;

import java.util.Objects;

/**
 * The words that the editors' dialect itself writes into a page, in the language of the site. Immutable.
 *
 * @param footnotes name of the list of footnotes, for screen readers
 * @param footnote before the number, as the name of a reference
 * @param backToText before the number, as the name of the link from a footnote back into the text
 * @param decorative the title that marks an image without a description as mere decoration
 */
public record Labels(String footnotes, String footnote, String backToText, String decorative) {
    /** Dutch. */
    public static final Labels DUTCH =
            new Labels("Voetnoten", "Voetnoot", "Terug naar de tekst bij voetnoot", "decoratief");

    public Labels {
        Objects.requireNonNull(footnotes, "footnotes");
        Objects.requireNonNull(footnote, "footnote");
        Objects.requireNonNull(backToText, "backToText");
        Objects.requireNonNull(decorative, "decorative");
    }
}
