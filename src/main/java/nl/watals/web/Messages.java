package nl.watals.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The texts of pages and mails in one language, from {@code nl.properties} and {@code en.properties} beside a class.
 * Immutable. {@code {0}} and {@code {1}} are filled in; quotes have no meaning.
 */
public final class Messages {
    /** The languages that there are, the first one for want of another. */
    public static final List<String> LANGUAGES = List.of("nl", "en");

    private final String language;
    private final Map<String, String> texts;

    private Messages(String language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    /**
     * Reads them.
     *
     * @param language {@code nl}, {@code en} or longer, such as {@code nl-BE}; another one gives Dutch
     * @param folders resources are found in {@code messages/} beside each; later ones win
     */
    public static Messages of(String language, Class<?>... folders) {
        String known = language.startsWith("en") ? "en" : LANGUAGES.get(0);
        Map<String, String> texts = new HashMap<>();
        for (Class<?> folder : folders) {
            read(folder, "messages/" + known + ".properties")
                    .forEach((key, value) -> texts.put((String) key, (String) value));
        }
        return new Messages(known, texts);
    }

    private static Properties read(Class<?> folder, String name) {
        Properties properties = new Properties();
        try (InputStream in = folder.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + name + " beside " + folder.getName());
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    public String language() {
        return language;
    }

    public Set<String> keys() {
        return new TreeSet<>(texts.keySet());
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /**
     * The text of a key.
     *
     * @throws IllegalArgumentException if there is none: a mistake of ours
     */
    public String text(String key, Object... values) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("there is no message " + key);
        }
        if (text.indexOf('{') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 32);
        for (int i = 0; i < text.length(); i++) {
            boolean place = text.charAt(i) == '{' && i + 2 < text.length() && text.charAt(i + 2) == '}';
            int number = place ? text.charAt(i + 1) - '0' : -1;
            if (number >= 0 && number < values.length) {
                out.append(values[number]);
                i += 2;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    /** The text for a number: {@code key.one} for 1, else {@code key.more}; the number is {@code {0}}. */
    public String count(String key, long number) {
        return text(number == 1 ? key + ".one" : key + ".more", number);
    }
}
