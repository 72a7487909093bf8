package nl.watals.bake;

import java.util.concurrent.atomic.LongAdder;

/** How long a template took. Thread-safe. */
public final class TemplateTime {
    private final LongAdder nanos = new LongAdder();
    private final LongAdder pages = new LongAdder();

    TemplateTime() {}

    void add(long time) {
        nanos.add(time);
        pages.increment();
    }

    /** Milliseconds, summed over all threads. */
    public long millis() {
        return nanos.sum() / 1_000_000;
    }

    /** How many pages it rendered. */
    public long pages() {
        return pages.sum();
    }
}
