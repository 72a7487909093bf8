package nl.watals.inbox;

import java.time.Instant;

/**
 * One line of the audit log. It never holds a text of a submission or a name of a sender.
 *
 * @param seq counts up in the order in which things happened
 * @param who the moderator or the part of the program
 * @param what the word of the step, such as {@code approve}
 * @param item the id of the item, or empty when it was about many or none
 * @param state the key of the state after it, or empty
 * @param reason a reason code, or empty
 * @param amount how many items it was about; 1 for one item
 */
public record AuditRow(
        long seq, Instant at, String who, String what, String item, String state, String reason, int amount) {}
