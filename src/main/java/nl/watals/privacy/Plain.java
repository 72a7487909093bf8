package nl.watals.privacy;

import java.text.Normalizer;

/**
 * A text with everything undone that could hide an identifier from a search, and the way back to the original: digits
 * and letters of other widths are ASCII; spaces and dashes are one kind; invisible characters, Markdown's backslashes and
 * emphasis are gone; character references are what they stand for. A single line end is a space, an empty line is one
 * {@code '\n'}.
 */
final class Plain implements CharSequence {
    private static final int LONGEST_REFERENCE = 18;

    private final char[] chars;
    private final int[] starts;
    private final int[] ends;
    private int length;

    private Plain(int capacity) {
        chars = new char[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
    }

    static Plain of(String text) {
        Plain plain = new Plain(text.length());
        int i = 0;
        while (i < text.length()) {
            i = plain.take(text, i);
        }
        return plain;
    }

    private int take(String text, int i) {
        char c = text.charAt(i);
        if (c < 128) {
            return takeAscii(text, i, c);
        }
        int codePoint = text.codePointAt(i);
        int next = i + Character.charCount(codePoint);
        takeOther(codePoint, i, next);
        return next;
    }

    private int takeAscii(String text, int i, char c) {
        switch (c) {
            case '*', '`', '~' -> {
                return i + 1;
            }
            case '\\' -> {
                if (i + 1 < text.length() && isAsciiPunctuation(text.charAt(i + 1))) {
                    add(text.charAt(i + 1), i, i + 2);
                    return i + 2;
                }
                add(' ', i, i + 1);
                return i + 1;
            }
            case '&' -> {
                return takeReference(text, i);
            }
            case '\n', '\r' -> {
                return takeLineEnd(text, i);
            }
            case '\t' -> add(' ', i, i + 1);
            default -> add(c, i, i + 1);
        }
        return i + 1;
    }

    private int takeLineEnd(String text, int i) {
        int next = i;
        int lines = 0;
        while (next < text.length() && isSpace(text.charAt(next))) {
            if (text.charAt(next) == '\n') {
                lines++;
            }
            next++;
        }
        add(lines > 1 ? '\n' : ' ', i, next);
        return next;
    }

    private int takeReference(String text, int i) {
        int end = i + 1;
        while (end < text.length() && end - i < LONGEST_REFERENCE && isReferenceCharacter(text.charAt(end))) {
            end++;
        }
        int codePoint = end < text.length() && text.charAt(end) == ';' ? referenced(text.substring(i + 1, end)) : -1;
        if (codePoint < 0) {
            add('&', i, i + 1);
            return i + 1;
        }
        if (codePoint < 128) {
            add((char) codePoint, i, end + 1);
        } else {
            takeOther(codePoint, i, end + 1);
        }
        return end + 1;
    }

    private static boolean isReferenceCharacter(char c) {
        return c == '#' || c < 128 && Character.isLetterOrDigit(c);
    }

    private static int referenced(String name) {
        if (!name.startsWith("#")) {
            return switch (name) {
                case "commat" -> '@';
                case "period" -> '.';
                case "hyphen", "dash" -> '-';
                case "lowbar" -> '_';
                case "sol" -> '/';
                case "colon" -> ':';
                case "plus" -> '+';
                case "lpar" -> '(';
                case "rpar" -> ')';
                case "nbsp", "thinsp", "ensp", "emsp" -> ' ';
                case "shy", "zwnj", "zwj", "ZeroWidthSpace", "NoBreak" -> 0xAD;
                default -> -1;
            };
        }
        boolean hex = name.length() > 1 && (name.charAt(1) | 0x20) == 'x';
        int value = 0;
        for (int i = hex ? 2 : 1; i < name.length(); i++) {
            int digit = Character.digit(name.charAt(i), hex ? 16 : 10);
            if (digit < 0 || value > Character.MAX_CODE_POINT) {
                return -1;
            }
            value = value * (hex ? 16 : 10) + digit;
        }
        return value >= ' ' && value <= Character.MAX_CODE_POINT ? value : -1;
    }

    private void takeOther(int c, int start, int end) {
        if (c < 0x250 && Character.isLetter(c)) {
            add((char) c, start, end);
        } else if (isInvisible(c)) {
            return;
        } else if (c >= 0xFF01 && c <= 0xFF5E) {
            add((char) (c - 0xFEE0), start, end);
        } else if (c >= 0x1D400 && c <= 0x1D7FF) {
            add(
                    Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC)
                            .charAt(0),
                    start,
                    end);
        } else {
            add(plainOf(c), start, end);
        }
    }

    private static char plainOf(int c) {
        if (c == 0xFE6B) {
            return '@';
        }
        if (c == 0x2024 || c == 0x3002 || c == 0xFE52) {
            return '.';
        }
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.OTHER_NUMBER -> digitOf(c);
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.DASH_PUNCTUATION -> '-';
            default -> c == 0x2212 ? '-' : c > 0xFFFF ? '\uFFFD' : (char) c;
        };
    }

    private static char digitOf(int c) {
        int value = Character.getNumericValue(c);
        return value >= 0 && value <= 9 ? (char) ('0' + value) : '\uFFFD';
    }

    /** Characters that take no room on the page. */
    static boolean isInvisible(int c) {
        return c == 0xAD
                || c == 0x34F
                || c >= 0xFE00 && c <= 0xFE0F
                || c >= 0xE0000 && c <= 0xE01EF
                || c > 0xAD && Character.getType(c) == Character.FORMAT;
    }

    private static boolean isAsciiPunctuation(char c) {
        return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private void add(char c, int start, int end) {
        chars[length] = c;
        starts[length] = start;
        ends[length] = end;
        length++;
    }

    /** Where the character at {@code index} starts in the original. */
    int originalStart(int index) {
        return starts[index];
    }

    /** Where the stretch that ends before {@code end} ends in the original. */
    int originalEnd(int end) {
        return ends[end - 1];
    }

    /** The character at {@code index}, or NUL when there is none. */
    char at(int index) {
        return index >= 0 && index < length ? chars[index] : 0;
    }

    boolean isDigit(int index) {
        char c = at(index);
        return c >= '0' && c <= '9';
    }

    boolean isLetter(int index) {
        char c = at(index);
        return c < 128 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : Character.isLetter(c);
    }

    boolean isLetterOrDigit(int index) {
        return isDigit(index) || isLetter(index);
    }

    /** Whether {@code word}, in lower case, stands at {@code index}, ignoring case. */
    boolean hasAt(int index, String word) {
        if (index < 0 || index + word.length() > length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (Character.toLowerCase(chars[index + i]) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of the words, in lower case, stands somewhere in the stretch, ignoring case. */
    boolean holdsAny(int from, int to, String... words) {
        for (int i = Math.max(0, from); i < to; i++) {
            for (String word : words) {
                if (i + word.length() <= to && hasAt(i, word)) {
                    return true;
                }
            }
        }
        return false;
    }

    String substring(int from, int to) {
        return new String(chars, from, to - from);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return chars[index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return substring(start, end);
    }

    /** The plain text. */
    @Override
    public String toString() {
        return substring(0, length);
    }
}
