package nl.watals.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The list pages and feeds that the settings ask for. */
final class Lists {
    private final Settings settings;
    private final Members members;
    private final Map<String, Page> byUrl;
    private final String partName;
    private final Map<String, List<Page>> collections = new LinkedHashMap<>();
    private final List<ListPage> pages = new ArrayList<>();
    private final List<FeedPage> feeds = new ArrayList<>();

    Lists(Settings settings, List<TaxonomySpec> taxonomies, Members members, Map<String, Page> byUrl) {
        this(settings, taxonomies, members, byUrl, members::of);
    }

    /** The lists after an exchange of pages. */
    Lists with(Exchange exchange, List<TaxonomySpec> taxonomies, Members changed, Map<String, Page> urls) {
        return new Lists(
                settings,
                taxonomies,
                changed,
                urls,
                collection -> changed.of(collection, collections.get(collection.name()), exchange));
    }

    private Lists(
            Settings settings,
            List<TaxonomySpec> taxonomies,
            Members members,
            Map<String, Page> byUrl,
            Function<CollectionSpec, List<Page>> pagesOf) {
        this.settings = settings;
        this.members = members;
        this.byUrl = byUrl;
        this.partName = settings.text("site.language").startsWith("nl") ? "pagina-" : "page-";
        settings.collections().forEach(collection -> addCollection(collection, pagesOf.apply(collection)));
        taxonomies.forEach(this::addTaxonomy);
    }

    Map<String, List<Page>> collections() {
        return collections;
    }

    List<ListPage> pages() {
        return pages;
    }

    List<FeedPage> feeds() {
        return feeds;
    }

    /** Every address that a list or a feed takes. */
    List<String> addresses() {
        List<String> addresses = new ArrayList<>(pages.size() + feeds.size());
        pages.forEach(list -> addresses.add(list.address().url()));
        feeds.forEach(feed -> addresses.add(feed.folder()));
        return addresses;
    }

    boolean hasSeries(String slug) {
        return members.hasSeries(slug);
    }

    /** The urls of editors' pages that are shown above a list and not by themselves. */
    Set<String> introUrls() {
        Set<String> urls = new HashSet<>();
        for (ListPage list : pages) {
            list.intro().ifPresent(intro -> urls.add(intro.address().url()));
        }
        return urls;
    }

    private void addCollection(CollectionSpec collection, List<Page> all) {
        collections.put(collection.name(), all);
        String home = Address.ofFolder(collection.path()).url();
        Optional<Page> intro = Optional.ofNullable(byUrl.get(home));
        String title = intro.map(Page::title).orElse(collection.title());
        String feed = collection.feed() ? addFeed(collection.path(), title, home, all) : "";
        if (!collection.template().isEmpty()) {
            addParts(collection, all, intro, title, feed);
        }
    }

    private void addParts(CollectionSpec collection, List<Page> all, Optional<Page> intro, String title, String feed) {
        int size = collection.size() == 0 ? Math.max(1, all.size()) : collection.size();
        int total = Math.max(1, (all.size() + size - 1) / size);
        for (int number = 1; number <= total; number++) {
            int from = (number - 1) * size;
            pages.add(new ListPage(
                    part(collection.path(), number),
                    collection.template(),
                    title,
                    number == 1 ? intro : Optional.empty(),
                    all.subList(from, Math.min(all.size(), from + size)),
                    number,
                    total,
                    all.size(),
                    number == 1 ? "" : part(collection.path(), number - 1).url(),
                    number == total ? "" : part(collection.path(), number + 1).url(),
                    feed,
                    collection.name(),
                    ""));
        }
    }

    private Address part(String path, int number) {
        if (number == 1) {
            return Address.ofFolder(path);
        }
        return Address.ofFolder(path.isEmpty() ? partName + number : path + "/" + partName + number);
    }

    private void addTaxonomy(TaxonomySpec taxonomy) {
        if (!taxonomy.index().isEmpty()) {
            pages.add(single(
                    Address.ofFolder(taxonomy.path()),
                    taxonomy.index(),
                    taxonomy.title(),
                    List.of(),
                    "",
                    taxonomy.key(),
                    ""));
        }
        for (TaxonomySpec.Term term : taxonomy.terms().values()) {
            addTerm(taxonomy, term);
        }
    }

    private void addTerm(TaxonomySpec taxonomy, TaxonomySpec.Term term) {
        List<Page> all = members.terms().get(taxonomy.key()).get(term.slug());
        String path = taxonomy.path().isEmpty() ? term.slug() : taxonomy.path() + "/" + term.slug();
        Address address = Address.ofFolder(path);
        String feed = taxonomy.feed() ? addFeed(path, term.title(), address.url(), all) : "";
        if (!taxonomy.template().isEmpty()) {
            pages.add(single(address, taxonomy.template(), term.title(), all, feed, taxonomy.key(), term.slug()));
        }
    }

    private ListPage single(
            Address address, String template, String title, List<Page> items, String feed, String owner, String term) {
        Optional<Page> intro = Optional.ofNullable(byUrl.get(address.url()));
        return new ListPage(
                address,
                template,
                intro.map(Page::title).orElse(title),
                intro,
                items,
                1,
                1,
                items.size(),
                "",
                "",
                feed,
                owner,
                term);
    }

    private String addFeed(String path, String title, String home, List<Page> all) {
        int size = Math.max(1, settings.number("feed.size"));
        feeds.add(new FeedPage(path, title, home, all.subList(0, Math.min(all.size(), size))));
        return home + "feed.xml";
    }
}
