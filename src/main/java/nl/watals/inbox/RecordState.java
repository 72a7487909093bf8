package nl.watals.inbox;

/** Whether there is a public record of an item. */
public enum RecordState {
    NONE("none"),
    /** Somebody is or was about to write it: it may be there. */
    WRITING("writing"),
    /** It is there. */
    PUBLISHED("published"),
    /** It may be there and must become withdrawn. */
    WITHDRAWING("withdrawing"),
    /** It says that it was withdrawn. */
    WITHDRAWN("withdrawn");

    private final String key;

    RecordState(String key) {
        this.key = key;
    }

    /** The word in the database and in JSON. */
    public String key() {
        return key;
    }

    static RecordState of(String key) {
        for (RecordState state : values()) {
            if (state.key.equals(key)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state of a record: " + key);
    }
}
