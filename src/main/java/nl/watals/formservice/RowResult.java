package nl.watals.formservice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.watals.submission.SubmissionKind;
import nl.watals.text.Problem;

/**
 * What became of one row. Holds nothing of its texts.
 *
 * @param path the file
 * @param number the row, as a person counts
 * @param line where it begins
 * @param kind what it is; empty when that was not found out
 * @param receivedAt when the service received it, if known
 * @param reason why it was skipped, or where a draft is; else empty
 * @param problems why it was refused; else empty
 */
public record RowResult(
        String path,
        int number,
        int line,
        Outcome outcome,
        Optional<SubmissionKind> kind,
        Optional<Instant> receivedAt,
        String reason,
        List<Problem> problems) {
    public RowResult {
        problems = List.copyOf(problems);
    }
}
