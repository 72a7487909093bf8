package nl.watals.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.watals.web.Secrets;

/** Links that log somebody in once, for whoever starts the desk on their own machine. In memory only. Thread-safe. */
final class LogInLinks {
    private static final Duration VALID = Duration.ofHours(1);

    private record Link(String user, Instant until) {}

    private final Map<String, Link> links = new ConcurrentHashMap<>();
    private final Clock clock;

    LogInLinks(Clock clock) {
        this.clock = clock;
    }

    /** A new token for an account. */
    String make(String user) {
        String token = Secrets.token();
        links.put(Secrets.hash(token), new Link(user, clock.instant().plus(VALID)));
        return token;
    }

    /** The account of a token, the first time and within an hour. */
    Optional<String> use(String token) {
        Link link = links.remove(Secrets.hash(token));
        return link == null || !clock.instant().isBefore(link.until()) ? Optional.empty() : Optional.of(link.user());
    }
}
