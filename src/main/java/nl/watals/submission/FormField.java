package nl.watals.submission;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One field of a form. Immutable.
 *
 * @param key the name under which it is sent
 * @param type what it is filled in with
 * @param most the most code points that it may hold; for {@link FieldType#SOME_OF} the most choices
 * @param required whether it must be filled in
 * @param shown whether the public may come to read what is filled in
 * @param choices the values to choose from; empty where the page or the site decides
 * @param autocomplete the token of HTML's {@code autocomplete}, or empty
 * @param purpose what a tick agrees to; empty for every other field
 */
public record FormField(
        String key,
        FieldType type,
        int most,
        boolean required,
        boolean shown,
        List<String> choices,
        String autocomplete,
        Optional<Consent.Purpose> purpose) {
    public FormField {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(type, "type");
        choices = List.copyOf(choices);
        Objects.requireNonNull(autocomplete, "autocomplete");
        Objects.requireNonNull(purpose, "purpose");
    }

    private FormField(String key, FieldType type, int most) {
        this(key, type, most, false, false, List.of(), "", Optional.empty());
    }

    /** A field of this type that may be left empty and stays private. */
    static FormField of(String key, FieldType type, int most) {
        return new FormField(key, type, most);
    }

    static FormField tick(Consent.Purpose purpose) {
        return new FormField(purpose.key(), FieldType.TICK, 1, false, false, List.of(), "", Optional.of(purpose));
    }

    FormField asRequired() {
        return new FormField(key, type, most, true, shown, choices, autocomplete, purpose);
    }

    FormField asShown() {
        return new FormField(key, type, most, required, true, choices, autocomplete, purpose);
    }

    FormField choosing(List<String> values) {
        return new FormField(key, type, most, required, shown, values, autocomplete, purpose);
    }

    FormField completedAs(String token) {
        return new FormField(key, type, most, required, shown, choices, token, purpose);
    }
}
