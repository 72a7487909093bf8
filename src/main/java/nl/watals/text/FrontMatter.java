package nl.watals.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The head of a content file: its keys and values in the order of the file, and where the body begins. Immutable.
 *
 * <p>Two forms are read: JBake's {@code key=value} lines up to a line {@code ~~~~~~}, and YAML 1.2 between two lines
 * {@code ---}. Values stay the text that was typed: {@code no}, {@code 012} and {@code 2017-02-08} are not converted.
 *
 * @param fields every key once
 * @param bodyStart where the body begins, as an index into the text of the file
 * @param bodyLine the line on which the body begins, counted from 1
 */
public record FrontMatter(List<Field> fields, int bodyStart, int bodyLine) {
    /** The line between JBake's head and the body, unless {@code header.separator} says otherwise. */
    public static final String JBAKE_SEPARATOR = "~~~~~~";

    /**
     * One key with its value.
     *
     * @param key as typed, without the white space around it
     * @param offset where the key stands in the text of the file
     */
    public record Field(String key, int offset, Value value) {}

    /** What stands behind a key. */
    public sealed interface Value {
        /** Where the value begins in the text of the file. */
        int offset();
    }

    /** One text, without the white space around it; may be empty. */
    public record Text(String text, int offset) implements Value {}

    /** A YAML sequence. */
    public record Items(List<Value> items, int offset) implements Value {}

    /** A YAML mapping or a JSON object: every key once. */
    public record Table(List<Field> fields, int offset) implements Value {}

    /**
     * Reads the head of a file.
     *
     * @param separator the line that ends JBake's form
     * @return empty when there is no head that can be read; the problem has then been reported
     */
    public static Optional<FrontMatter> parse(SourceText source, String separator, Problems problems) {
        String text = source.text();
        int line = skipBlankLines(text);
        if (lineEquals(text, line, "---")) {
            return Yaml.parse(source, line, problems);
        }
        return parseJBake(source, separator, problems);
    }

    /**
     * The beginning of a file up to the end of the first line that can end JBake's form, so that the head can be read
     * without the body becoming text; offsets are those of the whole file. What is no head in it need not be none in the
     * whole file.
     *
     * @param utf8 what {@link SourceText#decode} accepted before
     */
    public static Optional<SourceText> beginning(String path, byte[] utf8, String separator) {
        byte[] wanted = separator.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at + wanted.length <= utf8.length; at++) {
            boolean lineStart = at == 0 || utf8[at - 1] == '\n';
            if (lineStart && Arrays.equals(utf8, at, at + wanted.length, wanted, 0, wanted.length)) {
                int end = at + wanted.length;
                while (end < utf8.length && utf8[end - 1] != '\n') {
                    end++;
                }
                return Optional.of(SourceText.accepted(path, Arrays.copyOf(utf8, end)));
            }
        }
        return Optional.empty();
    }

    private static Optional<FrontMatter> parseJBake(SourceText source, String separator, Problems problems) {
        String text = source.text();
        int end = findSeparator(text, separator);
        if (end < 0) {
            problems.add(missing(source, separator));
            return Optional.empty();
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        int lines = 1;
        for (int at = 0; at < end; at = nextLine(text, at)) {
            readLine(source, at, Math.min(lineEnd(text, at), end), fields, problems);
            lines++;
        }
        return Optional.of(new FrontMatter(List.copyOf(fields.values()), nextLine(text, end), lines + 1));
    }

    private static Problem missing(SourceText source, String separator) {
        String text = source.text();
        for (int at = 0; at < text.length(); at = nextLine(text, at)) {
            int end = lineEnd(text, at);
            String line = text.substring(at, end).strip();
            if (line.length() > 2 && line.equals("~".repeat(line.length()))) {
                return source.problem(
                        at, "this line does not end the front matter", "write exactly `" + separator + "`");
            }
        }
        int first = skipBlankLines(text);
        int equals = text.indexOf('=', first);
        if (equals > first && equals < lineEnd(text, first) && isKey(text, first, equals)) {
            return source.problem(
                    first, "the front matter that begins here has no end", "close it with a line `" + separator + "`");
        }
        return source.problem(
                0,
                "the front matter is missing",
                "begin with lines such as `title=…` and `type=page`, then a line `" + separator + "`");
    }

    private static boolean isKey(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isLetterOrDigit(text.charAt(i)) && "-_. ".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static void readLine(SourceText source, int start, int end, Map<String, Field> fields, Problems problems) {
        String text = source.text();
        int from = skipSpace(text, start, end);
        if (from == end) {
            return;
        }
        int equals = text.indexOf('=', from);
        if (equals < 0 || equals >= end) {
            int colon = text.indexOf(':', from);
            boolean typed = colon > from && colon < end && isKey(text, from, colon);
            problems.add(source.problem(
                    from,
                    "this line of the front matter has no `=`",
                    typed
                            ? "write `" + text.substring(from, colon).strip() + "=…`"
                            : "write `key=value`, or leave the line out"));
            return;
        }
        // All pages share a few keys, which are looked up often: as the same object, they are quicker to compare.
        String key = text.substring(from, equals).strip().intern();
        if (key.isEmpty()) {
            problems.add(source.problem(from, "a key is missing before the `=`", "write `key=value`"));
            return;
        }
        int valueStart = skipSpace(text, equals + 1, end);
        Text value = new Text(text.substring(valueStart, end).strip(), valueStart);
        Field field = new Field(key, from, jsonOrText(source, value, problems));
        if (fields.putIfAbsent(key, field) != null) {
            problems.add(repeated(source, field));
        }
    }

    private static Value jsonOrText(SourceText source, Text value, Problems problems) {
        String text = value.text();
        if (text.length() > 1 && text.charAt(0) == '{' && text.charAt(text.length() - 1) == '}') {
            // JSON's flow mappings are YAML 1.2, and the one parser knows the places.
            Optional<Table> table = Yaml.parseInline(source, value, problems);
            return table.isPresent() ? table.get() : value;
        }
        return value;
    }

    static Problem repeated(SourceText source, Field field) {
        return source.problem(
                field.offset(), "`" + field.key() + "` stands here for the second time", "keep one of the two");
    }

    /** The fields by key. */
    public Map<String, Field> byKey() {
        Map<String, Field> byKey = new HashMap<>(fields.size() * 2);
        for (Field field : fields) {
            byKey.put(field.key(), field);
        }
        return byKey;
    }

    private static int findSeparator(String text, String separator) {
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) {
            if ((at == 0 || text.charAt(at - 1) == '\n') && lineEquals(text, at, separator)) {
                return at;
            }
        }
        return -1;
    }

    private static int skipBlankLines(String text) {
        int at = 0;
        while (at < text.length() && skipSpace(text, at, lineEnd(text, at)) == lineEnd(text, at)) {
            int next = nextLine(text, at);
            if (next == at) {
                break;
            }
            at = next;
        }
        return at;
    }

    private static int skipSpace(String text, int from, int end) {
        int at = from;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether the line that begins at {@code at} is {@code wanted}, but for white space behind it. */
    static boolean lineEquals(String text, int at, String wanted) {
        int end = lineEnd(text, at);
        return text.startsWith(wanted, at)
                && at + wanted.length() <= end
                && skipSpace(text, at + wanted.length(), end) == end;
    }

    static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    static int nextLine(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }
}
