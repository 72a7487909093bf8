package nl.watals.bake;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.watals.site.CalendarFiles;
import nl.watals.site.ListPage;
import nl.watals.site.Neighbours;
import nl.watals.site.Page;
import nl.watals.site.Reaction;
import nl.watals.site.Settings;
import nl.watals.site.Site;
import nl.watals.site.TaxonomySpec;
import nl.watals.work.Lazy;
import nl.watals.work.Parallel;
import org.jbake.model.DocumentModel;

/** The pages of a site as JBake's documents, which templates read. */
final class Documents {
    private static final String BREADCRUMBS = "breadcrumbs";

    private final Settings settings;
    private final ZoneId zone;
    private final String host;
    private final boolean noExtension;
    private final Set<String> asked;
    private final Images images;
    private final Cards cards;
    private final Map<String, SiteDocument> byUrl;
    private Site site;
    private final Map<String, Map<String, SiteTerm>> terms = new HashMap<>();

    /** @param asked every name that templates mention; what none of them asks for is not computed */
    Documents(Site site, Set<String> asked, Assets assets) {
        this.site = site;
        this.settings = site.settings();
        this.zone = settings.zone();
        this.host = settings.host();
        this.noExtension = settings.flag("uri.noExtension");
        this.asked = asked;
        this.images = assets.images();
        this.cards = assets.cards();
        this.byUrl = new HashMap<>(site.byUrl().size() * 2);
        for (TaxonomySpec taxonomy : site.taxonomies()) {
            terms.put(taxonomy.key(), termMaps(taxonomy));
        }
        Page[] pages = site.byUrl().values().toArray(new Page[0]);
        SiteDocument[] documents = new SiteDocument[pages.length];
        Parallel.forEach(pages.length, i -> documents[i] = document(pages[i]));
        for (int i = 0; i < pages.length; i++) {
            byUrl.put(pages[i].address().url(), documents[i]);
        }
        Parallel.forEach(pages.length, i -> connect(pages[i], documents[i]));
    }

    private Map<String, SiteTerm> termMaps(TaxonomySpec taxonomy) {
        Map<String, SiteTerm> maps = new HashMap<>();
        for (TaxonomySpec.Term term : taxonomy.terms().values()) {
            String path = taxonomy.path().isEmpty() ? "/" : "/" + taxonomy.path() + "/";
            int count = site.terms().get(taxonomy.key()).get(term.slug()).size();
            maps.put(
                    term.slug(),
                    new SiteTerm(
                            taxonomy.key(), term.slug(), term.title(), term.intro(), path + term.slug() + "/", count));
        }
        return maps;
    }

    /**
     * The terms of a taxonomy as maps ({@code slug, title, intro, url, count}), in its order; empty when no taxonomy has
     * the key.
     */
    List<Map<String, Object>> terms(String key) {
        for (TaxonomySpec taxonomy : site.taxonomies()) {
            if (taxonomy.key().equals(key)) {
                return terms(key, taxonomy.terms().keySet());
            }
        }
        return List.of();
    }

    private List<Map<String, Object>> terms(String key, Iterable<String> slugs) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (String slug : slugs) {
            Map<String, Object> term = terms.get(key).get(slug);
            if (term != null) {
                list.add(term);
            }
        }
        return list;
    }

    /** One term as a map, see {@link #terms(String)}. */
    Map<String, Object> term(String key, String slug) {
        return terms.get(key).get(slug);
    }

    /** All documents of the site by url; unmodifiable. */
    Map<String, DocumentModel> byUrl() {
        return Collections.unmodifiableMap(byUrl);
    }

    /** The document of a page of the site. */
    SiteDocument of(Page page) {
        return byUrl.get(page.address().url());
    }

    List<DocumentModel> of(List<Page> pages) {
        List<DocumentModel> documents = new ArrayList<>(pages.size());
        for (Page page : pages) {
            documents.add(of(page));
        }
        return documents;
    }

    /** The documents of pages, looked up when somebody asks for the first of them. */
    List<DocumentModel> listed(List<Page> pages) {
        return new LazyList<>(pages.size(), Lazy.of(() -> of(pages)));
    }

    private SiteDocument document(Page page) {
        SiteDocument document = new SiteDocument(
                page.address().url(), page.content(), images, page.text("image").isEmpty());
        fill(document, page);
        return document;
    }

    /** Says what the page says of itself. */
    private void fill(SiteDocument document, Page page) {
        document.putAll(page.values());
        document.setType(page.type());
        document.setStatus(page.status().word().equals("draft") ? "draft" : "published");
        document.setRendered(false);
        document.setCached(true);
        document.setFile(page.source());
        if (page.date().isPresent()) {
            document.setDate(new SiteDate(page.date().get(), zone));
        }
        document.setTags(page.texts("tags").toArray(new String[0]));
        setAddress(
                document,
                page.address().file(),
                page.address().url(),
                page.address().rootPath());
        CalendarFiles.of(settings, page.type(), page.address())
                .ifPresent(calendar -> document.put("calendar", calendar));
        putCard(page, document);
        for (TaxonomySpec taxonomy : site.taxonomies()) {
            document.put(taxonomy.key(), terms(taxonomy.key(), page.texts(taxonomy.key())));
        }
        document.setNavigation(forNavigation(page, document));
    }

    private void putCard(Page page, SiteDocument document) {
        if (cards.isOn() && asked.contains("card")) {
            cards.address(page).ifPresent(card -> {
                document.put("card", card);
                document.put("cardtext", cards.text(page));
            });
        }
    }

    private void setAddress(DocumentModel document, String file, String url, String rootPath) {
        document.setUri(file);
        document.setSourceUri(file);
        document.setRootPath(rootPath);
        document.put("url", url);
        document.put("permalink", host + url);
        if (noExtension) {
            document.setNoExtensionUri(noExtensionUri(file));
        }
    }

    private static String noExtensionUri(String file) {
        return file.replace("/index.html", "/");
    }

    /** Adds what the page has to do with other pages. */
    private void connect(Page page, DocumentModel document) {
        String url = page.address().url();
        Neighbours neighbours = site.neighbours().get(url);
        if (neighbours != null) {
            putNeighbours(document, neighbours);
        }
        if (asked.contains("thread") || asked.contains("reactioncount")) {
            putThread(document, site.imported().threads().getOrDefault(url, List.of()));
        }
        if (asked.contains("events")) {
            document.put("events", of(site.events().getOrDefault(url, List.of())));
        }
        if (asked.contains("ideas")) {
            document.put("ideas", of(site.ideas().getOrDefault(url, List.of())));
        }
        replaceByDocument(page, document, "earlier");
        replaceByDocument(page, document, "event");
        if (asked.contains(BREADCRUMBS)) {
            document.put(BREADCRUMBS, breadcrumbs(url));
        }
    }

    private void putNeighbours(DocumentModel document, Neighbours neighbours) {
        if (asked.contains("related")) {
            document.put("related", of(neighbours.related()));
        }
        // Under JBake's names they are always there, as in its own renderer.
        document.setPreviousContent(putNavigation(document, "previous", neighbours.previous()));
        document.setNextContent(putNavigation(document, "next", neighbours.next()));
    }

    private DocumentModel putNavigation(DocumentModel document, String key, Optional<Page> page) {
        if (page.isEmpty()) {
            return null;
        }
        DocumentModel navigation = of(page.get()).navigation();
        document.put(key, navigation);
        return navigation;
    }

    /** What a link to a neighbour needs; the whole document in here would hold all its neighbours as well. */
    private DocumentModel forNavigation(Page page, SiteDocument document) {
        DocumentModel nav = new DocumentModel();
        if (noExtension) {
            nav.setNoExtensionUri(document.getNoExtensionUri());
        }
        nav.setUri(page.address().file());
        nav.setTitle(page.title());
        nav.put("url", page.address().url());
        if (page.date().isPresent()) {
            nav.setDate(document.getDate());
        }
        return nav;
    }

    /**
     * Shows other words of a page wherever a document has them. Nobody may read the documents meanwhile.
     *
     * @param page as it is now
     * @param keys of what is other than before
     */
    void renew(Page page, Set<String> keys) {
        SiteDocument document = of(page);
        for (String key : keys) {
            document.put(key, page.values().get(key));
        }
        if (keys.contains("title")) {
            renewCard(page, document);
            renewLinks(page);
        }
    }

    private void renewCard(Page page, SiteDocument document) {
        Object before = document.get("card");
        putCard(page, document);
        forgetCard(before);
    }

    /** Forgets a card that no page has any more. */
    private void forgetCard(Object before) {
        if (before instanceof String card
                && byUrl.values().stream().noneMatch(other -> card.equals(other.get("card")))) {
            cards.forget(card);
        }
    }

    /**
     * Shows other pages wherever they are shown. Nobody may read the documents meanwhile.
     *
     * @param after the site as it is now
     * @param gone pages that were shown before and are not any more
     * @param come pages that are shown now
     * @param relinked the urls of all pages that may have other neighbours than before
     */
    void exchange(Site after, List<Page> gone, List<Page> come, Set<String> relinked) {
        Site before = site;
        site = after;
        Set<String> changed = new HashSet<>();
        List<Object> cardsBefore = new ArrayList<>();
        for (Page page : gone) {
            changed.add(page.address().url());
            cardsBefore.add(of(page).get("card"));
            byUrl.remove(page.address().url());
        }
        for (Page page : come) {
            changed.add(page.address().url());
            byUrl.put(page.address().url(), document(page));
        }
        cardsBefore.forEach(this::forgetCard);
        for (TaxonomySpec taxonomy : site.taxonomies()) {
            terms.get(taxonomy.key())
                    .forEach((slug, term) -> term.recount(
                            site.terms().get(taxonomy.key()).get(slug).size()));
        }
        Set<String> urls = new HashSet<>(relinked);
        come.forEach(page -> urls.add(page.address().url()));
        addChanged(before.events(), after.events(), urls);
        addChanged(before.ideas(), after.ideas(), urls);
        addPointing(changed, urls);
        for (String url : urls) {
            Page page = site.byUrl().get(url);
            if (page != null) {
                reconnect(page);
            }
        }
    }

    private void reconnect(Page page) {
        SiteDocument document = of(page);
        // In the order of a new one: a template may walk through it.
        document.clear();
        fill(document, page);
        connect(page, document);
    }

    private static void addChanged(Map<String, List<Page>> before, Map<String, List<Page>> after, Set<String> urls) {
        for (Map<String, List<Page>> lists : List.of(before, after)) {
            for (String url : lists.keySet()) {
                if (before.get(url) != after.get(url)) {
                    urls.add(url);
                }
            }
        }
    }

    /** What names one of the pages in its head, and what stands below one of them. */
    private void addPointing(Set<String> changed, Set<String> urls) {
        boolean below = asked.contains(BREADCRUMBS);
        for (Page page : site.byUrl().values()) {
            String url = page.address().url();
            if (changed.contains(page.text("earlier"))
                    || changed.contains(page.text("event"))
                    || (below && isBelow(url, changed))) {
                urls.add(url);
            }
        }
    }

    private static boolean isBelow(String url, Set<String> folders) {
        for (String folder : folders) {
            if (url.startsWith(folder)) {
                return true;
            }
        }
        return false;
    }

    /** What names the page by its title: its neighbours, and the way to each page below it. */
    private void renewLinks(Page page) {
        String url = page.address().url();
        of(page).setNavigation(forNavigation(page, of(page)));
        for (Page other : site.byUrl().values()) {
            String otherUrl = other.address().url();
            Neighbours neighbours = site.neighbours().get(otherUrl);
            if (neighbours != null && neighbours.isNextTo(page)) {
                putNeighbours(of(other), neighbours);
            }
            if (asked.contains(BREADCRUMBS) && otherUrl.startsWith(url)) {
                of(other).put(BREADCRUMBS, breadcrumbs(otherUrl));
            }
        }
    }

    private static void putThread(DocumentModel document, List<Reaction> thread) {
        int count = 0;
        for (Reaction reaction : thread) {
            count += reaction.count();
        }
        document.put("thread", thread);
        document.put("reactioncount", count);
    }

    private void replaceByDocument(Page page, DocumentModel document, String key) {
        String url = page.text(key);
        if (!url.isEmpty() && byUrl.containsKey(url)) {
            document.put(key, byUrl.get(url));
        }
    }

    private List<Map<String, Object>> breadcrumbs(String url) {
        List<Map<String, Object>> trail = new ArrayList<>();
        for (int slash = url.indexOf('/');
                slash >= 0 && slash + 1 < url.length();
                slash = url.indexOf('/', slash + 1)) {
            // The page, not its document: other threads are still filling that.
            Page parent = site.byUrl().get(url.substring(0, slash + 1));
            if (parent != null) {
                trail.add(Map.of("url", url.substring(0, slash + 1), "title", parent.title()));
            }
        }
        return trail;
    }

    /** The document of a list page: the editor's page at its address, or one that only has a title and a place. */
    DocumentModel of(ListPage list) {
        DocumentModel document =
                list.intro().isPresent() ? of(list.intro().get()).copy() : simple(list.title());
        document.setTitle(list.title());
        setAddress(
                document,
                list.address().file(),
                list.address().url(),
                list.address().rootPath());
        if (asked.contains(BREADCRUMBS)) {
            document.put(BREADCRUMBS, breadcrumbs(list.address().url()));
        }
        return document;
    }

    private DocumentModel simple(String title) {
        DocumentModel document = new DocumentModel();
        document.setType("page");
        document.setStatus("published");
        document.setTitle(title);
        document.setBody("");
        if (cards.isOn() && asked.contains("card")) {
            document.put("card", cards.ofSite());
            document.put("cardtext", cards.textOfSite());
        }
        return document;
    }

    /** When the page last changed: {@code updated}, else {@code date}. */
    static Optional<LocalDateTime> modified(Page page) {
        Object updated = page.values().get("updated");
        if (updated instanceof LocalDate day) {
            return Optional.of(day.atStartOfDay());
        }
        return updated instanceof LocalDateTime moment ? Optional.of(moment) : page.date();
    }

    /** The site's root with scheme and host, without a slash at its end. */
    String host() {
        return host;
    }
}
