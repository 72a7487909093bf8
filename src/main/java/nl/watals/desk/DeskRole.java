package nl.watals.desk;

import java.util.Optional;

/** What somebody may do at the desk. */
public enum DeskRole {
    /** Decides about submissions. */
    MODERATOR("moderator"),
    /** Decides, and sees users and the audit log. */
    ADMINISTRATOR("administrator");

    private final String key;

    DeskRole(String key) {
        this.key = key;
    }

    /** The word in commands and in the database. */
    public String key() {
        return key;
    }

    /** The role with this word, or empty when no role has it. */
    public static Optional<DeskRole> of(String key) {
        for (DeskRole role : values()) {
            if (role.key.equals(key)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
