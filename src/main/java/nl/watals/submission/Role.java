package nl.watals.submission;

import java.util.Optional;

/** In what role somebody writes; the names are those of the records. */
public enum Role {
    KIND("kind"),
    JONGERE("jongere"),
    OUDER("ouder"),
    GROOTOUDER("grootouder"),
    PROFESSIONAL("professional"),
    ANDERS("anders");

    private final String key;
    private final Optional<Role> present = Optional.of(this);

    Role(String key) {
        this.key = key;
    }

    /** The word in the record, in lower case: {@code ouder}. */
    public String key() {
        return key;
    }

    /** The role of this key, or empty when no role has it. */
    public static Optional<Role> of(String key) {
        for (Role role : values()) {
            if (role.key.equals(key)) {
                return role.present;
            }
        }
        return Optional.empty();
    }

    /** This role as an {@code Optional}, always the same object. */
    Optional<Role> present() {
        return present;
    }
}
