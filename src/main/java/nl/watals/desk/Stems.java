package nl.watals.desk;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words of a Dutch text that say what it is about, each cut to a form that its plural and inflections share. Rough on
 * purpose: it only decides what a moderator is shown first.
 */
final class Stems {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 40;
    private static final Set<String> COMMON = Set.copyOf(Arrays.asList(
            ("wat als aan aangezien achter al alle allemaal alleen alles als altijd ander andere anders beetje ben bent"
                            + " beter bij bijna binnen boven buiten dan dat daar daardoor daarom daarna deze die dit doe doen"
                            + " doet door dus een eens eerst eigen elk elke en er erg ergens even gaan gaat gaf geen geeft"
                            + " gewoon had hadden heb hebben heeft heel hele hem hen het hier hij hoe hoeft hun iedere"
                            + " iedereen iemand iets ik in is ja je jezelf jij jou jouw jullie kan kon konden krijg krijgen"
                            + " krijgt kun kunnen kunt later maar maak maken maakt meer men met mij mijn misschien moest"
                            + " moeten moet mocht mogen naar niemand niet niets nog nooit nou nu of om omdat onder ons onze"
                            + " ook op over samen snel soms staan staat steeds te tegen terug toch toen tot tussen uit uw van"
                            + " vaak veel ver verder vind vinden voor waar waarom wanneer want waren was wat we weer weet wel"
                            + " welke werd werden weten wie wij wil wilde willen word worden wordt zal ze zeer zei zelf zich"
                            + " zichzelf zien ziet zij zijn zo zodat zoals zonder zou zouden zullen")
                    .split(" ")));
    private static final Map<String, String> IRREGULAR = Map.of("kinder", "kind", "jonger", "jong", "oud", "ouder");

    private Stems() {}

    /** The stems in the order in which they first appear, each with the first word that has it. */
    static Map<String, String> of(String text) {
        Map<String, String> stems = new LinkedHashMap<>();
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= plain.length(); i++) {
            char c = i < plain.length() ? plain.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK && !word.isEmpty()) {
                add(word.toString(), stems);
                word.setLength(0);
            }
        }
        return stems;
    }

    private static void add(String word, Map<String, String> stems) {
        if (word.length() >= SHORTEST && word.length() <= LONGEST && !COMMON.contains(word)) {
            stems.putIfAbsent(stem(word), word);
        }
    }

    static String stem(String word) {
        String stem = withoutEnding(word);
        int last = stem.length() - 1;
        if (last > 2 && stem.charAt(last) == stem.charAt(last - 1) && isConsonant(stem.charAt(last))) {
            stem = stem.substring(0, last);
            last--;
        }
        // brieven – brief, huizen – huis
        if (last > 1 && stem.charAt(last) == 'v') {
            stem = stem.substring(0, last) + 'f';
        } else if (last > 1 && stem.charAt(last) == 'z') {
            stem = stem.substring(0, last) + 's';
        }
        return IRREGULAR.getOrDefault(stem, stem);
    }

    private static String withoutEnding(String word) {
        int length = word.length();
        if (length > 6 && word.endsWith("heden")) {
            return word.substring(0, length - 5) + "heid";
        }
        if (length > 4 && word.endsWith("en")) {
            return withoutS(word.substring(0, length - 2));
        }
        if (length > 4 && word.endsWith("e")) {
            return withoutS(word.substring(0, length - 1));
        }
        return withoutS(word);
    }

    /** That of a plural, and for want of a dictionary also that of fiets, always. */
    private static String withoutS(String word) {
        int last = word.length() - 1;
        return last > 3 && word.charAt(last) == 's' && isConsonant(word.charAt(last - 1))
                ? word.substring(0, last)
                : word;
    }

    private static boolean isConsonant(char c) {
        return c >= 'b' && c <= 'z' && "eiou".indexOf(c) < 0;
    }
}
