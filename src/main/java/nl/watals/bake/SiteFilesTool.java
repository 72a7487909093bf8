package nl.watals.bake;

import org.jbake.app.configuration.JBakeConfiguration;

/** Writes what no template makes: feeds, the sitemap, robots.txt and the pages at old addresses. */
public final class SiteFilesTool extends QueueingTool {
    @Override
    int queue(SiteRenderer renderer, JBakeConfiguration config) {
        return new SiteFiles(renderer, config).write();
    }
}
