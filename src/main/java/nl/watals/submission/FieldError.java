package nl.watals.submission;

import java.util.Objects;

/**
 * One thing that a visitor has to mend in a form.
 *
 * @param field the key of the field
 * @param reason what kind of thing it is
 * @param message how to mend it, in the language of the site; it holds nothing of what was filled in
 */
public record FieldError(String field, Reason reason, String message) {
    public FieldError {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
    }

    /** Why a field cannot stay as it is. */
    public enum Reason {
        /** It must be filled in. */
        MISSING("missing"),
        /** It holds more than it may. */
        TOO_LONG("long"),
        /** It holds what such a field cannot hold: no e-mail address, no telephone number, no choice of the page. */
        WRONG("wrong"),
        /** Another field needs it: a tick to be called back needs an address. */
        NEEDED("needed");

        private final String key;

        Reason(String key) {
            this.key = key;
        }

        /** The word in message bundles and in JSON. */
        public String key() {
            return key;
        }
    }
}
