package nl.watals.formservice;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells by the beginning of a text what export it is. */
final class Recognition {
    private static final int MOST_TOKENS = 20_000;

    private Recognition() {}

    /** How a text is written. */
    enum Syntax {
        CSV,
        JSON,
        YAML,
        XML
    }

    static Syntax syntax(String start) {
        String text = start.stripLeading();
        if (text.startsWith("<")) {
            return Syntax.XML;
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return Syntax.JSON;
        }
        return isYaml(text) ? Syntax.YAML : Syntax.CSV;
    }

    /** Staticman's files begin with a fence or with one of its keys at the beginning of a line. */
    private static boolean isYaml(String text) {
        if (text.startsWith("---") || text.startsWith("#")) {
            return true;
        }
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        int colon = line.indexOf(':');
        return colon > 0
                && line.indexOf(',') < 0
                && line.indexOf(';') < 0
                && (colon + 1 == line.strip().length() || line.charAt(colon + 1) == ' ')
                && line.substring(0, colon).matches("[A-Za-z_][A-Za-z0-9_-]*");
    }

    static boolean isWordPress(String start) {
        return start.contains("<rss") && start.contains("wordpress.org/export/");
    }

    /** By the names of the columns; empty when they are nobody's. */
    static Optional<ExportFormat> csv(List<String> header) {
        Set<String> names = new HashSet<>();
        for (String name : header) {
            names.add(ColumnNames.fold(name));
        }
        if (any(names, "inzending-id", "entry id") && any(names, "inzenddatum", "entry date")
                || any(names, "ip gebruiker", "user ip") && any(names, "inzenddatum", "entry date")) {
            return Optional.of(ExportFormat.GRAVITY_FORMS);
        }
        if (any(names, "begintijd", "start time") && any(names, "tijd van voltooien", "completion time")) {
            return Optional.of(ExportFormat.MICROSOFT_FORMS);
        }
        if (any(names, "tijdstempel", "timestamp")) {
            return Optional.of(ExportFormat.GOOGLE_FORMS);
        }
        if (any(names, "_date", "_replyto")) {
            return Optional.of(ExportFormat.FORMSPREE);
        }
        return any(names, "created_at") ? Optional.of(ExportFormat.NETLIFY) : Optional.empty();
    }

    private static boolean any(Set<String> names, String... wanted) {
        for (String name : wanted) {
            if (names.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** By the keys of the first entry; empty when they are nobody's. */
    static Optional<ExportFormat> json(String start) {
        Set<String> keys = keys(start);
        if (keys.contains("kind") && keys.contains("content") && keys.contains("origin")) {
            return Optional.of(ExportFormat.WATALS);
        }
        if (keys.contains("payload.data")
                || keys.contains("data")
                        && (keys.contains("form_name") || keys.contains("form_id") || keys.contains("created_at"))) {
            return Optional.of(ExportFormat.NETLIFY);
        }
        if (keys.contains("submissions")
                || keys.contains("submission") && keys.contains("form")
                || keys.contains("_date")
                || keys.contains("_replyto")) {
            return Optional.of(ExportFormat.FORMSPREE);
        }
        return keys.contains("_id") || keys.contains("message") && keys.contains("date")
                ? Optional.of(ExportFormat.STATICMAN)
                : Optional.empty();
    }

    /** The keys of the first object, with those one level down as {@code outer.inner}, as far as the text goes. */
    static Set<String> keys(String start) {
        Set<String> keys = new HashSet<>();
        try (JsonParser parser = new JsonFactory().createParser(new StringReader(start))) {
            collect(parser, keys);
        } catch (JsonProcessingException e) {
            // The text is only the beginning of a file: what was found so far counts.
            keys.remove("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }

    private static void collect(JsonParser parser, Set<String> keys) throws IOException {
        int depth = 0;
        String outer = "";
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_ARRAY) {
            token = parser.nextToken();
        }
        for (int i = 0; i < MOST_TOKENS && token != null; i++) {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
                if (depth <= 0) {
                    return;
                }
            } else if (token == JsonToken.FIELD_NAME && depth == 1) {
                outer = parser.currentName();
                keys.add(outer);
            } else if (token == JsonToken.FIELD_NAME && depth == 2) {
                keys.add(outer + "." + parser.currentName());
            }
            token = parser.nextToken();
        }
    }
}
