package nl.watals.inbox;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import nl.watals.privacy.Kind;
import nl.watals.privacy.Mark;
import nl.watals.privacy.PrivacyMarks;
import nl.watals.submission.Consent.AgeBand;
import nl.watals.submission.Consent.Subject;
import nl.watals.submission.Submission;
import nl.watals.submission.SubmissionContent;

/**
 * What a first look at a submission finds: why it is held, and whether it asks for help.
 *
 * @param reasons empty when nothing holds it
 */
record Holds(Set<HoldReason> reasons, boolean acute) {
    static Holds of(Submission submission) {
        Set<HoldReason> reasons = EnumSet.noneOf(HoldReason.class);
        if (submission.consent().age() == AgeBand.UNDER_16) {
            reasons.add(HoldReason.UNDER_16);
        }
        if (submission.consent().about() == Subject.SOMEBODY_ELSE) {
            reasons.add(HoldReason.SOMEBODY_ELSE);
        }
        boolean acute = false;
        boolean severe = false;
        boolean names = false;
        for (String text : texts(submission.content())) {
            for (Mark mark : PrivacyMarks.find(text)) {
                severe |= mark.severe();
                acute |= mark.kind() == Kind.ACUTE;
                names |= mark.kind() == Kind.NAME;
            }
        }
        // A message or sign-up never becomes public: an address in it is what it is for.
        if (severe && submission.kind().isPublishable()) {
            reasons.add(HoldReason.SEVERE_MARK);
        }
        if (acute && names && submission.kind().isPublishable()) {
            reasons.add(HoldReason.ACCUSATION);
        }
        return new Holds(reasons, acute);
    }

    /** The texts that people read, in the order of a record. */
    static List<String> texts(SubmissionContent content) {
        return List.of(content.title(), content.now(), content.effect(), content.body(), content.name());
    }

    static String keys(Set<HoldReason> reasons) {
        StringJoiner keys = new StringJoiner(",");
        for (HoldReason reason : HoldReason.values()) {
            if (reasons.contains(reason)) {
                keys.add(reason.key());
            }
        }
        return keys.toString();
    }

    static Set<HoldReason> read(String keys) {
        Set<HoldReason> reasons = EnumSet.noneOf(HoldReason.class);
        for (String key : keys.split(",")) {
            HoldReason.of(key).ifPresent(reasons::add);
        }
        return reasons;
    }
}
