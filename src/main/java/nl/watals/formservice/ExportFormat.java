package nl.watals.formservice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The exports that can be read. */
public enum ExportFormat {
    GRAVITY_FORMS("gravity-forms", "Gravity Forms CSV"),
    NETLIFY("netlify", "Netlify Forms JSON or CSV"),
    FORMSPREE("formspree", "Formspree JSON or CSV"),
    GOOGLE_FORMS("google-forms", "Google Forms CSV"),
    MICROSOFT_FORMS("microsoft-forms", "Microsoft Forms CSV"),
    STATICMAN("staticman", "Staticman YAML, JSON or Markdown"),
    WORDPRESS("wordpress", "WordPress WXR"),
    WATALS("watals", "our own JSON");

    private final String key;
    private final String title;

    ExportFormat(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** The word behind {@code --format}, and the source in the inbox: {@code gravity-forms}. */
    public String key() {
        return key;
    }

    /** The name that people know it by. */
    public String title() {
        return title;
    }

    /** The format with this key, or empty when none has it. */
    public static Optional<ExportFormat> of(String key) {
        for (ExportFormat format : values()) {
            if (format.key.equals(key)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** All keys, in the order of the documentation. */
    public static List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (ExportFormat format : values()) {
            keys.add(format.key);
        }
        return keys;
    }
}
