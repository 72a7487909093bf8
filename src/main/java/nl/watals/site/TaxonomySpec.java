package nl.watals.site;

import java.util.Map;

/**
 * A taxonomy as {@code jbake.properties} asks for it with {@code taxonomy.<key>.…}: a closed list of terms that pages
 * can carry.
 *
 * @param key the front matter key, for example {@code themes}
 * @param path the folder of its pages below the site's root, without slashes around it
 * @param title what readers see above the list of terms
 * @param template the template of a term's page; empty means no pages
 * @param index the template of the list of terms; empty means no list
 * @param feed whether each term has an Atom and a JSON feed
 * @param terms every term by its slug, in the order of the data file
 */
public record TaxonomySpec(
        String key, String path, String title, String template, String index, boolean feed, Map<String, Term> terms) {

    /**
     * One term.
     *
     * @param intro plain text; empty when there is none
     */
    public record Term(String slug, String title, String intro) {}
}
