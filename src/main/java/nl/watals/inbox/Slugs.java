package nl.watals.inbox;

import java.util.Collection;
import java.util.function.Predicate;
import nl.watals.privacy.PrivacyMarks;
import nl.watals.text.Slug;
import org.jdbi.v3.core.Handle;

/** Gives each idea an address that nobody else has, once and for all. */
final class Slugs {
    private Slugs() {}

    /** Takes a slug for an idea: that of its title, else with the id behind it, else with a number. */
    static String take(Handle handle, String title, String id) {
        return first(title, id, wanted -> insert(handle, wanted, id) || ownerIs(handle, wanted, id));
    }

    /** What {@link #take} would give if nobody had any. */
    static String likely(String title, String id) {
        String made = Slug.of(title);
        return made.isEmpty() ? id : made;
    }

    /** What {@link #take} would give now, addresses that others have taken considered; takes nothing. */
    static String next(Handle handle, String title, String id) {
        return first(title, id, wanted -> isFree(handle, wanted) || ownerIs(handle, wanted, id));
    }

    /** What stands behind a slug must not read as a number of somebody: the build would refuse the record. */
    private static String first(String title, String id, Predicate<String> takes) {
        String slug = likely(title, id);
        int marks = PrivacyMarks.severe(slug).size();
        for (int i = 0; ; i++) {
            String wanted = i == 0 ? slug : slug + "-" + (i == 1 ? id : i);
            boolean fine = i == 0 || PrivacyMarks.severe(wanted).size() <= marks;
            if (fine && takes.test(wanted)) {
                return wanted;
            }
        }
    }

    private static boolean isFree(Handle handle, String slug) {
        return handle.createQuery("SELECT COUNT(*) FROM address WHERE slug = :slug")
                        .bind("slug", slug)
                        .mapTo(Integer.class)
                        .one()
                == 0;
    }

    /** Gives back what was taken for an item that is not public. */
    static void release(Handle handle, String id) {
        handle.execute("DELETE FROM address WHERE owner = ?", id);
    }

    /** Notes the addresses that pages and records of the site have. */
    static void learn(Handle handle, Collection<String> slugs) {
        for (String slug : slugs) {
            insert(handle, slug, "site");
        }
    }

    private static boolean insert(Handle handle, String slug, String owner) {
        return handle.execute("INSERT INTO address (slug, owner) VALUES (?, ?) ON CONFLICT DO NOTHING", slug, owner)
                == 1;
    }

    private static boolean ownerIs(Handle handle, String slug, String owner) {
        return handle.createQuery("SELECT owner FROM address WHERE slug = :slug")
                .bind("slug", slug)
                .mapTo(String.class)
                .findOne()
                .filter(owner::equals)
                .isPresent();
    }
}
