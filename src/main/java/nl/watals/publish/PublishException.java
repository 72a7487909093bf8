package nl.watals.publish;

/**
 * The records cannot be brought to where they belong: Git is missing or refuses, a hook says no, the work tree is in the
 * middle of something. Nothing is lost: the next run goes on where this one ended. The message is for people.
 */
public final class PublishException extends Exception {
    private static final long serialVersionUID = 1L;

    PublishException(String message) {
        super(message);
    }
}
