package nl.watals.images;

/** A picture looked right at first, but cannot be decoded. */
public final class UnreadableImageException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableImageException(Throwable cause) {
        super("the picture is damaged", cause);
    }
}
