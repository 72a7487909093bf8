package nl.watals.inbox;

/** What can be done to an item; the word stands in the audit log. */
public enum Step {
    ADD("add"),
    REVIEW("review"),
    HOLD("hold"),
    ASK("ask"),
    EDIT("edit"),
    OVERRULE("overrule"),
    ACCUSATION("accusation"),
    ACUTE_SEEN("acute-seen"),
    STEP_ASIDE("step-aside"),
    /** The first of two approvals. */
    APPROVE_FIRST("approve-first"),
    APPROVE("approve"),
    REJECT("reject"),
    MERGE("merge"),
    SPAM("spam"),
    HANDLE("handle"),
    REOPEN("reopen"),
    UNDO("undo"),
    PUBLISH("publish"),
    WITHDRAW("withdraw"),
    ERASE_CONTACT("erase-contact"),
    EXPIRE("expire"),
    EXPORT("export");

    private final String key;

    Step(String key) {
        this.key = key;
    }

    /** The word in the audit log and in commands. */
    public String key() {
        return key;
    }
}
