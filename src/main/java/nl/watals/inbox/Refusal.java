package nl.watals.inbox;

/**
 * Why an action was refused.
 *
 * @param rule which rule, for a page that words it itself
 * @param message in English, without any text of the item
 */
public record Refusal(Rule rule, String message) {
    /** The rules of moderation. */
    public enum Rule {
        /** The step is not allowed in this state. */
        TRANSITION,
        /** The step is not for this kind of submission. */
        KIND,
        /** A severe mark is open: replace it or overrule it with a reason. */
        SEVERE_MARK,
        /** A written reason is missing or too short. */
        REASON,
        /** The public version would be no valid record. */
        RECORD,
        /** The sender did not agree to this. */
        CONSENT,
        /** There is no address to write to. */
        ADDRESS,
        /** An acute item must be confirmed as seen first. */
        ACUTE,
        /** The same moderator has approved it already; it takes another one. */
        TWO_PAIRS_OF_EYES,
        /** This moderator stepped aside. */
        STEPPED_ASIDE,
        /** The time to take it back is over. */
        TOO_LATE,
        /** The other item cannot take it. */
        TARGET
    }
}
