package nl.watals.inbox;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which step leads from which state to which: the one table of it. What is not in here does not happen.
 *
 * <p>{@link Step#UNDO} leads back to the state before, and so has no fixed state to lead to. Steps that leave the state as
 * it is ({@link Step#EDIT}, {@link Step#OVERRULE}, {@link Step#ACCUSATION}, {@link Step#ACUTE_SEEN},
 * {@link Step#APPROVE_FIRST}) are allowed while the item waits for a decision, and stand in here as such.
 */
public final class Transitions {
    private static final Map<Step, Map<State, State>> TABLE = table();

    private Transitions() {}

    /** The state after a step, or empty when the step is not allowed in this state. */
    public static Optional<State> after(State state, Step step) {
        return Optional.ofNullable(TABLE.getOrDefault(step, Map.of()).get(state));
    }

    /** Every allowed step; unmodifiable. */
    public static Map<Step, Map<State, State>> all() {
        return Collections.unmodifiableMap(TABLE);
    }

    private static Map<Step, Map<State, State>> table() {
        Map<Step, Map<State, State>> table = new EnumMap<>(Step.class);
        allow(table, Step.REVIEW, State.IN_REVIEW, State.NEW, State.HELD, State.QUESTION_ASKED);
        allow(table, Step.HOLD, State.HELD, State.NEW, State.IN_REVIEW, State.QUESTION_ASKED);
        allow(table, Step.ASK, State.QUESTION_ASKED, State.NEW, State.HELD, State.IN_REVIEW);
        for (Step step : new Step[] {Step.EDIT, Step.OVERRULE, Step.ACCUSATION, Step.ACUTE_SEEN}) {
            for (State state : State.values()) {
                if (state.isWaiting()) {
                    allow(table, step, state, state);
                }
            }
        }
        allow(table, Step.STEP_ASIDE, State.NEW, State.NEW, State.IN_REVIEW);
        allow(table, Step.STEP_ASIDE, State.HELD, State.HELD);
        allow(table, Step.STEP_ASIDE, State.QUESTION_ASKED, State.QUESTION_ASKED);
        allow(table, Step.APPROVE_FIRST, State.IN_REVIEW, State.NEW, State.IN_REVIEW, State.QUESTION_ASKED);
        allow(table, Step.APPROVE, State.APPROVED, State.NEW, State.IN_REVIEW, State.QUESTION_ASKED);
        allow(table, Step.REJECT, State.REJECTED, State.NEW, State.HELD, State.IN_REVIEW, State.QUESTION_ASKED);
        allow(table, Step.MERGE, State.MERGED, State.NEW, State.HELD, State.IN_REVIEW, State.QUESTION_ASKED);
        allow(table, Step.SPAM, State.SPAM, State.NEW, State.HELD, State.IN_REVIEW, State.QUESTION_ASKED);
        allow(table, Step.HANDLE, State.HANDLED, State.NEW, State.HELD, State.IN_REVIEW);
        allow(table, Step.REOPEN, State.IN_REVIEW, State.REJECTED, State.SPAM, State.MERGED, State.HANDLED);
        allow(table, Step.PUBLISH, State.PUBLISHED, State.APPROVED);
        for (State state : State.values()) {
            if (!state.isFinal()) {
                allow(table, Step.WITHDRAW, State.WITHDRAWN, state);
            }
        }
        allow(
                table,
                Step.EXPIRE,
                State.EXPIRED,
                State.NEW,
                State.HELD,
                State.IN_REVIEW,
                State.QUESTION_ASKED,
                State.REJECTED,
                State.MERGED,
                State.SPAM,
                State.HANDLED);
        return table;
    }

    private static void allow(Map<Step, Map<State, State>> table, Step step, State to, State... from) {
        Map<State, State> row = table.computeIfAbsent(step, s -> new EnumMap<>(State.class));
        for (State state : from) {
            row.put(state, to);
        }
    }

    /** Whether a decision can be taken back for a while. */
    static boolean canBeUndone(State state) {
        return switch (state) {
            case APPROVED, REJECTED, MERGED, SPAM, HANDLED -> true;
            default -> false;
        };
    }
}
