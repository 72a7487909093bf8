package nl.watals.formservice;

/** What became of a row. Every row has exactly one. */
public enum Outcome {
    /** It is in the inbox now; in a dry run: it would be. */
    IMPORTED("imported"),
    /** It is in the inbox, but held until a moderator has dealt with the reason. */
    HELD("held"),
    /** The same entry of the same source came in before; nothing was changed. */
    ALREADY_THERE("already there"),
    /** There is nothing in it to import, by design: an empty row, a pingback, spam. */
    SKIPPED("skipped"),
    /** A post became a draft in a file. */
    DRAFTED("drafted"),
    /** Something is wrong with it; it was not imported, and a problem says why. */
    REFUSED("refused");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** In words: {@code already there}. */
    public String word() {
        return word;
    }
}
