package nl.watals.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import nl.watals.submission.FieldError.Reason;

/**
 * The words of the forms in one language, from {@code forms_<language>.properties}. A form's own word wins over that of
 * all forms: {@code idee.title.label} over {@code title.label}. Immutable and thread-safe.
 */
public final class FormTexts {
    private final Properties words;

    private FormTexts(Properties words) {
        this.words = words;
    }

    /** The words in Dutch when the language is Dutch ({@code nl}, {@code nl-BE}), else in English. */
    public static FormTexts of(String language) {
        boolean dutch = language.equals("nl") || language.startsWith("nl-");
        String name = dutch ? "forms_nl.properties" : "forms_en.properties";
        Properties words = new Properties();
        try (InputStream in = FormTexts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + name);
            }
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FormTexts(words);
    }

    /** What stands above a field, or beside a tick: for a tick, the exact words that a consent keeps. */
    public String label(Form form, String field) {
        return needed(form, field + ".label");
    }

    /** The line that explains a field; empty when the label says enough. */
    public String help(Form form, String field) {
        return optional(form, field + ".help");
    }

    /** What a choice is called. */
    public String choice(Form form, String field, String value) {
        return needed(form, field + "." + value);
    }

    /** How to mend a field. */
    public String message(Form form, String field, Reason reason) {
        return limited(form, field, needed(form, field + "." + reason.key()));
    }

    /** The same, empty when the form never says so. */
    public String messageIfAny(Form form, String field, Reason reason) {
        return limited(form, field, optional(form, field + "." + reason.key()));
    }

    private static String limited(Form form, String field, String message) {
        int most = form.field(field).map(FormField::most).orElse(0);
        return message.replace("{0}", Integer.toString(most));
    }

    /** A word of a form that belongs to no field, such as {@code send}. */
    public String word(Form form, String key) {
        return needed(form, key);
    }

    /** The same, empty when there is none. */
    public String wordIfAny(Form form, String key) {
        return optional(form, key);
    }

    /** A word that belongs to no form. */
    public String word(String key) {
        String word = words.getProperty(key);
        if (word == null) {
            throw new IllegalArgumentException("there are no words for " + key);
        }
        return word;
    }

    /** Every key; for tests that hold the languages against each other. */
    java.util.Set<String> keys() {
        return words.stringPropertyNames();
    }

    private String needed(Form form, String key) {
        String own = words.getProperty(form.key() + "." + key);
        return own != null ? own : word(key);
    }

    private String optional(Form form, String key) {
        String own = words.getProperty(form.key() + "." + key);
        return own != null ? own : words.getProperty(key, "");
    }
}
