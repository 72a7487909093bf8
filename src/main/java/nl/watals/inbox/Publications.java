package nl.watals.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What the publisher asks and tells. An item is marked before its record is written, so that whatever happens to the
 * publisher, the inbox knows that there may be a record.
 */
final class Publications {
    private final Retention retention;
    private final boolean mail;

    Publications(Retention retention, boolean mail) {
        this.retention = retention;
        this.mail = mail;
    }

    /**
     * The records that must be written: of approved items whose decision stands, by the order of arrival, and of withdrawn
     * ones. Marks them all.
     */
    List<Publication> begin(Handle handle, SiteFacts facts, int most, Instant now) {
        List<Publication> due = new ArrayList<>(withdrawn(handle, most));
        for (Item item : approved(handle, most - due.size(), now)) {
            due.add(new Publication(item.id(), item.version(), RecordDraft.of(item, slug(handle, item, facts))));
            handle.execute("UPDATE item SET record_state = ? WHERE id = ?", RecordState.WRITING.key(), item.id());
        }
        return due;
    }

    /** Nobody has seen the address yet: when an editor took it since the approval, the idea gets another one. */
    private static String slug(Handle handle, Item item, SiteFacts facts) {
        if (item.slug().isEmpty() || item.record() != RecordState.NONE || !facts.isTaken(item.slug())) {
            return item.slug();
        }
        Slugs.release(handle, item.id());
        Slugs.learn(handle, List.of(item.slug()));
        String slug = Slugs.take(handle, item.publicVersion().content().title(), item.id());
        handle.execute("UPDATE item SET slug = ? WHERE id = ?", slug, item.id());
        return slug;
    }

    private static List<Item> approved(Handle handle, int most, Instant now) {
        return handle
                .createQuery("SELECT id FROM item WHERE state = 'approved' AND undo_until <= :now"
                        + " ORDER BY received_at, id LIMIT :most")
                .bind("now", now.toEpochMilli())
                .bind("most", Math.max(0, most))
                .mapTo(String.class)
                .list()
                .stream()
                .map(id -> Items.find(handle, id).orElseThrow())
                .toList();
    }

    private static List<Publication> withdrawn(Handle handle, int most) {
        return handle.createQuery(
                        "SELECT id, version, record_kind, record_date, slug, record_page, record_parent FROM item"
                                + " WHERE record_state = 'withdrawing' ORDER BY id LIMIT :most")
                .bind("most", most)
                .map((row, context) -> new Publication(
                        row.getString("id"),
                        row.getInt("version"),
                        RecordDraft.withdrawn(new RecordDraft.Withdrawn(
                                row.getString("id"),
                                Items.kind(row.getString("record_kind")),
                                LocalDate.parse(row.getString("record_date")),
                                row.getString("slug"),
                                row.getString("record_page"),
                                row.getString("record_parent")))))
                .list();
    }

    /** The records are where they belong. An item that changed meanwhile (it was withdrawn) is left for the next time. */
    int done(Handle handle, List<Publication> publications, Instant now) {
        int published = 0;
        for (Publication publication : publications) {
            if (publication.record().isWithdrawn()) {
                handle.execute(
                        "UPDATE item SET record_state = ?, changed_at = ? WHERE id = ? AND version = ?",
                        RecordState.WITHDRAWN.key(),
                        now.toEpochMilli(),
                        publication.id(),
                        publication.version());
            } else {
                published += published(handle, publication, now);
            }
        }
        return published;
    }

    private int published(Handle handle, Publication publication, Instant now) {
        Item item = Items.find(handle, publication.id()).orElseThrow();
        int changed = handle.createUpdate("UPDATE item SET state = 'published', record_state = 'published',"
                        + " previous_state = '', version = version + 1, state_at = :now, changed_at = :now,"
                        + " published_at = :now, expires_at = :expires, undo_until = NULL"
                        + " WHERE id = :id AND version = :version AND state = 'approved'")
                .bind("now", now.toEpochMilli())
                .bind("expires", retention.millis(item.kind(), State.PUBLISHED, "", item.receivedAt(), now))
                .bind("id", item.id())
                .bind("version", publication.version())
                .execute();
        if (changed == 1) {
            AuditLog.one(handle, now, Actor.PUBLISH, Step.PUBLISH, item.id(), State.PUBLISHED, "");
            if (mail
                    && item.consent().isPresent()
                    && Outbox.mayWrite(item.contact(), item.consent().get())) {
                Outbox.put(handle, item.id(), MailTemplate.PUBLISHED, "", now, now);
            }
        }
        return changed;
    }
}
