package nl.watals.site;

import java.time.LocalDate;
import java.util.List;

/**
 * A published reaction with the answers to it.
 *
 * @param name as chosen by the sender; plain text, may be empty
 * @param role plain text, may be empty
 * @param html safe to publish as it is
 * @param replies oldest first
 */
public record Reaction(String id, LocalDate date, String name, String role, String html, List<Reaction> replies) {
    /** This reaction and all answers below it. */
    public int count() {
        int count = 1;
        for (Reaction reply : replies) {
            count += reply.count();
        }
        return count;
    }
}
