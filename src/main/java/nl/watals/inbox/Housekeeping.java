package nl.watals.inbox;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What a program that runs for days does on the side: every hour it erases what has been kept long enough, every half
 * minute it sends the mail that is due. A failure is told and tried again the next time.
 */
public final class Housekeeping implements AutoCloseable {
    private static final long MAIL_SECONDS = 30;
    private static final long PURGE_SECONDS = 3_600;

    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "housekeeping");
        thread.setDaemon(true);
        return thread;
    });
    private final Consumer<String> failed;

    private Housekeeping(Consumer<String> failed) {
        this.failed = failed;
    }

    /**
     * Begins at once, on a thread of its own.
     *
     * @param mail empty when no mail can be sent
     * @param failed is told, in English and without anything private, what does not work
     */
    public static Housekeeping start(Inbox inbox, Optional<MailSettings> mail, Consumer<String> failed) {
        Housekeeping housekeeping = new Housekeeping(failed);
        housekeeping.every(PURGE_SECONDS, inbox::purge);
        mail.map(settings -> new MailDelivery(inbox, settings))
                .ifPresent(delivery -> housekeeping.every(MAIL_SECONDS, delivery::sendDue));
        return housekeeping;
    }

    private void every(long seconds, Runnable work) {
        worker.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (InboxException e) {
                        failed.accept(e.getMessage());
                    } catch (RuntimeException e) {
                        // An exception would end the schedule silently; a mistake of ours must not stop erasing.
                        failed.accept("housekeeping of the inbox failed: "
                                + e.getClass().getName());
                    }
                },
                0,
                seconds,
                TimeUnit.SECONDS);
    }

    /** Waits for what is being done, half a minute at most. */
    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(MAIL_SECONDS, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
