package nl.watals.site;

import java.util.List;
import java.util.Locale;

/**
 * A list of pages as {@code jbake.properties} asks for it with {@code collection.<name>.…}.
 *
 * @param name the middle part of the keys
 * @param path the folder of its pages below the site's root, without slashes around it; empty means the root
 * @param title what readers see above it
 * @param types the document types in it
 * @param order how it is sorted
 * @param size pages in one part of the list; 0 means all of them on one page
 * @param template the template of its pages; empty means that it has feeds only
 * @param feed whether it has an Atom and a JSON feed
 */
public record CollectionSpec(
        String name,
        String path,
        String title,
        List<String> types,
        Order order,
        int size,
        String template,
        boolean feed) {

    /** The orders that a collection can have; ties are always broken by address. */
    public enum Order {
        /** Newest first; pages without a date last. */
        DATE,
        /** Oldest first. */
        OLDEST,
        /** By title, A to Z, accents ignored. */
        TITLE,
        /** By the start of the event, latest first. */
        START,
        /** Most reactions first, then newest. */
        REACTIONS,
        /** Shuffled anew every day of {@code --now}. */
        SHUFFLE;

        /** The word in the settings. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
