package nl.watals.formservice;

import java.io.IOException;
import java.util.List;
import nl.watals.submission.Submission;

/** Where submissions go. An import calls it from one thread. */
public interface SubmissionSink {
    /**
     * Takes some submissions, each wholly or not at all, and answers for each in the same order. When this returns, they are
     * where a power cut cannot take them.
     */
    List<Taken> take(List<Submission> submissions) throws IOException;

    /**
     * What became of one.
     *
     * @param outcome {@link Outcome#IMPORTED}, {@link Outcome#HELD} or {@link Outcome#ALREADY_THERE}
     * @param id its id in the inbox; empty when it has none, as in a dry run
     * @param reason why it is held; else empty
     */
    record Taken(Outcome outcome, String id, String reason) {}
}
