package nl.watals.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/** Runs the same work for many indexes on all cores. */
public final class Parallel {
    /** Too little work to pay for starting a thread. */
    private static final int SMALLEST = 8;

    private static final int LARGEST_BATCH = 32;

    /** What is left is divided in so many pieces before one is taken. */
    private static final int LAST_BATCHES = 16;

    private Parallel() {}

    /**
     * Calls {@code work} once for every index from 0 up to {@code count}, in any order, on as many threads as the
     * machine has cores; the calling thread is one of them. Returns when all are done; everything the calls wrote is
     * visible to the caller then.
     *
     * @throws RuntimeException or Error the first that a call threw; the remaining indexes are then left out
     */
    public static void forEach(int count, IntConsumer work) {
        if (count < 2 * SMALLEST) {
            for (int i = 0; i < count; i++) {
                work.accept(i);
            }
            return;
        }
        run(count, count / SMALLEST - 1, work);
    }

    /** As {@link #forEach}, for work of which each single piece is worth a thread. */
    public static void forEachHeavy(int count, IntConsumer work) {
        run(count, count - 1, work);
    }

    private static void run(int count, int most, IntConsumer work) {
        Crew crew = new Crew(count, work);
        List<Thread> helpers = crew.helpers(most);
        crew.run();
        join(helpers);
        crew.rethrow();
    }

    /** Work that cannot be divided. */
    @FunctionalInterface
    public interface Task<T, E extends Exception> {
        T run() throws E;
    }

    /**
     * As {@link #forEach}, but the calling thread does something else first, while the others begin.
     *
     * @return what {@code first} gave; everything that both wrote is visible to the caller then
     * @throws E or RuntimeException or Error what {@code first} threw, or else the first that a call threw; the remaining
     *     indexes are then left out
     */
    public static <T, E extends Exception> T alongside(Task<T, E> first, int count, IntConsumer work) throws E {
        Crew crew = new Crew(count, work);
        List<Thread> helpers = crew.helpers(count);
        T result;
        boolean done = false;
        try {
            result = first.run();
            done = true;
        } finally {
            if (!done) {
                crew.stop();
            }
            crew.run();
            join(helpers);
        }
        crew.rethrow();
        return result;
    }

    private static void join(List<Thread> helpers) {
        for (Thread helper : helpers) {
            join(helper);
        }
    }

    private static void join(Thread helper) {
        boolean interrupted = false;
        while (true) {
            try {
                helper.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Crew implements Runnable {
        private final int count;
        private final int batch;
        private final IntConsumer work;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        private Crew(int count, IntConsumer work) {
            this.count = count;
            this.batch = Math.max(1, Math.min(LARGEST_BATCH, count / 64));
            this.work = work;
        }

        /** A running thread for each core but that of the caller. */
        private List<Thread> helpers(int most) {
            List<Thread> helpers = new ArrayList<>();
            int cores = Runtime.getRuntime().availableProcessors();
            for (int i = 1; i <= Math.min(cores - 1, most); i++) {
                Thread helper = new Thread(null, this, "watals-" + i, 16L << 20);
                helper.setDaemon(true);
                helper.start();
                helpers.add(helper);
            }
            return helpers;
        }

        private void stop() {
            next.set(count);
        }

        @Override
        public void run() {
            try {
                for (int from = next.get(); from < count; from = next.get()) {
                    // Smaller towards the end, so that nobody is left alone with the last ones.
                    int size = Math.max(1, Math.min(batch, (count - from) / LAST_BATCHES));
                    if (next.compareAndSet(from, from + size)) {
                        for (int i = from; i < from + size; i++) {
                            work.accept(i);
                        }
                    }
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
                stop();
            }
        }

        private void rethrow() {
            Throwable thrown = failure.get();
            if (thrown instanceof RuntimeException e) {
                throw e;
            }
            if (thrown instanceof Error e) {
                throw e;
            }
        }
    }
}
