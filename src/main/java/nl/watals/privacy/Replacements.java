package nl.watals.privacy;

import java.util.List;
import java.util.Locale;

/** What can stand in the place of a mark. */
final class Replacements {
    private static final String LEFT_OUT = "[weggelaten]";

    private Replacements() {}

    static List<String> of(String text, Mark mark) {
        return switch (mark.kind()) {
            case BSN -> List.of("[bsn weggelaten]", LEFT_OUT);
            case IBAN -> List.of("[rekeningnummer weggelaten]", LEFT_OUT);
            case PHONE -> List.of("[telefoonnummer weggelaten]", LEFT_OUT);
            case EMAIL -> List.of("[e-mailadres weggelaten]", LEFT_OUT);
            case ADDRESS -> List.of("[adres weggelaten]", "een plaats in het oosten", LEFT_OUT);
            case CASE_NUMBER -> List.of("[dossiernummer weggelaten]", LEFT_OUT);
            case BIRTH_DATE_OR_AGE -> List.of("[leeftijd weggelaten]", "een kind", "een jongere", LEFT_OUT);
            case TRACEABLE -> List.of("een plaats in het oosten", "een stad", "een dorp", LEFT_OUT);
            case ACUTE -> List.of(LEFT_OUT);
            case NAME -> forName(text.substring(mark.start(), mark.end()));
        };
    }

    /** The words for the relation without the name, when the mark holds both. */
    private static List<String> forName(String marked) {
        String[] words = marked.split(" ", 4);
        String first = words[0].toLowerCase(Locale.ROOT);
        String bare = first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
        if (words.length > 2 && People.POSSESSIVES.contains(first)) {
            return List.of(words[0] + " " + words[1], "[naam weggelaten]", LEFT_OUT);
        }
        if (words.length > 1 && (People.isRole(bare) || People.isRelation(bare))) {
            return List.of(words[0], "[naam weggelaten]", LEFT_OUT);
        }
        if (words.length > 1 && People.TITLES.contains(bare)) {
            return List.of("een medewerker", "de gezinsvoogd", "[naam weggelaten]", LEFT_OUT);
        }
        return List.of("[naam weggelaten]", LEFT_OUT);
    }
}
