package nl.watals.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.submission.PublicRecord;
import nl.watals.submission.PublicRecordWriter;
import nl.watals.submission.SubmissionKind;

/** What people who decide want to see beside one item. Reads only. Thread-safe. */
public final class Moderation {
    private static final int MOST_DECISIONS = 50;

    private final Inbox inbox;

    public Moderation(Inbox inbox) {
        this.inbox = inbox;
    }

    /**
     * A decision that can still be taken back.
     *
     * @param who made it
     * @param text the title, or how the text begins; private
     */
    public record Undoable(
            String id, SubmissionKind kind, State state, int version, String who, Instant until, String text) {
        @Override
        public String toString() {
            return "Undoable[" + id + "]";
        }
    }

    /** Every decision that can still be taken back, the latest first; 50 at most. */
    public List<Undoable> undoable() {
        long now = inbox.now().toEpochMilli();
        // SQLite would take the index on record_state, in which nearly all items are `none`.
        return inbox.database()
                .read(handle -> handle.createQuery(
                                "SELECT item.id, item.kind, item.state, item.version, item.undo_until, v.title, v.body, v.name,"
                                        + " (SELECT a.who FROM audit a WHERE a.item = item.id ORDER BY a.seq DESC LIMIT 1) AS who"
                                        + " FROM item LEFT JOIN public_version v ON v.item = item.id"
                                        + " WHERE item.undo_until > :now AND item.record_state || '' = 'none'"
                                        + " ORDER BY item.changed_at DESC, item.id LIMIT :most")
                        .bind("now", now)
                        .bind("most", MOST_DECISIONS)
                        .map((row, context) -> new Undoable(
                                row.getString("id"),
                                Items.kind(row.getString("kind")),
                                Items.state(row.getString("state")),
                                row.getInt("version"),
                                row.getString("who"),
                                Instant.ofEpochMilli(row.getLong("undo_until")),
                                Queue.text(row)))
                        .list());
    }

    /**
     * An idea as far as its words matter.
     *
     * @param open whether it waits for a decision or is public; if not, nobody needs to be shown it
     */
    public record IdeaText(String id, boolean open, String title, String text) {
        @Override
        public String toString() {
            return "IdeaText[" + id + "]";
        }
    }

    /** Ideas, in the order in which they changed; {@code next} is the place to go on. */
    public record IdeaTexts(List<IdeaText> ideas, String next) {}

    /**
     * Ideas that changed behind a place; each as it is now. What another process was just writing may come in before the
     * place: who keeps up looks back a little.
     *
     * @param after empty to begin with, then {@link IdeaTexts#next}
     * @param most how many
     */
    public IdeaTexts ideasAfter(String after, int most) {
        int dash = after.indexOf('-');
        long time = dash < 0 ? -1 : Long.parseLong(after.substring(0, dash));
        String id = dash < 0 ? "" : after.substring(dash + 1);
        String[] next = {after};
        List<IdeaText> ideas = inbox.database()
                .read(handle -> handle.createQuery(
                                "SELECT item.id, item.state, item.changed_at, v.kind, v.title, v.now_text, v.effect, v.body"
                                        + " FROM item LEFT JOIN public_version v ON v.item = item.id"
                                        + " WHERE (item.changed_at, item.id) > (:time, :id)"
                                        + " ORDER BY item.changed_at, item.id LIMIT :most")
                        .bind("time", time)
                        .bind("id", id)
                        .bind("most", most)
                        .map((row, context) -> {
                            next[0] = row.getLong("changed_at") + "-" + row.getString("id");
                            State state = Items.state(row.getString("state"));
                            boolean idea = SubmissionKind.IDEA.key().equals(row.getString("kind"));
                            boolean alive = state.isWaiting() || state == State.APPROVED || state == State.PUBLISHED;
                            return new IdeaText(
                                    row.getString("id"),
                                    idea && alive,
                                    text(row.getString("title")),
                                    text(row.getString("now_text")) + "\n" + text(row.getString("effect")) + "\n"
                                            + text(row.getString("body")));
                        })
                        .list());
        return new IdeaTexts(ideas, next[0]);
    }

    /** What an idea is called, and where it stands; the title is private. */
    public record IdeaTitle(State state, String title) {
        @Override
        public String toString() {
            return "IdeaTitle[" + state.key() + "]";
        }
    }

    /** The titles of items by their ids; those whose texts are gone are left out. */
    public Map<String, IdeaTitle> titles(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, IdeaTitle> titles = new HashMap<>();
        inbox.database()
                .read(handle -> handle.createQuery("SELECT item.id, item.state, v.title FROM item"
                                + " JOIN public_version v ON v.item = item.id WHERE item.id IN (<ids>)")
                        .bindList("ids", List.copyOf(ids))
                        .map((row, context) -> titles.put(
                                row.getString("id"),
                                new IdeaTitle(Items.state(row.getString("state")), row.getString("title"))))
                        .list());
        return titles;
    }

    private static String text(String column) {
        return column == null ? "" : column;
    }

    /** The last lines of the audit log, the latest first. */
    public List<AuditRow> lastAudit(int most) {
        return inbox.database().read(handle -> AuditLog.last(handle, most));
    }

    /**
     * The public record that an item would become.
     *
     * @param path the file, from the source folder on
     */
    public record Draft(String path, byte[] json) {}

    /** The record as it would be if it were approved now; empty for what is never public. */
    public Optional<Draft> draft(Item item) {
        if (!item.publicVersion().kind().isPublishable()) {
            return Optional.empty();
        }
        String slug = item.slug();
        if (slug.isEmpty()) {
            String title = item.publicVersion().content().title();
            slug = inbox.database().read(handle -> Slugs.next(handle, title, item.id()));
        }
        PublicRecord record = RecordDraft.of(item, slug);
        return Optional.of(
                new Draft(RecordDraft.FOLDER + PublicRecordWriter.path(record), PublicRecordWriter.write(record)));
    }
}
