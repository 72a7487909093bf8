package nl.watals.inbox;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import nl.watals.submission.Consent.Purpose;
import nl.watals.submission.Submission;
import nl.watals.submission.SubmissionKind;
import org.jdbi.v3.core.Handle;

/**
 * The newsletter asks twice: whoever fills in an address gets a mail with a link, and is on the list once somebody who reads
 * that mail has said yes.
 */
final class Subscriptions {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    private Subscriptions() {}

    /** Whether the sender wants the newsletter, by its own form or by a tick on another one. */
    static boolean isWanted(Submission submission) {
        boolean ticked = submission.consent().allows(Purpose.NEWSLETTER);
        return !submission.contact().email().isBlank() && (ticked || submission.kind() == SubmissionKind.NEWSLETTER);
    }

    /** Puts the mail with the question in the outbox. */
    static void ask(Handle handle, String item, Instant now) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        handle.execute(
                "INSERT INTO subscription (item, token_hash, asked_at) VALUES (?, ?, ?)",
                item,
                Hash.of("newsletter", token),
                now.toEpochMilli());
        Outbox.put(handle, item, MailTemplate.CONFIRM, token, now, now);
    }

    /** Notes the yes; a second one changes nothing. False when nobody was asked so, or their data are erased. */
    static boolean confirm(Handle handle, String token, Instant now) {
        return handle.execute(
                        "UPDATE subscription SET confirmed_at = COALESCE(confirmed_at, ?) WHERE token_hash = ?"
                                + " AND EXISTS (SELECT 1 FROM contact WHERE contact.item = subscription.item"
                                + " AND contact.email <> '')",
                        now.toEpochMilli(),
                        Hash.of("newsletter", token))
                > 0;
    }
}
