package nl.watals.site;

import java.util.List;

/**
 * A feed to be written.
 *
 * @param folder the folder of its two files, without slashes around it; empty means the site's root
 * @param title what it is called
 * @param home the url of the page that it belongs to
 * @param items the newest pages, newest first
 */
public record FeedPage(String folder, String title, String home, List<Page> items) {}
