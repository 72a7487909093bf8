package nl.watals.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.watals.store.ObjectStore.Written;

/**
 * One publication at a time: an object that whoever publishes writes anew all the time. When it has grown old, its owner is
 * gone, and the next one takes it over.
 */
final class StoreLock implements AutoCloseable {
    static final String NAME = ".watals/lock";

    private static final int SIGNS_IN_A_LEASE = 4;
    private static final int LOOKS_IN_A_LEASE = 60;

    private final ObjectStore store;
    private final Duration lease;
    private final String owner = UUID.randomUUID().toString();
    private final AtomicInteger signs = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(StoreLock::daemon);
    private final Thread onSignal = new Thread(this::release);
    private boolean sure = true;
    private boolean released;
    private volatile boolean lost;
    private volatile long renewedAt = System.nanoTime();

    private StoreLock(ObjectStore store, Duration lease) {
        this.store = store;
        this.lease = lease;
    }

    /**
     * Takes the lock, and waits as long as somebody else has it.
     *
     * @param waiting called once before waiting
     */
    static StoreLock take(ObjectStore store, Duration lease, Runnable waiting) throws StoreException {
        StoreLock lock = new StoreLock(store, lease);
        boolean taken = false;
        try {
            lock.acquire(waiting);
            taken = true;
        } finally {
            if (!taken) {
                lock.clock.shutdownNow();
            }
        }
        Runtime.getRuntime().addShutdownHook(lock.onSignal);
        long every = lease.toMillis() / SIGNS_IN_A_LEASE;
        lock.clock.scheduleAtFixedRate(lock::renew, every, every, TimeUnit.MILLISECONDS);
        return lock;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "store-lock");
        thread.setDaemon(true);
        return thread;
    }

    private void acquire(Runnable waiting) throws StoreException {
        boolean told = false;
        long asked = System.nanoTime();
        while (!tryAcquire()) {
            if (!told) {
                waiting.run();
                told = true;
            }
            pause();
            asked = System.nanoTime();
        }
        // Who overwrites without looking does so a second time as well.
        sure = sure && store.writeIf(NAME, sign(), Optional.empty()) == Written.REFUSED;
        renewedAt = asked;
    }

    private boolean tryAcquire() throws StoreException {
        Optional<ObjectStore.Read> other = store.read(NAME);
        if (other.isPresent() && other.get().age() <= lease.toMillis()) {
            return false;
        }
        Written written = store.writeIf(NAME, sign(), other.map(ObjectStore.Read::tag));
        if (written == Written.UNKNOWN) {
            store.write(NAME, sign());
            sure = false;
        }
        // A sign that came through, whose answer was lost, is refused when it is sent once more.
        return written != Written.REFUSED || isOurs();
    }

    private void pause() throws StoreException {
        try {
            Thread.sleep(Math.max(1, lease.toMillis() / LOOKS_IN_A_LEASE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for another publication", e);
        }
    }

    /** Never the same bytes twice, so that the tag tells one sign from the next. */
    private byte[] sign() {
        return (owner + " " + signs.incrementAndGet() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private synchronized void renew() {
        if (released || lost) {
            return;
        }
        // Counted from before the sign: the store may have put it down long before its answer came.
        long asked = System.nanoTime();
        try {
            lost = !givesSign();
            if (!lost) {
                renewedAt = asked;
            }
        } catch (StoreException e) {
            // The next sign may get through; without any, check() ends the publication.
            lost = System.nanoTime() - renewedAt > lease.toNanos();
        }
    }

    /** Writes only over a sign of ours: somebody may take the lock over between the look and the write. */
    private boolean givesSign() throws StoreException {
        Optional<ObjectStore.Read> found = store.read(NAME);
        if (!isOurs(found)) {
            return false;
        }
        Written written = store.writeIf(NAME, sign(), found.map(ObjectStore.Read::tag));
        if (written == Written.UNKNOWN) {
            store.write(NAME, sign());
        }
        return written != Written.REFUSED || isOurs();
    }

    private boolean isOurs() throws StoreException {
        return isOurs(store.read(NAME));
    }

    private boolean isOurs(Optional<ObjectStore.Read> found) {
        return found.isPresent() && new String(found.get().bytes(), StandardCharsets.UTF_8).startsWith(owner + " ");
    }

    /** @throws StoreException if somebody else may have the place by now */
    void check() throws StoreException {
        if (lost || System.nanoTime() - renewedAt > lease.toNanos()) {
            throw new StoreException("another publication has taken " + store.place()
                    + " over, because this one gave no sign for " + lease.toSeconds()
                    + " seconds; run this again");
        }
    }

    /** Whether this store can really keep two apart. */
    boolean isSure() {
        return sure;
    }

    private synchronized void release() {
        if (released) {
            return;
        }
        released = true;
        try {
            if (!lost && isOurs()) {
                store.delete(NAME);
            }
        } catch (StoreException e) {
            // It grows old by itself.
            lost = true;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        release();
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            // The program is ending: the hook runs, and finds it released.
            lost = true;
        }
    }
}
