package nl.watals.formservice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One {@code <item>} of a WordPress export, as far as it has been read. */
final class WxrItem {
    final Place place;
    final Map<String, String> texts = new LinkedHashMap<>();
    /** What plug-ins and WordPress itself note of an item, by its key; only what drafts need. */
    final Map<String, String> notes = new LinkedHashMap<>();

    final List<Category> categories = new ArrayList<>();
    /** Elements that were longer than a row may be; their text is not kept. */
    final List<String> tooLong = new ArrayList<>();

    WxrItem(Place place) {
        this.place = place;
    }

    /**
     * A category or tag.
     *
     * @param domain {@code category}, {@code post_tag} or another taxonomy
     * @param slug the name in addresses, decoded
     */
    record Category(String domain, String slug, String title) {}

    /** The text of an element; empty when there is none. */
    String text(String element) {
        return texts.getOrDefault(element, "");
    }

    String type() {
        return text("post_type").strip();
    }

    String status() {
        return text("status").strip();
    }

    String id() {
        return text("post_id").strip();
    }

    /** The old address as a path: without the site, with what stands behind a {@code ?}. */
    String link() {
        return text("link").strip();
    }
}
