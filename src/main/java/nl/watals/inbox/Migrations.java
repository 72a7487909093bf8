package nl.watals.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Brings a database to the newest form, step by step; one history for both databases. A step that was released never
 * changes again.
 *
 * <p>A statement ends with a semicolon at the end of a line. One that begins with {@code [sqlite]} or {@code [postgresql]}
 * is for that database only; {@code <identity>} stands for its type of counting column.
 */
final class Migrations {
    private static final List<String> STEPS =
            List.of("0001-inbox", "0002-search", "0003-desk", "0004-newsletter", "0005-undo");

    private Migrations() {}

    /** Does what is missing, in the transaction of the caller, who keeps others out. */
    static void apply(Handle handle, Dialect dialect, long now) {
        handle.execute("CREATE TABLE IF NOT EXISTS schema_step (step INTEGER PRIMARY KEY, name TEXT NOT NULL,"
                + " applied_at BIGINT NOT NULL)");
        int done = handle.createQuery("SELECT COALESCE(MAX(step), 0) FROM schema_step")
                .mapTo(Integer.class)
                .one();
        if (done > STEPS.size()) {
            throw new InboxException(
                    "the inbox was written by a newer version of this program (step " + done + ", this one knows "
                            + STEPS.size() + "); install that version",
                    null);
        }
        for (int step = done; step < STEPS.size(); step++) {
            String name = STEPS.get(step);
            for (String statement : statements(read(name), dialect)) {
                handle.execute(statement);
            }
            handle.execute("INSERT INTO schema_step (step, name, applied_at) VALUES (?, ?, ?)", step + 1, name, now);
        }
    }

    private static List<String> statements(String text, Dialect dialect) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : text.split("\n")) {
            if (line.isBlank() || line.startsWith("--")) {
                continue;
            }
            statement.append(line).append('\n');
            if (line.endsWith(";")) {
                add(statements, statement.substring(0, statement.length() - 2), dialect);
                statement.setLength(0);
            }
        }
        if (!statement.isEmpty()) {
            throw new IllegalStateException("a migration ends without a semicolon");
        }
        return statements;
    }

    private static void add(List<String> statements, String statement, Dialect dialect) {
        String only = "[" + dialect.key() + "] ";
        if (statement.startsWith(only)) {
            statements.add(statement.substring(only.length()));
        } else if (!statement.startsWith("[")) {
            statements.add(statement.replace("<identity>", dialect.identity()));
        }
    }

    private static String read(String name) {
        try (InputStream in = Migrations.class.getResourceAsStream("migrations/" + name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its migration " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
