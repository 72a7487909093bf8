package nl.watals.site;

import java.util.List;
import java.util.Optional;

/**
 * A page that lists other pages: a part of a collection, a term of a taxonomy, or the terms themselves.
 *
 * @param template the file name of its template
 * @param title what readers see above it
 * @param intro the editor's page at the same address, whose text stands above the list
 * @param items the pages in this part, in order; empty for a list of terms
 * @param number which part this is, counted from 1
 * @param total how many parts there are
 * @param listed how many pages all parts hold together
 * @param previous the url of the part before this one; empty for the first
 * @param next the url of the part after this one; empty for the last
 * @param feed the url of the Atom feed; empty when there is none
 * @param owner the name of the collection, or the key of the taxonomy
 * @param term the slug of the term; empty when this is not the page of a term
 */
public record ListPage(
        Address address,
        String template,
        String title,
        Optional<Page> intro,
        List<Page> items,
        int number,
        int total,
        int listed,
        String previous,
        String next,
        String feed,
        String owner,
        String term) {}
