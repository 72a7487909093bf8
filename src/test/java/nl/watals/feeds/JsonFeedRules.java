package nl.watals.feeds;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.watals.whole.Json;

/** What JSON Feed 1.1 asks of a feed: which keys must be there, and what their values are. */
public final class JsonFeedRules {
    private enum Type {
        TEXT,
        ADDRESS,
        MOMENT,
        FLAG,
        NUMBER,
        TEXTS,
        PEOPLE,
        HUBS,
        ATTACHMENTS,
        ITEMS
    }

    private static final Map<String, Type> FEED = Map.ofEntries(
            Map.entry("version", Type.ADDRESS),
            Map.entry("title", Type.TEXT),
            Map.entry("home_page_url", Type.ADDRESS),
            Map.entry("feed_url", Type.ADDRESS),
            Map.entry("description", Type.TEXT),
            Map.entry("user_comment", Type.TEXT),
            Map.entry("next_url", Type.ADDRESS),
            Map.entry("icon", Type.ADDRESS),
            Map.entry("favicon", Type.ADDRESS),
            Map.entry("authors", Type.PEOPLE),
            Map.entry("language", Type.TEXT),
            Map.entry("expired", Type.FLAG),
            Map.entry("hubs", Type.HUBS),
            Map.entry("items", Type.ITEMS));

    private static final Map<String, Type> ITEM = Map.ofEntries(
            Map.entry("id", Type.TEXT),
            Map.entry("url", Type.ADDRESS),
            Map.entry("external_url", Type.ADDRESS),
            Map.entry("title", Type.TEXT),
            Map.entry("content_html", Type.TEXT),
            Map.entry("content_text", Type.TEXT),
            Map.entry("summary", Type.TEXT),
            Map.entry("image", Type.ADDRESS),
            Map.entry("banner_image", Type.ADDRESS),
            Map.entry("date_published", Type.MOMENT),
            Map.entry("date_modified", Type.MOMENT),
            Map.entry("authors", Type.PEOPLE),
            Map.entry("tags", Type.TEXTS),
            Map.entry("language", Type.TEXT),
            Map.entry("attachments", Type.ATTACHMENTS));

    private static final Map<String, Type> PERSON =
            Map.of("name", Type.TEXT, "url", Type.ADDRESS, "avatar", Type.ADDRESS);
    private static final Map<String, Type> HUB = Map.of("type", Type.TEXT, "url", Type.ADDRESS);
    private static final Map<String, Type> ATTACHMENT = Map.of(
            "url", Type.ADDRESS,
            "mime_type", Type.TEXT,
            "title", Type.TEXT,
            "size_in_bytes", Type.NUMBER,
            "duration_in_seconds", Type.NUMBER);

    private final List<String> findings = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private JsonFeedRules() {}

    /** What is wrong with a feed, one line each; empty for a valid one. */
    public static List<String> findings(String feed) {
        JsonFeedRules rules = new JsonFeedRules();
        try {
            Map<String, Object> object = Json.object(feed);
            rules.object(object, "", FEED, List.of("version", "title", "items"));
            if (!"https://jsonfeed.org/version/1.1".equals(object.get("version"))) {
                rules.findings.add("version: not 1.1");
            }
        } catch (IOException | ClassCastException e) {
            rules.findings.add("no JSON object: " + e.getMessage());
        }
        return rules.findings;
    }

    private void object(Object value, String place, Map<String, Type> known, List<String> required) {
        if (!(value instanceof Map<?, ?> object)) {
            findings.add(place + ": no object");
            return;
        }
        for (String key : required) {
            if (!object.containsKey(key)) {
                findings.add(place + "/" + key + ": missing");
            }
        }
        object.forEach((key, each) -> {
            Type type = known.get(key.toString());
            String here = place + "/" + key;
            // A key of somebody's own begins with a line.
            if (type == null && !key.toString().startsWith("_")) {
                findings.add(here + ": unknown");
            } else if (type != null) {
                value(each, here, type);
            }
        });
    }

    private void value(Object value, String place, Type type) {
        switch (type) {
            case TEXT -> check(value instanceof String, place, "no text");
            case FLAG -> check(value instanceof Boolean, place, "neither true nor false");
            case NUMBER -> check(value instanceof Number, place, "no number");
            case ADDRESS -> check(value instanceof String text && isAddress(text), place, "no address");
            case MOMENT -> check(value instanceof String text && isMoment(text), place, "no moment");
            default -> list(value, place, type);
        }
    }

    private void list(Object value, String place, Type type) {
        if (!(value instanceof List<?> list)) {
            findings.add(place + ": no list");
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            String here = place + "/" + i;
            switch (type) {
                case TEXTS -> value(list.get(i), here, Type.TEXT);
                case HUBS -> object(list.get(i), here, HUB, List.of("type", "url"));
                case ATTACHMENTS -> object(list.get(i), here, ATTACHMENT, List.of("url", "mime_type"));
                case PEOPLE -> person(list.get(i), here);
                case ITEMS -> item(list.get(i), here);
                default -> throw new IllegalArgumentException(type + " is no list");
            }
        }
    }

    private void person(Object value, String place) {
        object(value, place, PERSON, List.of());
        check(value instanceof Map<?, ?> person && !person.isEmpty(), place, "nobody");
    }

    private void item(Object value, String place) {
        object(value, place, ITEM, List.of("id"));
        if (value instanceof Map<?, ?> item) {
            check(item.containsKey("content_html") || item.containsKey("content_text"), place, "no content");
            check(ids.add(String.valueOf(item.get("id"))), place, "its id is that of another");
        }
    }

    private void check(boolean right, String place, String what) {
        if (!right) {
            findings.add(place + ": " + what);
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return address.isAbsolute() && address.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isMoment(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
