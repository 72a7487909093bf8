package nl.watals.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a command that runs for days end in order when it is told to (SIGTERM, Ctrl+C), with the exit code it returns. */
final class UntilStopped {
    /** Longer than a server needs to let running requests end. */
    private static final int PATIENCE_SECONDS = 25;

    private UntilStopped() {}

    /** Returns when the process is told to stop; the process then waits for the calling thread to end the command. */
    static void await() throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        Thread command = Thread.currentThread();
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stop.countDown();
                join(command);
            }));
        } catch (IllegalStateException e) {
            // It was told while it started.
            return;
        }
        stop.await();
    }

    private static void join(Thread command) {
        try {
            command.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
