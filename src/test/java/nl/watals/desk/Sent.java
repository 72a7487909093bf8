package nl.watals.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.watals.inbox.Added;
import nl.watals.inbox.Arrival;
import nl.watals.inbox.Inbox;
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

/** What somebody sends in, for tests: each call changes one thing. */
final class Sent {
    private static int count;

    private SubmissionKind kind = SubmissionKind.IDEA;
    private String title = "Wat als brieven gewoon leesbaar waren?";
    private String now = "Nu staan er woorden in die niemand kent.";
    private String effect = "Dan weet iedereen waar die aan toe is.";
    private String body = "";
    private String name = "";
    private String page = "";
    private String email = "ouder@example.nl";
    private boolean publish = true;
    private AgeBand age = AgeBand.FROM_16;
    private Subject about = Subject.MYSELF;
    private Instant at = Instant.parse("2026-03-01T10:00:00Z");

    static Sent idea(String title) {
        Sent sent = new Sent();
        sent.title = title;
        return sent;
    }

    static Sent reaction(String page, String body) {
        Sent sent = new Sent();
        sent.kind = SubmissionKind.REACTION;
        sent.title = "";
        sent.now = "";
        sent.effect = "";
        sent.page = page;
        sent.body = body;
        return sent;
    }

    static Sent message(String title, String body) {
        Sent sent = reaction("", body);
        sent.kind = SubmissionKind.MESSAGE;
        sent.title = title;
        return sent;
    }

    static Sent participant(String name, String body) {
        Sent sent = reaction("", body);
        sent.kind = SubmissionKind.PARTICIPANT;
        sent.name = name;
        return sent;
    }

    Sent now(String text) {
        now = text;
        return this;
    }

    Sent effect(String text) {
        effect = text;
        return this;
    }

    Sent body(String text) {
        body = text;
        return this;
    }

    Sent name(String text) {
        name = text;
        return this;
    }

    Sent withoutMail() {
        email = "";
        return this;
    }

    Sent withoutConsent() {
        publish = false;
        return this;
    }

    Sent under16() {
        age = AgeBand.UNDER_16;
        return this;
    }

    Sent aboutSomebodyElse() {
        about = Subject.SOMEBODY_ELSE;
        return this;
    }

    Sent at(String instant) {
        at = Instant.parse(instant);
        return this;
    }

    /** Puts it into the inbox; returns its id. */
    String to(Inbox inbox) {
        boolean becomesPublic = kind.isPublishable();
        SubmissionContent content = new SubmissionContent(
                title,
                now,
                effect,
                body,
                name,
                becomesPublic ? Optional.of(Role.OUDER) : Optional.empty(),
                kind == SubmissionKind.IDEA ? List.of("hulp-vragen") : List.of(),
                page,
                "",
                "");
        Consent consent = new Consent(
                "idee/1",
                List.of(
                        new Tick(Purpose.PUBLISH, "Mijn idee mag op de site.", publish),
                        new Tick(Purpose.CONTACT, "Jullie mogen mij mailen.", !email.isEmpty()),
                        new Tick(Purpose.NEWSLETTER, "Stuur mij de nieuwsbrief.", false)),
                age,
                about,
                at);
        Contact contact = email.isEmpty() ? Contact.NONE : new Contact("Voorbeeld", email, "", Attendance.UNKNOWN);
        Submission submission =
                new Submission(kind, content, contact, consent, new Origin("form", "test-" + ++count, at));
        Added added = inbox.add(submission, Arrival.FORM);
        return added.id();
    }
}
