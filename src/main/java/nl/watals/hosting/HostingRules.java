package nl.watals.hosting;

import java.util.Set;
import nl.watals.assets.HashedName;
import nl.watals.site.Settings;

/**
 * How a file is sent, by its name alone. Immutable.
 *
 * @param index the folder of the search index, such as {@code zoeken/index/}; empty when there is none
 */
public record HostingRules(String index) {
    private static final Set<String> TEXTS =
            Set.of("application/json", "application/xml", "application/manifest+json", "image/svg+xml", "image/x-icon");

    static HostingRules of(Settings settings) {
        return new HostingRules(settings.searchPath().isEmpty() ? "" : settings.searchPath() + "/index/");
    }

    /** How a file is sent. */
    public HostedFile file(String path) {
        String type = MediaTypes.of(path);
        return new HostedFile(path, type, caching(path), isText(type));
    }

    private Caching caching(String path) {
        boolean partOfIndex = !index.isEmpty() && path.startsWith(index) && path.indexOf('/', index.length()) > 0;
        return partOfIndex || HashedName.isHashed(path) ? Caching.IMMUTABLE : Caching.REVALIDATED;
    }

    static boolean isText(String type) {
        return type.startsWith("text/") || TEXTS.contains(type);
    }
}
