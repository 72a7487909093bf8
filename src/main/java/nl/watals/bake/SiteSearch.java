package nl.watals.bake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import nl.watals.search.AnalysedPage;
import nl.watals.search.SearchIndex;
import nl.watals.search.SearchPage;
import nl.watals.site.ListPage;
import nl.watals.site.Page;
import nl.watals.site.PageStatus;
import nl.watals.site.Reaction;
import nl.watals.site.Site;
import nl.watals.site.TaxonomySpec;
import nl.watals.work.Parallel;

/**
 * Writes the search index of a site. Names of visitors are not in it: who looks for a person does not find out here what
 * that person has told.
 */
final class SiteSearch {
    /** The document type of the search page itself. */
    private static final String TYPE = "search";

    private final Site site;
    private final SiteOutput output;

    SiteSearch(Site site, SiteOutput output) {
        this.site = site;
        this.output = output;
    }

    /**
     * Writes all files of the index.
     *
     * @param digests of all that each page shows
     * @param memory the file in which the last build left the words of its pages, and this one does
     * @param environment what all pages depend on, as one digest
     */
    void write(SiteDigests digests, Path memory, long environment) throws IOException {
        writeIndex(SearchIndex.of(analysed(digests, memory, environment), language())
                .files());
    }

    /** Writes all files of the index, whatever a build knew. */
    void write() {
        writeIndex(SearchIndex.of(analyse(SearchMemory.nothing(), page -> 0), language())
                .files());
    }

    /** All pages. Nothing but the list holds them, so that they are gone once the index has read them. */
    private List<AnalysedPage> analysed(SiteDigests digests, Path memory, long environment) throws IOException {
        SearchMemory known = SearchMemory.read(memory, environment);
        List<AnalysedPage> pages =
                analyse(known, page -> digests.of(page.address().url()));
        known.write(memory);
        return pages;
    }

    private String language() {
        return site.settings().text("site.language");
    }

    private void writeIndex(Map<String, byte[]> files) {
        String folder = site.settings().searchPath() + "/index/";
        List<Map.Entry<String, byte[]>> entries = List.copyOf(files.entrySet());
        Parallel.forEach(entries.size(), i -> {
            byte[] bytes = entries.get(i).getValue();
            output.write(folder + entries.get(i).getKey(), bytes, bytes.length);
        });
    }

    private List<AnalysedPage> analyse(SearchMemory memory, ToLongFunction<Page> digests) {
        List<Page> pages = new ArrayList<>();
        for (Page page : site.pages()) {
            if (isFound(page)) {
                pages.add(page);
            }
        }
        AnalysedPage[] analysed = new AnalysedPage[pages.size()];
        Parallel.forEach(analysed.length, i -> {
            Page page = pages.get(i);
            long digest = digests.applyAsLong(page);
            analysed[i] = memory.page(page.source(), digest, () -> AnalysedPage.of(page(site, page), memory.pool()));
        });
        List<AnalysedPage> all = new ArrayList<>(List.of(analysed));
        for (ListPage list : site.lists()) {
            if (list.number() == 1 && list.intro().map(this::isFound).orElse(true)) {
                all.add(AnalysedPage.of(page(site, list), memory.pool()));
            }
        }
        return all;
    }

    private boolean isFound(Page page) {
        return page.status() != PageStatus.DRAFT && !page.type().equals(TYPE) && !page.flag("noindex");
    }

    private static SearchPage page(Site site, Page page) {
        List<String> texts = new ArrayList<>();
        for (String field : List.of("now", "effect", "outcome")) {
            texts.add(page.content().get().field(field));
        }
        texts.add(page.body().html());
        addThread(texts, site.imported().threads().getOrDefault(page.address().url(), List.of()));
        return new SearchPage(
                page.address().url(),
                page.title(),
                page.type(),
                day(page),
                page.text("summary"),
                themes(site, page),
                texts);
    }

    private static void addThread(List<String> texts, List<Reaction> thread) {
        for (Reaction reaction : thread) {
            texts.add(reaction.html());
            addThread(texts, reaction.replies());
        }
    }

    /** The day that readers look for: when it takes place, else when it was published. */
    private static String day(Page page) {
        Object start = page.values().get("start");
        if (start instanceof LocalDateTime moment) {
            return moment.toLocalDate().toString();
        }
        if (start instanceof LocalDate day) {
            return day.toString();
        }
        return page.date().map(date -> date.toLocalDate().toString()).orElse("");
    }

    private static List<String> themes(Site site, Page page) {
        List<String> themes = new ArrayList<>();
        for (TaxonomySpec taxonomy : site.taxonomies()) {
            for (String slug : page.texts(taxonomy.key())) {
                TaxonomySpec.Term term = taxonomy.terms().get(slug);
                if (term != null) {
                    themes.add(term.title());
                }
            }
        }
        return themes;
    }

    private static SearchPage page(Site site, ListPage list) {
        String summary = list.intro().map(intro -> intro.text("summary")).orElse("");
        List<String> texts = new ArrayList<>();
        if (!list.term().isEmpty()) {
            for (TaxonomySpec taxonomy : site.taxonomies()) {
                if (taxonomy.key().equals(list.owner())) {
                    summary = taxonomy.terms().get(list.term()).intro();
                }
            }
        }
        list.intro().ifPresent(intro -> texts.add(intro.body().html()));
        String kind = list.term().isEmpty() ? "list" : "term";
        return new SearchPage(list.address().url(), list.title(), kind, "", summary, List.of(), texts);
    }
}
