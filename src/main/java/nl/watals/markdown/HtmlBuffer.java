package nl.watals.markdown;

import java.util.Arrays;

/**
 * Characters of HTML on their way to a string. A plain array, because most of the text of a site passes through here, and
 * in a young process a {@link StringBuilder} costs several times as much. Not thread-safe.
 */
final class HtmlBuffer {
    private char[] chars;
    private int length;

    /** @param expected how long the HTML will be, about */
    HtmlBuffer(int expected) {
        chars = new char[expected];
    }

    int length() {
        return length;
    }

    HtmlBuffer append(String html) {
        int size = html.length();
        ensure(size);
        html.getChars(0, size, chars, length);
        length += size;
        return this;
    }

    HtmlBuffer append(char c) {
        ensure(1);
        chars[length++] = c;
        return this;
    }

    /** A line end, unless the last character is one or nothing has been written. */
    void line() {
        if (length > 0 && chars[length - 1] != '\n') {
            append('\n');
        }
    }

    /**
     * Text with what HTML gives a meaning escaped.
     *
     * @param text without controls and half surrogate pairs
     */
    void text(char[] text, int from, int to) {
        ensure(to - from);
        char[] out = chars;
        int at = length;
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c > '>' || c != '&' && c != '"' && c != '<' && c != '>') {
                if (at == out.length) {
                    length = at;
                    ensure(to - i);
                    out = chars;
                }
                out[at++] = c;
            } else {
                length = at;
                append(entity(c));
                out = chars;
                at = length;
            }
        }
        length = at;
    }

    private static String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '<' -> "&lt;";
            default -> "&gt;";
        };
    }

    private void ensure(int more) {
        if (chars.length - length < more) {
            chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + more));
        }
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}
