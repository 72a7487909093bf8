package nl.watals.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.watals.submission.Consent.AgeBand;
import nl.watals.submission.Consent.Purpose;
import nl.watals.submission.Consent.Subject;
import nl.watals.submission.Contact.Attendance;

/** The forms of the site. The limits of what may become public are those of {@link PublicRecordReader}. */
public final class Forms {
    /** The most code points of an address of a page that a form carries. */
    private static final int ADDRESS = 300;

    private static final int EMAIL = 254;
    private static final int PHONE = 30;
    private static final int THEMES = 5;
    private static final int MESSAGE = 5_000;
    private static final int REMARK = 1_000;

    private static final FormField NAME =
            FormField.of("name", FieldType.LINE, PublicRecordReader.MAX_NAME).asShown();
    private static final FormField ROLE =
            FormField.of("role", FieldType.ONE_OF, 1).asShown().choosing(roles());
    private static final FormField CHOSEN_THEMES =
            FormField.of("themes", FieldType.SOME_OF, THEMES).asShown();
    private static final FormField AGE = FormField.of("age", FieldType.ONE_OF, 1)
            .asRequired()
            .choosing(List.of(AgeBand.FROM_16.key(), AgeBand.UNDER_16.key()));
    private static final FormField ABOUT = FormField.of("about", FieldType.ONE_OF, 1)
            .asRequired()
            .choosing(List.of(Subject.MYSELF.key(), Subject.MY_CHILD.key(), Subject.SOMEBODY_ELSE.key()));
    private static final FormField MAIL =
            FormField.of("email", FieldType.EMAIL, EMAIL).completedAs("email");
    private static final FormField TELEPHONE =
            FormField.of("phone", FieldType.PHONE, PHONE).completedAs("tel");
    private static final FormField PUBLISH = FormField.tick(Purpose.PUBLISH).asRequired();
    private static final FormField CONTACT = FormField.tick(Purpose.CONTACT);
    private static final FormField NEWSLETTER = FormField.tick(Purpose.NEWSLETTER);
    private static final FormField EVENT = FormField.of("event", FieldType.HIDDEN, ADDRESS);

    /** A "Wat als…" question. */
    public static final Form IDEA = new Form(
            "idee",
            SubmissionKind.IDEA,
            1,
            List.of(
                    FormField.of("title", FieldType.LINE, PublicRecordReader.MAX_TITLE)
                            .asRequired()
                            .asShown(),
                    FormField.of("now", FieldType.TEXT, PublicRecordReader.MAX_BODY)
                            .asShown(),
                    FormField.of("effect", FieldType.TEXT, PublicRecordReader.MAX_BODY)
                            .asShown(),
                    CHOSEN_THEMES,
                    NAME,
                    ROLE,
                    AGE,
                    ABOUT,
                    MAIL,
                    EVENT,
                    PUBLISH,
                    CONTACT,
                    NEWSLETTER));

    /** An answer to a page or to another reaction. */
    public static final Form REACTION = new Form(
            "reactie",
            SubmissionKind.REACTION,
            1,
            List.of(
                    FormField.of("page", FieldType.HIDDEN, ADDRESS).asRequired(),
                    FormField.of("parent", FieldType.ONE_OF, 1),
                    FormField.of("body", FieldType.TEXT, PublicRecordReader.MAX_BODY)
                            .asRequired()
                            .asShown(),
                    NAME,
                    ROLE,
                    AGE,
                    ABOUT,
                    MAIL,
                    PUBLISH,
                    CONTACT));

    /** A sign-up for a gathering. */
    public static final Form SIGN_UP = new Form(
            "aanmelding",
            SubmissionKind.SIGN_UP,
            1,
            List.of(
                    EVENT.asRequired(),
                    FormField.of("name", FieldType.LINE, PublicRecordReader.MAX_NAME)
                            .asRequired()
                            .completedAs("name"),
                    MAIL.asRequired(),
                    TELEPHONE,
                    FormField.of("attendance", FieldType.ONE_OF, 1)
                            .asRequired()
                            .choosing(List.of(Attendance.IN_PLACE.key(), Attendance.ONLINE.key())),
                    FormField.of("body", FieldType.TEXT, REMARK),
                    CONTACT.asRequired()));

    /** Somebody who wants to be listed as taking part. */
    public static final Form PARTICIPANT = new Form(
            "deelnemer",
            SubmissionKind.PARTICIPANT,
            1,
            List.of(
                    NAME.asRequired().completedAs("name"),
                    ROLE,
                    FormField.of("body", FieldType.TEXT, PublicRecordReader.MAX_BODY)
                            .asShown(),
                    CHOSEN_THEMES,
                    AGE,
                    MAIL,
                    PUBLISH,
                    CONTACT));

    /** A subscription to the newsletter. */
    public static final Form SUBSCRIPTION =
            new Form("nieuwsbrief", SubmissionKind.NEWSLETTER, 1, List.of(MAIL.asRequired(), NEWSLETTER.asRequired()));

    /** A message to the organisers. */
    public static final Form LETTER = new Form(
            "contact",
            SubmissionKind.MESSAGE,
            1,
            List.of(
                    FormField.of("title", FieldType.LINE, PublicRecordReader.MAX_TITLE),
                    FormField.of("body", FieldType.TEXT, MESSAGE).asRequired(),
                    FormField.of("name", FieldType.LINE, PublicRecordReader.MAX_NAME)
                            .completedAs("name"),
                    MAIL,
                    TELEPHONE));

    /** All of them, in the order in which documentation names them; unmodifiable. */
    public static final List<Form> ALL = List.of(IDEA, REACTION, SIGN_UP, PARTICIPANT, SUBSCRIPTION, LETTER);

    private Forms() {}

    /** The form of this key. */
    public static Optional<Form> of(String key) {
        for (Form form : ALL) {
            if (form.key().equals(key)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    /** The form that brings submissions of this kind. */
    public static Form of(SubmissionKind kind) {
        for (Form form : ALL) {
            if (form.kind() == kind) {
                return form;
            }
        }
        throw new IllegalArgumentException("no form brings " + kind);
    }

    /** The keys of all forms, in order. */
    public static List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (Form form : ALL) {
            keys.add(form.key());
        }
        return keys;
    }

    private static List<String> roles() {
        List<String> keys = new ArrayList<>();
        for (Role role : Role.values()) {
            keys.add(role.key());
        }
        return keys;
    }
}
