package nl.watals.bake;

import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;

/** {@code json} writes a text as a JSON string, quotes included, that may stand inside a script element. */
final class JsonFilter implements Filter {
    @Override
    public List<String> getArgumentNames() {
        return null;
    }

    @Override
    public Object apply(
            Object input, Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
        return new SafeString(input == null ? "null" : quote(input.toString()));
    }

    /** A JSON string in which no character can end a script element or a line (RFC 8259, section 7). */
    static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16).append('"');
        int written = 0;
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (!isPlain(c)) {
                out.append(text, written, i);
                written = i + 1;
                appendEscaped(out, c);
            }
        }
        return out.append(text, written, text.length()).append('"').toString();
    }

    private static boolean isPlain(char c) {
        return c > '>'
                ? c != '\\' && c != '\u2028' && c != '\u2029'
                : c >= ' ' && c != '"' && c != '<' && c != '>' && c != '&';
    }

    private static void appendEscaped(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default ->
                out.append("\\u")
                        .append(hex(c >> 12))
                        .append(hex(c >> 8))
                        .append(hex(c >> 4))
                        .append(hex(c));
        }
    }

    private static char hex(int nibble) {
        return Character.forDigit(nibble & 15, 16);
    }
}
