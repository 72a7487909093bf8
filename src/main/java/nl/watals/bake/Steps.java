package nl.watals.bake;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long each step of a build takes, for {@code --profile} and the summary. Not thread-safe. */
final class Steps {
    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private long since = System.nanoTime();

    /** Ends a step that began when the last one ended. */
    void done(String step) {
        long now = System.nanoTime();
        nanos.merge(step, now - since, Long::sum);
        since = now;
    }

    /** Milliseconds by step, in order. */
    Map<String, Long> millis() {
        Map<String, Long> millis = new LinkedHashMap<>();
        nanos.forEach((step, time) -> millis.put(step, time / 1_000_000));
        return millis;
    }
}
