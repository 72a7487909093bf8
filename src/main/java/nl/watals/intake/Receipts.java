package nl.watals.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import nl.watals.web.Secrets;

/**
 * What was answered to whom in the last hour, in memory only: whoever sends the same form twice is answered twice, and is
 * stored once. Thread-safe. It keeps the last 10,000.
 */
final class Receipts {
    private static final int KEPT = 10_000;
    private static final Duration SAME = Duration.ofHours(1);
    private static final Duration SHOWN = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<String, Receipt> byFingerprint = kept();
    private final Map<String, Ticket> tickets = kept();

    Receipts(Clock clock) {
        this.clock = clock;
    }

    private static <T> Map<String, T> kept() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > KEPT;
            }
        };
    }

    /**
     * One form that was sent, once or more often.
     *
     * @param key names it in the inbox
     * @param ticket the ticket, once it is stored
     */
    record Receipt(String key, CompletableFuture<String> ticket, Instant at) {}

    /**
     * What the page of thanks shows to one sender.
     *
     * @param code the code for withdrawing, as it is shown; empty when it was shown before
     */
    record Ticket(String form, String code, Instant at) {}

    /** A receipt, and whether it is new: then who asked must store the form. */
    record Handed(Receipt receipt, boolean fresh) {}

    /**
     * The receipt of a form.
     *
     * @param fingerprint the same for the same form from the same sender
     * @param key how to name it in the inbox if it is new
     */
    synchronized Handed of(String fingerprint, String key) {
        Receipt known = byFingerprint.get(fingerprint);
        if (known != null && known.at().plus(SAME).isAfter(clock.instant())) {
            return new Handed(known, false);
        }
        byFingerprint.remove(fingerprint);
        Receipt receipt = new Receipt(key, new CompletableFuture<>(), clock.instant());
        byFingerprint.put(fingerprint, receipt);
        return new Handed(receipt, true);
    }

    /** It was not stored after all. */
    synchronized void forget(String fingerprint) {
        byFingerprint.remove(fingerprint);
    }

    /** A ticket for the page of thanks; it tells nothing, and is good for a quarter of an hour. */
    synchronized String ticket(String form, String code) {
        String ticket = Secrets.token();
        tickets.put(ticket, new Ticket(form, code, clock.instant()));
        return ticket;
    }

    /** What a ticket is for; empty when nobody knows it, or no more. */
    synchronized Optional<Ticket> shown(String ticket) {
        Ticket known = tickets.get(ticket);
        if (known != null && !known.at().plus(SHOWN).isAfter(clock.instant())) {
            tickets.remove(ticket);
            return Optional.empty();
        }
        return Optional.ofNullable(known);
    }
}
