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

    /** This role as an {@code Optional}, always the same object. */
    Optional<Role> present() {
        return present;
    }
}
