package nl.watals.search;

import java.util.Collection;

/** The little JSON that the index is written in. */
final class Json {
    private Json() {}

    /** Appends a JSON string (RFC 8259, section 7). */
    static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /** A JSON string of words with spaces between them. */
    static String words(Collection<String> words) {
        StringBuilder out = new StringBuilder();
        quote(out, String.join(" ", words));
        return out.toString();
    }
}
