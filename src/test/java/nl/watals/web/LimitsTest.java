package nl.watals.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Throttles, sessions, networks and messages, at a clock that the test sets. */
class LimitsTest {
    private Instant now = Instant.parse("2026-01-31T12:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    @Test
    void aThrottleLetsThroughAgainWhenTheFirstOneIsLongEnoughAgo() {
        Throttle throttle = new Throttle(3, Duration.ofMinutes(10), clock);
        for (int i = 0; i < 3; i++) {
            assertThat(throttle.wait("a")).isZero();
            throttle.count("a");
            now = now.plusSeconds(60);
        }
        assertThat(throttle.wait("a")).isEqualTo(Duration.ofMinutes(7));
        assertThat(throttle.wait("b")).isZero();
        now = now.plus(Duration.ofMinutes(7));
        assertThat(throttle.wait("a")).isZero();
    }

    @Test
    void aThrottleThatForgetsLetsThrough() {
        Throttle throttle = new Throttle(1, Duration.ofMinutes(10), clock);
        throttle.count("a");
        throttle.forget("a");
        assertThat(throttle.wait("a")).isZero();
    }

    @Test
    void manyKeysDoNotFillTheMemory() {
        Throttle throttle = new Throttle(1, Duration.ofDays(1), clock);
        throttle.count("first");
        for (int i = 0; i < 10_000; i++) {
            throttle.count("key " + i);
        }
        assertThat(throttle.wait("first")).isZero();
        assertThat(throttle.wait("key 1")).isPositive();
    }

    @Test
    void aSessionEndsWhenNothingHappensForLong() {
        Sessions sessions = new Sessions(new MapStore(), Duration.ofMinutes(30), Duration.ofHours(10), clock);
        String token = sessions.begin("anna");
        for (int i = 0; i < 3; i++) {
            now = now.plus(Duration.ofMinutes(29));
            assertThat(sessions.of(token)).isPresent();
        }
        now = now.plus(Duration.ofMinutes(30));
        assertThat(sessions.of(token)).isEmpty();
        now = now.minus(Duration.ofMinutes(29));
        assertThat(sessions.of(token)).as("it is gone for good").isEmpty();
    }

    @Test
    void aSessionEndsAfterItsTimeWhateverHappens() {
        Sessions sessions = new Sessions(new MapStore(), Duration.ofMinutes(30), Duration.ofHours(2), clock);
        String token = sessions.begin("anna");
        for (int i = 0; i < 7; i++) {
            now = now.plus(Duration.ofMinutes(17));
            assertThat(sessions.of(token)).isPresent();
        }
        now = now.plus(Duration.ofMinutes(1));
        assertThat(sessions.of(token)).isEmpty();
    }

    @Test
    void theStoreNeverSeesAToken() {
        MapStore store = new MapStore();
        String token = new Sessions(store, Duration.ofMinutes(30), Duration.ofHours(2), clock).begin("anna");
        assertThat(store.sessions.toString()).doesNotContain(token);
        assertThat(token).hasSize(43).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void aNetworkIsWhatOneHouseholdHas() {
        assertThat(Client.network("192.0.2.7")).isEqualTo(Client.network("192.0.2.250"));
        assertThat(Client.network("192.0.2.7")).isNotEqualTo(Client.network("192.0.3.7"));
        assertThat(Client.network("2001:db8:1:2ff::1")).isEqualTo(Client.network("2001:db8:1:200:9::"));
        assertThat(Client.network("localhost")).as("no name is looked up").isEqualTo("unknown");
        assertThat(Client.network("")).isEqualTo("unknown");
    }

    @Test
    void bothLanguagesSayTheSame() {
        assertThat(Messages.of("en", ErrorPage.class).keys())
                .isEqualTo(Messages.of("nl", ErrorPage.class).keys());
    }

    private static final class MapStore implements SessionStore {
        private final Map<String, Session> sessions = new HashMap<>();

        @Override
        public void add(Session session) {
            sessions.put(session.hash(), session);
        }

        @Override
        public Optional<Session> find(String hash) {
            return Optional.ofNullable(sessions.get(hash));
        }

        @Override
        public void seen(String hash, Instant now) {
            sessions.computeIfPresent(hash, (key, old) -> new Session(key, old.user(), old.begun(), now));
        }

        @Override
        public void remove(String hash) {
            sessions.remove(hash);
        }

        @Override
        public void removeAllOf(String user) {
            sessions.values().removeIf(session -> session.user().equals(user));
        }

        @Override
        public void removeBefore(Instant begun, Instant seen) {
            sessions.values()
                    .removeIf(session ->
                            session.begun().isBefore(begun) || session.seen().isBefore(seen));
        }
    }
}
