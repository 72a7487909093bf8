package nl.watals.inbox;

import java.util.Optional;

/** Why a submission is not published. The sender reads a kind sentence for it; the audit log keeps the word. */
public enum RejectReason {
    /** It is not about youth care, or asks no question. */
    OFF_TOPIC("off-topic"),
    /** It points to people, and nothing would be left without that. */
    TRACEABLE("traceable"),
    /** It insults or threatens. */
    OFFENSIVE("offensive"),
    /** The same is on the site already. */
    DUPLICATE("duplicate"),
    /** It sells something. */
    ADVERTISING("advertising"),
    /** The sender did not agree to publishing. */
    NO_CONSENT("no-consent"),
    /** It asks for help for one person; that was answered in another way. */
    ASKS_FOR_HELP("asks-for-help"),
    /** Another reason, in the moderator's words. */
    OTHER("other");

    private final String key;

    RejectReason(String key) {
        this.key = key;
    }

    /** The word in commands, the audit log and the message bundle. */
    public String key() {
        return key;
    }

    /** The reason with this key, or empty when no reason has it. */
    public static Optional<RejectReason> of(String key) {
        for (RejectReason reason : values()) {
            if (reason.key.equals(key)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
