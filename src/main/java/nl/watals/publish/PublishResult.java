package nl.watals.publish;

import java.util.List;
import java.util.Optional;

/**
 * What a run did.
 *
 * @param published items that are public now
 * @param withdrawn records that are withdrawn now
 * @param files how many files were written; fewer when an earlier run had written some
 * @param commit the last commit that was made, or empty
 * @param pushed whether the branch was pushed
 * @param notes what a person should know besides
 */
public record PublishResult(
        int published, int withdrawn, int files, Optional<String> commit, boolean pushed, List<String> notes) {
    public PublishResult {
        notes = List.copyOf(notes);
    }
}
