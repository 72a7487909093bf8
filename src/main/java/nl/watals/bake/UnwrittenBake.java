package nl.watals.bake;

import java.nio.file.Path;
import java.util.Map;
import nl.watals.site.SiteBuilder;
import nl.watals.text.Problems;
import org.jbake.app.Utensils;

/**
 * JBake's parts with ours, put together for a site that is looked at and not built: nothing goes to an output folder, and
 * nothing is remembered for the next build.
 */
record UnwrittenBake(SiteCrawler crawler, SiteRenderer renderer, SiteOven oven) {
    /**
     * What earlier bakes of the same process read, so that only what changed is read again.
     *
     * @param memory where texts point to
     */
    record Known(BuildMemory memory, SourceHashes hashes, KnownSources sources) {
        /** Nothing: everything is read. */
        static Known nothing() {
            return new Known(BuildMemory.nothing(), SourceHashes.unstamped(), KnownSources.none());
        }

        /** Nothing yet, but what is read is kept. */
        static Known keeping() {
            return new Known(BuildMemory.nothing(), SourceHashes.unstamped(), KnownSources.keeping());
        }

        /** For the next bake: without one file, which it will find otherwise or not at all. */
        Known without(String path) {
            hashes.forget(path);
            sources.forget(path);
            return new Known(memory.ofSources(), hashes, sources);
        }
    }

    /**
     * Puts the parts together; nothing is read yet but the messages of the site.
     *
     * @param source the folder with {@code jbake.properties}
     * @param output takes what no template makes
     */
    static UnwrittenBake of(
            Path source,
            SourceFiles sources,
            SiteBuilder.Viewing viewing,
            SiteOutput output,
            Known known,
            BuildObserver observer,
            Problems problems) {
        MemoryStore store = new MemoryStore();
        Map<String, String> messages = sources.messages(problems);
        SiteConfiguration configuration = new SiteConfiguration(
                sources.settings(),
                source,
                SiteConfiguration.NOWHERE,
                sources.templates(),
                messages,
                Assets.shown(source, sources, messages, known.hashes(), problems));
        Steps steps = new Steps();
        SiteCrawler crawler = new SiteCrawler(
                store,
                configuration,
                sources.tree(),
                viewing,
                known.memory(),
                known.hashes(),
                known.sources(),
                problems,
                steps);
        SiteRenderer renderer = SiteRenderer.forgetful(store, configuration, crawler, output, known.hashes(), problems);
        Utensils utensils = new Utensils();
        utensils.setConfiguration(configuration);
        utensils.setContentStore(store);
        utensils.setCrawler(crawler);
        utensils.setRenderer(renderer);
        utensils.setAsset(new SiteAsset(configuration, sources.tree(), output, known.hashes()));
        SiteOven oven = new SiteOven(crawler, renderer, utensils, problems, steps, observer);
        return new UnwrittenBake(crawler, renderer, oven);
    }
}
