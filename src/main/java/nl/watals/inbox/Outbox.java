package nl.watals.inbox;

import java.time.Instant;
import java.util.UUID;
import nl.watals.submission.Consent;
import nl.watals.submission.Consent.Purpose;
import nl.watals.submission.Contact;
import org.jdbi.v3.core.Handle;

/** Puts mail where it waits to be sent, in the transaction of what it tells. */
final class Outbox {
    private Outbox() {}

    static void received(Handle handle, String item, Contact contact, Instant now) {
        if (!contact.email().isBlank()) {
            put(handle, item, MailTemplate.RECEIVED, "", now, now);
        }
    }

    /** A mail that goes when the decision can no longer be taken back. */
    static void put(Handle handle, String item, MailTemplate template, String words, Instant now, Instant notBefore) {
        handle.execute(
                "INSERT INTO outbox (item, template, words, created_at, next_try, tries, status, claimed_until, message_id)"
                        + " VALUES (?, ?, ?, ?, ?, 0, 'waiting', 0, ?)",
                item,
                template.key(),
                words,
                now.toEpochMilli(),
                notBefore.toEpochMilli(),
                UUID.randomUUID().toString());
    }

    /** Takes back what has not gone yet. */
    static void cancel(Handle handle, String item, Instant now) {
        handle.execute(
                "DELETE FROM outbox WHERE item = ? AND status = 'waiting' AND next_try > ?", item, now.toEpochMilli());
    }

    /** Whether a sender may be written to: there is an address, and contact was not refused. */
    static boolean mayWrite(Contact contact, Consent consent) {
        if (contact.email().isBlank()) {
            return false;
        }
        return consent.ticks().stream().noneMatch(tick -> tick.purpose() == Purpose.CONTACT && !tick.given());
    }
}
