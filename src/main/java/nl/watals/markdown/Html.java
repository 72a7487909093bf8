package nl.watals.markdown;

/** Escaping, without regular expressions and without copies of text that needs none. */
final class Html {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    private static final boolean[] URL_SAFE = new boolean[128];

    static {
        String safe = ":/?#@!$&'()*+,;=-._~";
        for (int c = 0; c < 128; c++) {
            URL_SAFE[c] = isAsciiAlphanumeric((char) c) || safe.indexOf(c) >= 0;
        }
    }

    private Html() {}

    /**
     * Text or the value of a quoted attribute. Characters that neither HTML nor XML can hold (controls, half surrogate
     * pairs) become U+FFFD, so that the same text may go into a feed.
     */
    static void text(StringBuilder out, String text) {
        text(out, text, 0, text.length());
    }

    static void text(StringBuilder out, String text, int from, int to) {
        int start = from;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c > '>' && c < Character.MIN_SURROGATE) {
                continue;
            }
            String replacement = replacement(text, i, to, c);
            if (replacement != null) {
                out.append(text, start, i).append(replacement);
                start = i + 1;
            } else if (Character.isHighSurrogate(c)) {
                i++;
            }
        }
        out.append(text, start, to);
    }

    private static String replacement(String text, int i, int to, char c) {
        switch (c) {
            case '&':
                return "&amp;";
            case '<':
                return "&lt;";
            case '>':
                return "&gt;";
            case '"':
                return "&quot;";
            case '\t', '\n', '\r':
                return null;
            default:
                if (c < ' ' || c > '\uFFFD') {
                    return "\uFFFD";
                }
                if (Character.isHighSurrogate(c)) {
                    return i + 1 < to && Character.isLowSurrogate(text.charAt(i + 1)) ? null : "\uFFFD";
                }
                return Character.isLowSurrogate(c) ? "\uFFFD" : null;
        }
    }

    /** A destination as the value of a quoted attribute: percent-encoded where needed (what is encoded stays), escaped. */
    static void url(StringBuilder out, String url) {
        int length = url.length();
        for (int i = 0; i < length; i++) {
            char c = url.charAt(i);
            if (c == '&') {
                out.append("&amp;");
            } else if (c < 128 && URL_SAFE[c]) {
                out.append(c);
            } else if (c == '%') {
                out.append(i + 2 < length && isHex(url.charAt(i + 1)) && isHex(url.charAt(i + 2)) ? "%" : "%25");
            } else if (c < 128) {
                percent(out, c);
            } else {
                int point = url.codePointAt(i);
                percentUtf8(out, point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point);
                i += Character.charCount(point) - 1;
            }
        }
    }

    private static void percentUtf8(StringBuilder out, int point) {
        if (point < 0x800) {
            percent(out, 0xC0 | point >> 6);
        } else {
            if (point < 0x10000) {
                percent(out, 0xE0 | point >> 12);
            } else {
                percent(out, 0xF0 | point >> 18);
                percent(out, 0x80 | point >> 12 & 0x3F);
            }
            percent(out, 0x80 | point >> 6 & 0x3F);
        }
        percent(out, 0x80 | point & 0x3F);
    }

    private static void percent(StringBuilder out, int octet) {
        out.append('%').append(HEX[octet >> 4]).append(HEX[octet & 15]);
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    static boolean isAsciiAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /** A line end, unless the last character is one or nothing has been written. */
    static void line(StringBuilder out) {
        int length = out.length();
        if (length > 0 && out.charAt(length - 1) != '\n') {
            out.append('\n');
        }
    }
}
