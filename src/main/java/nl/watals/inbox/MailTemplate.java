package nl.watals.inbox;

/** The mails to a sender. */
public enum MailTemplate {
    RECEIVED("received"),
    CONFIRM("confirm"),
    QUESTION("question"),
    PUBLISHED("published"),
    REJECTED("rejected"),
    MERGED("merged");

    private final String key;

    MailTemplate(String key) {
        this.key = key;
    }

    /** The word in the database and in message bundles. */
    public String key() {
        return key;
    }

    static MailTemplate of(String key) {
        for (MailTemplate template : values()) {
            if (template.key.equals(key)) {
                return template;
            }
        }
        throw new IllegalArgumentException("no mail: " + key);
    }
}
