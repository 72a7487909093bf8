package nl.watals.search;

import java.util.ArrayList;
import java.util.List;

/** Forms that a Dutch word may take. More than it really takes: who asks, keeps those with the right stem. */
final class Inflections {
    private Inflections() {}

    /** The likely forms of a noun or an adjective, with its plural. */
    static List<String> ofNoun(String word) {
        List<String> forms = new ArrayList<>();
        forms.add(word);
        if (!word.endsWith("s") && !word.endsWith("e")) {
            forms.add(word + "s");
        }
        if (word.endsWith("e")) {
            forms.add(word + "n");
            forms.add(word + "s");
        } else {
            String open = open(word);
            forms.add(open + "e");
            forms.add(open + "en");
        }
        return forms;
    }

    /** What a verb has besides, by its stem: present, past and participle of the regular ones. */
    static List<String> ofVerb(String stem) {
        String end = isVoiceless(stem) ? "t" : "d";
        List<String> forms = new ArrayList<>();
        if (!stem.endsWith("t")) {
            forms.add(stem + "t");
        }
        forms.add("ge" + (stem.endsWith(end) ? stem : stem + end));
        forms.add(stem + end + "e");
        forms.add(stem + end + "en");
        forms.add(open(stem) + "end");
        forms.add(open(stem) + "ende");
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
