package nl.watals.bake;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.watals.feeds.Atom;
import nl.watals.feeds.Feed;
import nl.watals.feeds.JsonFeed;
import nl.watals.feeds.Sitemap;
import nl.watals.hosting.RedirectPage;
import nl.watals.site.FeedPage;
import nl.watals.site.Redirect;
import nl.watals.site.Site;
import org.jbake.app.configuration.JBakeConfiguration;

/** The files of a site that no template makes. */
final class SiteFiles {
    private static final String ROBOTS = "robots.txt";

    private final SiteRenderer renderer;
    private final JBakeConfiguration config;
    private final Site site;
    private final String host;
    private final SiteFeeds feeds;
    private int count;

    SiteFiles(SiteRenderer renderer, JBakeConfiguration config) {
        this.renderer = renderer;
        this.config = config;
        this.site = renderer.crawler().site();
        this.host = renderer.crawler().documents().host();
        this.feeds = new SiteFeeds(site, host);
    }

    /** Writes them all; returns how many there are. */
    int write() {
        site.feeds().forEach(this::writeFeed);
        writeSitemap();
        if (!site.settings().text("calendar.folder").isEmpty()) {
            new SiteCalendars(site, host).files().forEach(this::write);
        }
        writeRobots();
        String language = site.settings().text("site.language");
        site.aliases()
                .forEach((address, url) ->
                        write(address.file(), RedirectPage.of(new Redirect(address.url(), url), host, language)));
        return count;
    }

    private void writeFeed(FeedPage page) {
        String folder = page.folder().isEmpty() ? "" : page.folder() + "/";
        String atom = folder + "feed.xml";
        String json = folder + "feed.json";
        if (renderer.keepsBoth(atom, json, page)) {
            count += 2;
            return;
        }
        Feed feed = feeds.feed(page);
        write(atom, Atom.write(feed));
        write(json, JsonFeed.write(feed));
    }

    private void writeSitemap() {
        boolean byTemplate = renderer.hasTemplate("sitemap");
        if (config.getRenderSiteMap() && !byTemplate) {
            if (isOneSitemap() && renderer.keeps(config.getSiteMapFileName(), feeds.digestOfSitemap())) {
                count++;
                return;
            }
            Map<String, String> files = Sitemap.write(config.getSiteMapFileName(), host + "/", feeds.sitemap());
            files.forEach(this::write);
        }
    }

    private boolean isOneSitemap() {
        return site.pages().size() + site.lists().size() <= Sitemap.MOST;
    }

    private void writeRobots() {
        if (renderer.crawler().hasAsset(ROBOTS)) {
            return;
        }
        String sitemap =
                config.getRenderSiteMap() ? "\nSitemap: " + host + "/" + config.getSiteMapFileName() + "\n" : "";
        write(ROBOTS, "User-agent: *\nAllow: /\n" + sitemap);
    }

    private void write(String file, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        renderer.output().write(file, bytes, bytes.length);
        count++;
    }
}
