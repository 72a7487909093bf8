package nl.watals.search;

import java.util.List;

/**
 * A page that readers may find.
 *
 * @param url its address from the root of the site
 * @param title plain text
 * @param kind its document type
 * @param date {@code YYYY-MM-DD}; empty for a page without a date
 * @param summary plain text; may be empty
 * @param themes the titles of its themes, plain text
 * @param texts what it says, in order: HTML that is safe to publish
 */
public record SearchPage(
        String url, String title, String kind, String date, String summary, List<String> themes, List<String> texts) {}
