package nl.watals.inbox;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Writes and reads the audit log. */
final class AuditLog {
    private static final String INSERT =
            "INSERT INTO audit (at, who, what, item, state, reason, amount) VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String SELECT = "SELECT seq, at, who, what, item, state, reason, amount FROM audit ";
    private static final RowMapper<AuditRow> ROW = (row, context) -> new AuditRow(
            row.getLong("seq"),
            Instant.ofEpochMilli(row.getLong("at")),
            row.getString("who"),
            row.getString("what"),
            row.getString("item"),
            row.getString("state"),
            row.getString("reason"),
            row.getInt("amount"));

    private AuditLog() {}

    static void one(Handle handle, Instant at, Actor who, Step what, String item, State state, String reason) {
        write(handle, at, who, what, item, state.key(), reason, 1);
    }

    /** A line about many items, or about none. */
    static void many(Handle handle, Instant at, Actor who, Step what, String reason, int amount) {
        write(handle, at, who, what, "", "", reason, amount);
    }

    static Batch batch(Handle handle) {
        return new Batch(handle, INSERT);
    }

    /** As {@link #one}, in a batch. */
    static void add(Batch batch, Instant at, Actor who, Step what, String item, State state, String reason) {
        batch.number(at.toEpochMilli())
                .texts(who.name(), what.key(), item, state.key(), reason)
                .number(1)
                .row();
    }

    private static void write(
            Handle handle, Instant at, Actor who, Step what, String item, String state, String reason, int amount) {
        handle.execute(INSERT, at.toEpochMilli(), who.name(), what.key(), item, state, reason, amount);
    }

    static List<AuditRow> of(Handle handle, String item) {
        return handle.createQuery(SELECT + "WHERE item = :item ORDER BY seq")
                .bind("item", item)
                .map(ROW)
                .list();
    }

    static List<AuditRow> after(Handle handle, long seq, int most) {
        return handle.createQuery(SELECT + "WHERE seq > :seq ORDER BY seq LIMIT :most")
                .bind("seq", seq)
                .bind("most", most)
                .map(ROW)
                .list();
    }

    static List<AuditRow> last(Handle handle, int most) {
        return handle.createQuery(SELECT + "ORDER BY seq DESC LIMIT :most")
                .bind("most", most)
                .map(ROW)
                .list();
    }
}
