package nl.watals.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.watals.privacy.Kind;
import nl.watals.submission.Consent;
import nl.watals.submission.Consent.AgeBand;
import nl.watals.submission.Consent.Purpose;
import nl.watals.submission.Consent.Subject;
import nl.watals.submission.Contact;
import nl.watals.submission.Contact.Attendance;
import nl.watals.submission.SubmissionContent;
import nl.watals.submission.SubmissionKind;
import org.jdbi.v3.core.Handle;

/** Reads whole items. */
final class Items {
    private Items() {}

    static Optional<Item> find(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM item WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> item(handle, row))
                .findOne();
    }

    static Optional<String> idOfCode(Handle handle, WithdrawCode code) {
        return handle.createQuery("SELECT id FROM item WHERE withdraw_hash = :hash")
                .bind("hash", code.hash())
                .mapTo(String.class)
                .findOne();
    }

    private static Item item(Handle handle, ResultSet row) throws SQLException {
        String id = row.getString("id");
        SubmissionKind kind = kind(row.getString("kind"));
        return new Item(
                id,
                kind,
                state(row.getString("state")),
                row.getInt("version"),
                Instant.ofEpochMilli(row.getLong("received_at")),
                Instant.ofEpochMilli(row.getLong("state_at")),
                instant(row, "expires_at"),
                row.getInt("acute") != 0,
                row.getString("acute_seen_by"),
                Holds.read(row.getString("holds")),
                row.getString("reviewer"),
                row.getString("first_approval"),
                steppedAside(handle, id),
                instant(row, "undo_until"),
                publicVersion(handle, id).orElse(new PublicVersion(kind, SubmissionContent.EMPTY)),
                original(handle, id),
                contact(handle, id),
                consent(handle, id),
                overrulings(handle, id),
                row.getString("source"),
                LocalDate.parse(row.getString("record_date")),
                row.getString("slug"),
                RecordState.of(row.getString("record_state")),
                row.getString("merged_into"));
    }

    private static Set<String> steppedAside(Handle handle, String id) {
        return handle.createQuery("SELECT who FROM stepped_aside WHERE item = :id")
                .bind("id", id)
                .mapTo(String.class)
                .set();
    }

    static Optional<PublicVersion> publicVersion(Handle handle, String id) {
        return handle.createQuery("SELECT kind, " + ContentRow.COLUMNS + " FROM public_version WHERE item = :id")
                .bind("id", id)
                .map((row, context) -> new PublicVersion(kind(row.getString("kind")), ContentRow.read(row)))
                .findOne();
    }

    private static Optional<SubmissionContent> original(Handle handle, String id) {
        return handle.createQuery("SELECT " + ContentRow.COLUMNS + " FROM original WHERE item = :id")
                .bind("id", id)
                .map((row, context) -> ContentRow.read(row))
                .findOne();
    }

    static Contact contact(Handle handle, String id) {
        return handle.createQuery("SELECT name, email, phone, attendance FROM contact WHERE item = :id")
                .bind("id", id)
                .map((row, context) -> new Contact(
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("phone"),
                        attendance(row.getString("attendance"))))
                .findOne()
                .orElse(Contact.NONE);
    }

    static Optional<Consent> consent(Handle handle, String id) {
        List<Consent.Tick> ticks = handle.createQuery(
                        "SELECT purpose, words, given FROM consent_tick WHERE item = :id ORDER BY place")
                .bind("id", id)
                .map((row, context) -> new Consent.Tick(
                        purpose(row.getString("purpose")), row.getString("words"), row.getInt("given") != 0))
                .list();
        return handle.createQuery("SELECT form, age, about, given_at FROM consent WHERE item = :id")
                .bind("id", id)
                .map((row, context) -> new Consent(
                        row.getString("form"),
                        ticks,
                        age(row.getString("age")),
                        about(row.getString("about")),
                        Instant.ofEpochMilli(row.getLong("given_at"))))
                .findOne();
    }

    private static List<Overruling> overrulings(Handle handle, String id) {
        return handle.createQuery("SELECT mark, reason, who, at FROM overruling WHERE item = :id ORDER BY mark")
                .bind("id", id)
                .map((row, context) -> new Overruling(
                        mark(row.getString("mark")),
                        row.getString("reason"),
                        row.getString("who"),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }

    static SubmissionKind kind(String key) {
        return SubmissionKind.of(key).orElseThrow(() -> unknown("kind"));
    }

    static State state(String key) {
        return State.of(key).orElseThrow(() -> unknown("state"));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static Kind mark(String key) {
        for (Kind kind : Kind.values()) {
            if (kind.key().equals(key)) {
                return kind;
            }
        }
        throw unknown("mark");
    }

    private static Attendance attendance(String key) {
        for (Attendance attendance : Attendance.values()) {
            if (attendance.key().equals(key)) {
                return attendance;
            }
        }
        throw unknown("attendance");
    }

    private static Purpose purpose(String key) {
        for (Purpose purpose : Purpose.values()) {
            if (purpose.key().equals(key)) {
                return purpose;
            }
        }
        throw unknown("purpose");
    }

    private static AgeBand age(String key) {
        for (AgeBand age : AgeBand.values()) {
            if (age.key().equals(key)) {
                return age;
            }
        }
        throw unknown("age band");
    }

    private static Subject about(String key) {
        for (Subject subject : Subject.values()) {
            if (subject.key().equals(key)) {
                return subject;
            }
        }
        throw unknown("subject");
    }

    private static InboxException unknown(String what) {
        return new InboxException("the inbox holds a " + what + " that this version does not know", null);
    }
}
