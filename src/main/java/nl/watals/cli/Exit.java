package nl.watals.cli;

/** The exit codes of every command. */
final class Exit {
    static final int DONE = 0;
    /** Something is wrong with the input; each problem stands on the error output. */
    static final int PROBLEMS = 1;

    static final int WRONG_USE = 2;
    /** The disk, the machine or the installation does not do what it should. */
    static final int BROKEN_ENVIRONMENT = 3;

    private Exit() {}
}
