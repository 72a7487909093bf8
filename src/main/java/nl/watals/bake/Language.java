package nl.watals.bake;

import nl.watals.markdown.Labels;

/** What the generator itself writes into pages, by the language of the site. */
final class Language {
    private static final Labels ENGLISH =
            new Labels("Footnotes", "Footnote", "Back to the text at footnote", "decorative");

    private Language() {}

    static Labels labels(String language) {
        return language.startsWith("nl") ? Labels.DUTCH : ENGLISH;
    }
}
