package nl.watals.bake;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.watals.feeds.Feed;
import nl.watals.feeds.Sitemap;
import nl.watals.site.Author;
import nl.watals.site.FeedPage;
import nl.watals.site.ListPage;
import nl.watals.site.Page;
import nl.watals.site.Settings;
import nl.watals.site.Site;

/** The feeds and the sitemap of a site as values. */
final class SiteFeeds {
    private static final LocalDateTime NEVER = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final Site site;
    private final Settings settings;
    private final ZoneId zone;
    private final String host;

    SiteFeeds(Site site, String host) {
        this.site = site;
        this.settings = site.settings();
        this.zone = settings.zone();
        this.host = host;
    }

    Feed feed(FeedPage page) {
        List<Feed.Entry> entries = new ArrayList<>();
        LocalDateTime newest = NEVER;
        for (Page item : page.items()) {
            entries.add(entry(item));
            LocalDateTime modified = Documents.modified(item).orElse(NEVER);
            newest = modified.isAfter(newest) ? modified : newest;
        }
        String name = settings.text("site.title");
        String title = page.title().isEmpty() || page.folder().isEmpty() ? name : page.title() + " – " + name;
        String folder = page.folder().isEmpty() ? "/" : "/" + page.folder() + "/";
        return new Feed(
                title,
                host + page.home(),
                host + folder,
                settings.text("site.language"),
                DateFilter.isoTime(newest, zone),
                entries);
    }

    private Feed.Entry entry(Page page) {
        List<String> authors = new ArrayList<>();
        if (page.values().get("authors") instanceof List<?> people) {
            for (Object person : people) {
                authors.add(((Author) person).name());
            }
        }
        if (authors.isEmpty() && !page.text("name").isEmpty()) {
            authors.add(page.text("name"));
        }
        String summary = page.text("summary");
        String html = page.content().get().field("now")
                + page.content().get().field("effect")
                + page.body().html()
                + page.content().get().field("outcome");
        return new Feed.Entry(
                page.title(),
                host + page.address().url(),
                DateFilter.isoTime(page.date().orElse(NEVER), zone),
                DateFilter.isoTime(Documents.modified(page).orElse(NEVER), zone),
                summary.isEmpty() ? page.body().excerpt() : summary,
                html,
                authors,
                page.texts("themes"));
    }

    /** What the sitemap is made from, as 64 bits. */
    long digestOfSitemap() {
        Digest digest = new Digest().add(host).add(site.pages().size());
        for (Page page : site.pages()) {
            Optional<LocalDateTime> modified = Documents.modified(page);
            digest.add(page.address().url()).add(page.flag("noindex"));
            digest.add(modified.isPresent() ? modified.get().toLocalDate().toEpochDay() : Long.MIN_VALUE);
        }
        for (ListPage list : site.lists()) {
            digest.add(list.address().url());
            digest.add(list.intro().isPresent() && list.intro().get().flag("noindex"));
        }
        return digest.value();
    }

    /** Every page that readers may find, without those marked `noindex`: pages, then lists, each by address. */
    List<Sitemap.Entry> sitemap() {
        List<Sitemap.Entry> entries =
                new ArrayList<>(site.pages().size() + site.lists().size());
        for (Page page : site.pages()) {
            if (page.flag("noindex")) {
                continue;
            }
            String modified = Documents.modified(page)
                    .map(date -> date.toLocalDate().toString())
                    .orElse("");
            entries.add(new Sitemap.Entry(host + page.address().url(), modified));
        }
        for (ListPage list : site.lists()) {
            if (list.intro().isPresent() && list.intro().get().flag("noindex")) {
                continue;
            }
            entries.add(new Sitemap.Entry(host + list.address().url(), ""));
        }
        entries.sort((a, b) -> a.url().compareTo(b.url()));
        return entries;
    }
}
