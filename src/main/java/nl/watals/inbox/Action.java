package nl.watals.inbox;

import java.util.Objects;
import java.util.Set;
import nl.watals.privacy.Kind;

/** What somebody wants to do with one item. */
public sealed interface Action {
    /** The step that it is. */
    Step step();

    /** Take it up: from now on this moderator works on it. */
    record Review() implements Action {
        @Override
        public Step step() {
            return Step.REVIEW;
        }
    }

    /** Put it aside until somebody has dealt with what is the matter. */
    record Hold() implements Action {
        @Override
        public Step step() {
            return Step.HOLD;
        }
    }

    /**
     * Ask the sender something, by mail.
     *
     * @param question the moderator's words; private
     */
    record Ask(String question) implements Action {
        public Ask {
            Objects.requireNonNull(question, "question");
        }

        @Override
        public Step step() {
            return Step.ASK;
        }
    }

    /** Change the public version; an approval that was given before no longer counts. */
    record Edit(PublicVersion version) implements Action {
        public Edit {
            Objects.requireNonNull(version, "version");
        }

        @Override
        public Step step() {
            return Step.EDIT;
        }
    }

    /**
     * Let severe marks of these kinds stand, in spite of the rule.
     *
     * @param reason why, in the moderator's words, at least 10 characters; private
     */
    record Overrule(Set<Kind> marks, String reason) implements Action {
        public Overrule {
            marks = Set.copyOf(marks);
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public Step step() {
            return Step.OVERRULE;
        }
    }

    /** Say whether it accuses somebody; then two moderators must approve. */
    record Accusation(boolean accuses) implements Action {
        @Override
        public Step step() {
            return Step.ACCUSATION;
        }
    }

    /** Confirm that an acute item was seen and the agreed protocol followed. */
    record AcuteSeen() implements Action {
        @Override
        public Step step() {
            return Step.ACUTE_SEEN;
        }
    }

    /** "I know this case": somebody else must decide. */
    record StepAside() implements Action {
        @Override
        public Step step() {
            return Step.STEP_ASIDE;
        }
    }

    /** Publish the public version; the first of two approvals where two are needed. */
    record Approve() implements Action {
        @Override
        public Step step() {
            return Step.APPROVE;
        }
    }

    /**
     * Do not publish it.
     *
     * @param words what the sender reads; empty: the kind standard words for the reason
     */
    record Reject(RejectReason reason, String words) implements Action {
        public Reject {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(words, "words");
        }

        @Override
        public Step step() {
            return Step.REJECT;
        }
    }

    /** It says the same as another item. */
    record Merge(String into) implements Action {
        public Merge {
            Objects.requireNonNull(into, "into");
        }

        @Override
        public Step step() {
            return Step.MERGE;
        }
    }

    /** It is advertising or written by a machine. */
    record Spam() implements Action {
        @Override
        public Step step() {
            return Step.SPAM;
        }
    }

    /** A message, sign-up or subscription was dealt with. */
    record Handle() implements Action {
        @Override
        public Step step() {
            return Step.HANDLE;
        }
    }

    /** Look again at what was rejected, merged, handled or called spam, while its texts are still there. */
    record Reopen() implements Action {
        @Override
        public Step step() {
            return Step.REOPEN;
        }
    }

    /** Take the last decision back, within the time for it. */
    record Undo() implements Action {
        @Override
        public Step step() {
            return Step.UNDO;
        }
    }

    /** Erase it for the sender: the private row goes, and a published record becomes withdrawn. Cannot be undone. */
    record Withdraw() implements Action {
        @Override
        public Step step() {
            return Step.WITHDRAW;
        }
    }
}
