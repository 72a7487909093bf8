package nl.watals.submission;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A form as the page, the intake and the desk all know it. Immutable. Its words are in {@link FormTexts}.
 *
 * @param key the last part of the address that it is sent to: {@code idee}
 * @param kind what it brings
 * @param version counts up whenever the words of a tick change, so that a consent says which words were shown
 * @param fields in the order of the page
 */
public record Form(String key, SubmissionKind kind, int version, List<FormField> fields) {
    public Form {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(kind, "kind");
        fields = List.copyOf(fields);
    }

    /** The field of this key. */
    public Optional<FormField> field(String name) {
        for (FormField field : fields) {
            if (field.key().equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** The form and its version as a consent names them: {@code idee/1}. */
    public String edition() {
        return key + "/" + version;
    }
}
