package nl.watals.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.watals.submission.Consent;
import nl.watals.submission.Contact;
import nl.watals.submission.SubmissionContent;
import nl.watals.submission.SubmissionKind;

/**
 * Everything that the inbox knows of one submission, as it was at one moment. Immutable. Private: never in a log.
 *
 * @param id opaque, {@code [a-z0-9]{12}}; also the id of its public record
 * @param kind what was sent in
 * @param version counts up with every change; an action names the one it was decided on
 * @param receivedAt when the source received it
 * @param stateAt since when it is in this state
 * @param expiresAt when its time is over: it expires, or when it is published its contact data, consent excepted, go; empty
 *     when nothing is due
 * @param acute whether a text holds words that ask for help at once
 * @param acuteSeenBy who confirmed that, or empty
 * @param holds why it is or was held
 * @param reviewer who works on it, or empty
 * @param firstApproval who gave the first of two approvals, or empty
 * @param steppedAside moderators who may not decide about it
 * @param undoUntil until when the last decision can be taken back
 * @param publicVersion the texts that may become public; empty ones when erased
 * @param original what arrived, for good; empty when erased
 * @param contact {@link Contact#NONE} when there is none or it was erased
 * @param consent empty when erased
 * @param overrulings severe marks that a moderator let stand
 * @param source where it came from, such as {@code form}
 * @param date the day that its public record will carry
 * @param slug the last part of its address, fixed at approval; empty before
 * @param record whether there is a public record of it
 * @param mergedInto the id of the other item, or empty
 */
public record Item(
        String id,
        SubmissionKind kind,
        State state,
        int version,
        Instant receivedAt,
        Instant stateAt,
        Optional<Instant> expiresAt,
        boolean acute,
        String acuteSeenBy,
        Set<HoldReason> holds,
        String reviewer,
        String firstApproval,
        Set<String> steppedAside,
        Optional<Instant> undoUntil,
        PublicVersion publicVersion,
        Optional<SubmissionContent> original,
        Contact contact,
        Optional<Consent> consent,
        List<Overruling> overrulings,
        String source,
        LocalDate date,
        String slug,
        RecordState record,
        String mergedInto) {
    public Item {
        holds = Set.copyOf(holds);
        steppedAside = Set.copyOf(steppedAside);
        overrulings = List.copyOf(overrulings);
    }

    /** Whether two moderators must approve it. */
    public boolean needsTwo() {
        return holds.contains(HoldReason.UNDER_16)
                || holds.contains(HoldReason.SOMEBODY_ELSE)
                || holds.contains(HoldReason.ACCUSATION);
    }

    @Override
    public String toString() {
        return "Item[" + id + ", " + kind.key() + ", " + state.key() + "]";
    }
}
