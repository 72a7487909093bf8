package nl.watals.cli;

import nl.watals.store.StoreObserver;
import nl.watals.store.StoreOptions;

/** Shows on one line of the terminal how far a publication is, and with a dry run what it would do. */
final class StoreProgress implements StoreObserver {
    private static final long INTERVAL_NANOS = 100_000_000L;

    private final Console console;
    private final StoreOptions options;
    private long nextAt = System.nanoTime();
    private boolean shown;
    private boolean underWay;

    StoreProgress(Console console, StoreOptions options) {
        this.console = console;
        this.options = options;
    }

    @Override
    public void waiting() {
        console.err().println("Another publication has " + options.place() + "; waiting for it.");
    }

    @Override
    public void planned(String what, String file) {
        if (options.dryRun()) {
            console.out().println(what + " " + file);
        }
    }

    @Override
    public synchronized void done(int files, int all) {
        underWay = true;
        long now = System.nanoTime();
        if (console.terminal() && now >= nextAt) {
            nextAt = now + INTERVAL_NANOS;
            shown = true;
            console.err().print("\r" + files + " of " + all + " files");
            console.err().flush();
        }
    }

    /** Whether anything was changed already. */
    synchronized boolean isUnderWay() {
        return underWay;
    }

    /** Takes the line away. */
    synchronized void clear() {
        if (shown) {
            console.err().print("\r\033[K");
            console.err().flush();
        }
    }
}
