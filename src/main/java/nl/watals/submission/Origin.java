package nl.watals.submission;

import java.time.Instant;
import java.util.Objects;

/**
 * Where a submission came from. {@code source} and {@code key} together name it: the same pair arriving again is the same
 * submission, which is what makes imports and resent forms harmless.
 *
 * @param source the form or service, such as {@code form} or {@code gravity-forms}
 * @param key the id that the source gave it, or a hash of the content when it gave none; never empty
 * @param receivedAt when the source received it
 */
public record Origin(String source, String key, Instant receivedAt) {
    public Origin {
        if (source.isEmpty() || key.isEmpty()) {
            throw new IllegalArgumentException("a source and its key are never empty");
        }
        Objects.requireNonNull(receivedAt, "receivedAt");
    }
}
