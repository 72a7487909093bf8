package nl.watals.site;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * The whole site, checked: what stands where, and which pages belong together. Immutable.
 *
 * @param pages every page that this build publishes, by source; without the intros of lists, which their list shows
 * @param byUrl the published pages by address, with the intros and the neutral pages of withdrawn ideas
 * @param neighbours by url
 * @param collections the pages of every collection, by its name, in its order
 * @param lists pages that list other pages
 * @param feeds feeds to be written
 * @param terms the published pages of every term, newest first, by taxonomy key and slug
 * @param events the gatherings of a series by the url of the series, first to last
 * @param ideas the ideas that came from a gathering, by its url, newest first
 * @param aliases old addresses and the urls that they lead to
 * @param changesAt when the next page appears or expires by itself; {@link LocalDateTime#MAX} when none will
 * @param withheld how many pages wait: drafts, pages whose date is still to come, and expired ones
 */
public record Site(
        Settings settings,
        List<Page> pages,
        Map<String, Page> byUrl,
        Imported imported,
        Map<String, Neighbours> neighbours,
        Map<String, List<Page>> collections,
        List<ListPage> lists,
        List<FeedPage> feeds,
        List<TaxonomySpec> taxonomies,
        Map<String, Map<String, List<Page>>> terms,
        Map<String, List<Page>> events,
        Map<String, List<Page>> ideas,
        Map<Address, String> aliases,
        LocalDateTime changesAt,
        Withheld withheld) {

    /**
     * Pages that this build leaves out.
     *
     * @param drafts pages with the status of a draft
     * @param future pages whose date is still to come
     * @param expired pages whose time is over
     */
    public record Withheld(int drafts, int future, int expired) {}
}
