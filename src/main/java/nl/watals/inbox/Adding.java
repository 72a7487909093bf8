package nl.watals.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.submission.Consent;
import nl.watals.submission.Contact;
import nl.watals.submission.Origin;
import nl.watals.submission.Role;
import nl.watals.submission.Submission;
import nl.watals.submission.SubmissionContent;
import nl.watals.submission.SubmissionKind;
import org.jdbi.v3.core.Handle;

/** Takes submissions in, many with few statements: each table gets its rows in one batch. */
final class Adding {
    /** Databases have a limit for the values of one statement. */
    private static final int MOST = 500;

    private static final String ITEM =
            "INSERT INTO item (seq, id, kind, state, waiting, urgency, received_at, state_at, expires_at, holds, acute, source,"
                    + " origin_hash, withdraw_hash, record_date, event, changed_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (origin_hash) DO NOTHING";
    private static final String ORIGINAL =
            "INSERT INTO original (item, " + ContentRow.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String PUBLIC_VERSION = "INSERT INTO public_version (item, kind, " + ContentRow.COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String THEME = "INSERT INTO item_theme (theme, item) VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String CONTACT =
            "INSERT INTO contact (item, name, email, phone, attendance) VALUES (?, ?, ?, ?, ?)";
    private static final String CONSENT =
            "INSERT INTO consent (item, form, age, about, given_at) VALUES (?, ?, ?, ?, ?)";
    private static final String TICK =
            "INSERT INTO consent_tick (item, place, purpose, words, given) VALUES (?, ?, ?, ?, ?)";

    private final Dialect dialect;
    private final Search search;
    private final Retention retention;
    private final boolean mail;

    Adding(Dialect dialect, Search search, Retention retention, boolean mail) {
        this.dialect = dialect;
        this.search = search;
        this.retention = retention;
        this.mail = mail;
    }

    /** One that is new, with its number. */
    private record Fresh(long seq, Incoming incoming) {
        private String id() {
            return incoming.id;
        }

        private Submission submission() {
            return incoming.submission;
        }
    }

    /** Takes them in; the answers are in the same order. */
    List<Added> add(Handle handle, List<Incoming> incoming, Instant now) {
        List<Added> added = new ArrayList<>(incoming.size());
        for (int from = 0; from < incoming.size(); from += MOST) {
            added.addAll(addSome(handle, incoming.subList(from, Math.min(incoming.size(), from + MOST)), now));
        }
        return added;
    }

    private List<Added> addSome(Handle handle, List<Incoming> incoming, Instant now) {
        Map<String, String> ids = idsOfOrigins(handle, incoming);
        List<Incoming> unknown = new ArrayList<>();
        for (Incoming one : incoming) {
            if (ids.putIfAbsent(one.origin, one.id) == null) {
                unknown.add(one);
            }
        }
        List<Fresh> fresh = insertItems(handle, unknown, now);
        if (fresh.size() < unknown.size()) {
            // In PostgreSQL another process can take the same submission in between the two statements.
            ids.putAll(idsOfOrigins(handle, incoming));
        }
        insertParts(handle, fresh, now);
        List<Added> added = new ArrayList<>(incoming.size());
        for (Incoming one : incoming) {
            String id = ids.get(one.origin);
            boolean isNew = id.equals(one.id);
            added.add(isNew ? new Added.New(id, one.state(), one.code) : new Added.AlreadyThere(id));
        }
        return added;
    }

    private void insertParts(Handle handle, List<Fresh> fresh, Instant now) {
        insertTexts(handle, fresh);
        insertContacts(handle, fresh);
        insertConsents(handle, fresh);
        try (Batch words = search.batch(handle)) {
            fresh.forEach(one -> search.add(words, one.seq(), one.incoming().words));
            words.run();
        }
        try (Batch log = AuditLog.batch(handle)) {
            for (Fresh one : fresh) {
                Incoming in = one.incoming();
                String holds = Holds.keys(in.holds.reasons());
                AuditLog.add(log, now, in.arrival.actor(), Step.ADD, one.id(), in.state(), holds);
            }
            log.run();
        }
        for (Fresh one : fresh) {
            if (mail && one.incoming().arrival == Arrival.FORM) {
                tell(handle, one.id(), one.submission(), now);
            }
        }
    }

    /** The item that came in with this origin. */
    Optional<String> find(Handle handle, Origin origin) {
        return handle.createQuery("SELECT id FROM item WHERE origin_hash = :origin")
                .bind("origin", Hash.of(origin.source(), origin.key()))
                .mapTo(String.class)
                .findOne();
    }

    private static void tell(Handle handle, String id, Submission submission, Instant now) {
        if (submission.kind() != SubmissionKind.NEWSLETTER) {
            Outbox.received(handle, id, submission.contact(), now);
        }
        if (Subscriptions.isWanted(submission)) {
            Subscriptions.ask(handle, id, now);
        }
    }

    private static Map<String, String> idsOfOrigins(Handle handle, List<Incoming> incoming) {
        Map<String, String> ids = new HashMap<>();
        handle.createQuery("SELECT origin_hash, id FROM item WHERE origin_hash IN (<origins>)")
                .bindList("origins", incoming.stream().map(one -> one.origin).toList())
                .map((row, context) -> ids.put(row.getString(1), row.getString(2)))
                .forEach(unused -> {});
        return ids;
    }

    private List<Fresh> insertItems(Handle handle, List<Incoming> incoming, Instant now) {
        if (incoming.isEmpty()) {
            return List.of();
        }
        List<Long> seqs = dialect.nextItems(handle, incoming.size());
        List<Fresh> fresh = new ArrayList<>(incoming.size());
        try (Batch items = new Batch(handle, ITEM)) {
            for (int i = 0; i < incoming.size(); i++) {
                insertItem(items, seqs.get(i), incoming.get(i), now);
            }
            int[] written = items.run();
            for (int i = 0; i < written.length; i++) {
                if (written[i] > 0) {
                    fresh.add(new Fresh(seqs.get(i), incoming.get(i)));
                }
            }
        }
        return fresh;
    }

    private void insertItem(Batch items, long seq, Incoming one, Instant now) {
        SubmissionKind kind = one.submission.kind();
        Instant received = one.submission.origin().receivedAt();
        String event = kind == SubmissionKind.SIGN_UP ? one.content.event() : "";
        State state = one.state();
        items.number(seq)
                .texts(one.id, kind.key(), state.key())
                .number(state.isWaiting() ? 1 : 0)
                .number(one.holds.acute() ? 0 : 1)
                .number(received.toEpochMilli())
                .number(now.toEpochMilli())
                .numberOrNone(retention.millis(kind, state, event, received, now))
                .text(Holds.keys(one.holds.reasons()))
                .number(one.holds.acute() ? 1 : 0)
                .texts(clean(one.submission.origin().source()), one.origin, one.codeHash)
                .texts(retention.day(received).toString(), event)
                .number(now.toEpochMilli())
                .row();
    }

    private static void insertTexts(Handle handle, List<Fresh> fresh) {
        try (Batch originals = new Batch(handle, ORIGINAL);
                Batch versions = new Batch(handle, PUBLIC_VERSION);
                Batch themes = new Batch(handle, THEME)) {
            for (Fresh one : fresh) {
                content(originals.text(one.id()), one.incoming().content).row();
                SubmissionContent tidied = one.incoming().tidied;
                content(versions.texts(one.id(), one.submission().kind().key()), tidied)
                        .row();
                for (String theme : tidied.themes()) {
                    themes.texts(theme, one.id()).row();
                }
            }
            originals.run();
            versions.run();
            themes.run();
        }
    }

    /** In the order of {@link ContentRow#COLUMNS}. */
    private static Batch content(Batch batch, SubmissionContent content) {
        return batch.texts(content.title(), content.now(), content.effect(), content.body(), content.name())
                .texts(content.role().map(Role::key).orElse(""), String.join(",", content.themes()))
                .texts(content.page(), content.parent(), content.event());
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

    private static void insertContacts(Handle handle, List<Fresh> fresh) {
        try (Batch contacts = new Batch(handle, CONTACT)) {
            for (Fresh one : fresh) {
                Contact contact = one.submission().contact();
                if (!contact.equals(Contact.NONE)) {
                    contacts.texts(one.id(), clean(contact.name()), clean(contact.email()), clean(contact.phone()))
                            .text(contact.attendance().key())
                            .row();
                }
            }
            contacts.run();
        }
    }

    private static void insertConsents(Handle handle, List<Fresh> fresh) {
        try (Batch consents = new Batch(handle, CONSENT);
                Batch ticks = new Batch(handle, TICK)) {
            for (Fresh one : fresh) {
                Consent consent = one.submission().consent();
                consents.texts(one.id(), clean(consent.form()), consent.age().key())
                        .text(consent.about().key())
                        .number(consent.at().toEpochMilli())
                        .row();
                for (int i = 0; i < consent.ticks().size(); i++) {
                    Consent.Tick tick = consent.ticks().get(i);
                    ticks.text(one.id())
                            .number(i)
                            .texts(tick.purpose().key(), clean(tick.text()))
                            .number(tick.given() ? 1 : 0)
                            .row();
                }
            }
            consents.run();
            ticks.run();
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
}
