package nl.watals.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tartarus.snowball.ext.KpStemmer;

/**
 * The stem of a Dutch word by Kraaij and Pohlmann's rules, with two lists of ours: words that begin with ge- by
 * themselves, and families that no rule of spelling joins. Not thread-safe.
 */
final class DutchStems {
    private static final int SHORTEST = 4;

    private final KpStemmer stemmer = new KpStemmer();
    private final Set<String> keptGe = WordList.words("kept-ge.txt");
    private final Map<String, String> families = new HashMap<>();

    DutchStems() {
        for (List<String> family : WordList.lines("families.txt")) {
            for (String word : family) {
                families.putIfAbsent(word, family.get(0));
            }
        }
    }

    /** Words with the same stem are forms of one word. */
    String stem(String word) {
        String family = families.get(word);
        if (family != null) {
            return family;
        }
        if (!isLatin(word)) {
            return word;
        }
        if (keepsGe(word)) {
            return "ge" + byRule(word.substring(2));
        }
        String stem = byRule(word);
        return families.getOrDefault(stem, stem);
    }

    /** The families of the list, whose words all count as known. */
    Set<String> listed() {
        return families.keySet();
    }

    private String byRule(String word) {
        if (word.length() < SHORTEST) {
            return word;
        }
        stemmer.setCurrent(word);
        stemmer.stem();
        String stem = stemmer.getCurrent();
        return stem.length() < 2 ? word : stem;
    }

    private boolean keepsGe(String word) {
        if (!word.startsWith("ge")) {
            return false;
        }
        for (int end = word.length(); end > 2; end--) {
            if (keptGe.contains(word.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLatin(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < 'a' || c > 'z') {
                return false;
            }
        }
        return true;
    }
}
