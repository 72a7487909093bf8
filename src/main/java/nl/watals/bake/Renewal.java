package nl.watals.bake;

import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.watals.bake.SourceTree.SourceFile;
import nl.watals.site.CollectionSpec;
import nl.watals.site.FeedPage;
import nl.watals.site.ListPage;
import nl.watals.site.Neighbours;
import nl.watals.site.Page;
import nl.watals.site.PageBodyReader;
import nl.watals.site.PageHead;
import nl.watals.site.PageKeys;
import nl.watals.site.Reference;
import nl.watals.site.Site;
import nl.watals.site.TaxonomySpec;
import nl.watals.text.FrontMatter;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;

/**
 * What editors do most by far: they change words of a page, in its text or in its head. Then everything else of the site
 * stays where it is, and the words are replaced in it; nothing is put together anew.
 */
final class Renewal {
    /**
     * What a page says of itself: no order, address, list or reference depends on these. Neither does any on a key that only
     * templates know.
     */
    private static final Set<String> WORDS = Set.of(
            "title",
            "summary",
            "kicker",
            "imageAlt",
            "place",
            "role",
            "name",
            "authors",
            "updated",
            "uid",
            "toc",
            "help",
            "noindex",
            "full",
            "cancelled",
            "online");

    private static final String TITLE = "title";

    private final Page page;
    private final Page fresh;
    private final PageHead head;
    private final Set<String> keys;
    private final boolean linksToFiles;

    private Renewal(Page page, PageHead head, PageBodyReader.Result read) {
        this.page = page;
        this.head = head;
        this.fresh = read.page();
        this.linksToFiles = read.linksToFiles();
        this.keys = differences(page.values(), fresh.values());
    }

    /**
     * Reads the file of a page again. Nothing is changed by this.
     *
     * @param page as it was read before
     * @param before its head then
     * @return empty when more may have changed than words, or when anything in the file is wrong
     */
    static Optional<Renewal> of(SiteCrawler crawler, Page page, PageHead before, SourceFile file, SourceHashes hashes) {
        if (!crawler.canRenewWords() || !Files.isRegularFile(file.file())) {
            return Optional.empty();
        }
        hashes.forget(file.path());
        Problems problems = new Problems();
        Optional<PageHead> head = SourceText.decode(file.path(), hashes.read(file), problems)
                .flatMap(text -> crawler.headReader().read(text, file.name(), problems));
        if (head.isEmpty() || !problems.isEmpty() || !keys(head.get()).equals(keys(before))) {
            return Optional.empty();
        }
        Renewal renewal = new Renewal(page, head.get(), crawler.bodyReader().read(head.get(), problems));
        return problems.isEmpty() && renewal.staysInPlace(crawler.site()) ? Optional.of(renewal) : Optional.empty();
    }

    /** In order: a template that walks through a page sees its keys in one that comes from this. */
    private static List<String> keys(PageHead head) {
        return head.frontMatter().fields().stream().map(FrontMatter.Field::key).toList();
    }

    private static Set<String> differences(Map<String, Object> before, Map<String, Object> after) {
        Set<String> keys = new TreeSet<>();
        for (Map.Entry<String, Object> value : after.entrySet()) {
            if (!value.getValue().equals(before.get(value.getKey()))) {
                keys.add(value.getKey());
            }
        }
        return keys;
    }

    private boolean staysInPlace(Site site) {
        return page.type().equals(fresh.type())
                && page.status() == fresh.status()
                && page.date().equals(fresh.date())
                && page.address().equals(fresh.address())
                && page.values().keySet().equals(fresh.values().keySet())
                && targets(page.references()).containsAll(targets(fresh.references()))
                && keys.stream().allMatch(key -> isWord(key, site))
                && (!keys.contains(TITLE) || isFreeTitle(site));
    }

    private boolean isWord(String key, Site site) {
        for (TaxonomySpec taxonomy : site.taxonomies()) {
            if (taxonomy.key().equals(key)) {
                return false;
            }
        }
        return WORDS.contains(key) || !PageKeys.isKnown(key);
    }

    /** Whether no list has its title or its order from the title of the page, nor shows it above. */
    private boolean isFreeTitle(Site site) {
        String url = page.address().url();
        for (CollectionSpec collection : site.settings().collections()) {
            if (collection.order() == CollectionSpec.Order.TITLE
                    && collection.types().contains(page.type())) {
                return false;
            }
        }
        for (FeedPage feed : site.feeds()) {
            if (feed.home().equals(url)) {
                return false;
            }
        }
        for (ListPage list : site.lists()) {
            // What stands above a list is a copy, its neighbours with it.
            if (list.address().url().startsWith(url)
                    || (list.intro().isPresent() && isNextTo(site, list.intro().get()))) {
                return false;
            }
        }
        return true;
    }

    private boolean isNextTo(Site site, Page other) {
        Neighbours neighbours = site.neighbours().get(other.address().url());
        return neighbours != null && neighbours.isNextTo(page);
    }

    private record Target(Reference.Kind kind, String address) {}

    private static Set<Target> targets(List<Reference> references) {
        Set<Target> targets = new HashSet<>();
        references.forEach(reference -> targets.add(new Target(reference.kind(), reference.target())));
        return targets;
    }

    /** Puts the new words in the place of the old ones; nobody may read the site meanwhile. */
    void apply(SiteCrawler crawler, KnownSources known, BuildMemory memory, SourceHashes hashes) {
        String path = page.source();
        known.keep(path, head);
        // Where a link to a file leads has to be found out each time.
        if (!linksToFiles) {
            memory.renew(path, hashes.of(path), fresh.references());
        }
        page.renew(fresh.values(), keys);
        page.content().renew(fresh.content().get());
        crawler.documents().renew(page, keys);
    }
}
