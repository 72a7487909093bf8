package nl.watals.submission;

/** The two states that a public record can be in; every other state of a submission lives in the private inbox. */
public enum Status {
    /** A moderator approved it: it is published. */
    APPROVED,
    /** The sender or a moderator took it back: its texts are gone; an idea leaves a neutral page at its address. */
    WITHDRAWN
}
