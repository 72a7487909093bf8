package nl.watals.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether structured data can be read, and have what search engines ask of each type. */
final class JsonLd {
    private static final JsonFactory JSON = new JsonFactory();

    /** By type, what must be there; of keys with a bar between them, one. */
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "Event", List.of("name", "startDate", "location"),
            "EventSeries", List.of("name"),
            "NewsArticle", List.of("headline", "datePublished", "author"),
            "Article", List.of("headline", "datePublished", "author"),
            "DiscussionForumPosting", List.of("author", "datePublished", "text|headline"),
            "Comment", List.of("author", "datePublished", "text"),
            "BreadcrumbList", List.of("itemListElement"),
            "ListItem", List.of("position", "name|item"),
            "Person", List.of("name"),
            "Organization", List.of("name"));

    private final JsonParser parser;
    private final List<Finding> findings;

    private JsonLd(JsonParser parser, List<Finding> findings) {
        this.parser = parser;
        this.findings = findings;
    }

    static void check(String json, List<Finding> findings) {
        try (JsonParser parser = JSON.createParser(json)) {
            JsonLd check = new JsonLd(parser, findings);
            if (parser.nextToken() == null) {
                findings.add(new Finding("the structured data are empty", "", "application/ld+json"));
                return;
            }
            check.value(true);
            if (parser.nextToken() != null) {
                findings.add(new Finding("there is more behind the structured data", "", "application/ld+json"));
            }
        } catch (JsonProcessingException e) {
            findings.add(new Finding(
                    "the structured data are no JSON: " + e.getOriginalMessage(),
                    "is every text written with | json?",
                    "application/ld+json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void value(boolean root) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            object(root);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                value(root);
            }
        }
    }

    private void object(boolean root) throws IOException {
        Set<String> keys = new HashSet<>();
        Set<String> types = new TreeSet<>();
        boolean reference = true;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            boolean empty = parser.currentToken() == JsonToken.VALUE_STRING
                    && parser.getText().isBlank();
            if (!empty && parser.currentToken() != JsonToken.VALUE_NULL) {
                keys.add(key);
            }
            reference &= key.startsWith("@") || key.equals("url");
            if (key.equals("@type") && parser.currentToken() == JsonToken.VALUE_STRING) {
                types.add(parser.getText());
            } else {
                value(false);
            }
        }
        if (root && !keys.contains("@context")) {
            find("the structured data have no `@context`", "https://schema.org", "application/ld+json");
        }
        // An object that only names another one need not say what that one is.
        for (String type : reference ? Set.<String>of() : types) {
            for (String wanted : REQUIRED.getOrDefault(type, List.of())) {
                if (List.of(wanted.split("\\|")).stream().noneMatch(keys::contains)) {
                    find(
                            "the structured data of type `" + type + "` have no `" + wanted.replace("|", "` or `")
                                    + "`",
                            "",
                            '"' + type + '"');
                }
            }
        }
    }

    private void find(String what, String hint, String sign) {
        Finding finding = new Finding(what, hint, sign);
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }
}
