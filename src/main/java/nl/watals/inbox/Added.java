package nl.watals.inbox;

/** What became of a submission that was handed in. */
public sealed interface Added {
    /** The id of the item. */
    String id();

    /**
     * It is in the inbox now.
     *
     * @param code with this the sender can withdraw it; it is stored as a hash only, so this is the one time to show it
     */
    record New(String id, State state, WithdrawCode code) implements Added {}

    /** The same source has handed in the same key before; nothing was changed, even if its texts were erased since. */
    record AlreadyThere(String id) implements Added {}
}
