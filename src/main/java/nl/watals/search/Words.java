package nl.watals.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Cuts a text into words as {@code assets/search.js} cuts a query, character for character: small letters, no accents,
 * and anything else than letters and digits between two words.
 */
final class Words {
    /** Longer ones are addresses or noise. */
    static final int LONGEST = 40;

    /** What becomes of each letter of Western Europe, and of the signs that stand in nearly every text. */
    private static final String[] FOLDED = folded(0, 0x250);

    private static final int FIRST_SIGN = 0x2010;
    private static final String[] FOLDED_SIGNS = folded(FIRST_SIGN, 0x2030);

    private Words() {}

    private static String[] folded(int from, int to) {
        String[] folded = new String[to - from];
        for (int c = from; c < to; c++) {
            folded[c - from] = foldAnything(String.valueOf((char) c));
        }
        return folded;
    }

    /** Hands every word of at least two characters on, in order. */
    static void each(CharSequence text, Consumer<String> words) {
        String folded = fold(text.toString());
        int start = -1;
        for (int i = 0; i <= folded.length(); i++) {
            boolean inside = i < folded.length() && isWord(folded.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                if (i - start > 1 && i - start <= LONGEST) {
                    words.accept(folded.substring(start, i));
                }
                start = -1;
            }
        }
    }

    /** The text in small letters without accents. */
    static String fold(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                out.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
            } else if (c < FOLDED.length) {
                out.append(FOLDED[c]);
            } else if (c >= FIRST_SIGN && c < FIRST_SIGN + FOLDED_SIGNS.length) {
                out.append(FOLDED_SIGNS[c - FIRST_SIGN]);
            } else {
                // In other scripts a letter may depend on its neighbours.
                return foldAnything(text);
            }
        }
        return out.toString();
    }

    static String foldAnything(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        int first = 0;
        while (first < small.length() && small.charAt(first) < 0x80) {
            first++;
        }
        if (first == small.length()) {
            return small;
        }
        String apart = Normalizer.normalize(small, Normalizer.Form.NFKD);
        StringBuilder out = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (c < 0x300 || c > 0x36f) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || (c >= 0xc0 && c <= 0x1fff)
                || (c >= 0x2c00 && c <= 0xd7ff);
    }
}
