package nl.watals.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a request as fields. Strict: it is UTF-8, whole and small, or it is nothing. Of a body that is refused nothing
 * is kept.
 */
final class SentFields {
    /** More than the largest form has, with every theme ticked. */
    private static final int MOST = 200;

    private static final int LONGEST_NAME = 100;
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private int count;

    private SentFields() {}

    /** The fields of a form as browsers send it ({@code application/x-www-form-urlencoded}); empty when it is none. */
    static Optional<Map<String, List<String>>> ofForm(byte[] body) {
        SentFields sent = new SentFields();
        int start = 0;
        while (start <= body.length) {
            int end = indexOf(body, '&', start, body.length);
            if (end > start && !sent.addPair(body, start, end)) {
                return Optional.empty();
            }
            start = end + 1;
        }
        return Optional.of(sent.fields);
    }

    private boolean addPair(byte[] body, int start, int end) {
        int equals = indexOf(body, '=', start, end);
        Optional<String> name = decoded(body, start, equals);
        Optional<String> value = equals == end ? Optional.of("") : decoded(body, equals + 1, end);
        return name.isPresent() && value.isPresent() && add(name.get(), value.get());
    }

    private boolean add(String name, String value) {
        count++;
        if (count > MOST || name.isEmpty() || name.length() > LONGEST_NAME) {
            return false;
        }
        fields.computeIfAbsent(name, unused -> new ArrayList<>(1)).add(value);
        return true;
    }

    private static int indexOf(byte[] body, char wanted, int start, int end) {
        for (int i = start; i < end; i++) {
            if (body[i] == wanted) {
                return i;
            }
        }
        return end;
    }

    private static Optional<String> decoded(byte[] body, int start, int end) {
        byte[] bytes = new byte[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            int b = body[i];
            if (b == '%') {
                int high = i + 2 < end ? Character.digit(body[i + 1], 16) : -1;
                int low = high < 0 ? -1 : Character.digit(body[i + 2], 16);
                if (low < 0) {
                    return Optional.empty();
                }
                b = high * 16 + low;
                i += 2;
            } else if (b == '+') {
                b = ' ';
            }
            bytes[length++] = (byte) b;
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** One flat JSON object of texts, lists of texts and {@code true}; empty when it is anything else. */
    static Optional<Map<String, List<String>>> ofJson(byte[] body) {
        SentFields sent = new SentFields();
        try (JsonParser parser = JSON.createParser(body)) {
            boolean good = parser.nextToken() == JsonToken.START_OBJECT;
            while (good && parser.nextToken() == JsonToken.FIELD_NAME) {
                good = sent.addValue(parser.currentName(), parser);
            }
            boolean whole = good && parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
            return whole ? Optional.of(sent.fields) : Optional.empty();
        } catch (IOException e) {
            // Jackson says only that this is no JSON; whose fault it is, is clear.
            return Optional.empty();
        }
    }

    private boolean addValue(String name, JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                if (!add(name, parser.getText())) {
                    return false;
                }
            }
            return parser.currentToken() == JsonToken.END_ARRAY;
        }
        return switch (token) {
            case VALUE_STRING -> add(name, parser.getText());
            case VALUE_TRUE -> add(name, "ja");
            case VALUE_NUMBER_INT -> add(name, parser.getText());
            case VALUE_FALSE, VALUE_NULL -> true;
            default -> false;
        };
    }
}
