package nl.watals.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sessions that end: some time after the last request, and some time after they began, whatever happens. Thread-safe. */
public final class Sessions {
    /** A request within this time of the last one is not written down. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private final SessionStore store;
    private final Duration idle;
    private final Duration longest;
    private final Clock clock;

    /**
     * @param idle how long somebody may do nothing
     * @param longest how long a session lasts at most
     */
    public Sessions(SessionStore store, Duration idle, Duration longest, Clock clock) {
        this.store = store;
        this.idle = idle;
        this.longest = longest;
        this.clock = clock;
    }

    /** Begins a session, and forgets those that are over; returns its token, for a cookie. */
    public String begin(String user) {
        Instant now = clock.instant();
        store.removeBefore(now.minus(longest), now.minus(idle));
        String token = Secrets.token();
        store.add(new Session(Secrets.hash(token), user, now, now));
        return token;
    }

    /** The session of a token, if it is not over; it counts as a sign of life. */
    public Optional<Session> of(String token) {
        String hash = Secrets.hash(token);
        Optional<Session> found = store.find(hash);
        if (found.isEmpty()) {
            return found;
        }
        Instant now = clock.instant();
        Session session = found.get();
        if (!session.seen().plus(idle).isAfter(now)
                || !session.begun().plus(longest).isAfter(now)) {
            store.remove(hash);
            return Optional.empty();
        }
        if (session.seen().plus(GRAIN).isBefore(now)) {
            store.seen(hash, now);
        }
        return found;
    }

    public void end(String token) {
        store.remove(Secrets.hash(token));
    }

    /** Ends every session of an account. */
    public void endAllOf(String user) {
        store.removeAllOf(user);
    }
}
