package nl.watals.formservice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a column can be mapped to: the fields of a submission. */
enum Target {
    KIND("kind", Limits.LINE_CHARS),
    TITLE("title", Limits.FIELD_CHARS),
    NOW("now", Limits.FIELD_CHARS),
    EFFECT("effect", Limits.FIELD_CHARS),
    BODY("body", Limits.FIELD_CHARS),
    NAME("name", Limits.LINE_CHARS),
    ROLE("role", Limits.LINE_CHARS),
    THEMES("themes", Limits.LINE_CHARS),
    PAGE("page", Limits.LINE_CHARS),
    PARENT("parent", Limits.LINE_CHARS),
    EVENT("event", Limits.LINE_CHARS),
    CONTACT_NAME("contact.name", Limits.LINE_CHARS),
    EMAIL("contact.email", Limits.LINE_CHARS),
    PHONE("contact.phone", Limits.LINE_CHARS),
    ATTENDANCE("contact.attendance", Limits.LINE_CHARS),
    CONSENT("consent", Limits.FIELD_CHARS),
    CONSENT_TEXT("consent.text", Limits.FIELD_CHARS),
    PUBLISH("consent.publish", Limits.FIELD_CHARS),
    PUBLISH_TEXT("consent.publish.text", Limits.FIELD_CHARS),
    MAY_CONTACT("consent.contact", Limits.FIELD_CHARS),
    MAY_CONTACT_TEXT("consent.contact.text", Limits.FIELD_CHARS),
    NEWSLETTER("consent.newsletter", Limits.FIELD_CHARS),
    NEWSLETTER_TEXT("consent.newsletter.text", Limits.FIELD_CHARS),
    AGE("consent.age", Limits.LINE_CHARS),
    ABOUT("consent.about", Limits.LINE_CHARS),
    FORM("consent.form", Limits.LINE_CHARS),
    ID("origin.id", Limits.LINE_CHARS),
    DATE("origin.date", Limits.LINE_CHARS),
    SPAM("spam", Limits.LINE_CHARS),
    IGNORE("ignore", Integer.MAX_VALUE);

    private final String key;
    private final int limit;

    Target(String key, int limit) {
        this.key = key;
        this.limit = limit;
    }

    String key() {
        return key;
    }

    /** The longest value, in UTF-16 units. */
    int limit() {
        return limit;
    }

    static Optional<Target> of(String key) {
        for (Target target : values()) {
            if (target.key.equals(key)) {
                return Optional.of(target);
            }
        }
        return Optional.empty();
    }

    static List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (Target target : values()) {
            keys.add(target.key);
        }
        return keys;
    }
}
