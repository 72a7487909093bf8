package nl.watals.inbox;

import java.util.Set;
import nl.watals.submission.Submission;
import nl.watals.submission.SubmissionContent;

/**
 * A submission that is ready to be stored: everything is worked out that needs no database, above all its privacy marks,
 * which take longer than storing it. Immutable.
 */
public final class Incoming {
    /** An id can become part of an address: it must not read as a number of somebody, or as a word. */
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz";

    private static final int ID_LENGTH = 14;

    final Submission submission;
    final Arrival arrival;
    final String id = RandomText.of(ALPHABET, ID_LENGTH);
    final WithdrawCode code = WithdrawCode.random();
    final String codeHash = code.hash();
    final String origin;
    final Holds holds;
    final SubmissionContent content;
    final SubmissionContent tidied;
    final Set<String> words;

    private Incoming(Submission submission, Arrival arrival) {
        this.submission = submission;
        this.arrival = arrival;
        this.origin = Hash.of(submission.origin().source(), submission.origin().key());
        this.holds = Holds.of(submission);
        this.content = Adding.clean(submission.content());
        this.tidied = Tidy.of(content);
        this.words = SearchWords.of(content);
    }

    /** Works it out; linear in the length of its texts. */
    public static Incoming of(Submission submission, Arrival arrival) {
        return new Incoming(submission, arrival);
    }

    State state() {
        return arrival == Arrival.SPAM ? State.SPAM : holds.reasons().isEmpty() ? State.NEW : State.HELD;
    }

    /** The texts shown nowhere. */
    @Override
    public String toString() {
        return "Incoming[" + submission + "]";
    }
}
