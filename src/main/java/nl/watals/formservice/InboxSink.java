package nl.watals.formservice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import nl.watals.inbox.Added;
import nl.watals.inbox.Arrival;
import nl.watals.inbox.HoldReason;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.State;
import nl.watals.submission.Origin;
import nl.watals.submission.Submission;

/** The inbox as a sink, and the same for a dry run, which only looks. */
public final class InboxSink implements SubmissionSink {
    /** A dry run remembers this many origins of its own; in larger exports a repetition can count as new there. */
    private static final int MOST_REMEMBERED = 1_000_000;

    private final Optional<Inbox> inbox;
    private final boolean dryRun;
    private final Set<Long> seen = new HashSet<>();

    private InboxSink(Optional<Inbox> inbox, boolean dryRun) {
        this.inbox = inbox;
        this.dryRun = dryRun;
    }

    /** Takes submissions into the inbox, those of one call in one transaction. */
    public static InboxSink of(Inbox inbox) {
        return new InboxSink(Optional.of(inbox), false);
    }

    /**
     * Says what would happen, and changes nothing.
     *
     * @param inbox empty when there is none yet
     */
    public static InboxSink dryRun(Optional<Inbox> inbox) {
        return new InboxSink(inbox, true);
    }

    @Override
    public List<Taken> take(List<Submission> submissions) {
        List<Taken> taken = new ArrayList<>(submissions.size());
        if (dryRun) {
            for (Submission submission : submissions) {
                taken.add(look(submission));
            }
            return taken;
        }
        List<Added> added = inbox.orElseThrow().addAll(submissions, Arrival.IMPORT);
        for (int i = 0; i < added.size(); i++) {
            taken.add(taken(submissions.get(i), added.get(i)));
        }
        return taken;
    }

    private static Taken taken(Submission submission, Added added) {
        if (added instanceof Added.New fresh) {
            return fresh.state() == State.HELD
                    ? new Taken(Outcome.HELD, fresh.id(), reasons(submission))
                    : new Taken(Outcome.IMPORTED, fresh.id(), "");
        }
        return new Taken(Outcome.ALREADY_THERE, added.id(), "");
    }

    private Taken look(Submission submission) {
        Origin origin = submission.origin();
        Optional<String> known = inbox.flatMap(open -> open.idOf(origin));
        if (known.isPresent() || !remember(origin)) {
            return new Taken(Outcome.ALREADY_THERE, known.orElse(""), "");
        }
        String reasons = reasons(submission);
        return new Taken(reasons.isEmpty() ? Outcome.IMPORTED : Outcome.HELD, "", reasons);
    }

    /** Whether this run sees an origin for the first time. */
    private boolean remember(Origin origin) {
        long hash = 1125899906842597L;
        String text = origin.source() + '\n' + origin.key();
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return seen.size() >= MOST_REMEMBERED ? !seen.contains(hash) : seen.add(hash);
    }

    private static String reasons(Submission submission) {
        StringJoiner reasons = new StringJoiner(", ");
        Set<HoldReason> all = Inbox.holds(submission);
        for (HoldReason reason : HoldReason.values()) {
            if (all.contains(reason)) {
                reasons.add(reason.key());
            }
        }
        return reasons.toString();
    }
}
