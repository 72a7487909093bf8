package nl.watals.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import nl.watals.submission.FieldError;

/** Answers for clients that ask for JSON. */
final class JsonAnswers {
    private static final JsonFactory JSON = new JsonFactory();

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private JsonAnswers() {}

    /** {@code {"code":"…"}}, or an empty object when the code was shown before. */
    static String stored(String code) {
        return object(json -> {
            if (!code.isEmpty()) {
                json.writeStringField("code", code);
            }
        });
    }

    /** {@code {"errors":[{"field":…,"reason":…,"message":…}],"message":…}}; each part only when there is any. */
    static String errors(List<FieldError> errors, String message) {
        return object(json -> {
            if (!errors.isEmpty()) {
                json.writeArrayFieldStart("errors");
                for (FieldError error : errors) {
                    json.writeStartObject();
                    json.writeStringField("field", error.field());
                    json.writeStringField("reason", error.reason().key());
                    json.writeStringField("message", error.message());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            if (!message.isEmpty()) {
                json.writeStringField("message", message);
            }
        });
    }

    private static String object(Writing writing) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            writing.to(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
