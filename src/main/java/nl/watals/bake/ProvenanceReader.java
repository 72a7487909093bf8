package nl.watals.bake;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Reads {@code build.json}; apart from its writer, because no build needs a JSON library for it. */
final class ProvenanceReader {
    private ProvenanceReader() {}

    /** @throws IOException if these are not the bytes of a {@code build.json} */
    static Provenance.Asked read(byte[] bytes, Path file) throws IOException {
        int schema = 0;
        Optional<String> commit = Optional.empty();
        Instant now = null;
        boolean drafts = false;
        boolean future = false;
        try (JsonParser json = new JsonFactory().createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw foreign(file, null);
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                JsonToken value = json.nextToken();
                switch (key) {
                    case "schema" -> schema = json.getIntValue();
                    case "commit" ->
                        commit = value == JsonToken.VALUE_STRING ? Optional.of(json.getText()) : Optional.empty();
                    case "now" -> now = Instant.parse(json.getText());
                    case "drafts" -> drafts = json.getBooleanValue();
                    case "future" -> future = json.getBooleanValue();
                    default -> json.skipChildren();
                }
            }
        } catch (DateTimeException | JacksonException e) {
            throw foreign(file, e);
        }
        if (schema != Provenance.SCHEMA || now == null) {
            throw foreign(file, null);
        }
        return new Provenance.Asked(commit, now, drafts, future);
    }

    private static IOException foreign(Path file, Exception cause) {
        return new IOException(
                file + " is no build.json that this version wrote; give --now, or remove the file", cause);
    }
}
