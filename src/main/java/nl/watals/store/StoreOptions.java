package nl.watals.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import nl.watals.site.Settings;
import nl.watals.text.Problems;

/**
 * How a store is reached, and how a publication goes about it.
 *
 * @param place where the site goes
 * @param endpoint scheme and host of the store; empty means that of Amazon for the region
 * @param region of the store
 * @param keep how long style sheets, scripts and fonts stay that no page names any more
 * @param adopt whether what no publication of ours put there may be replaced and deleted
 * @param recheck whether every object is asked for its headers
 * @param dryRun whether nothing is changed
 * @param lease how long another publication counts as alive without a sign of it
 */
public record StoreOptions(
        StorePlace place,
        Optional<URI> endpoint,
        String region,
        Duration keep,
        boolean adopt,
        boolean recheck,
        boolean dryRun,
        Duration lease) {
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final String ENDPOINT = "publish.endpoint";
    private static final String REGION = "publish.region";

    /** What most stores that are not Amazon's take; they have no regions, or ignore them. */
    private static final String ANY_REGION = "us-east-1";

    /**
     * As the settings and the environment say: {@code AWS_ENDPOINT_URL_S3}, {@code AWS_ENDPOINT_URL}, {@code AWS_REGION} and
     * {@code AWS_DEFAULT_REGION} win over {@code publish.endpoint} and {@code publish.region}. What is wrong is reported.
     */
    public static StoreOptions of(
            StorePlace place,
            Settings settings,
            Map<String, String> environment,
            boolean adopt,
            boolean recheck,
            boolean dryRun,
            Problems problems) {
        String address = first(environment, settings.text(ENDPOINT), "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
        Optional<URI> endpoint = Optional.empty();
        if (!address.isEmpty()) {
            endpoint = endpoint(address);
            if (endpoint.isEmpty()) {
                settings.report(
                        ENDPOINT,
                        "`" + address + "` is no address of a store",
                        "scheme and host, such as https://s3.example.nl; AWS_ENDPOINT_URL wins over it",
                        problems);
            }
        }
        String region = first(environment, settings.text(REGION), "AWS_REGION", "AWS_DEFAULT_REGION");
        if (region.isEmpty() && address.isEmpty()) {
            settings.report(
                    REGION,
                    "the region of the store is not known",
                    "set `" + REGION + "` or AWS_REGION, such as eu-central-1; for a store that is not Amazon's, set `"
                            + ENDPOINT + "`",
                    problems);
        }
        return new StoreOptions(
                place,
                endpoint,
                region.isEmpty() ? ANY_REGION : region,
                Duration.ofDays(settings.number("publish.keep")),
                adopt,
                recheck,
                dryRun,
                LEASE);
    }

    /** An empty variable is none: that is how workflows pass what nobody set. */
    private static String first(Map<String, String> environment, String otherwise, String... names) {
        for (String name : names) {
            String value = environment.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                return value;
            }
        }
        return otherwise;
    }

    private static Optional<URI> endpoint(String address) {
        try {
            URI uri = new URI(address);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            // It is reported by whoever asked, with its place.
            return Optional.empty();
        }
    }
}
