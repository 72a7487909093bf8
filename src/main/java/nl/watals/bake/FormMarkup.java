package nl.watals.bake;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.watals.site.FormSettings;
import nl.watals.site.FormSettings.Provider;
import nl.watals.site.Settings;
import nl.watals.submission.FieldError.Reason;
import nl.watals.submission.FieldType;
import nl.watals.submission.Form;
import nl.watals.submission.FormField;
import nl.watals.submission.FormTexts;

/** A form as plain values for templates: what to show, and what the receiver of the site wants to see in the markup. */
final class FormMarkup {
    /** The field that people must leave alone: shown to nobody, filled in by programs. */
    private static final String TRAP = "vraag";

    /** A question this long is typed in a box of several lines. */
    private static final int ONE_LINE = 100;

    private static final List<String> WORDS = List.of(
            "optional",
            "choose",
            "notice",
            "left",
            "over",
            "errors.one",
            "errors.many",
            "errors.prefix",
            "warn",
            "warn.kinds",
            "draft.kept",
            "draft.back",
            "draft.clear",
            "mailto.hint",
            "noscript.none");

    private final FormSettings settings;
    private final FormTexts texts;
    private final String host;
    private final String title;
    private final Map<String, Object> words;

    FormMarkup(Settings settings) {
        this.settings = new FormSettings(settings);
        this.texts = FormTexts.of(settings.text("site.language"));
        this.host = settings.host();
        this.title = settings.text("site.title");
        this.words = words();
    }

    private Map<String, Object> words() {
        Map<String, Object> map = new HashMap<>();
        for (String word : WORDS) {
            map.put(word.replace('.', '_'), texts.word(word));
        }
        return map;
    }

    Map<String, Object> of(Form form) {
        Map<String, Object> map = common(form.key(), "/inzenden/" + form.key());
        map.put("version", form.version());
        map.put("heading", texts.word(form, "heading"));
        map.put("before", texts.word(form, "before"));
        map.put("again", texts.wordIfAny(form, "again"));
        map.put("reply", texts.wordIfAny(form, "reply"));
        map.put("send", texts.word(form, "send"));
        List<Map<String, Object>> fields = new ArrayList<>();
        Map<String, Object> byKey = new HashMap<>();
        for (FormField field : form.fields()) {
            if (field.type() != FieldType.HIDDEN) {
                Map<String, Object> shown = field(form, field);
                byKey.put(field.key(), shown);
                // Whom a reaction answers depends on the page.
                if (!field.key().equals("parent")) {
                    fields.add(shown);
                }
            }
        }
        map.put("fields", fields);
        map.put("field", byKey);
        return map;
    }

    Map<String, Object> withdraw() {
        Map<String, Object> map = common(FormSettings.WITHDRAWAL, "/inzenden/" + FormSettings.WITHDRAWAL);
        for (String word : List.of("heading", "before", "send", "none")) {
            map.put(word, texts.word("withdraw." + word));
        }
        for (String word : List.of("label", "help", "missing", "wrong")) {
            map.put("code_" + word, texts.word("withdraw.code." + word));
        }
        return map;
    }

    private Map<String, Object> common(String key, String path) {
        Provider provider = settings.provider();
        Map<String, Object> map = new HashMap<>();
        map.put("key", key);
        map.put("provider", provider.key());
        map.put("mail", settings.mail());
        map.put("webmaster", settings.webmaster());
        map.put("words", words);
        map.put("trap", provider == Provider.FORMSPREE ? "_gotcha" : TRAP);
        map.put("trap_label", texts.word("trap"));
        map.put("action", action(key, path));
        map.put("stamp", provider == Provider.WATALS ? settings.intake() + "/inzenden/stempel" : "");
        map.put("hidden", hidden(key));
        return map;
    }

    private String action(String key, String path) {
        return switch (settings.provider()) {
            case WATALS -> settings.intake() + path;
            case NETLIFY -> settings.thanks(key);
            case FORMSPREE -> "https://formspree.io/f/" + settings.formspree(key);
            case MAILTO -> "mailto:" + settings.mail() + "?subject=" + subject(title + " " + key);
            case NONE -> "";
        };
    }

    /** A text in the query of a mail link (RFC 6068): a space is {@code %20} there, not a plus. */
    private static String subject(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What the receiver wants to be sent besides the fields. */
    private List<Map<String, String>> hidden(String key) {
        return switch (settings.provider()) {
            case NETLIFY -> List.of(hidden("form-name", key));
            case FORMSPREE ->
                List.of(
                        hidden("form", key),
                        hidden("_subject", title + " " + key),
                        hidden("_next", host + settings.thanks(key)));
            case WATALS, MAILTO, NONE -> List.of();
        };
    }

    private static Map<String, String> hidden(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    private Map<String, Object> field(Form form, FormField field) {
        String key = field.key();
        String id = form.key() + "_" + key;
        Map<String, Object> map = new HashMap<>();
        map.put("key", key);
        map.put("id", id);
        map.put("kind", kind(field));
        map.put("label", texts.label(form, key));
        map.put("help", texts.help(form, key));
        map.put("required", field.required());
        map.put("shown", field.shown());
        map.put("most", field.most());
        map.put("autocomplete", field.autocomplete());
        for (Reason reason : Reason.values()) {
            boolean never =
                    reason == Reason.MISSING && !field.required() || reason == Reason.NEEDED && field.required();
            map.put(reason.key(), never ? "" : texts.messageIfAny(form, key, reason));
        }
        List<Map<String, Object>> choices = new ArrayList<>();
        for (String choice : field.choices()) {
            Map<String, Object> shown = new HashMap<>();
            shown.put("value", choice);
            shown.put("label", texts.choice(form, key, choice));
            shown.put("id", choices.isEmpty() ? id : id + "_" + choice);
            choices.add(shown);
        }
        map.put("choices", choices);
        if (key.equals("parent")) {
            map.put("page", texts.choice(form, key, "page"));
        }
        return map;
    }

    /** What templates tell fields apart by. */
    private static String kind(FormField field) {
        return switch (field.type()) {
            case LINE -> field.most() > ONE_LINE ? "question" : "line";
            case TEXT -> "text";
            case EMAIL -> "email";
            case PHONE -> "phone";
            case ONE_OF -> "one";
            case SOME_OF -> "some";
            case TICK -> "tick";
            case HIDDEN -> throw new IllegalArgumentException("nobody sees " + field.key());
        };
    }
}
