package nl.watals.inbox;

/**
 * Who does something, as the audit log names it.
 *
 * @param name the name that a moderator logs in with, or a part of the program; never that of a sender
 */
public record Actor(String name) {
    /** Whoever sent a submission in, by its withdraw code or an answer. */
    public static final Actor SENDER = new Actor("sender");

    /** The program itself, when a period is over. */
    public static final Actor RETENTION = new Actor("retention");

    /** The program itself, when it writes public records. */
    public static final Actor PUBLISH = new Actor("publish");

    /** @throws IllegalArgumentException if the name is blank or longer than 80 characters */
    public Actor {
        if (name.isBlank() || name.length() > 80) {
            throw new IllegalArgumentException("an actor has a name of 1 to 80 characters");
        }
    }
}
