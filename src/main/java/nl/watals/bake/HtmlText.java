package nl.watals.bake;

/** From text to HTML and back. */
final class HtmlText {
    private static final int LONGEST_REFERENCE = 10;

    private HtmlText() {}

    /** The text with {@code < > & " '} as references; without any, the usual case, it is returned as it is. */
    static String escape(String text) {
        int first = 0;
        while (first < text.length() && reference(text.charAt(first)) == null) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 32).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            String reference = reference(text.charAt(i));
            if (reference == null) {
                out.append(text.charAt(i));
            } else {
                out.append(reference);
            }
        }
        return out.toString();
    }

    /** Whether {@link #escape} changes the character. */
    static boolean isSpecial(char c) {
        return c <= '>' && (c == '<' || c == '>' || c == '&' || c == '"' || c == '\'');
    }

    private static String reference(char c) {
        if (c > '>') {
            return null;
        }
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> null;
        };
    }

    /**
     * The text of HTML as jsoup and our renderers write it: tags are left out, references resolved, white space is one
     * space. A reference that is not one of {@link #escape}, {@code &nbsp;} or a number stays as it is.
     */
    static String plain(String html) {
        return plain(html, html.length());
    }

    /** The beginning of {@link #plain}: all of it, or more than {@code most} characters. */
    static String plain(String html, int most) {
        // Of two characters in a row, at most one is a space that goes in the end.
        long enough = 2L * most + 4;
        // Arrays, for this runs several times for each page: no text is longer than the HTML it came from.
        char[] in = html.toCharArray();
        char[] out = new char[(int) Math.min(in.length, enough + 2)];
        int size = 0;
        int at = 0;
        while (at < in.length && size < enough) {
            char c = in[at];
            if (c == '<') {
                at = afterTag(in, at);
                size = withSpace(out, size);
            } else if (c == '&') {
                int end = endOfReference(in, at);
                int code = end < 0 ? -1 : codePoint(html.substring(at + 1, end));
                if (code < 0) {
                    out[size++] = c;
                    at++;
                } else {
                    size += Character.toChars(code, out, size);
                    at = end + 1;
                }
            } else {
                if (c <= ' ') {
                    size = withSpace(out, size);
                } else {
                    out[size++] = c;
                }
                at++;
            }
        }
        return tidy(out, size);
    }

    private static int afterTag(char[] html, int at) {
        char quote = 0;
        for (int i = at + 1; i < html.length; i++) {
            char c = html[i];
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return html.length;
    }

    private static int withSpace(char[] out, int size) {
        if (size == 0 || out[size - 1] == ' ') {
            return size;
        }
        out[size] = ' ';
        return size + 1;
    }

    /** Where the reference at a place ends with its semicolon, or -1. */
    private static int endOfReference(char[] html, int at) {
        for (int i = at; i < html.length && i - at <= LONGEST_REFERENCE; i++) {
            if (html[i] == ';') {
                return i;
            }
        }
        return -1;
    }

    private static int codePoint(String reference) {
        if (reference.startsWith("#")) {
            boolean hex = reference.startsWith("x", 1);
            return number(reference.substring(hex ? 2 : 1), hex ? 16 : 10);
        }
        return switch (reference) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            case "nbsp" -> '\u00a0';
            default -> -1;
        };
    }

    private static int number(String digits, int radix) {
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), radix);
            value = digit < 0 ? -1 : value * radix + digit;
            if (value < 0 || value > Character.MAX_CODE_POINT) {
                return -1;
            }
        }
        return digits.isEmpty() ? -1 : value;
    }

    /** Without the spaces that a tag left before a sign that ends a sentence, and at the end. */
    private static String tidy(char[] text, int length) {
        int size = 0;
        for (int i = 0; i < length; i++) {
            char c = text[i];
            if (c != ' ' || (i + 1 < length && !isEnd(text[i + 1]))) {
                text[size++] = c;
            }
        }
        return new String(text, 0, size);
    }

    private static boolean isEnd(char c) {
        return c < 'A' ? c == '.' || c == ',' || c == ';' || c == ':' || c == '?' || c == '!' || c == ')' : c == '…';
    }

    /** At most so many characters, up to the end of a word, with "…" for what is left out. */
    static String shorten(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = text.lastIndexOf(' ', length - 1);
        if (end <= 0) {
            end = text.offsetByCodePoints(0, Math.max(0, text.codePointCount(0, length) - 1));
        }
        return text.substring(0, end) + "…";
    }
}
