package nl.watals.bake;

/** From text to HTML and back. */
final class HtmlText {
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
        StringBuilder out = new StringBuilder((int) Math.min(html.length(), enough + 2));
        int at = 0;
        while (at < html.length() && out.length() < enough) {
            char c = html.charAt(at);
            if (c == '<') {
                at = afterTag(html, at);
                appendSpace(out);
            } else if (c == '&') {
                at = appendReference(out, html, at);
            } else {
                if (c <= ' ') {
                    appendSpace(out);
                } else {
                    out.append(c);
                }
                at++;
            }
        }
        return tidy(out);
    }

    /** The place behind the tag that begins here: a sign between quotes does not end it. */
    static int afterTag(String html, int at) {
        char quote = 0;
        for (int i = at + 1; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return html.length();
    }

    private static void appendSpace(StringBuilder out) {
        if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    private static int appendReference(StringBuilder out, String html, int at) {
        int end = html.indexOf(';', at);
        String name = end < 0 || end - at > 10 ? "" : html.substring(at + 1, end);
        int code = codePoint(name);
        if (code < 0) {
            out.append('&');
            return at + 1;
        }
        out.appendCodePoint(code);
        return end + 1;
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
    private static String tidy(StringBuilder text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            boolean stray =
                    text.charAt(i) == ' ' && (i + 1 == text.length() || ".,;:?!…)".indexOf(text.charAt(i + 1)) >= 0);
            if (!stray) {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
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
