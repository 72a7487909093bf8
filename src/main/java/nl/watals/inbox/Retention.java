package nl.watals.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import nl.watals.submission.SubmissionKind;

/** Counts until when something private is kept. */
final class Retention {
    private final RetentionPeriods periods;
    private final SiteFacts facts;
    private final ZoneId zone;

    Retention(RetentionPeriods periods, SiteFacts facts, ZoneId zone) {
        this.periods = periods;
        this.facts = facts;
        this.zone = zone;
    }

    /** The day of a moment, where the site is. */
    LocalDate day(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** When the time of an item is over in milliseconds, or null when nothing is due. */
    Long millis(SubmissionKind kind, State state, String event, Instant received, Instant stateAt) {
        return until(kind, state, event, received, stateAt)
                .map(Instant::toEpochMilli)
                .orElse(null);
    }

    private Optional<Instant> until(SubmissionKind kind, State state, String event, Instant received, Instant since) {
        return switch (state) {
            case SPAM -> after(since, periods.spam());
            case REJECTED, MERGED -> after(since, periods.rejected());
            case QUESTION_ASKED -> after(since, periods.question());
            case PUBLISHED -> after(since, periods.contact());
            case HANDLED -> kind == SubmissionKind.SIGN_UP ? signUp(event, received) : after(since, periods.handled());
            case NEW, HELD, IN_REVIEW -> waiting(kind, event, received);
            case APPROVED, WITHDRAWN, EXPIRED -> Optional.empty();
        };
    }

    private Optional<Instant> waiting(SubmissionKind kind, String event, Instant received) {
        return switch (kind) {
            case SIGN_UP -> signUp(event, received);
            case NEWSLETTER -> after(received, periods.newsletter());
            case MESSAGE -> after(received, periods.message());
            case IDEA, REACTION, PARTICIPANT -> Optional.empty();
        };
    }

    private Optional<Instant> signUp(String event, Instant received) {
        return afterGathering(event).or(() -> after(received, periods.message()));
    }

    /** When sign-ups for a gathering go; empty when nobody knows when it is. */
    Optional<Instant> afterGathering(String event) {
        return facts.lastDay(event)
                .map(day ->
                        day.plusDays(periods.signUp() + 1L).atStartOfDay(zone).toInstant());
    }

    private static Optional<Instant> after(Instant since, int days) {
        return Optional.of(since.plus(Duration.ofDays(days)));
    }
}
