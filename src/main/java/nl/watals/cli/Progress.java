package nl.watals.cli;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import nl.watals.bake.BuildObserver;

/** Shows on one line of the terminal how far a long build is; nothing when nobody watches or the build is short. */
final class Progress implements BuildObserver {
    private static final long PATIENCE_NANOS = 1_000_000_000L;
    private static final long INTERVAL_NANOS = 100_000_000L;

    private final Console console;
    private final long started = System.nanoTime();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicLong nextAt = new AtomicLong(started + PATIENCE_NANOS);
    private volatile int pages;
    private volatile boolean shown;

    Progress(Console console) {
        this.console = console;
    }

    @Override
    public void waiting(Path output) {
        console.err().println("Another build is writing " + output + "; waiting for it.");
    }

    @Override
    public void rendering(int pages) {
        this.pages = pages;
    }

    @Override
    public void rendered() {
        int now = done.incrementAndGet();
        if (!console.terminal() || (now & 63) != 0) {
            return;
        }
        long at = nextAt.get();
        long time = System.nanoTime();
        if (time >= at && nextAt.compareAndSet(at, time + INTERVAL_NANOS)) {
            shown = true;
            console.err().print("\r" + now + " of " + pages + " pages");
            console.err().flush();
        }
    }

    /** Takes the line away. */
    void clear() {
        if (shown) {
            console.err().print("\r\033[K");
            console.err().flush();
        }
    }
}
