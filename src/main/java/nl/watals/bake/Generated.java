package nl.watals.bake;

import java.util.Map;
import java.util.Optional;
import nl.watals.site.Site;

/** The files of a site in memory that no template makes; made when somebody asks, and again after a change. Thread-safe. */
final class Generated {
    private final MemoryOutput output = new MemoryOutput();
    private boolean stale = true;
    private Optional<Map<String, byte[]>> search = Optional.empty();

    /** Where they are written to. */
    SiteOutput output() {
        return output;
    }

    /** The site is another one now. */
    synchronized void forget() {
        stale = true;
        search = Optional.empty();
    }

    /** The search index, by file; empty when the site has no search. */
    synchronized Map<String, byte[]> search(Site site) {
        if (search.isEmpty()) {
            MemoryOutput index = new MemoryOutput();
            if (!site.settings().searchPath().isEmpty()) {
                new SiteSearch(site, index).write();
            }
            search = Optional.of(index.files());
        }
        return search.get();
    }

    /** All others, by file. */
    synchronized Map<String, byte[]> files(SiteRenderer renderer) {
        if (stale) {
            output.files().clear();
            new SiteFiles(renderer, renderer.configuration()).write();
            stale = false;
        }
        return output.files();
    }
}
