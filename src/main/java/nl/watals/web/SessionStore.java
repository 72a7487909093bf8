package nl.watals.web;

import java.time.Instant;
import java.util.Optional;

/** Where sessions are kept. Thread-safe. */
public interface SessionStore {
    void add(Session session);

    Optional<Session> find(String hash);

    void seen(String hash, Instant now);

    void remove(String hash);

    /** Ends every session of an account. */
    void removeAllOf(String user);

    /** Forgets those that began or were last seen before these moments. */
    void removeBefore(Instant begun, Instant seen);
}
