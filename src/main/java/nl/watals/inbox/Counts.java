package nl.watals.inbox;

import java.util.Map;
import nl.watals.submission.SubmissionKind;

/**
 * How many there are.
 *
 * @param states of every state, by kind
 * @param acute waiting, acute and not yet seen
 * @param closeToExpiry whose time is over within seven days
 * @param mailWaiting mails that wait to be sent
 * @param mailFailed mails that could not be delivered
 */
public record Counts(
        Map<State, Map<SubmissionKind, Integer>> states,
        int acute,
        int closeToExpiry,
        int mailWaiting,
        int mailFailed) {
    /** All of one state. */
    public int of(State state) {
        return states.getOrDefault(state, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** All of one kind that wait for a person. */
    public int waiting(SubmissionKind kind) {
        int count = 0;
        for (var entry : states.entrySet()) {
            if (entry.getKey().isWaiting()) {
                count += entry.getValue().getOrDefault(kind, 0);
            }
        }
        return count;
    }
}
