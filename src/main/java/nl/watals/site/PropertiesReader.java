package nl.watals.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;

/**
 * Reads a properties file (the syntax of {@link java.util.Properties#load(java.io.Reader)}, in UTF-8) and keeps the
 * place of every key and value, which {@code Properties} forgets.
 */
final class PropertiesReader {
    /**
     * A value with the places of its key and of itself in the file.
     *
     * @param parts the value cut at its commas, but not at those behind a backslash; one part when there is no comma
     */
    record Entry(String value, List<String> parts, int keyOffset, int valueOffset) {}

    private final SourceText source;
    private final String text;
    private final Problems problems;
    private int at;

    private PropertiesReader(SourceText source, Problems problems) {
        this.source = source;
        this.text = source.text();
        this.problems = problems;
    }

    static Map<String, Entry> read(SourceText source, Problems problems) {
        return new PropertiesReader(source, problems).entries();
    }

    private Map<String, Entry> entries() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (at < text.length()) {
            skipSpace();
            if (at < text.length() && (text.charAt(at) == '#' || text.charAt(at) == '!')) {
                skipLine();
            } else if (at < text.length() && !atLineEnd()) {
                readEntry(entries);
            } else {
                at++;
            }
        }
        return entries;
    }

    private void readEntry(Map<String, Entry> entries) {
        int keyOffset = at;
        String key = readUntil(true, new ArrayList<>(0));
        skipSpace();
        if (at < text.length() && (text.charAt(at) == '=' || text.charAt(at) == ':')) {
            at++;
            skipSpace();
        } else {
            problems.add(source.problem(keyOffset, "this line has no `=`", "write `key=value`, or begin it with `#`"));
            skipLine();
            return;
        }
        int valueOffset = at;
        if (key.isEmpty()) {
            problems.add(source.problem(keyOffset, "a key is missing before the `=`", "write `key=value`"));
            skipLine();
            return;
        }
        List<Integer> commas = new ArrayList<>(0);
        String value = readUntil(false, commas);
        Entry entry = new Entry(value.strip(), cut(value, commas), keyOffset, valueOffset);
        if (entries.putIfAbsent(key, entry) != null) {
            problems.add(
                    source.problem(keyOffset, "`" + key + "` stands here for the second time", "keep one of the two"));
        }
    }

    private static List<String> cut(String value, List<Integer> commas) {
        List<String> parts = new ArrayList<>(commas.size() + 1);
        int from = 0;
        for (int comma : commas) {
            parts.add(value.substring(from, comma).strip());
            from = comma + 1;
        }
        parts.add(value.substring(from).strip());
        return List.copyOf(parts);
    }

    private String readUntil(boolean key, List<Integer> commas) {
        StringBuilder out = new StringBuilder();
        while (at < text.length() && !atLineEnd()) {
            char c = text.charAt(at);
            if (key && (c == '=' || c == ':' || c == ' ' || c == '\t')) {
                break;
            }
            if (c == '\\' && at + 1 < text.length()) {
                readEscape(out);
            } else {
                if (c == ',') {
                    commas.add(out.length());
                }
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    private void readEscape(StringBuilder out) {
        char c = text.charAt(at + 1);
        if (c == '\n' || c == '\r') {
            at += c == '\r' && at + 2 < text.length() && text.charAt(at + 2) == '\n' ? 3 : 2;
            skipSpace();
            return;
        }
        if (c == 'u') {
            readUnicode(out);
            return;
        }
        out.append(
                switch (c) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case 'f' -> '\f';
                    default -> c;
                });
        at += 2;
    }

    private void readUnicode(StringBuilder out) {
        int end = at + 6;
        int value = 0;
        for (int i = at + 2; i < end; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                problems.add(source.problem(at, "`\\u` needs four hexadecimal digits", "for example `\\u20ac`"));
                at += 2;
                return;
            }
            value = value * 16 + digit;
        }
        out.append((char) value);
        at = end;
    }

    private boolean atLineEnd() {
        char c = text.charAt(at);
        return c == '\n' || c == '\r';
    }

    private void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.charAt(at) == '\f')) {
            at++;
        }
    }

    private void skipLine() {
        while (at < text.length() && !atLineEnd()) {
            at++;
        }
    }
}
