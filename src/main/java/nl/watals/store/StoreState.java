package nl.watals.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one publication leaves for the next, in the store itself, so that it does not matter which machine publishes.
 *
 * @param rules a digest of how files are sent; every object was sent by these rules. Empty while that is not sure
 * @param gone files that no page names any more, and since when
 */
record StoreState(String rules, Map<String, Instant> gone) {
    static final String NAME = ".watals/state.json";

    private static final int SCHEMA = 1;

    StoreState {
        gone = Collections.unmodifiableMap(new TreeMap<>(gone));
    }

    /** Empty when no publication of ours came here yet. */
    static Optional<StoreState> read(ObjectStore store) throws StoreException {
        Optional<ObjectStore.Read> found = store.read(NAME);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(parse(found.get().bytes(), store));
    }

    private static StoreState parse(byte[] bytes, ObjectStore store) throws StoreException {
        int schema = 0;
        String rules = "";
        Map<String, Instant> gone = new TreeMap<>();
        try (JsonParser json = new JsonFactory().createParser(bytes)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                json.nextToken();
                switch (key) {
                    case "schema" -> schema = json.getIntValue();
                    case "rules" -> rules = json.getText();
                    case "gone" -> {
                        while (json.nextToken() == JsonToken.FIELD_NAME) {
                            gone.put(json.currentName(), Instant.parse(json.nextTextValue()));
                        }
                    }
                    default -> json.skipChildren();
                }
            }
        } catch (JacksonException | DateTimeException e) {
            throw foreign(store, e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory meets no disk", e);
        }
        if (schema != SCHEMA) {
            throw foreign(store, null);
        }
        return new StoreState(rules, gone);
    }

    private static StoreException foreign(ObjectStore store, Exception cause) {
        return new StoreException(
                store.place() + NAME + " is not what this version writes; remove it and publish with --adopt", cause);
    }

    void write(ObjectStore store) throws StoreException {
        store.write(NAME, json());
    }

    private byte[] json() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            json.writeStringField("rules", rules);
            json.writeObjectFieldStart("gone");
            for (Map.Entry<String, Instant> file : gone.entrySet()) {
                json.writeStringField(file.getKey(), file.getValue().toString());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory meets no disk", e);
        }
        return out.toByteArray();
    }
}
