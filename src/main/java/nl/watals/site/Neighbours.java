package nl.watals.site;

import java.util.List;
import java.util.Optional;

/**
 * The pages around a page.
 *
 * @param previous the older one of its type, or the one before it in its series
 * @param next the newer one of its type, or the one after it in its series
 * @param related the pages most like it
 */
public record Neighbours(Optional<Page> previous, Optional<Page> next, List<Page> related) {
    static final Neighbours NONE = new Neighbours(Optional.empty(), Optional.empty(), List.of());

    /** Whether this very page is the one before or after. */
    public boolean isNextTo(Page page) {
        return isIt(previous, page) || isIt(next, page);
    }

    private static boolean isIt(Optional<Page> neighbour, Page page) {
        return neighbour.isPresent() && neighbour.get() == page;
    }
}
