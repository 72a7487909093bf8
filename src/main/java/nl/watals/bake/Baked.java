package nl.watals.bake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.watals.bake.SourceTree.SourceFile;
import nl.watals.site.ListPage;
import nl.watals.site.Page;
import nl.watals.site.SiteBuilder;
import nl.watals.work.Lazy;

/** One bake of a site in memory: everything that its files are made from. Several threads may read it as long as nobody changes it. */
final class Baked {
    private final SourceFiles sources;
    private final SiteOven oven;
    private final SiteCrawler crawler;
    private final SiteRenderer renderer;
    private final Generated generated;
    private final Lazy<LiveFiles> files;
    private final Map<String, SourceFile> assets = new HashMap<>();
    private final Map<String, PageJob> listsOfJBake = new HashMap<>();
    private final Map<String, ListPage> lists = new HashMap<>();
    private final Map<String, Page> pages = new HashMap<>();
    private final Map<String, Page> withdrawn = new HashMap<>();
    private final Map<String, Page> editors = new HashMap<>();

    /** @param bake prepared, without problems */
    Baked(SourceFiles sources, UnwrittenBake bake, Generated generated) {
        this.sources = sources;
        this.oven = bake.oven();
        this.crawler = bake.crawler();
        this.renderer = bake.renderer();
        this.generated = generated;
        this.files = Lazy.of(() -> new LiveFiles(sources.tree()));
        sources.tree().contentAssets().forEach(asset -> assets.put(asset.name(), asset));
        sources.tree().assets().forEach(asset -> assets.put(asset.name(), asset));
        crawler.editors().forEach(page -> editors.put(page.source(), page));
        crawler.site().pages().forEach(page -> pages.put(page.address().file(), page));
        crawler.site()
                .imported()
                .withdrawn()
                .forEach(page -> withdrawn.put(page.address().file(), page));
        addLists();
    }

    private void addLists() {
        listsOfJBake.clear();
        renderer.jobs().forEach(job -> listsOfJBake.put(job.file(), job));
        lists.clear();
        crawler.site().lists().forEach(list -> lists.put(list.address().file(), list));
    }

    SourceFiles sources() {
        return sources;
    }

    SiteCrawler crawler() {
        return crawler;
    }

    SiteRenderer renderer() {
        return renderer;
    }

    Generated generated() {
        return generated;
    }

    LiveFiles files() {
        return files.get();
    }

    /** Files that go to the output as they are, by their place there. */
    Map<String, SourceFile> assets() {
        return assets;
    }

    /** The pages of editors, by source, shown or not. */
    Map<String, Page> editors() {
        return editors;
    }

    SiteBuilder.Viewing viewing() {
        return crawler.assembly().viewing();
    }

    /** The page of an editor that stands by itself; one above a list does not. */
    Optional<Page> ownPage(String source) {
        return Optional.ofNullable(editors.get(source))
                .filter(page ->
                        pageAt(page.address().file()).filter(own -> own == page).isPresent());
    }

    /** The page that is made into a file, unless that is a list. */
    Optional<Page> pageAt(String file) {
        return lists.containsKey(file) ? Optional.empty() : Optional.ofNullable(pages.get(file));
    }

    /** Every file that a template makes. */
    Set<String> pages() {
        Set<String> all = new TreeSet<>(pages.keySet());
        all.addAll(withdrawn.keySet());
        all.addAll(lists.keySet());
        all.addAll(listsOfJBake.keySet());
        return all;
    }

    /** Whether a template makes the file. */
    boolean isPage(String file) {
        return pages.containsKey(file)
                || withdrawn.containsKey(file)
                || lists.containsKey(file)
                || listsOfJBake.containsKey(file);
    }

    /** How to make a file; empty when no template makes it. */
    Optional<PageJob> job(String file) {
        PageJob known = listsOfJBake.get(file);
        ListPage list = lists.get(file);
        if (known != null) {
            return Optional.of(known);
        }
        if (list != null) {
            return Optional.of(renderer.job(list));
        }
        Page page = pages.getOrDefault(file, withdrawn.get(file));
        return Optional.ofNullable(page).map(renderer::job);
    }

    /** Takes over that pages were exchanged; nobody may read meanwhile. */
    void moved(Move move) {
        move.removed().forEach(path -> files().remove(path));
        move.added().forEach(files()::add);
        oven.queueAgain();
        addLists();
        move.gone().forEach(page -> pages.remove(page.address().file(), page));
        for (Page page : move.come()) {
            if (!lists.containsKey(page.address().file())) {
                pages.put(page.address().file(), page);
            }
        }
        renderer.configuration().assets().forgetUse();
        renderer.templates().forgetSite();
        generated.forget();
    }
}
