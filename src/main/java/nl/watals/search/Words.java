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

    private Words() {}

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
