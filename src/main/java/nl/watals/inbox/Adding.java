package nl.watals.inbox;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import nl.watals.submission.Consent;
import nl.watals.submission.Contact;
import nl.watals.submission.Origin;
import nl.watals.submission.Submission;
import nl.watals.submission.SubmissionContent;
import nl.watals.submission.SubmissionKind;
import org.jdbi.v3.core.Handle;

/** Takes submissions in. */
final class Adding {
    /** An id can become part of an address: it must not read as a number of somebody, or as a word. */
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz";

    private static final int ID_LENGTH = 14;

    private final Search search;
    private final Retention retention;
    private final boolean mail;
    private final SecureRandom random = new SecureRandom();

    Adding(Search search, Retention retention, boolean mail) {
        this.search = search;
        this.retention = retention;
        this.mail = mail;
    }

    /** @param holds those of the submission; finding them takes longer than storing it, so it is done outside the transaction */
    Added add(Handle handle, Submission submission, Holds holds, Arrival arrival, Instant now) {
        String origin =
                Hash.of(submission.origin().source(), submission.origin().key());
        Optional<String> known = idOfOrigin(handle, origin);
        if (known.isPresent()) {
            return new Added.AlreadyThere(known.get());
        }
        State state = arrival == Arrival.SPAM ? State.SPAM : holds.reasons().isEmpty() ? State.NEW : State.HELD;
        String id = id();
        WithdrawCode code = WithdrawCode.random(random);
        Optional<Long> seq = insert(handle, submission, holds, state, id, code, origin, now);
        if (seq.isEmpty()) {
            // In PostgreSQL another process can take the same submission in between the two statements.
            return new Added.AlreadyThere(idOfOrigin(handle, origin).orElseThrow());
        }
        insertTexts(handle, id, submission);
        insertContact(handle, id, submission.contact());
        insertConsent(handle, id, submission.consent());
        search.insert(handle, seq.get(), clean(submission.content()));
        AuditLog.one(handle, now, arrival.actor(), Step.ADD, id, state, Holds.keys(holds.reasons()));
        if (mail && arrival == Arrival.FORM) {
            tell(handle, id, submission, now);
        }
        return new Added.New(id, state, code);
    }

    /** The item that came in with this origin. */
    Optional<String> find(Handle handle, Origin origin) {
        return idOfOrigin(handle, Hash.of(origin.source(), origin.key()));
    }

    private static void tell(Handle handle, String id, Submission submission, Instant now) {
        if (submission.kind() != SubmissionKind.NEWSLETTER) {
            Outbox.received(handle, id, submission.contact(), now);
        }
        if (Subscriptions.isWanted(submission)) {
            Subscriptions.ask(handle, id, now);
        }
    }

    private static Optional<String> idOfOrigin(Handle handle, String origin) {
        return handle.createQuery("SELECT id FROM item WHERE origin_hash = :origin")
                .bind("origin", origin)
                .mapTo(String.class)
                .findOne();
    }

    private Optional<Long> insert(
            Handle handle,
            Submission submission,
            Holds holds,
            State state,
            String id,
            WithdrawCode code,
            String origin,
            Instant now) {
        Instant received = submission.origin().receivedAt();
        String event = submission.kind() == SubmissionKind.SIGN_UP
                ? clean(submission.content().event())
                : "";
        return handle.createQuery(
                        "INSERT INTO item (id, kind, state, waiting, urgency, received_at, state_at, expires_at, holds, acute,"
                                + " source, origin_hash, withdraw_hash, record_date, event, changed_at)"
                                + " VALUES (:id, :kind, :state, :waiting, :urgency, :received, :now, :expires, :holds, :acute,"
                                + " :source, :origin, :code, :date, :event, :now)"
                                + " ON CONFLICT (origin_hash) DO NOTHING RETURNING seq")
                .bind("id", id)
                .bind("kind", submission.kind().key())
                .bind("state", state.key())
                .bind("waiting", state.isWaiting() ? 1 : 0)
                .bind("urgency", holds.acute() ? 0 : 1)
                .bind("received", received.toEpochMilli())
                .bind("now", now.toEpochMilli())
                .bind("expires", retention.millis(submission.kind(), state, event, received, now))
                .bind("holds", Holds.keys(holds.reasons()))
                .bind("acute", holds.acute() ? 1 : 0)
                .bind("source", clean(submission.origin().source()))
                .bind("origin", origin)
                .bind("code", code.hash())
                .bind("date", retention.day(received))
                .bind("event", event)
                .mapTo(Long.class)
                .findOne();
    }

    private static void insertTexts(Handle handle, String id, Submission submission) {
        SubmissionContent content = clean(submission.content());
        ContentRow.bind(
                        handle.createUpdate("INSERT INTO original (item, " + ContentRow.COLUMNS + ") VALUES (:item, "
                                        + ContentRow.PARAMETERS + ")")
                                .bind("item", id),
                        content)
                .execute();
        insertPublicVersion(handle, id, submission.kind(), Tidy.of(content));
    }

    static void insertPublicVersion(Handle handle, String id, SubmissionKind kind, SubmissionContent content) {
        ContentRow.bind(
                        handle.createUpdate("INSERT INTO public_version (item, kind, " + ContentRow.COLUMNS
                                        + ") VALUES (:item, :kind, " + ContentRow.PARAMETERS + ")")
                                .bind("item", id)
                                .bind("kind", kind.key()),
                        content)
                .execute();
        handle.execute("DELETE FROM item_theme WHERE item = ?", id);
        for (String theme : content.themes()) {
            handle.execute("INSERT INTO item_theme (theme, item) VALUES (?, ?) ON CONFLICT DO NOTHING", theme, id);
        }
    }

    private static void insertContact(Handle handle, String id, Contact contact) {
        if (!contact.equals(Contact.NONE)) {
            handle.execute(
                    "INSERT INTO contact (item, name, email, phone, attendance) VALUES (?, ?, ?, ?, ?)",
                    id,
                    clean(contact.name()),
                    clean(contact.email()),
                    clean(contact.phone()),
                    contact.attendance().key());
        }
    }

    private static void insertConsent(Handle handle, String id, Consent consent) {
        handle.execute(
                "INSERT INTO consent (item, form, age, about, given_at) VALUES (?, ?, ?, ?, ?)",
                id,
                clean(consent.form()),
                consent.age().key(),
                consent.about().key(),
                consent.at().toEpochMilli());
        for (int i = 0; i < consent.ticks().size(); i++) {
            Consent.Tick tick = consent.ticks().get(i);
            handle.execute(
                    "INSERT INTO consent_tick (item, place, purpose, words, given) VALUES (?, ?, ?, ?, ?)",
                    id,
                    i,
                    tick.purpose().key(),
                    clean(tick.text()),
                    tick.given() ? 1 : 0);
        }
    }

    static SubmissionContent clean(SubmissionContent content) {
        return new SubmissionContent(
                clean(content.title()),
                clean(content.now()),
                clean(content.effect()),
                clean(content.body()),
                clean(content.name()),
                content.role(),
                content.themes().stream()
                        .map(Adding::clean)
                        .map(theme -> theme.replace(',', ' ').strip())
                        .filter(theme -> !theme.isEmpty())
                        .toList(),
                clean(content.page()),
                clean(content.parent()),
                clean(content.event()));
    }

    /** No database and no UTF-8 file can hold these: they become the character that stands for an unreadable one. */
    static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private String id() {
        StringBuilder id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
