package nl.watals.formservice;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.watals.text.FrontMatter.Field;
import nl.watals.text.FrontMatter.Items;
import nl.watals.text.FrontMatter.Table;
import nl.watals.text.FrontMatter.Text;
import nl.watals.text.FrontMatter.Value;
import nl.watals.text.JsonSyntax;
import nl.watals.text.Problem;
import nl.watals.text.SourceText;

/**
 * One entry of JSON, YAML or front matter, as a tree that knows its places.
 *
 * @param place where the text of the entry begins in its file
 */
record Tree(Place place, SourceText source, Table table) {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What became of a text that should be JSON. */
    sealed interface Parsed {}

    record Sound(Tree tree) implements Parsed {}

    record Wrong(Problem problem) implements Parsed {}

    /** Reads one JSON object; a key whose value is {@code null} is left out. */
    static Parsed json(JsonSlices.Whole slice) {
        SourceText source = new SourceText(slice.place().path(), slice.text());
        Place start = slice.place();
        try (JsonParser parser = JSON.createParser(slice.text())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Wrong(start.problem("this is no submission", "each one is an object: `{ … }`"));
            }
            Table table = (Table) value(parser);
            if (parser.nextToken() != null) {
                int offset = (int) parser.currentTokenLocation().getCharOffset();
                return new Wrong(at(start, source, offset).problem("there is more behind the end of this object", ""));
            }
            return new Sound(new Tree(start, source, table));
        } catch (StreamConstraintsException e) {
            return new Wrong(start.problem("a value in here is far too long or nested too deeply", ""));
        } catch (StreamReadException e) {
            return new Wrong(explain(start, source, e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem explain(Place start, SourceText source, StreamReadException e) {
        if (e.getOriginalMessage().startsWith("Duplicate field")) {
            int offset = (int) Math.max(0, e.getLocation().getCharOffset());
            return at(start, source, offset).problem("a key stands here for the second time", "keep one of the two");
        }
        byte[] utf8 = source.text().getBytes(StandardCharsets.UTF_8);
        JsonSyntax.Mistake mistake = JsonSyntax.first(utf8, utf8.length, "entry");
        int offset = new String(utf8, 0, mistake.offset(), StandardCharsets.UTF_8).length();
        return at(start, source, offset).problem(mistake.what(), mistake.hint());
    }

    private static Value value(JsonParser parser) throws IOException {
        int offset = (int) parser.currentTokenLocation().getCharOffset();
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                List<Field> fields = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    int nameOffset = (int) parser.currentTokenLocation().getCharOffset();
                    if (parser.nextToken() != JsonToken.VALUE_NULL) {
                        fields.add(new Field(name, nameOffset, value(parser)));
                    }
                }
                return new Table(List.copyOf(fields), offset);
            }
            case START_ARRAY -> {
                List<Value> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (parser.currentToken() != JsonToken.VALUE_NULL) {
                        items.add(value(parser));
                    }
                }
                return new Items(List.copyOf(items), offset);
            }
            default -> {
                return new Text(parser.getText(), offset);
            }
        }
    }

    /** The place of an offset in the text of this entry. */
    Place at(int offset) {
        return at(place, source, offset);
    }

    private static Place at(Place start, SourceText source, int offset) {
        Problem here = source.problem(Math.max(0, offset), "", "");
        int column = here.line() == 1 ? start.column() + here.column() - 1 : here.column();
        return new Place(start.path(), start.line() + here.line() - 1, column);
    }

    Optional<Value> get(String key) {
        return get(table, key);
    }

    static Optional<Value> get(Table table, String key) {
        for (Field field : table.fields()) {
            if (field.key().equals(key)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /** The object under a key. */
    Optional<Tree> child(String key) {
        return get(key).filter(Table.class::isInstance).map(value -> new Tree(place, source, (Table) value));
    }

    /** All texts as values of an entry: a list gives one for each item, a nested key is named {@code outer.inner}. */
    List<Entry.Value> flat() {
        List<Entry.Value> values = new ArrayList<>();
        flatten("", table, values);
        return values;
    }

    /** The text under a key as a value with another name, if it is there. */
    void add(String key, String name, List<Entry.Value> values) {
        get(key).ifPresent(value -> flatten(name, value, values));
    }

    private void flatten(String name, Value value, List<Entry.Value> values) {
        if (value instanceof Text text) {
            Place at = at(text.offset());
            values.add(new Entry.Value(name, text.text(), at.line(), at.column()));
        } else if (value instanceof Items items) {
            for (Value item : items.items()) {
                flatten(name, item, values);
            }
        } else {
            for (Field field : ((Table) value).fields()) {
                flatten(name.isEmpty() ? field.key() : name + "." + field.key(), field.value(), values);
            }
        }
    }

    @Override
    public String toString() {
        return "Tree[" + place + "]";
    }
}
