package nl.watals.submission;

import java.util.Optional;

/** What people can send in. */
public enum SubmissionKind {
    /** A "Wat als…" question. */
    IDEA("idea", true),
    /** An answer to a page or to another reaction. */
    REACTION("reaction", true),
    /** Somebody who wants to be listed as taking part. */
    PARTICIPANT("participant", true),
    /** A subscription to the newsletter. */
    NEWSLETTER("newsletter", false),
    /** A sign-up for a gathering. */
    SIGN_UP("sign-up", false),
    /** A message to the organisers. */
    MESSAGE("message", false);

    private final String key;
    private final boolean publishable;

    SubmissionKind(String key, boolean publishable) {
        this.key = key;
        this.publishable = publishable;
    }

    /** The word in records, commands and addresses: {@code sign-up}. */
    public String key() {
        return key;
    }

    /** Whether it can become public after approval; the others are only ever exported for the organisers. */
    public boolean isPublishable() {
        return publishable;
    }

    /** The kind with this key, or empty when no kind has it. */
    public static Optional<SubmissionKind> of(String key) {
        for (SubmissionKind kind : values()) {
            if (kind.key.equals(key)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
