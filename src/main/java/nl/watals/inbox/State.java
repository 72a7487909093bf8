package nl.watals.inbox;

import java.util.Optional;

/** Where a submission stands. Which state follows which is in {@link Transitions}. */
public enum State {
    /** Nobody has looked at it. */
    NEW("new", true),
    /** Not to be approved before somebody has dealt with the reason. */
    HELD("held", true),
    /** A moderator is working on it. */
    IN_REVIEW("in-review", true),
    /** The sender was asked something. */
    QUESTION_ASKED("question-asked", true),
    /** It will be published as soon as the decision can no longer be undone. */
    APPROVED("approved", false),
    /** Its public record is in the repository. */
    PUBLISHED("published", false),
    /** The sender, or a moderator for them, took it back: its texts are gone. */
    WITHDRAWN("withdrawn", false),
    /** It will not be published. */
    REJECTED("rejected", false),
    /** It says the same as another item, which goes on. */
    MERGED("merged", false),
    /** A message, sign-up or subscription that the organisers have dealt with. */
    HANDLED("handled", false),
    /** Advertising, or written by a machine. */
    SPAM("spam", false),
    /** Its time was over: its texts are gone. */
    EXPIRED("expired", false);

    private final String key;
    private final boolean waiting;

    State(String key, boolean waiting) {
        this.key = key;
        this.waiting = waiting;
    }

    /** The word in commands, addresses and the database. */
    public String key() {
        return key;
    }

    /** Whether a person still has to decide about it. */
    public boolean isWaiting() {
        return waiting;
    }

    /** Whether nothing private is left of it, for good. */
    public boolean isFinal() {
        return this == WITHDRAWN || this == EXPIRED;
    }

    /** The state with this key, or empty when no state has it. */
    public static Optional<State> of(String key) {
        for (State state : values()) {
            if (state.key.equals(key)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
