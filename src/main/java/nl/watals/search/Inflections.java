package nl.watals.search;

import java.util.ArrayList;
import java.util.List;

/** Forms that a Dutch word may take. More than it really takes: who asks, keeps those with the right stem. */
final class Inflections {
    private Inflections() {}

    /** The likely forms of a word that is a noun, a verb or an adjective, all at once. */
    static List<String> of(String stem) {
        List<String> forms = new ArrayList<>();
        forms.add(stem);
        forms.add(stem + "s");
        forms.add(stem + "t");
        String open = open(stem);
        forms.add(open + "e");
        forms.add(open + "en");
        forms.add("ge" + stem + (isVoiceless(stem) ? "t" : "d"));
        forms.add(stem + (isVoiceless(stem) ? "te" : "de"));
        return forms;
    }

    /** How a word is spelled before an ending that begins with a vowel: {@code school-} scholen, {@code gezin-} gezinnen. */
    static String open(String word) {
        int n = word.length();
        char last = word.charAt(n - 1);
        if (n < 3 || isVowel(last)) {
            return word;
        }
        char before = word.charAt(n - 2);
        if (!isVowel(before)) {
            return word.substring(0, n - 1) + voiced(last, true, before);
        }
        boolean long1 = word.charAt(n - 3) == before && before != 'i';
        if (long1) {
            return word.substring(0, n - 2) + voiced(last, true, before);
        }
        boolean diphthong = isVowel(word.charAt(n - 3)) || (before == 'j');
        if (diphthong) {
            return word.substring(0, n - 1) + voiced(last, true, before);
        }
        // An unstressed last syllable keeps its one consonant: luister, luisteren.
        boolean weak = before == 'e' && n > 4 && (last == 'r' || last == 'l' || last == 'n' || last == 'm');
        return weak || last == 'w' || last == 'x' || last == 'h' ? word : word + last;
    }

    private static char voiced(char last, boolean soft, char before) {
        boolean afterLong = soft && (isVowel(before) || before == 'j' || before == 'l' || before == 'r');
        if (last == 'f' && afterLong) {
            return 'v';
        }
        return last == 's' && (isVowel(before) || before == 'j') ? 'z' : last;
    }

    private static boolean isVoiceless(String stem) {
        char last = stem.charAt(stem.length() - 1);
        return "tkfschpx".indexOf(last) >= 0;
    }

    static boolean isVowel(char c) {
        return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
    }
}
