package nl.watals.submission;

import java.util.Objects;

/**
 * How to reach a sender. Private: stored apart from the texts and erased by its own retention period.
 *
 * @param name the name as given to the organisers, not the display name
 * @param email as typed, or empty
 * @param phone as typed, or empty
 * @param attendance how somebody who signs up will take part
 */
public record Contact(String name, String email, String phone, Attendance attendance) {
    /** Somebody who left nothing. */
    public static final Contact NONE = new Contact("", "", "", Attendance.UNKNOWN);

    public Contact {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(attendance, "attendance");
    }

    @Override
    public String toString() {
        return "Contact[…]";
    }

    /** How somebody takes part in a gathering. */
    public enum Attendance {
        IN_PLACE("in-place"),
        ONLINE("online"),
        UNKNOWN("unknown");

        private final String key;

        Attendance(String key) {
            this.key = key;
        }

        /** The word in records and forms. */
        public String key() {
            return key;
        }
    }
}
