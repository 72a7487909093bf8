package nl.watals.desk;

import java.time.Instant;

/**
 * Somebody who may log in at the desk.
 *
 * @param name as in the audit log
 * @param secondFactor whether a code of their phone is asked for as well
 */
public record DeskUser(String name, DeskRole role, boolean secondFactor, Instant since) {
    /** Whether they see users and the audit log. */
    public boolean administers() {
        return role == DeskRole.ADMINISTRATOR;
    }
}
