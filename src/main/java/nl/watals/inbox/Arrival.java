package nl.watals.inbox;

/** On which way a submission comes in. */
public enum Arrival {
    /** Just now, by a form of the site: the sender gets a mail that it arrived, where an address was given. */
    FORM("intake"),
    /** With an export of a form service, maybe years old: nobody gets a mail. */
    IMPORT("import"),
    /** By a form, and something says that no person sent it: it goes to the spam at once, and nobody gets a mail. */
    SPAM("intake");

    private final Actor actor;

    Arrival(String actor) {
        this.actor = new Actor(actor);
    }

    Actor actor() {
        return actor;
    }
}
