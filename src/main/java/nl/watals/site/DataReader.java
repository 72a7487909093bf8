package nl.watals.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.text.FrontMatter;
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
        } catch (StreamReadException e) {
            int offset = (int) Math.max(0, e.getLocation().getCharOffset());
            String what = e.getOriginalMessage();
            int sentence = what.indexOf('\n');
            problems.add(
                    source.problem(offset, "this is no valid JSON", sentence < 0 ? what : what.substring(0, sentence)));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        List<Object> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.STRICT)
                .missingFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.STRICT)
                .ofNamedCsvRecord(source.text())) {
            for (NamedCsvRecord row : reader) {
                rows.add(new LinkedHashMap<>(row.getFieldsAsMap()));
            }
            return Optional.of(rows);
        } catch (CsvParseException e) {
            problems.add(source.problem(0, "this CSV file cannot be read", e.getMessage()));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
