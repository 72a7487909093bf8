package nl.watals.desk;

import java.time.Instant;
import java.util.Optional;
import nl.watals.inbox.Inbox;
import nl.watals.web.Session;
import nl.watals.web.SessionStore;

/** Sessions in the database of the inbox: they outlive a restart, and several desks share them. */
final class DeskSessions implements SessionStore {
    private final Inbox inbox;

    DeskSessions(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void add(Session session) {
        inbox.database()
                .write(handle -> handle.execute(
                        "INSERT INTO desk_session (token_hash, user_name, created_at, seen_at) VALUES (?, ?, ?, ?)",
                        session.hash(),
                        session.user(),
                        session.begun().toEpochMilli(),
                        session.seen().toEpochMilli()));
    }

    @Override
    public Optional<Session> find(String hash) {
        return inbox.database()
                .read(handle -> handle.createQuery(
                                "SELECT token_hash, user_name, created_at, seen_at FROM desk_session WHERE token_hash = :hash")
                        .bind("hash", hash)
                        .map((row, context) -> new Session(
                                row.getString("token_hash"),
                                row.getString("user_name"),
                                Instant.ofEpochMilli(row.getLong("created_at")),
                                Instant.ofEpochMilli(row.getLong("seen_at"))))
                        .findOne());
    }

    @Override
    public void seen(String hash, Instant now) {
        change("UPDATE desk_session SET seen_at = ? WHERE token_hash = ?", now.toEpochMilli(), hash);
    }

    @Override
    public void remove(String hash) {
        change("DELETE FROM desk_session WHERE token_hash = ?", hash);
    }

    @Override
    public void removeAllOf(String user) {
        change("DELETE FROM desk_session WHERE user_name = ?", user);
    }

    @Override
    public void removeBefore(Instant begun, Instant seen) {
        change(
                "DELETE FROM desk_session WHERE created_at < ? OR seen_at < ?",
                begun.toEpochMilli(),
                seen.toEpochMilli());
    }

    private void change(String sql, Object... values) {
        inbox.database().write(handle -> handle.execute(sql, values));
    }
}
