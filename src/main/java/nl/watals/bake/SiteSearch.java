package nl.watals.bake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.watals.search.AnalysedPage;
import nl.watals.search.SearchIndex;
import nl.watals.search.SearchPage;
import nl.watals.site.ListPage;
import nl.watals.site.Page;
import nl.watals.site.PageStatus;
import nl.watals.site.Reaction;
import nl.watals.site.Settings;
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

    private final SiteCrawler crawler;
    private final SiteRenderer renderer;
    private final OutputTree output;
    private final long environment;

    /** @param environment what all pages depend on, as one digest */
    SiteSearch(SiteCrawler crawler, SiteRenderer renderer, OutputTree output, long environment) {
        this.crawler = crawler;
        this.renderer = renderer;
        this.output = output;
        this.environment = environment;
    }

    /** Writes all files of the index into the new tree. The site must be read. */
    void write() {
        try {
            List<AnalysedPage> pages = analyse();
            Settings settings = crawler.site().settings();
            Map<String, byte[]> files = SearchIndex.files(pages, settings.text("site.language"));
            String folder = settings.searchPath() + "/index/";
            List<Map.Entry<String, byte[]>> entries = List.copyOf(files.entrySet());
            Parallel.forEach(entries.size(), i -> {
                byte[] bytes = entries.get(i).getValue();
                output.write(folder + entries.get(i).getKey(), bytes, bytes.length);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<AnalysedPage> analyse() throws IOException {
        Site site = crawler.site();
        List<Page> pages = new ArrayList<>();
        for (Page page : site.pages()) {
            if (isFound(page)) {
                pages.add(page);
            }
        }
        SearchMemory memory = SearchMemory.read(output.searchMemory(), environment);
        SiteDigests digests = renderer.digests();
        AnalysedPage[] analysed = new AnalysedPage[pages.size()];
        Parallel.forEach(analysed.length, i -> {
            Page page = pages.get(i);
            analysed[i] = memory.page(
                    page.source(), digests.of(page.address().url()), () -> AnalysedPage.of(page(site, page)));
        });
        memory.write(output.searchMemory());
        List<AnalysedPage> all = new ArrayList<>(List.of(analysed));
        for (ListPage list : site.lists()) {
            if (list.number() == 1 && list.intro().map(this::isFound).orElse(true)) {
                all.add(AnalysedPage.of(page(site, list)));
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
