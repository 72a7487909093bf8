package nl.watals.inbox;

import nl.watals.site.Settings;

/**
 * How many days private things are kept.
 *
 * @param spam spam, from the day that it was called that
 * @param rejected what was rejected or merged, from the decision
 * @param contact contact data and the original text, from publication
 * @param signUp sign-ups, from the gathering
 * @param question a submission whose sender does not answer, from the question
 * @param handled a message or subscription, from the day that it was dealt with
 * @param message a message, or a sign-up for a gathering that nobody knows, from the day that it arrived
 * @param newsletter a subscription, from the day that it arrived
 */
public record RetentionPeriods(
        int spam, int rejected, int contact, int signUp, int question, int handled, int message, int newsletter) {
    /** Those of the project's privacy rules. */
    public static final RetentionPeriods DEFAULT = new RetentionPeriods(7, 30, 90, 30, 60, 30, 180, 365);

    /** What the settings {@code inbox.keep.…} say. */
    public static RetentionPeriods of(Settings settings) {
        return new RetentionPeriods(
                settings.number("inbox.keep.spam"),
                settings.number("inbox.keep.rejected"),
                settings.number("inbox.keep.contact"),
                settings.number("inbox.keep.sign-up"),
                settings.number("inbox.keep.question"),
                settings.number("inbox.keep.handled"),
                settings.number("inbox.keep.message"),
                settings.number("inbox.keep.newsletter"));
    }
}
