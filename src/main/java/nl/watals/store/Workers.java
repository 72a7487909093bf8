package nl.watals.store;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Several requests at once: a store answers each of them slowly and many of them together quickly. */
final class Workers implements AutoCloseable {
    private static final int COUNT = 12;

    private final ExecutorService threads = Executors.newFixedThreadPool(COUNT, Workers::daemon);

    @FunctionalInterface
    interface Task<T> {
        void run(T item) throws StoreException;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "store");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Runs the task for every item, and returns when all have ended. After the first that fails no other begins.
     *
     * @throws StoreException that of the first that failed
     */
    <T> void each(List<T> items, Task<T> task) throws StoreException {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Exception> failure = new AtomicReference<>();
        int count = Math.min(COUNT, items.size());
        CountDownLatch ended = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            threads.execute(() -> {
                try {
                    work(items, task, next, failure);
                } finally {
                    ended.countDown();
                }
            });
        }
        await(ended);
        Exception failed = failure.get();
        if (failed instanceof StoreException known) {
            throw known;
        }
        if (failed != null) {
            throw new IllegalStateException(failed);
        }
    }

    private static <T> void work(List<T> items, Task<T> task, AtomicInteger next, AtomicReference<Exception> failure) {
        for (int i = next.getAndIncrement(); i < items.size() && failure.get() == null; i = next.getAndIncrement()) {
            try {
                task.run(items.get(i));
            } catch (StoreException | RuntimeException e) {
                failure.compareAndSet(null, e);
            }
        }
    }

    private static void await(CountDownLatch ended) throws StoreException {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted; run this again", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
