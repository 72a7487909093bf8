package nl.watals.feeds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes a feed as JSON Feed 1.1. */
public final class JsonFeed {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonFeed() {}

    /** The whole document; {@code feed.json} is its own name. */
    public static String write(Feed feed) {
        StringWriter out = new StringWriter(1 << 12);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("version", "https://jsonfeed.org/version/1.1");
            json.writeStringField("title", feed.title());
            json.writeStringField("home_page_url", feed.home());
            json.writeStringField("feed_url", feed.self() + "feed.json");
            json.writeStringField("language", feed.language());
            json.writeArrayFieldStart("items");
            for (Feed.Entry entry : feed.entries()) {
                item(json, entry);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.append('\n').toString();
    }

    private static void item(JsonGenerator json, Feed.Entry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", entry.url());
        json.writeStringField("url", entry.url());
        json.writeStringField("title", entry.title());
        // An item must have one of the two contents.
        json.writeStringField(
                entry.html().isEmpty() ? "content_text" : "content_html",
                entry.html().isEmpty() ? entry.summary() : entry.html());
        if (!entry.summary().isEmpty()) {
            json.writeStringField("summary", entry.summary());
        }
        json.writeStringField("date_published", entry.published());
        json.writeStringField("date_modified", entry.updated());
        texts(json, "tags", entry.tags());
        if (!entry.authors().isEmpty()) {
            json.writeArrayFieldStart("authors");
            for (String name : entry.authors()) {
                json.writeStartObject();
                json.writeStringField("name", name);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String key, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeArrayFieldStart(key);
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
    }
}
