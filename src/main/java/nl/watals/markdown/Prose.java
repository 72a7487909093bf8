package nl.watals.markdown;

/** Counts words and keeps the first paragraph while the text streams by. */
final class Prose {
    private static final int LONGEST_EXCERPT = 200;
    private static final char[] SPACE = {' '};

    /** More than this is never looked at: white space is collapsed first, and a character may take two of these. */
    private static final int MOST_COLLECTED = 2 * LONGEST_EXCERPT + 3;

    // An array: in a young process a builder that takes one character at a time costs several times as much.
    private char[] excerpt;
    private int collected;
    private boolean collecting;
    private boolean wordCounted;
    private int words;

    void text(String text) {
        text(text.toCharArray(), 0, text.length());
    }

    void text(char[] text, int from, int to) {
        boolean counted = wordCounted;
        int found = words;
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c <= ' ' || c > 127 && Character.isWhitespace(c)) {
                counted = false;
            } else if (!counted && (c < 128 ? Html.isAsciiAlphanumeric(c) : Character.isLetterOrDigit(c))) {
                counted = true;
                found++;
            }
        }
        words = found;
        wordCounted = counted;
        if (collecting) {
            collect(text, from, to);
        }
    }

    /** The words on both sides are not one: a line or a block ends. */
    void space() {
        wordCounted = false;
        if (collecting) {
            collect(SPACE, 0, 1);
        }
    }

    /** What follows is a paragraph that may serve as the excerpt; the first one with text does. */
    void paragraphStarts() {
        collecting = collected == 0;
    }

    void paragraphEnds() {
        collecting = false;
        wordCounted = false;
    }

    int words() {
        return words;
    }

    private void collect(char[] text, int from, int to) {
        if (excerpt == null) {
            excerpt = new char[MOST_COLLECTED];
        }
        char[] out = excerpt;
        int at = collected;
        for (int i = from; i < to && at < MOST_COLLECTED; i++) {
            char c = text[i];
            if (c > ' ' && c < 127 || !Character.isWhitespace(c)) {
                out[at++] = c;
            } else if (at > 0 && out[at - 1] != ' ') {
                out[at++] = ' ';
            }
        }
        collected = at;
    }

    String excerpt() {
        String text = collected == 0 ? "" : new String(excerpt, 0, collected).strip();
        if (text.codePointCount(0, text.length()) <= LONGEST_EXCERPT) {
            return text;
        }
        int end = text.offsetByCodePoints(0, LONGEST_EXCERPT - 1);
        int space = text.lastIndexOf(' ', end);
        if (space > 0) {
            end = space;
        }
        while (end > 1 && ",;:–-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
