package nl.watals.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.text.FrontMatter;
import nl.watals.text.JsonSyntax;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import nl.watals.text.Yaml;

/**
 * Reads data files into plain values: maps, lists, texts, and the numbers and truth values of JSON and YAML. A CSV file
 * (RFC 4180, with a header) becomes a list of maps from column to text.
 */
public final class DataReader {
    private DataReader() {}

    /** The value of a data file by the ending of its name; empty when it could not be read, which was reported. */
    public static Optional<Object> read(SourceText source, Problems problems) {
        String path = source.path();
        if (path.endsWith(".json")) {
            return json(source, problems);
        }
        if (path.endsWith(".csv")) {
            return csv(source, problems);
        }
        return Yaml.parse(source, problems).map(DataReader::plain);
    }

    /** The value with the types of YAML and JSON for what stands in it. */
    static Object plain(FrontMatter.Value value) {
        if (value instanceof FrontMatter.Text text) {
            return scalar(text.text());
        }
        if (value instanceof FrontMatter.Items items) {
            List<Object> list = new ArrayList<>(items.items().size());
            for (FrontMatter.Value item : items.items()) {
                list.add(plain(item));
            }
            return list;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (FrontMatter.Field field : ((FrontMatter.Table) value).fields()) {
            map.put(field.key(), plain(field.value()));
        }
        return map;
    }

    /**
     * Truth values and whole numbers as YAML 1.2's core schema has them; a number with a leading zero stays text, and
     * nothing is the empty text.
     */
    private static Object scalar(String text) {
        if (text.equals("null") || text.equals("~")) {
            return "";
        }
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        if (text.isEmpty() || text.length() > 9 || (text.length() > 1 && text.charAt(0) == '0')) {
            return text;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return text;
            }
        }
        return Integer.valueOf(text);
    }

    private static Optional<Object> json(SourceText source, Problems problems) {
        try (JsonParser parser = new JsonFactory().createParser(source.text())) {
            return json(parser, source, problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Object> json(JsonParser parser, SourceText source, Problems problems) throws IOException {
        try {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            if (parser.nextToken() == null) {
                problems.add(source.problem(0, "this JSON file is empty", "write at least `{}`"));
                return Optional.empty();
            }
            Object value = value(parser);
            if (parser.nextToken() != null) {
                int offset = (int) parser.currentTokenLocation().getCharOffset();
                problems.add(source.problem(offset, "there is more behind the end of the JSON", "remove it"));
                return Optional.empty();
            }
            return Optional.of(value);
        } catch (StreamConstraintsException e) {
            int stopped = (int) parser.currentLocation().getCharOffset();
            problems.add(source.problem(stopped, "a value here is far too long or nested too deeply", ""));
            return Optional.empty();
        } catch (StreamReadException e) {
            problems.add(explain(source, e));
            return Optional.empty();
        }
    }

    private static Problem explain(SourceText source, StreamReadException e) {
        int stopped = (int) Math.max(0, e.getLocation().getCharOffset());
        String message = e.getOriginalMessage();
        if (message.startsWith("Duplicate field")) {
            String key = message.substring(message.indexOf('\'') + 1, message.lastIndexOf('\''));
            int place = source.text().lastIndexOf("\"" + key + "\"", stopped);
            return source.problem(
                    Math.max(0, place), "`" + key + "` stands here for the second time", "keep one of the two");
        }
        byte[] utf8 = source.text().getBytes(StandardCharsets.UTF_8);
        JsonSyntax.Mistake mistake = JsonSyntax.first(utf8, utf8.length, "value");
        int offset = new String(utf8, 0, mistake.offset(), StandardCharsets.UTF_8).length();
        return source.problem(offset, mistake.what(), mistake.hint());
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        switch (token) {
            case START_OBJECT:
                Map<String, Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    parser.nextToken();
                    map.put(key, value(parser));
                }
                return map;
            case START_ARRAY:
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                return list;
            case VALUE_TRUE:
                return Boolean.TRUE;
            case VALUE_FALSE:
                return Boolean.FALSE;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT:
                return parser.getNumberValue();
            case VALUE_NULL:
                return "";
            default:
                return parser.getText();
        }
    }

    private static Optional<Object> csv(SourceText source, Problems problems) {
        int open = openQuote(source.text());
        if (open >= 0) {
            problems.add(source.problem(
                    open,
                    "this text between quotes is not closed",
                    "write `\"` where it ends, and `\"\"` for a quote"));
            return Optional.empty();
        }
        Rows rows = new Rows(source, problems);
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(source.text())) {
            for (CsvRecord row : reader) {
                rows.add(row);
            }
            return rows.wrong ? Optional.empty() : Optional.of(rows.values);
        } catch (CsvParseException e) {
            problems.add(source.problem(0, "this CSV file cannot be read", "are its texts closed with quotes?"));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a field begins whose quotes are never closed (RFC 4180); -1 when there is none. */
    private static int openQuote(String text) {
        int open = -1;
        boolean fieldStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (open >= 0) {
                if (c == '"') {
                    open = -1;
                }
            } else if (c == '"' && (fieldStart || text.charAt(i - 1) == '"')) {
                open = i;
            }
            fieldStart = c == ',' || c == '\n' || c == '\r';
        }
        return open;
    }

    /** The rows of a CSV file below its header. */
    private static final class Rows {
        private final SourceText source;
        private final Problems problems;
        private final List<Object> values = new ArrayList<>();
        private List<String> header;
        private boolean wrong;

        private Rows(SourceText source, Problems problems) {
            this.source = source;
            this.problems = problems;
        }

        private void add(CsvRecord row) {
            List<String> fields = row.getFields();
            if (header == null) {
                header = List.copyOf(fields);
                checkHeader(row);
            } else if (fields.size() != header.size()) {
                report(
                        row,
                        "this line and the first one differ in their number of fields: " + fields.size() + " and "
                                + header.size(),
                        fields.size() > header.size() ? "put a text with a comma between double quotes" : "");
            } else {
                Map<String, Object> value = new LinkedHashMap<>();
                for (int i = 0; i < fields.size(); i++) {
                    value.put(header.get(i), fields.get(i));
                }
                values.add(value);
            }
        }

        private void checkHeader(CsvRecord row) {
            for (int i = 0; i < header.size(); i++) {
                if (header.indexOf(header.get(i)) < i) {
                    report(row, "two columns are called `" + header.get(i) + "`", "each column has a name of its own");
                }
            }
        }

        private void report(CsvRecord row, String what, String hint) {
            wrong = true;
            problems.add(source.path(), (int) row.getStartingLineNumber(), 1, what, hint);
        }
    }
}
