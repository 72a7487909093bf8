package nl.watals.inbox;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import nl.watals.submission.SubmissionKind;

/**
 * One line of the queue.
 *
 * @param text the title, or else how its text begins, at most 200 characters on one line; private
 * @param acute whether it asks for help and nobody has confirmed that
 */
public record QueueRow(
        String id,
        SubmissionKind kind,
        State state,
        int version,
        Instant receivedAt,
        Instant stateAt,
        Optional<Instant> expiresAt,
        boolean acute,
        Set<HoldReason> holds,
        String reviewer,
        String firstApproval,
        String text) {
    public QueueRow {
        holds = Set.copyOf(holds);
    }

    @Override
    public String toString() {
        return "QueueRow[" + id + ", " + kind.key() + ", " + state.key() + "]";
    }
}
