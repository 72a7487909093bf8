package nl.watals.inbox;

import java.util.Optional;

/** Why a submission was held when it came in, or later. */
public enum HoldReason {
    /** The sender is under 16. */
    UNDER_16("under-16"),
    /** The text is about somebody else than the sender or their child. */
    SOMEBODY_ELSE("somebody-else"),
    /** A text holds something that may not be public, such as a phone number. */
    SEVERE_MARK("severe-mark"),
    /** It accuses somebody. */
    ACCUSATION("accusation"),
    /** A moderator held it. */
    MODERATOR("moderator");

    private final String key;

    HoldReason(String key) {
        this.key = key;
    }

    /** The word in commands and in the database. */
    public String key() {
        return key;
    }

    static Optional<HoldReason> of(String key) {
        for (HoldReason reason : values()) {
            if (reason.key.equals(key)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
