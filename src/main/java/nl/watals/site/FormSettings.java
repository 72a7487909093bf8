package nl.watals.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.watals.submission.Forms;
import nl.watals.submission.MailAddress;
import nl.watals.text.Nearest;
import nl.watals.text.Problems;

/** What the settings {@code forms.…} say: who receives the forms of the site, and where visitors go afterwards. */
public final class FormSettings {
    /** Who receives what visitors send. */
    public enum Provider {
        /** The intake of this program. */
        WATALS,
        /** Netlify Forms, on a site that Netlify hosts. */
        NETLIFY,
        /** Formspree. */
        FORMSPREE,
        /** The visitor's own mail program. */
        MAILTO,
        /** Nobody: pages say whom to write to. */
        NONE;

        /** The word in the settings. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Provider> of(String key) {
            for (Provider provider : values()) {
                if (provider.key().equals(key)) {
                    return Optional.of(provider);
                }
            }
            return Optional.empty();
        }
    }

    /** The key of the form for taking a submission back. */
    public static final String WITHDRAWAL = "intrekken";

    /** The forms that a page can show by its front matter; a reaction and a sign-up belong to what they are about. */
    static final List<String> ON_PAGES = List.of(
            Forms.IDEA.key(), Forms.PARTICIPANT.key(), Forms.SUBSCRIPTION.key(), Forms.LETTER.key(), WITHDRAWAL);

    private static final String PROVIDER = "forms.provider";
    private static final String INTAKE = "forms.intake";
    private static final String MAIL = "forms.mail";
    private static final String WEBMASTER = "forms.webmaster";
    private static final String FORMSPREE = "forms.formspree";
    private static final String THANKS = "forms.thanks";
    private static final String WITHDRAW = "forms.withdraw";

    /** The settings that one form can have for itself, with {@code .<form>} behind them. */
    private static final List<String> OF_ONE_FORM = List.of(FORMSPREE + ".", THANKS + ".");

    private final Settings settings;

    public FormSettings(Settings settings) {
        this.settings = settings;
    }

    /** Who receives the forms; the intake when the setting is wrong, which was reported on reading. */
    public Provider provider() {
        return Provider.of(settings.text(PROVIDER)).orElse(Provider.WATALS);
    }

    /** Scheme, host and port of the intake, without a slash at the end; empty when it has the host of the site. */
    public String intake() {
        return Settings.withoutSlash(settings.text(INTAKE));
    }

    /** The address to which visitors can write; empty when there is none. */
    public String mail() {
        return settings.text(MAIL);
    }

    /** The address for questions about the newsletter; {@link #mail} when it has none of its own. */
    public String webmaster() {
        return settings.text(WEBMASTER).isEmpty() ? mail() : settings.text(WEBMASTER);
    }

    /** Formspree's id for a form; empty when there is none. */
    public String formspree(String form) {
        String own = settings.text(FORMSPREE + "." + form);
        return own.isEmpty() ? settings.text(FORMSPREE) : own;
    }

    /** The address of the page that says thank you for a form. */
    public String thanks(String form) {
        String own = settings.text(THANKS + "." + form);
        return own.isEmpty() ? settings.text(THANKS) : own;
    }

    /** The address of the page where a sender takes a submission back. */
    public String withdraw() {
        return settings.text(WITHDRAW);
    }

    /** Every setting that names a page of the site, as far as the provider sends visitors there. */
    public List<String> pageKeys() {
        List<String> keys = new ArrayList<>();
        boolean leadsBack =
                provider() == Provider.WATALS || provider() == Provider.NETLIFY || provider() == Provider.FORMSPREE;
        if (leadsBack) {
            keys.add(THANKS);
            for (String form : Forms.keys()) {
                if (settings.isSet(THANKS + "." + form)) {
                    keys.add(THANKS + "." + form);
                }
            }
        }
        if (provider() == Provider.WATALS) {
            keys.add(WITHDRAW);
        }
        return keys;
    }

    static boolean isOfOneForm(String key) {
        for (String prefix : OF_ONE_FORM) {
            if (key.startsWith(prefix)
                    && Forms.of(key.substring(prefix.length())).isPresent()) {
                return true;
            }
        }
        return false;
    }

    void check(Collection<String> own, Problems problems) {
        String provider = settings.text(PROVIDER);
        if (Provider.of(provider).isEmpty()) {
            List<String> keys = new ArrayList<>();
            for (Provider known : Provider.values()) {
                keys.add(known.key());
            }
            String hint = Nearest.hint(provider, keys, "allowed: " + String.join(", ", keys));
            settings.report(PROVIDER, "`" + provider + "` is no provider of forms", hint, problems);
        }
        for (String key : own) {
            checkValue(key, settings.text(key), problems);
        }
        checkComplete(problems);
    }

    private void checkValue(String key, String value, Problems problems) {
        boolean mail = key.equals(MAIL) || key.equals(WEBMASTER);
        if (mail && !value.isEmpty() && !MailAddress.isOne(value)) {
            settings.report(key, "`" + value + "` is no e-mail address", "for example info@example.nl", problems);
        }
        if (key.equals(INTAKE) && !value.isEmpty() && !isOrigin(value)) {
            settings.report(
                    key,
                    "`" + value + "` is no scheme and host",
                    "for example https://meedoen.example.nl; leave it out when the intake has the host of the site",
                    problems);
        }
        boolean page = key.equals(WITHDRAW) || key.equals(THANKS) || key.startsWith(THANKS + ".");
        if (page && !(value.startsWith("/") && !value.startsWith("//"))) {
            settings.report(key, "`" + value + "` is no address of a page", "for example /meedoen/bedankt/", problems);
        }
        boolean id = key.equals(FORMSPREE) || key.startsWith(FORMSPREE + ".");
        if (id && !value.isEmpty() && !isId(value)) {
            settings.report(
                    key,
                    "`" + value + "` is no id of Formspree",
                    "it is the last part of the address that Formspree gives a form: https://formspree.io/f/<id>",
                    problems);
        }
    }

    private void checkComplete(Problems problems) {
        boolean mail = provider() == Provider.MAILTO || provider() == Provider.NONE && settings.isSet(PROVIDER);
        if (mail && mail().isEmpty()) {
            settings.report(
                    PROVIDER,
                    "`" + provider().key() + "` needs the address to which visitors write",
                    "add `forms.mail=…`",
                    problems);
        }
        if (provider() == Provider.FORMSPREE) {
            for (String form : Forms.keys()) {
                if (formspree(form).isEmpty()) {
                    settings.report(
                            PROVIDER,
                            "the form `" + form + "` has no id of Formspree",
                            "add `forms.formspree." + form + "=…`, or `forms.formspree=…` for all forms",
                            problems);
                }
            }
        }
    }

    private static boolean isOrigin(String value) {
        int host = value.startsWith("https://") ? 8 : value.startsWith("http://") ? 7 : -1;
        String rest = host < 0 || !value.endsWith("/") ? value : value.substring(0, value.length() - 1);
        if (host < 0 || rest.length() <= host) {
            return false;
        }
        // It also stands in headers and in the configuration of servers.
        for (int i = host; i < rest.length(); i++) {
            char c = rest.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && ".-:[]".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isId(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')) {
                return false;
            }
        }
        return value.length() >= 4 && value.length() <= 64;
    }
}
