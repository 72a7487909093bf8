package nl.watals.inbox;

import java.util.Optional;
import java.util.Set;
import nl.watals.submission.SubmissionKind;

/**
 * Which items, and which of them first.
 *
 * @param states empty: all that wait for a person
 * @param kinds empty: all
 * @param theme the slug of a theme, or empty: all
 * @param words words that an item must all hold, in any spelling of capitals and accents; the last part of a word may be
 *     left out; empty: all
 * @param closeToExpiry only those whose time is over within seven days, the first to go first
 * @param after the cursor of the row after which to begin, or empty
 * @param size how many rows, 1 to 500
 */
public record QueueQuery(
        Set<State> states,
        Set<SubmissionKind> kinds,
        String theme,
        String words,
        boolean closeToExpiry,
        Optional<String> after,
        int size) {
    /** All that waits, 50 rows. */
    public static final QueueQuery WAITING = new QueueQuery(Set.of(), Set.of(), "", "", false, Optional.empty(), 50);

    public QueueQuery {
        states = Set.copyOf(states);
        kinds = Set.copyOf(kinds);
        if (size < 1 || size > 500) {
            throw new IllegalArgumentException("a page has 1 to 500 rows: " + size);
        }
    }

    /** The same question, beginning after a row. */
    public QueueQuery after(String cursor) {
        return new QueueQuery(states, kinds, theme, words, closeToExpiry, Optional.of(cursor), size);
    }
}
