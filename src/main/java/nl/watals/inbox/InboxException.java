package nl.watals.inbox;

/**
 * The database cannot do what it should: it cannot be reached, the disk is full, the file is damaged or written by a newer
 * version. Whatever was being done did not happen. The message is for people and holds no private text.
 */
public final class InboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
