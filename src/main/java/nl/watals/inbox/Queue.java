package nl.watals.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.watals.submission.SubmissionKind;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads the queue a page at a time. A page begins behind the key of a row, so the last costs what the first does. */
final class Queue {
    private static final Duration CLOSE = Duration.ofDays(7);
    private static final int LONGEST_TEXT = 200;
    private static final String COLUMNS =
            "item.id, item.kind, item.state, item.version, item.received_at, item.state_at, item.expires_at,"
                    + " item.urgency, item.acute, item.acute_seen_by, item.holds, item.reviewer, item.first_approval,"
                    + " v.title, substr(v.body, 1, 400) AS body, v.name";

    private final Search search;

    Queue(Search search) {
        this.search = search;
    }

    QueuePage page(Handle handle, QueueQuery query, Instant now) {
        List<String> words = SearchWords.of(query.words());
        if (!query.words().isBlank() && words.isEmpty()) {
            return new QueuePage(List.of(), Optional.empty());
        }
        StringBuilder sql = new StringBuilder("SELECT ")
                .append(COLUMNS)
                .append(" FROM item LEFT JOIN public_version v ON v.item = item.id WHERE ")
                .append(conditions(query, words))
                .append(
                        query.closeToExpiry()
                                ? " ORDER BY item.expires_at, item.id"
                                : " ORDER BY item.urgency, item.received_at, item.id")
                .append(" LIMIT :size");
        Query statement = handle.createQuery(sql).bind("size", query.size() + 1);
        bind(statement, query, words, now);
        List<Row> rows = statement.map((row, context) -> row(row, query)).list();
        boolean more = rows.size() > query.size();
        List<Row> shown = more ? rows.subList(0, query.size()) : rows;
        return new QueuePage(
                shown.stream().map(Row::row).toList(),
                more ? Optional.of(shown.get(shown.size() - 1).cursor()) : Optional.empty());
    }

    private String conditions(QueueQuery query, List<String> words) {
        List<String> conditions = new ArrayList<>();
        conditions.add(states(query));
        if (!query.kinds().isEmpty()) {
            conditions.add("item.kind IN ("
                    + query.kinds().stream()
                            .map(kind -> "'" + kind.key() + "'")
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        if (!query.theme().isEmpty()) {
            conditions.add("item.id IN (SELECT t.item FROM item_theme t WHERE t.theme = :theme)");
        }
        if (!words.isEmpty()) {
            conditions.add(search.condition());
        }
        if (query.closeToExpiry()) {
            conditions.add("item.expires_at < :close AND item.state <> 'published'");
        }
        if (query.after().isPresent()) {
            conditions.add(
                    query.closeToExpiry()
                            ? "(item.expires_at, item.id) > (:time, :id)"
                            : "(item.urgency, item.received_at, item.id) > (:urgency, :time, :id)");
        }
        return String.join(" AND ", conditions);
    }

    /** Written so that one index has the rows in the right order. */
    private static String states(QueueQuery query) {
        boolean onlyWaiting = query.states().stream().allMatch(State::isWaiting);
        if (query.closeToExpiry() && query.states().isEmpty()) {
            return "item.expires_at IS NOT NULL";
        }
        if (query.states().isEmpty()) {
            return "item.waiting = 1";
        }
        if (query.states().size() == 1) {
            return "item.state = '" + query.states().iterator().next().key() + "'";
        }
        String in = "item.state IN ("
                + query.states().stream()
                        .map(state -> "'" + state.key() + "'")
                        .sorted()
                        .collect(Collectors.joining(", "))
                + ")";
        return onlyWaiting ? "item.waiting = 1 AND " + in : in;
    }

    private void bind(Query statement, QueueQuery query, List<String> words, Instant now) {
        if (!query.theme().isEmpty()) {
            statement.bind("theme", query.theme());
        }
        if (!words.isEmpty()) {
            statement.bind("search", search.pattern(words));
        }
        if (query.closeToExpiry()) {
            statement.bind("close", now.plus(CLOSE).toEpochMilli());
        }
        query.after().ifPresent(cursor -> {
            String[] parts = cursor.split("-", 3);
            if (parts.length != 3) {
                throw new IllegalArgumentException("this is no cursor of a queue");
            }
            if (!query.closeToExpiry()) {
                statement.bind("urgency", Integer.parseInt(parts[0]));
            }
            statement.bind("time", Long.parseLong(parts[1]));
            statement.bind("id", parts[2]);
        });
    }

    private record Row(QueueRow row, String cursor) {}

    private static Row row(ResultSet row, QueueQuery query) throws SQLException {
        QueueRow shown = new QueueRow(
                row.getString("id"),
                Items.kind(row.getString("kind")),
                Items.state(row.getString("state")),
                row.getInt("version"),
                Instant.ofEpochMilli(row.getLong("received_at")),
                Instant.ofEpochMilli(row.getLong("state_at")),
                Items.instant(row, "expires_at"),
                row.getInt("acute") != 0 && row.getString("acute_seen_by").isEmpty(),
                Holds.read(row.getString("holds")),
                row.getString("reviewer"),
                row.getString("first_approval"),
                text(row));
        long time = query.closeToExpiry() ? row.getLong("expires_at") : row.getLong("received_at");
        return new Row(shown, row.getInt("urgency") + "-" + time + "-" + shown.id());
    }

    static String text(ResultSet row) throws SQLException {
        for (String column : List.of("title", "body", "name")) {
            String text = row.getString(column);
            if (text != null && !text.isBlank()) {
                return oneLine(text);
            }
        }
        return "";
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        int count = 0;
        boolean gap = false;
        for (int i = 0; i < text.length() && count < LONGEST_TEXT; i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (Character.isWhitespace(c) || Character.isISOControl(c) || Character.isSpaceChar(c)) {
                gap = !line.isEmpty();
                continue;
            }
            if (gap) {
                line.append(' ');
                count++;
                gap = false;
            }
            line.appendCodePoint(c);
            count++;
        }
        return line.toString();
    }

    Counts counts(Handle handle, Instant now) {
        Map<State, Map<SubmissionKind, Integer>> states = new EnumMap<>(State.class);
        handle.createQuery("SELECT kind, state, COUNT(*) AS amount FROM item GROUP BY kind, state")
                .map((row, context) -> {
                    states.computeIfAbsent(Items.state(row.getString("state")), s -> new LinkedHashMap<>())
                            .put(Items.kind(row.getString("kind")), row.getInt("amount"));
                    return true;
                })
                .list();
        return new Counts(
                states,
                count(handle, "item WHERE waiting = 1 AND urgency = 0 AND acute_seen_by = ''"),
                handle.createQuery("SELECT COUNT(*) FROM item WHERE expires_at < :close AND state <> 'published'")
                        .bind("close", now.plus(CLOSE).toEpochMilli())
                        .mapTo(Integer.class)
                        .one(),
                count(handle, "outbox WHERE status = 'waiting'"),
                count(handle, "outbox WHERE status = 'failed'"));
    }

    private static int count(Handle handle, String from) {
        return handle.createQuery("SELECT COUNT(*) FROM " + from)
                .mapTo(Integer.class)
                .one();
    }
}
