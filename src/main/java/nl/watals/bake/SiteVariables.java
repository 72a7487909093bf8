package nl.watals.bake;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.watals.site.CalendarFiles;
import nl.watals.site.CollectionSpec;
import nl.watals.site.FeedPage;
import nl.watals.site.ListPage;
import nl.watals.site.Settings;
import nl.watals.site.Site;
import nl.watals.site.SiteBuilder;
import nl.watals.site.TaxonomySpec;
import org.jbake.model.DocumentModel;

/** The variables that every template can read, besides JBake's own. */
final class SiteVariables {
    /** What templates can ask of {@code page}. */
    static final List<String> LIST_KEYS =
            List.of("items", "number", "total", "listed", "previous", "next", "feed", "title", "url");

    private final Site site;
    private final Documents documents;
    private final Map<String, Object> data;
    private final SiteBuilder.Viewing viewing;

    SiteVariables(Site site, Documents documents, Map<String, Object> data, SiteBuilder.Viewing viewing) {
        this.site = site;
        this.documents = documents;
        this.data = data;
        this.viewing = viewing;
    }

    void fill(MemoryStore store) {
        Map<String, Object> variables = store.variables();
        variables.put("site", siteMap());
        variables.put("collections", collections());
        variables.put("taxonomies", taxonomies());
        variables.put("by_url", documents.byUrl());
        variables.put("participants", site.imported().participants());
        variables.put("feeds", feeds());
        variables.put("data", new SiteData(data));
        variables.put("db", new StoreQueries(store));
        variables.put("today", viewing.now().toLocalDate());
        // A day, not a moment: a page must not change because a minute has gone by.
        variables.put(
                "published_date",
                new SiteDate(
                        viewing.now().toLocalDate().atStartOfDay(),
                        site.settings().zone()));
    }

    private Map<String, Object> siteMap() {
        Settings settings = site.settings();
        Map<String, Object> map = new HashMap<>();
        map.put("title", settings.text("site.title"));
        map.put("description", settings.text("site.description"));
        map.put("language", settings.text("site.language"));
        map.put("host", documents.host());
        map.put("calendar", CalendarFiles.ofAll(settings).orElse(null));
        return map;
    }

    private Map<String, List<DocumentModel>> collections() {
        Map<String, List<DocumentModel>> collections = new LinkedHashMap<>();
        for (CollectionSpec spec : site.settings().collections()) {
            collections.put(spec.name(), documents.listed(site.collections().get(spec.name())));
        }
        return collections;
    }

    private Map<String, List<Map<String, Object>>> taxonomies() {
        Map<String, List<Map<String, Object>>> taxonomies = new LinkedHashMap<>();
        for (TaxonomySpec taxonomy : site.taxonomies()) {
            taxonomies.put(taxonomy.key(), documents.terms(taxonomy.key()));
        }
        return taxonomies;
    }

    private List<Map<String, Object>> feeds() {
        return site.feeds().stream().map(SiteVariables::feed).toList();
    }

    private static Map<String, Object> feed(FeedPage page) {
        String folder = page.folder().isEmpty() ? "/" : "/" + page.folder() + "/";
        return Map.of("title", page.title(), "atom", folder + "feed.xml", "json", folder + "feed.json");
    }

    /** The variables of one list page. */
    static Map<String, Object> of(ListPage list, Documents documents) {
        Map<String, Object> page = new HashMap<>();
        page.put("items", documents.of(list.items()));
        page.put("number", list.number());
        page.put("total", list.total());
        page.put("listed", list.listed());
        page.put("previous", list.previous().isEmpty() ? null : list.previous());
        page.put("next", list.next().isEmpty() ? null : list.next());
        page.put("feed", list.feed().isEmpty() ? null : list.feed());
        page.put("title", list.title());
        page.put("url", list.address().url());
        return page;
    }
}
