package nl.watals.inbox;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes lists for the organisers as CSV that a spreadsheet opens without running anything. */
final class Exports {
    private static final String CONTACTS = "SELECT item.id, item.received_at, item.state, item.event, contact.name,"
            + " contact.email, contact.phone, contact.attendance, o.title, o.body FROM item"
            + " JOIN contact ON contact.item = item.id LEFT JOIN original o ON o.item = item.id WHERE ";

    int write(Handle handle, Export export, Actor who, Appendable out, Instant now) {
        List<String[]> rows = switch (export.kind()) {
            case NEWSLETTER -> newsletter(handle);
            case SIGN_UPS -> signUps(handle, export.event());
            case MESSAGES -> messages(handle);
        };
        try {
            out.append(csv(header(export.kind()), rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AuditLog.many(handle, now, who, Step.EXPORT, export.kind().key(), rows.size());
        return rows.size();
    }

    private static String[] header(Export.Kind kind) {
        return switch (kind) {
            case NEWSLETTER -> new String[] {"id", "received", "name", "email"};
            case SIGN_UPS -> new String[] {"id", "received", "event", "name", "email", "phone", "attendance", "remark"};
            case MESSAGES -> new String[] {"id", "received", "state", "name", "email", "phone", "subject", "message"};
        };
    }

    private static List<String[]> newsletter(Handle handle) {
        return handle.createQuery(CONTACTS
                        + "contact.email <> '' AND item.state NOT IN ('spam', 'withdrawn', 'expired')"
                        + " AND (item.kind = 'newsletter' OR EXISTS (SELECT 1 FROM consent_tick t WHERE t.item = item.id"
                        + " AND t.purpose = 'newsletter' AND t.given = 1))"
                        + " AND NOT EXISTS (SELECT 1 FROM subscription s WHERE s.item = item.id"
                        + " AND s.confirmed_at IS NULL) ORDER BY item.received_at, item.id")
                .map((row, context) ->
                        new String[] {row.getString("id"), day(row), row.getString("name"), row.getString("email")})
                .list();
    }

    private static List<String[]> signUps(Handle handle, String event) {
        return handle.createQuery(
                        CONTACTS + "item.kind = 'sign-up' AND item.state NOT IN ('spam', 'withdrawn', 'expired')"
                                + " AND (:event = '' OR item.event = :event) ORDER BY item.event, item.received_at, item.id")
                .bind("event", event)
                .map((row, context) -> new String[] {
                    row.getString("id"),
                    day(row),
                    row.getString("event"),
                    row.getString("name"),
                    row.getString("email"),
                    row.getString("phone"),
                    row.getString("attendance"),
                    row.getString("body")
                })
                .list();
    }

    private static List<String[]> messages(Handle handle) {
        return handle.createQuery(CONTACTS.replace("JOIN contact", "LEFT JOIN contact")
                        + "item.kind = 'message' AND item.state NOT IN ('spam', 'withdrawn', 'expired')"
                        + " ORDER BY item.received_at, item.id")
                .map((row, context) -> new String[] {
                    row.getString("id"),
                    day(row),
                    row.getString("state"),
                    row.getString("name"),
                    row.getString("email"),
                    row.getString("phone"),
                    row.getString("title"),
                    row.getString("body")
                })
                .list();
    }

    private static String day(ResultSet row) throws SQLException {
        return Instant.ofEpochMilli(row.getLong("received_at")).toString();
    }

    private static String csv(String[] header, List<String[]> rows) throws IOException {
        StringWriter text = new StringWriter();
        // The mark tells a spreadsheet that the file is UTF-8.
        text.write('\ufeff');
        try (CsvWriter csv =
                CsvWriter.builder().quoteStrategy(QuoteStrategies.ALWAYS).build(text)) {
            csv.writeRecord(header);
            for (String[] row : rows) {
                String[] safe = new String[row.length];
                for (int i = 0; i < row.length; i++) {
                    safe[i] = safe(row[i]);
                }
                csv.writeRecord(safe);
            }
        }
        return text.toString();
    }

    /**
     * A cell that a spreadsheet would take for a formula gets an apostrophe before it, also one that hides its beginning
     * behind white space or a character that cannot be seen; control characters go.
     */
    static String safe(String cell) {
        if (cell == null) {
            return "";
        }
        StringBuilder clean = new StringBuilder(cell.length() + 1);
        cell.codePoints()
                .filter(c -> c == '\n' || !Character.isISOControl(c) || c == '\t')
                .forEach(clean::appendCodePoint);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if ("=+-@|%\t＝＋－＠".indexOf(c) >= 0) {
                return clean.insert(0, '\'').toString();
            }
            boolean hides = Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.getType(c) == Character.FORMAT
                    || c == '"'
                    || c == '\'';
            if (!hides) {
                return clean.toString();
            }
        }
        return clean.toString();
    }
}
