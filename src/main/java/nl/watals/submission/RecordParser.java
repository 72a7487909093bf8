package nl.watals.submission;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import nl.watals.text.JsonSyntax;
import nl.watals.text.Nearest;

/** From bytes to values: the JSON of a record in one pass, with the place of every key and value. */
final class RecordParser {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final int MOST_ITEMS = 50;
    private static final int LONGEST_SHOWN_KEY = 40;

    private final RecordFile file;
    private final RecordValues values = new RecordValues();

    private RecordParser(RecordFile file) {
        this.file = file;
    }

    /** Reads what can be read and reports what is no JSON object of known keys with values of the right type. */
    static RecordValues parse(RecordFile file) {
        RecordParser reader = new RecordParser(file);
        try (JsonParser json = FACTORY.createParser(file.bytes())) {
            reader.parse(json);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
        return reader.values;
    }

    private void parse(JsonParser json) throws IOException {
        try {
            document(json);
        } catch (StreamConstraintsException e) {
            file.problem(offset(json), "a value here is far too long or too deep for a record", "");
        } catch (JsonProcessingException e) {
            JsonSyntax.Mistake mistake =
                    JsonSyntax.first(file.bytes(), (int) e.getLocation().getByteOffset(), "record");
            file.problem(mistake.offset(), mistake.what(), mistake.hint());
        }
    }

    private void document(JsonParser json) throws IOException {
        JsonToken first = json.nextToken();
        if (first == null) {
            file.problem(0, "the file is empty", "a record is one JSON object");
            return;
        }
        values.start(offset(json));
        if (first != JsonToken.START_OBJECT) {
            json.skipChildren();
            file.problem(values.objectOffset(), "a record is one JSON object, not " + nameOf(first), "");
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            member(json);
        }
        values.complete();
        if (json.nextToken() != null) {
            file.problem(offset(json), "there is something behind the record", "a file holds one record");
        }
    }

    private void member(JsonParser json) throws IOException {
        String name = json.currentName();
        int at = offset(json);
        JsonToken value = json.nextToken();
        RecordKey key = RecordKey.of(name);
        if (key == null) {
            unknown(name, at);
            json.skipChildren();
            return;
        }
        if (values.has(key)) {
            file.problem(at, "`" + name + "` stands here a second time", "keep one of them");
            json.skipChildren();
            return;
        }
        values.key(key, at);
        values.value(key, spot(json));
        value(json, key, value);
    }

    private void value(JsonParser json, RecordKey key, JsonToken token) throws IOException {
        if (key == RecordKey.THEMES || key == RecordKey.OVERRULED) {
            list(json, key, token);
        } else if (key == RecordKey.SCHEMA ? token == JsonToken.VALUE_NUMBER_INT : token == JsonToken.VALUE_STRING) {
            values.text(key, json.getText());
        } else {
            boolean decimal = key == RecordKey.SCHEMA && token == JsonToken.VALUE_NUMBER_FLOAT;
            wrongType(key, key == RecordKey.SCHEMA ? "the number 1" : "a text", decimal ? "a decimal" : nameOf(token));
            json.skipChildren();
        }
    }

    private void wrongType(RecordKey key, String wanted, String actual) {
        file.problem(
                values.valueOffset(key),
                "`" + key.key() + "` must be " + wanted + ", not " + actual,
                actual.equals("null") ? "leave the key out when there is nothing to say" : "");
    }

    private void list(JsonParser json, RecordKey key, JsonToken token) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            wrongType(key, "a list of texts", nameOf(token));
            json.skipChildren();
            return;
        }
        String what = key == RecordKey.THEMES ? "theme" : "mark";
        List<String> texts = new ArrayList<>(4);
        List<RecordValues.Spot> spots = new ArrayList<>(4);
        int count = 0;
        for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
            if (count++ == MOST_ITEMS) {
                file.problem(offset(json), "`" + key.key() + "` holds more than " + MOST_ITEMS + " " + what + "s", "");
            }
            if (item != JsonToken.VALUE_STRING) {
                file.problem(offset(json), "a " + what + " must be a text, not " + nameOf(item), "");
                json.skipChildren();
            } else if (count <= MOST_ITEMS) {
                spots.add(spot(json));
                texts.add(json.getText());
            }
        }
        values.list(key, texts, spots);
    }

    private void unknown(String name, int at) {
        if (PrivateKeys.has(name)) {
            file.problem(
                    at,
                    "`" + name + "` is private and may never be in a public record",
                    "remove it here; it belongs in the inbox only");
        } else if (isWord(name)) {
            file.problem(
                    at,
                    "`" + name + "` is not known here",
                    Nearest.hint(name, RecordKey.NAMES, "a record knows " + String.join(", ", RecordKey.NAMES)));
        } else {
            file.problem(at, "this key is not known here", "a record knows " + String.join(", ", RecordKey.NAMES));
        }
    }

    /** A key that looks like one may be shown; anything else could hold a private text. */
    private static boolean isWord(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c | 0x20) < 'a' || (c | 0x20) > 'z') {
                if (c != '_' && c != '-') {
                    return false;
                }
            }
        }
        return !name.isEmpty() && name.length() <= LONGEST_SHOWN_KEY;
    }

    private static String nameOf(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> "this";
        };
    }

    private static RecordValues.Spot spot(JsonParser json) {
        JsonLocation location = json.currentTokenLocation();
        int offset = (int) location.getByteOffset();
        return new RecordValues.Spot(offset, location.getLineNr(), offset - location.getColumnNr() + 1);
    }

    private static int offset(JsonParser json) {
        return (int) json.currentTokenLocation().getByteOffset();
    }
}
