package nl.watals.bake;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import nl.watals.site.FeedPage;
import nl.watals.site.ListPage;
import nl.watals.site.Neighbours;
import nl.watals.site.Page;
import nl.watals.site.Participant;
import nl.watals.site.Reaction;
import nl.watals.site.Reference;
import nl.watals.site.Site;
import nl.watals.site.TaxonomySpec;
import nl.watals.work.Parallel;
import org.jbake.template.ModelExtractors;

/**
 * What every page and every variable of the site depends on, as digests. A page's digest covers its own file and what the
 * build adds to it: its neighbours, terms, reactions and breadcrumbs. It does not cover the texts of other pages; those
 * count when a template looks at them ({@link Touched}).
 */
final class SiteDigests {
    private final Site site;
    private final SourceHashes sources;
    private final MemoryStore store;
    private final Assets assets;
    private final long keys;
    private final Map<String, Map<String, Long>> terms = new HashMap<>();
    private final Map<String, Long> taxonomies = new HashMap<>();
    private final Map<String, Seen> seen;
    private final Map<String, Long> pages;
    private final Map<String, Long> variables = new HashMap<>();
    private final long everything;

    /**
     * A page as other pages see it.
     *
     * @param url a digest of its address
     * @param link a digest of what a link to it shows
     */
    private record Seen(long url, long link) {
        private static Seen of(Page page) {
            String url = page.address().url();
            Digest link = new Digest().add(url).add(page.title());
            if (page.date().isPresent()) {
                LocalDateTime date = page.date().get();
                link.add(date.toLocalDate().toEpochDay()).add(date.toLocalTime().toNanoOfDay());
            }
            return new Seen(new Digest().add(url).value(), link.value());
        }
    }

    /** @param sources the digest of every source file */
    SiteDigests(Site site, SourceHashes sources, MemoryStore store, Assets assets) {
        this.site = site;
        this.sources = sources;
        this.store = store;
        this.assets = assets;
        this.keys = keys();
        for (TaxonomySpec taxonomy : site.taxonomies()) {
            terms.put(taxonomy.key(), termDigests(taxonomy));
            taxonomies.put(taxonomy.key(), taxonomy(taxonomy));
        }
        Page[] all = site.byUrl().values().toArray(new Page[0]);
        this.seen = seen(all);
        this.pages = pageDigests(all);
        this.everything = everything();
        variables.put("taxonomies", taxonomies());
        variables.put("participants", participants());
        variables.put("collections", collections());
        variables.put("feeds", feeds());
        variables.put("by_url", addresses());
        // The settings, the templates, the data files and the day are the same in every build that remembers.
        for (String name : List.of("site", "data", "today", "published_date")) {
            variables.put(name, 0L);
        }
    }

    /** A template that asks for a key is wrong when no page has it any more. */
    private long keys() {
        return new Digest().addAll(new TreeSet<>(store.keys())).value();
    }

    private Map<String, Long> termDigests(TaxonomySpec taxonomy) {
        Map<String, Long> digests = new HashMap<>();
        for (TaxonomySpec.Term term : taxonomy.terms().values()) {
            Digest digest = new Digest().add(term.slug()).add(term.title()).add(term.intro());
            digests.put(term.slug(), digest.value());
            long count = site.terms().get(taxonomy.key()).get(term.slug()).size();
            variables.put(SiteTerm.countOf(taxonomy.key(), term.slug()), count);
        }
        return digests;
    }

    private static Map<String, Seen> seen(Page... all) {
        Seen[] each = new Seen[all.length];
        Parallel.forEach(all.length, i -> each[i] = Seen.of(all[i]));
        Map<String, Seen> seen = new HashMap<>(all.length * 2);
        for (int i = 0; i < all.length; i++) {
            seen.put(all[i].address().url(), each[i]);
        }
        return seen;
    }

    private Map<String, Long> pageDigests(Page... all) {
        long[] digests = new long[all.length];
        Parallel.forEach(all.length, i -> digests[i] = page(all[i]));
        Map<String, Long> byUrl = new HashMap<>(all.length * 2);
        for (int i = 0; i < all.length; i++) {
            byUrl.put(all[i].address().url(), digests[i]);
        }
        return byUrl;
    }

    private long page(Page page) {
        String url = page.address().url();
        Digest digest = new Digest().add(keys).add(url);
        digest.add(page.source())
                .add(sources.of(page.source()))
                .add(page.status().ordinal());
        for (Reference reference : page.references()) {
            digest.add(reference.target());
        }
        Neighbours neighbours = site.neighbours().get(url);
        if (neighbours != null) {
            addLink(digest, neighbours.previous());
            addLink(digest, neighbours.next());
            addUrls(digest, neighbours.related());
        }
        for (TaxonomySpec taxonomy : site.taxonomies()) {
            for (String slug : page.texts(taxonomy.key())) {
                digest.add(terms.get(taxonomy.key()).getOrDefault(slug, 0L));
            }
        }
        addThread(digest, site.imported().threads().getOrDefault(url, List.of()));
        addUrls(digest, site.events().getOrDefault(url, List.of()));
        addUrls(digest, site.ideas().getOrDefault(url, List.of()));
        addParents(digest, url);
        return digest.value();
    }

    private void addParents(Digest digest, String url) {
        for (int slash = url.indexOf('/'); slash >= 0; slash = url.indexOf('/', slash + 1)) {
            addLink(digest, seen.get(url.substring(0, slash + 1)));
        }
    }

    private void addLink(Digest digest, Optional<Page> page) {
        addLink(digest, page.isPresent() ? seen(page.get()) : null);
    }

    private static void addLink(Digest digest, Seen page) {
        digest.add(page != null);
        if (page != null) {
            digest.add(page.link());
        }
    }

    private void addUrls(Digest digest, List<Page> pages) {
        digest.add(pages.size());
        for (Page page : pages) {
            digest.add(seen(page).url());
        }
    }

    private Seen seen(Page page) {
        Seen known = seen.get(page.address().url());
        return known == null ? Seen.of(page) : known;
    }

    private static void addThread(Digest digest, List<Reaction> thread) {
        digest.add(thread.size());
        for (Reaction reaction : thread) {
            digest.add(reaction.id()).add(reaction.date().toEpochDay()).add(reaction.name());
            digest.add(reaction.role()).add(reaction.html());
            addThread(digest, reaction.replies());
        }
    }

    private long everything() {
        Digest digest = new Digest();
        for (Page page : site.pages()) {
            digest.add(pages.get(page.address().url()));
        }
        return digest.value();
    }

    private long taxonomies() {
        Digest digest = new Digest();
        for (TaxonomySpec taxonomy : site.taxonomies()) {
            digest.add(taxonomy.key()).add(taxonomies.get(taxonomy.key()));
        }
        return digest.value();
    }

    private long taxonomy(TaxonomySpec taxonomy) {
        Digest digest = new Digest();
        for (String slug : taxonomy.terms().keySet()) {
            digest.add(terms.get(taxonomy.key()).get(slug));
        }
        return digest.value();
    }

    private long participants() {
        Digest digest = new Digest();
        for (Participant person : site.imported().participants()) {
            digest.add(person.id()).add(person.name()).add(person.role()).add(person.html());
            digest.addAll(person.themes());
        }
        return digest.value();
    }

    private long collections() {
        Digest digest = new Digest();
        site.collections().forEach((name, members) -> {
            digest.add(name);
            addUrls(digest, members);
        });
        return digest.value();
    }

    /** Which pages there are, in whatever order; what a template reads of one of them counts by itself. */
    private long addresses() {
        long sum = 0;
        for (Seen page : seen.values()) {
            sum += page.url();
        }
        return sum;
    }

    private long feeds() {
        Digest digest = new Digest();
        for (FeedPage feed : site.feeds()) {
            digest.add(feed.folder()).add(feed.title());
        }
        return digest.value();
    }

    /** The digest of a page of the site; 0 when there is none at that address. */
    long of(String url) {
        return pages.getOrDefault(url, 0L);
    }

    /** What a list page depends on besides the documents that its template looks at. */
    long of(ListPage list) {
        Digest digest = new Digest().add(keys).add(list.address().url()).add(list.title());
        digest.add(list.number()).add(list.total()).add(list.listed());
        digest.add(list.previous())
                .add(list.next())
                .add(list.feed())
                .add(list.owner())
                .add(list.term());
        addUrls(digest, list.items());
        digest.add(taxonomies.getOrDefault(list.owner(), 0L));
        addParents(digest, list.address().url());
        if (list.intro().isPresent()) {
            digest.add(of(list.intro().get().address().url()));
        }
        return digest.value();
    }

    /** What a feed depends on. */
    long of(FeedPage feed) {
        Digest digest = new Digest().add(feed.folder()).add(feed.title()).add(feed.home());
        digest.add(feed.items().size());
        for (Page item : feed.items()) {
            digest.add(of(item.address().url()));
        }
        return digest.value();
    }

    /** The digest of a variable that a template asked for; one that is not known stands for the whole site. */
    long variable(String name) {
        Long known = variables.get(name);
        if (known != null) {
            return known;
        }
        Optional<Long> asset = assets.digest(name);
        if (asset.isPresent()) {
            return asset.get();
        }
        boolean ofSite = store.variables().containsKey(name)
                || ModelExtractors.getInstance().containsKey(name);
        return ofSite ? everything : 0L;
    }
}
