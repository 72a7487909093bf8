package nl.watals.bake;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import nl.watals.site.Settings;
import nl.watals.site.SiteBuilder;

/**
 * What a build is asked to do.
 *
 * @param source the folder with {@code jbake.properties}
 * @param output where the site goes; empty means the folder that {@code destination.folder} names
 * @param drafts whether drafts are built as well
 * @param future whether pages whose date is still to come are built as well
 * @param now the moment for which the site is built; empty means this moment
 */
public record BuildOptions(Path source, Optional<Path> output, boolean drafts, boolean future, Optional<Instant> now) {
    /** The same for a certain moment. */
    BuildOptions at(Instant moment) {
        return new BuildOptions(source, output, drafts, future, Optional.of(moment));
    }

    /** Which pages are shown, as from now. */
    SiteBuilder.Viewing viewing(Settings settings) {
        Instant moment = now.orElseGet(Instant::now);
        return new SiteBuilder.Viewing(LocalDateTime.ofInstant(moment, settings.zone()), drafts, future);
    }
}
