package nl.watals.bake;

import java.util.Locale;
import nl.watals.markdown.Labels;
import nl.watals.site.Settings;

/** What the generator itself writes into pages, by the language of the site. */
final class Language {
    private static final Labels ENGLISH =
            new Labels("Footnotes", "Footnote", "Back to the text at footnote", "decorative");

    private Language() {}

    /** What names days and months in templates: {@code jvm.locale} as in JBake, else the language of the site. */
    static Locale locale(Settings settings) {
        String locale = settings.text("jvm.locale");
        return Locale.forLanguageTag(locale.isEmpty() ? settings.text("site.language") : locale.replace('_', '-'));
    }

    static Labels labels(String language) {
        return language.startsWith("nl") ? Labels.DUTCH : ENGLISH;
    }
}
