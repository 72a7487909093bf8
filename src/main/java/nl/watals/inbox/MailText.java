package nl.watals.inbox;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of a mail: what the bundle says for the occasion, and a moderator's words. The head never holds anything that a
 * sender wrote.
 *
 * @param subject one line
 * @param body lines that end with a line feed
 */
record MailText(String subject, String body) {
    /** Where the intake asks for the yes. */
    private static final String CONFIRM_PATH = "/inzenden/nieuwsbrief/";

    private static final String BUNDLE = "nl.watals.inbox.messages.mail";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /**
     * @param words what was stored with the mail: a question; a reason code, and behind it perhaps other words
     * @param address the page, or empty when it has none
     */
    static MailText of(MailTemplate template, String words, String address, MailSettings settings) {
        ResourceBundle texts =
                ResourceBundle.getBundle(BUNDLE, Locale.forLanguageTag(settings.language()), NO_FALLBACK);
        String body = switch (template) {
            case RECEIVED -> texts.getString("received.body");
            case CONFIRM ->
                texts.getString("confirm.body").replace("{address}", settings.intake() + CONFIRM_PATH + words);
            case QUESTION -> texts.getString("question.body").replace("{words}", words);
            case PUBLISHED -> texts.getString("published.body").replace("{address}", address);
            case REJECTED -> texts.getString("rejected.body").replace("{words}", reason(texts, words));
            case MERGED ->
                address.isEmpty()
                        ? texts.getString("merged.body")
                        : texts.getString("merged.body.address").replace("{address}", address);
        };
        String whole = texts.getString("greeting") + "\n\n" + body + "\n\n" + texts.getString("closing") + "\n";
        String title = settings.title();
        return new MailText(
                Tidy.line(texts.getString(template.key() + ".subject").replace("{site}", title)),
                whole.replace("{site}", title));
    }

    /** The moderator's own words, or else those that the reason has. */
    private static String reason(ResourceBundle texts, String words) {
        int end = words.indexOf('\n');
        String own = end < 0 ? "" : words.substring(end + 1).strip();
        String code = end < 0 ? words : words.substring(0, end);
        return own.isEmpty() ? texts.getString("reason." + code) : own;
    }
}
