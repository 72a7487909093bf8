package nl.watals.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a plain text, with what stands between them. */
final class Words {
    private final Plain text;
    private final List<Word> words;

    private Words(Plain text, List<Word> words) {
        this.text = text;
        this.words = words;
    }

    /** A word in lower case and its place in the plain text. */
    record Word(String lower, int from, int to) {}

    private static final Word NONE = new Word("", 0, 0);

    static Words of(Plain text) {
        List<Word> words = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            if (!text.isLetterOrDigit(i)) {
                i++;
                continue;
            }
            int from = i;
            while (text.isLetterOrDigit(i) || isInner(text.at(i)) && text.isLetterOrDigit(i + 1)) {
                i++;
            }
            words.add(new Word(text.substring(from, i).toLowerCase(Locale.ROOT), from, i));
        }
        return new Words(text, words);
    }

    private static boolean isInner(char c) {
        return c == '-' || c == '\'' || c == '\u2019';
    }

    Plain text() {
        return text;
    }

    int size() {
        return words.size();
    }

    /** The word at {@code index}; an empty one outside the text. */
    Word at(int index) {
        return index >= 0 && index < words.size() ? words.get(index) : NONE;
    }

    String lower(int index) {
        return at(index).lower();
    }

    boolean isIn(int index, Set<String> set) {
        return set.contains(lower(index));
    }

    /** A capital and then a small letter, or one capital with a dot behind it: not an abbreviation. */
    boolean looksLikeName(int index) {
        Word word = at(index);
        if (word == NONE || !Character.isUpperCase(text.at(word.from()))) {
            return false;
        }
        if (word.to() - word.from() == 1) {
            return text.at(word.to()) == '.';
        }
        return Character.isLowerCase(text.at(word.from() + 1)) || text.at(word.from() + 1) == '\'';
    }

    /** Whether only spaces, and at most the characters given, stand between a word and the next one. */
    boolean isJoined(int index, String allowed) {
        if (index < 0 || index + 1 >= words.size()) {
            return false;
        }
        int to = at(index + 1).from();
        for (int i = at(index).to(); i < to; i++) {
            char c = text.at(i);
            if (c != ' ' && allowed.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
