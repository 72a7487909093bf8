package nl.watals.privacy;

import java.util.Objects;

/**
 * A stretch of a text that can identify somebody. It knows where, never what: no private text can leak through a log or
 * a message. Immutable.
 *
 * @param kind what it is
 * @param start the first {@code char} of the stretch in the text, counted from 0
 * @param end the {@code char} behind its last one
 * @param severe whether the text may not be published with it
 */
public record Mark(Kind kind, int start, int end, boolean severe) {
    /**
     * @throws NullPointerException if {@code kind} is null
     * @throws IllegalArgumentException if the stretch is empty or starts before 0
     */
    public Mark {
        Objects.requireNonNull(kind, "kind");
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a mark has a length: " + start + ".." + end);
        }
    }
}
