package nl.watals.cli;

/** A command line that can be read and means nothing; the message says what is allowed. */
final class WrongUse extends Exception {
    private static final long serialVersionUID = 1L;

    WrongUse(String message) {
        super(message);
    }
}
