package nl.watals.submission;

import java.util.List;

/** The keys of a public record, in the order in which documentation names them. */
public enum RecordKey {
    SCHEMA("schema"),
    ID("id"),
    KIND("kind"),
    STATUS("status"),
    DATE("date"),
    SLUG("slug"),
    TITLE("title"),
    NOW("now"),
    EFFECT("effect"),
    BODY("body"),
    NAME("name"),
    ROLE("role"),
    THEMES("themes"),
    PAGE("page"),
    PARENT("parent"),
    EVENT("event"),
    OVERRULED("overruled");

    /** The names of all keys. */
    static final List<String> NAMES = names();

    /** All keys, in order; not to be changed. */
    static final RecordKey[] ALL = values();

    private final String key;

    RecordKey(String key) {
        this.key = key;
    }

    /** The key as it stands in the file. */
    public String key() {
        return key;
    }

    /** Whether a later step, which knows the whole site, may have something to say about its value. */
    boolean isCheckedLater() {
        return switch (this) {
            case ID, SLUG, TITLE, PAGE, PARENT, EVENT -> true;
            default -> false;
        };
    }

    /** The key of this name, or null when no key has it. */
    static RecordKey of(String name) {
        for (RecordKey candidate : ALL) {
            if (candidate.key.equals(name)) {
                return candidate;
            }
        }
        return null;
    }

    private static List<String> names() {
        String[] names = new String[values().length];
        for (RecordKey key : values()) {
            names[key.ordinal()] = key.key;
        }
        return List.of(names);
    }
}
