package nl.watals.inbox;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Removes what is private of an item; the row of the item itself stays, and says when. */
final class Erasing {
    private static final List<String> TABLES = List.of(
            "original",
            "public_version",
            "item_theme",
            "contact",
            "consent_tick",
            "consent",
            "overruling",
            "stepped_aside",
            "outbox");

    private Erasing() {}

    /** Everything. */
    static void all(Handle handle, String id) {
        for (String table : TABLES) {
            handle.execute("DELETE FROM " + table + " WHERE item = ?", id);
        }
        handle.execute("DELETE FROM search WHERE rowid = (SELECT seq FROM item WHERE id = ?)", id);
    }

    /** What a published item no longer needs: how to reach the sender, and what they wrote before it was edited. */
    static void contact(Handle handle, String id) {
        handle.execute("DELETE FROM contact WHERE item = ?", id);
        handle.execute("DELETE FROM original WHERE item = ?", id);
        handle.execute("DELETE FROM overruling WHERE item = ?", id);
        handle.execute("DELETE FROM outbox WHERE item = ?", id);
    }
}
