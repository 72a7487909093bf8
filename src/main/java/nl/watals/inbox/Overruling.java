package nl.watals.inbox;

import java.time.Instant;
import nl.watals.privacy.Kind;

/**
 * A moderator's decision to let severe marks of one kind stand.
 *
 * @param reason why, in the moderator's words; private
 */
public record Overruling(Kind mark, String reason, String who, Instant at) {}
