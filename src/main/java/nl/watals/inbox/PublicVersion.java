package nl.watals.inbox;

import java.util.Objects;
import nl.watals.submission.SubmissionContent;
import nl.watals.submission.SubmissionKind;

/**
 * What a moderator makes of a submission: at first a copy of what arrived, later what will be public.
 *
 * @param kind what it will be published as; an idea can become a reaction to another one
 * @param content the texts
 */
public record PublicVersion(SubmissionKind kind, SubmissionContent content) {
    public PublicVersion {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(content, "content");
    }
}
