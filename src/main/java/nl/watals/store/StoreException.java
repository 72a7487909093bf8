package nl.watals.store;

/**
 * The site cannot be brought to its place: the store is not reached or refuses, another publication has it, or it holds what
 * is not ours. What is there stays usable, and the next run goes on where this one ended. The message is for people.
 */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
