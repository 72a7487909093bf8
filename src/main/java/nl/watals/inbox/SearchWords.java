package nl.watals.inbox;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.watals.submission.SubmissionContent;

/** Cuts texts into words for searching, the same for both databases: small letters without accents, and digits. */
final class SearchWords {
    private static final int LONGEST = 40;
    private static final int MOST = 2_000;

    private SearchWords() {}

    /** Every word of the texts that a moderator reads, each once. */
    static Set<String> of(SubmissionContent content) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : List.of(content.title(), content.now(), content.effect(), content.body(), content.name())) {
            collect(text, words);
        }
        return words;
    }

    /** The words of what somebody typed to search for. */
    static List<String> of(String typed) {
        Set<String> words = new LinkedHashSet<>();
        collect(typed, words);
        return new ArrayList<>(words);
    }

    private static void collect(String text, Set<String> words) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= plain.length() && words.size() < MOST; i++) {
            char c = i < plain.length() ? plain.charAt(i) : ' ';
            if (isPart(c)) {
                word.append(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                if (!word.isEmpty()) {
                    words.add(word.substring(0, Math.min(LONGEST, word.length())));
                    word.setLength(0);
                }
            }
        }
    }

    /** Letters that both databases take for letters; scripts without a case are rare here and left out. */
    private static boolean isPart(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0x100 && c < 0x2000 && Character.isLetter(c);
    }
}
