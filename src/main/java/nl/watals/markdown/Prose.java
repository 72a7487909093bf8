package nl.watals.markdown;

/** Counts words and keeps the first paragraph while the text streams by. */
final class Prose {
    private static final int LONGEST_EXCERPT = 200;

    private final StringBuilder excerpt = new StringBuilder();
    private boolean collecting;
    private boolean wordCounted;
    private int words;

    void text(String text) {
        boolean counted = wordCounted;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > 127 && Character.isWhitespace(c)) {
                counted = false;
            } else if (!counted && (c < 128 ? Html.isAsciiAlphanumeric(c) : Character.isLetterOrDigit(c))) {
                counted = true;
                words++;
            }
        }
        wordCounted = counted;
        if (collecting) {
            collect(text);
        }
    }

    /** The words on both sides are not one: a line or a block ends. */
    void space() {
        wordCounted = false;
        if (collecting) {
            collect(" ");
        }
    }

    /** What follows is a paragraph that may serve as the excerpt; the first one with text does. */
    void paragraphStarts() {
        collecting = excerpt.length() == 0;
    }

    void paragraphEnds() {
        collecting = false;
        wordCounted = false;
    }

    int words() {
        return words;
    }

    private void collect(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (excerpt.length() > 2 * LONGEST_EXCERPT + 2) {
                return;
            }
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                excerpt.append(c);
            } else if (excerpt.length() > 0 && excerpt.charAt(excerpt.length() - 1) != ' ') {
                excerpt.append(' ');
            }
        }
    }

    String excerpt() {
        String text = excerpt.toString().strip();
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
