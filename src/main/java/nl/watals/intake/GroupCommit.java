package nl.watals.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import nl.watals.inbox.Added;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.Incoming;

/**
 * Writes submissions to the inbox, those that wait together in one transaction: a disk makes so many writes durable a
 * second, however much is in each. Nobody is answered before the transaction is on the disk. Thread-safe.
 */
final class GroupCommit implements AutoCloseable {
    private static final int MOST = 200;
    private static final int WAITING = 2_000;

    private final Inbox inbox;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;
    private volatile boolean closed;

    private record Waiting(Incoming incoming, CompletableFuture<Added> answer) {}

    GroupCommit(Inbox inbox) {
        this.inbox = inbox;
        this.thread = new Thread(this::run, "watals-intake");
        thread.setDaemon(true);
        thread.start();
    }

    /** Hands in a submission; empty when more wait than could be written within seconds. */
    Optional<CompletableFuture<Added>> add(Incoming incoming) {
        Waiting waiting = new Waiting(incoming, new CompletableFuture<>());
        if (closed || !queue.offer(waiting)) {
            return Optional.empty();
        }
        return Optional.of(waiting.answer());
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>();
        while (!closed || !queue.isEmpty()) {
            try {
                batch.add(queue.take());
            } catch (InterruptedException e) {
                // Told to close: what still waits is written first.
                closed = true;
                continue;
            }
            queue.drainTo(batch, MOST - 1);
            write(batch);
            batch.clear();
        }
    }

    private void write(List<Waiting> batch) {
        try {
            List<Added> added =
                    inbox.addAll(batch.stream().map(Waiting::incoming).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(added.get(i));
            }
        } catch (RuntimeException e) {
            fail(batch, e);
        }
    }

    /** One that cannot be stored must not keep out the others. */
    private void fail(List<Waiting> batch, RuntimeException cause) {
        if (batch.size() == 1) {
            batch.get(0).answer().completeExceptionally(cause);
            return;
        }
        for (Waiting waiting : batch) {
            write(List.of(waiting));
        }
    }

    /** Writes what waits, then stops. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
