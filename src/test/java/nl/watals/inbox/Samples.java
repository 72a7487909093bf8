package nl.watals.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.watals.submission.Consent;
import nl.watals.submission.Consent.AgeBand;
import nl.watals.submission.Consent.Purpose;
import nl.watals.submission.Consent.Subject;
import nl.watals.submission.Consent.Tick;
import nl.watals.submission.Contact;
import nl.watals.submission.Contact.Attendance;
import nl.watals.submission.Origin;
import nl.watals.submission.Role;
import nl.watals.submission.Submission;
import nl.watals.submission.SubmissionContent;
import nl.watals.submission.SubmissionKind;

/** Submissions for tests, each a small change of an idea that nothing is wrong with. */
public record Samples(Submission submission) {
    public static final Instant RECEIVED = Instant.parse("2026-03-01T10:00:00Z");

    public static Samples idea(String key) {
        SubmissionContent content = new SubmissionContent(
                "Wat als brieven gewoon leesbaar waren?",
                "Nu staan er woorden in die niemand kent.",
                "Dan weet iedereen waar die aan toe is.",
                "",
                "Een ouder",
                Optional.of(Role.OUDER),
                List.of("taal"),
                "",
                "",
                "");
        Consent consent = new Consent(
                "idee/1",
                List.of(
                        new Tick(Purpose.PUBLISH, "Mijn idee mag op de site.", true),
                        new Tick(Purpose.CONTACT, "Jullie mogen mij mailen.", true)),
                AgeBand.FROM_16,
                Subject.MYSELF,
                RECEIVED);
        Contact contact = new Contact("Voorbeeld", "ouder@example.nl", "06-12345678", Attendance.UNKNOWN);
        return new Samples(
                new Submission(SubmissionKind.IDEA, content, contact, consent, new Origin("form", key, RECEIVED)));
    }

    public Samples kind(SubmissionKind kind) {
        return new Samples(new Submission(
                kind, submission.content(), submission.contact(), submission.consent(), submission.origin()));
    }

    public Samples content(SubmissionContent content) {
        return new Samples(new Submission(
                submission.kind(), content, submission.contact(), submission.consent(), submission.origin()));
    }

    public Samples title(String title) {
        SubmissionContent c = submission.content();
        return content(new SubmissionContent(
                title, c.now(), c.effect(), c.body(), c.name(), c.role(), c.themes(), c.page(), c.parent(), c.event()));
    }

    public Samples now(String now) {
        SubmissionContent c = submission.content();
        return content(new SubmissionContent(
                c.title(), now, c.effect(), c.body(), c.name(), c.role(), c.themes(), c.page(), c.parent(), c.event()));
    }

    public Samples event(String event) {
        SubmissionContent c = submission.content();
        return content(new SubmissionContent(
                c.title(), c.now(), c.effect(), c.body(), c.name(), c.role(), c.themes(), c.page(), c.parent(), event));
    }

    /** A reaction to a page. */
    public Samples reaction(String page, String body) {
        return content(new SubmissionContent("", "", "", body, "", Optional.empty(), List.of(), page, "", ""))
                .kind(SubmissionKind.REACTION);
    }

    public Samples contact(Contact contact) {
        return new Samples(new Submission(
                submission.kind(), submission.content(), contact, submission.consent(), submission.origin()));
    }

    public Samples age(AgeBand age) {
        Consent c = submission.consent();
        return consent(new Consent(c.form(), c.ticks(), age, c.about(), c.at()));
    }

    public Samples about(Subject about) {
        Consent c = submission.consent();
        return consent(new Consent(c.form(), c.ticks(), c.age(), about, c.at()));
    }

    public Samples ticks(Tick... ticks) {
        Consent c = submission.consent();
        return consent(new Consent(c.form(), List.of(ticks), c.age(), c.about(), c.at()));
    }

    public Samples consent(Consent consent) {
        return new Samples(new Submission(
                submission.kind(), submission.content(), submission.contact(), consent, submission.origin()));
    }

    public Samples received(Instant at) {
        Origin origin = submission.origin();
        return new Samples(new Submission(
                submission.kind(),
                submission.content(),
                submission.contact(),
                submission.consent(),
                new Origin(origin.source(), origin.key(), at)));
    }
}
