package nl.watals.submission;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a sender agreed to, word for word: the proof that publishing is allowed. Private.
 *
 * @param form which form in which version, such as {@code idee/1}, or empty when an import does not say
 * @param ticks each tick of the form by itself, given or not
 * @param age the age band of the sender
 * @param about whom the text is about
 * @param at when the form was sent
 */
public record Consent(String form, List<Tick> ticks, AgeBand age, Subject about, Instant at) {
    public Consent {
        Objects.requireNonNull(form, "form");
        ticks = List.copyOf(ticks);
        Objects.requireNonNull(age, "age");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(at, "at");
    }

    /** Whether a tick for this purpose was given. A purpose that the form did not ask for counts as not given. */
    public boolean allows(Purpose purpose) {
        for (Tick tick : ticks) {
            if (tick.purpose() == purpose && tick.given()) {
                return true;
            }
        }
        return false;
    }

    /**
     * One box of the form.
     *
     * @param text the exact words beside the box
     */
    public record Tick(Purpose purpose, String text, boolean given) {
        public Tick {
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(text, "text");
        }
    }

    /** What a tick is for. */
    public enum Purpose {
        PUBLISH("publish"),
        CONTACT("contact"),
        NEWSLETTER("newsletter"),
        /** Something else, such as having read a privacy statement: it allows nothing, and is kept as proof only. */
        OTHER("other");

        private final String key;

        Purpose(String key) {
            this.key = key;
        }

        /** The word in records and forms. */
        public String key() {
            return key;
        }
    }

    /** How old the sender is; the law asks for no more than this. */
    public enum AgeBand {
        UNDER_16("under-16"),
        FROM_16("16-or-over"),
        UNKNOWN("unknown");

        private final String key;

        AgeBand(String key) {
            this.key = key;
        }

        /** The word in records and forms. */
        public String key() {
            return key;
        }
    }

    /** Whom a text is about. */
    public enum Subject {
        MYSELF("myself"),
        MY_CHILD("my-child"),
        SOMEBODY_ELSE("somebody-else"),
        UNKNOWN("unknown");

        private final String key;

        Subject(String key) {
            this.key = key;
        }

        /** The word in records and forms. */
        public String key() {
            return key;
        }
    }
}
