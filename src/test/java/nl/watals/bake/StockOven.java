package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import com.orientechnologies.orient.core.cache.ORecordCacheSoftRefs;
import com.orientechnologies.orient.core.config.OGlobalConfiguration;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jbake.app.ContentStore;
import org.jbake.app.Crawler;
import org.jbake.app.Oven;
import org.jbake.app.Renderer;
import org.jbake.app.configuration.JBakeConfiguration;
import org.jbake.app.configuration.JBakeConfigurationFactory;
import org.jbake.parser.Engines;

/** JBake 2.7.0 as it comes: its own configuration, store (OrientDB), crawler, renderer and oven, with our two engines. */
final class StockOven {
    private static final Logger QUIET = Logger.getLogger("com.orientechnologies");

    private StockOven() {}

    /** Bakes with the language and the time zone that the site asks for, which JBake takes from the machine. */
    static synchronized void bake(Path source, Path output, Locale language, TimeZone zone) {
        Locale locale = Locale.getDefault();
        TimeZone timeZone = TimeZone.getDefault();
        QUIET.setLevel(Level.OFF);
        // As many clusters as cores would give documents of one date another order on every machine.
        OGlobalConfiguration.CLASS_MINIMUM_CLUSTERS.setValue(1);
        // Each bake makes a store, with three users whose passwords nobody will guess.
        OGlobalConfiguration.SECURITY_USER_PASSWORD_SALT_ITERATIONS.setValue(1);
        // Its cache of records is weak: after a garbage collection JBake no longer finds the page among its neighbours,
        // for tags are read back as another type.
        OGlobalConfiguration.CACHE_LOCAL_IMPL.setValue(ORecordCacheSoftRefs.class.getName());
        // Two engines claim Markdown; which one JBake finds last depends on the class path.
        Engines.register("md", new CommonmarkEngine());
        try {
            Locale.setDefault(language);
            TimeZone.setDefault(zone);
            bake(source, output);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(timeZone);
        }
    }

    private static void bake(Path source, Path output) {
        JBakeConfiguration configuration =
                new JBakeConfigurationFactory().createDefaultJbakeConfiguration(source.toFile(), output.toFile(), true);
        Oven oven = new Oven(configuration);
        assertThat(oven.getUtensils().getContentStore()).isExactlyInstanceOf(ContentStore.class);
        assertThat(oven.getUtensils().getCrawler()).isExactlyInstanceOf(Crawler.class);
        assertThat(oven.getUtensils().getRenderer()).isExactlyInstanceOf(Renderer.class);
        oven.bake();
        assertThat(oven.getErrors().stream().map(StockOven::rootCause))
                .as("errors of the stock oven")
                .isEmpty();
    }

    private static Throwable rootCause(Throwable thrown) {
        return thrown.getCause() == null ? thrown : rootCause(thrown.getCause());
    }
}
