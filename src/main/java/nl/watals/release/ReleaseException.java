package nl.watals.release;

/** A release that cannot be made, found or put live; nothing was changed. The message says why, and what to do. */
public final class ReleaseException extends Exception {
    private static final long serialVersionUID = 1L;

    ReleaseException(String message) {
        super(message);
    }
}
