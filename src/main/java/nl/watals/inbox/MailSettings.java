package nl.watals.inbox;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.watals.site.FormSettings;
import nl.watals.site.Settings;
import nl.watals.text.Nearest;
import nl.watals.text.Problems;

/**
 * How mail is sent and what it says about the site. Immutable.
 *
 * @param host the SMTP server
 * @param security {@code tls}, {@code starttls} or {@code none}
 * @param user empty: without log-in
 * @param password never printed
 * @param from the sender's address, such as {@code Wat als… <platform@example.nl>}
 * @param language {@code nl} or {@code en}
 * @param title the name of the site
 * @param site scheme and host of the site, without a slash behind it
 * @param intake scheme and host of the intake, without a slash behind it
 * @param ideas the folder of ideas, such as {@code ideeen}
 */
public record MailSettings(
        String host,
        int port,
        String security,
        String user,
        String password,
        String from,
        String language,
        String title,
        String site,
        String intake,
        String ideas) {
    /** The environment variable with the password of the mail server; it stands nowhere else. */
    public static final String PASSWORD_VARIABLE = "WATALS_MAIL_PASSWORD";

    private static final List<String> SECURITIES = List.of("starttls", "tls", "none");

    public MailSettings {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(password, "password");
    }

    /** What the settings say, checked; empty when no mail server is named or something is wrong, which is reported. */
    public static Optional<MailSettings> of(Settings settings, Map<String, String> environment, Problems problems) {
        if (settings.text("mail.host").isEmpty()) {
            return Optional.empty();
        }
        String security = settings.text("mail.security");
        if (!SECURITIES.contains(security)) {
            settings.report(
                    "mail.security",
                    "`" + security + "` is no way to send mail",
                    Nearest.hint(security, SECURITIES, "allowed: " + String.join(", ", SECURITIES)),
                    problems);
            return Optional.empty();
        }
        String from = settings.text("mail.from");
        if (!isAddress(from)) {
            settings.report(
                    "mail.from",
                    "mail needs an address that it comes from",
                    "for example mail.from=Wat als… <platform@example.nl>",
                    problems);
            return Optional.empty();
        }
        String intake = new FormSettings(settings).intake();
        return Optional.of(new MailSettings(
                settings.text("mail.host"),
                settings.number("mail.port"),
                security,
                settings.text("mail.user"),
                environment.getOrDefault(PASSWORD_VARIABLE, ""),
                from,
                language(settings),
                settings.text("site.title"),
                settings.host(),
                intake.isEmpty() ? settings.host() : intake,
                settings.text("submissions.ideas")));
    }

    /**
     * For mail that is shown to somebody and not sent.
     *
     * @param url where site and intake are, without a slash behind it
     */
    public static MailSettings toShow(Settings settings, String url) {
        return new MailSettings(
                "",
                0,
                "none",
                "",
                "",
                "",
                language(settings),
                settings.text("site.title"),
                url,
                url,
                settings.text("submissions.ideas"));
    }

    private static String language(Settings settings) {
        return settings.text("site.language").startsWith("nl") ? "nl" : "en";
    }

    /** Whether mail can be sent to it: one address, without anything that could become another line of the head. */
    static boolean isAddress(String address) {
        if (address.isBlank() || address.codePoints().anyMatch(Character::isISOControl)) {
            return false;
        }
        try {
            InternetAddress[] parsed = InternetAddress.parse(address, true);
            for (InternetAddress one : parsed) {
                one.validate();
            }
            return parsed.length == 1 && parsed[0].getAddress().indexOf('@') > 0;
        } catch (AddressException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "MailSettings[…]";
    }
}
