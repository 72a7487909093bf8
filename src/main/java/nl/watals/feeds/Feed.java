package nl.watals.feeds;

import java.util.List;

/**
 * A feed, ready to be written in either form. All addresses are whole ones, with scheme and host; all times are RFC 3339.
 *
 * @param title what it is called
 * @param home the page that it belongs to
 * @param self the folder of the feed's own files, ending in {@code /}
 * @param language of the texts, a BCP 47 tag
 * @param updated when its newest entry changed
 * @param entries newest first
 */
public record Feed(String title, String home, String self, String language, String updated, List<Entry> entries) {

    /**
     * One page in the feed.
     *
     * @param published when it appeared
     * @param updated when it last changed
     * @param summary plain text, may be empty
     * @param html the body; addresses in it may be relative to the entry's own
     * @param authors plain text
     * @param tags plain text
     */
    public record Entry(
            String title,
            String url,
            String published,
            String updated,
            String summary,
            String html,
            List<String> authors,
            List<String> tags) {}
}
