package nl.watals.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts what happened under a key within a window of time, in memory only. Thread-safe. It keeps at most 10,000 keys: when
 * there are more, the one that was used longest ago is forgotten.
 */
public final class Throttle {
    private static final int MAX_KEYS = 10_000;

    private final int limit;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Deque<Instant>> happened = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MAX_KEYS;
        }
    };

    /** @param limit how often something may happen within the window */
    public Throttle(int limit, Duration window, Clock clock) {
        this.limit = limit;
        this.window = window;
        this.clock = clock;
    }

    /** How long to wait before it may happen again under this key; zero when it may. */
    public synchronized Duration wait(String key) {
        Deque<Instant> times = happened.get(key);
        if (times == null) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        while (!times.isEmpty() && !times.peekFirst().plus(window).isAfter(now)) {
            times.removeFirst();
        }
        if (times.isEmpty()) {
            happened.remove(key);
        }
        return times.size() < limit
                ? Duration.ZERO
                : Duration.between(now, times.peekFirst().plus(window));
    }

    /** It happened. */
    public synchronized void count(String key) {
        Deque<Instant> times = happened.computeIfAbsent(key, unused -> new ArrayDeque<>());
        if (times.size() == limit) {
            times.removeFirst();
        }
        times.addLast(clock.instant());
    }

    /** Nothing happened under this key. */
    public synchronized void forget(String key) {
        happened.remove(key);
    }
}
