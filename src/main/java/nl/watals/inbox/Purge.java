package nl.watals.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.watals.submission.SubmissionKind;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Erases what has been kept long enough, and counts the dates anew when the periods or the gatherings changed. */
final class Purge {
    /** Few enough that other writers need not wait long. */
    private static final int BATCH = 200;

    private static final String PERIODS = "retention-periods";
    private static final String SIGN_UPS = "kind = 'sign-up' AND state IN ('new', 'held', 'in-review', 'handled')";

    private final Database database;
    private final Retention retention;
    private final RetentionPeriods periods;

    Purge(Database database, Retention retention, RetentionPeriods periods) {
        this.database = database;
        this.retention = retention;
        this.periods = periods;
    }

    /** Erases all that is due; each batch is a transaction of its own. */
    Purged run(Instant now) {
        countAnew();
        int expired = 0;
        int contacts = 0;
        boolean more = true;
        while (more) {
            Purged batch = database.write(handle -> batch(handle, now));
            expired += batch.expired();
            contacts += batch.contacts();
            more = batch.expired() + batch.contacts() == BATCH;
        }
        if (expired + contacts > 0) {
            database.wipe();
        }
        return new Purged(expired, contacts);
    }

    private record Due(String id, State state) {}

    private Purged batch(Handle handle, Instant now) {
        List<Due> due = handle.createQuery(
                        "SELECT id, state FROM item WHERE expires_at <= :now ORDER BY expires_at, id LIMIT :most")
                .bind("now", now.toEpochMilli())
                .bind("most", BATCH)
                .map((row, context) -> new Due(row.getString("id"), Items.state(row.getString("state"))))
                .list();
        int contacts = 0;
        for (Due item : due) {
            if (item.state() == State.PUBLISHED) {
                Erasing.contact(handle, item.id());
                erased(handle, item.id(), State.PUBLISHED, Step.ERASE_CONTACT, now);
                contacts++;
            } else {
                Erasing.all(handle, item.id());
                State after = Transitions.after(item.state(), Step.EXPIRE).orElseThrow();
                erased(handle, item.id(), after, Step.EXPIRE, now);
            }
        }
        return new Purged(due.size() - contacts, contacts);
    }

    private static void erased(Handle handle, String id, State state, Step step, Instant now) {
        handle.createUpdate("UPDATE item SET state = :state, waiting = 0, version = version + 1, expires_at = NULL,"
                        + " undo_until = NULL, erased_at = :now, changed_at = :now,"
                        + " state_at = CASE WHEN state = :state THEN state_at ELSE :now END WHERE id = :id")
                .bind("state", state.key())
                .bind("now", now.toEpochMilli())
                .bind("id", id)
                .execute();
        AuditLog.one(handle, now, Actor.RETENTION, step, id, state, "");
    }

    private record Dated(String id, SubmissionKind kind, State state, String event, Instant received, Instant since) {}

    /** Dates stand in the rows, so that each item shows its own; here they follow the settings. */
    private void countAnew() {
        String now = periods.toString();
        Optional<String> counted =
                database.read(handle -> handle.createQuery("SELECT value FROM fact WHERE name = :name")
                        .bind("name", PERIODS)
                        .mapTo(String.class)
                        .findOne());
        if (counted.isEmpty() || !counted.get().equals(now)) {
            database.<Void>write(handle -> {
                count(
                        handle,
                        "state NOT IN ('approved', 'withdrawn', 'expired') AND (state <> 'published' OR erased_at IS NULL)",
                        "");
                handle.execute("DELETE FROM fact WHERE name = ?", PERIODS);
                handle.execute("INSERT INTO fact (name, value) VALUES (?, ?)", PERIODS, now);
                return null;
            });
        }
        for (String event : database.read(this::moved)) {
            database.<Void>write(handle -> {
                count(handle, SIGN_UPS, event);
                return null;
            });
        }
    }

    private record Gathering(String event, long first, long last) {}

    /** The gatherings that are on another day than the dates of their sign-ups say. */
    private List<String> moved(Handle handle) {
        List<Gathering> gatherings = handle.createQuery(
                        "SELECT event, MIN(expires_at) AS first, MAX(expires_at) AS last" + " FROM item WHERE "
                                + SIGN_UPS + " GROUP BY event")
                .map((row, context) -> new Gathering(row.getString("event"), row.getLong("first"), row.getLong("last")))
                .list();
        List<String> moved = new ArrayList<>();
        for (Gathering gathering : gatherings) {
            Optional<Instant> right = retention.afterGathering(gathering.event());
            boolean same = right.isEmpty()
                    || gathering.first() == right.get().toEpochMilli()
                            && gathering.last() == right.get().toEpochMilli();
            if (!same) {
                moved.add(gathering.event());
            }
        }
        return moved;
    }

    private void count(Handle handle, String which, String event) {
        List<Dated> items = handle.createQuery("SELECT id, kind, state, event, received_at, state_at FROM item WHERE "
                        + which + " AND (:event = '' OR event = :event)")
                .bind("event", event)
                .map((row, context) -> new Dated(
                        row.getString("id"),
                        Items.kind(row.getString("kind")),
                        Items.state(row.getString("state")),
                        row.getString("event"),
                        Instant.ofEpochMilli(row.getLong("received_at")),
                        Instant.ofEpochMilli(row.getLong("state_at"))))
                .list();
        if (items.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("UPDATE item SET expires_at = :expires WHERE id = :id");
        for (Dated item : items) {
            batch.bind("id", item.id())
                    .bind(
                            "expires",
                            retention.millis(item.kind(), item.state(), item.event(), item.received(), item.since()))
                    .add();
        }
        batch.execute();
    }
}
