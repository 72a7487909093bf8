package nl.watals.inbox;

import java.util.Objects;

/**
 * What the organisers can get as a list.
 *
 * @param kind which list
 * @param event sign-ups: the address of the gathering, or empty for all
 */
public record Export(Kind kind, String event) {
    public Export {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(event, "event");
    }

    /** The lists. */
    public enum Kind {
        /**
         * Everybody who wants the newsletter, by its own form or by a tick on another one; without those who were asked by mail
         * and have not said yes.
         */
        NEWSLETTER("newsletter"),
        /** Who comes to a gathering. */
        SIGN_UPS("sign-ups"),
        /** Messages to the organisers. */
        MESSAGES("messages");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The word in commands. */
        public String key() {
            return key;
        }
    }
}
