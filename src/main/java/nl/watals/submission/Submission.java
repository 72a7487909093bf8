package nl.watals.submission;

import java.util.Objects;

/**
 * What somebody sent in, as it arrived: private, kept in the inbox only, never in the repository, a log or an address. Only
 * what a moderator makes of its {@code content} becomes a {@link PublicRecord}.
 *
 * <p>Immutable; no value is ever null; an absent text is the empty string. Texts are untrusted and as the sender wrote them.
 *
 * @param kind what it is
 * @param content what may become public once a moderator has approved it
 * @param contact how to reach the sender; never public
 * @param consent what the sender agreed to, and what was said about age and persons
 * @param origin where it came from, and when
 */
public record Submission(
        SubmissionKind kind, SubmissionContent content, Contact contact, Consent consent, Origin origin) {
    public Submission {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(consent, "consent");
        Objects.requireNonNull(origin, "origin");
    }

    /** The texts shown nowhere: neither who it is from nor what it says. */
    @Override
    public String toString() {
        return "Submission[" + kind.key() + ", " + origin.source() + "]";
    }
}
