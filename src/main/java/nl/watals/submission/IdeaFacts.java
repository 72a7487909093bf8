package nl.watals.submission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.watals.submission.PublicRecord.Idea;

/**
 * What is worth remembering of an approved idea: everything but its texts, and the places of its values. Immutable.
 *
 * @param slug or empty
 * @param name or empty
 * @param event or empty
 */
public record IdeaFacts(
        LocalDate date,
        String slug,
        String title,
        String name,
        Optional<Role> role,
        List<String> themes,
        String event) {

    /** The facts of a record; empty for other records, and for ideas that are unusual. */
    public static Optional<IdeaFacts> of(PublicRecord record) {
        boolean usual = record instanceof Idea
                && !record.isWithdrawn()
                && record.overruled().isEmpty();
        return usual ? Optional.of(of((Idea) record)) : Optional.empty();
    }

    private static IdeaFacts of(Idea idea) {
        return new IdeaFacts(
                idea.date(), idea.slug(), idea.title(), idea.name(), idea.role(), idea.themes(), idea.event());
    }
}
