package nl.watals.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.watals.submission.Consent.AgeBand;
import nl.watals.submission.Consent.Purpose;
import nl.watals.submission.Consent.Subject;
import nl.watals.submission.Consent.Tick;
import nl.watals.submission.Contact.Attendance;
import nl.watals.submission.FieldError.Reason;

/**
 * What somebody filled in, judged as a whole: every error at once. Immutable.
 *
 * <p>Answers are strangers' text. Line ends become {@code \n} (a space in a field of one line), and what nobody can see is
 * taken out: control characters, unpaired surrogates, noncharacters and, from fields of one line, characters that hide or
 * turn others around. What can be seen stays as it was typed. Fields that the form does not know are left out; of a field
 * that is sent more than once the first counts.
 */
public final class FormAnswers {
    private final Form form;
    private final Map<String, List<String>> values;
    private final List<FieldError> errors;
    private final FormTexts texts;

    private FormAnswers(Form form, Map<String, List<String>> values, List<FieldError> errors, FormTexts texts) {
        this.form = form;
        this.values = values;
        this.errors = List.copyOf(errors);
        this.texts = texts;
    }

    /**
     * Judges the answers. Linear in their length.
     *
     * @param sent what was sent, by field, in order
     * @param choices what the page offers for a field whose choices the form leaves open ({@code themes}, {@code page} …);
     *     a field that is not in it has none
     * @param texts the words of the messages
     */
    public static FormAnswers of(
            Form form, Map<String, List<String>> sent, Map<String, Set<String>> choices, FormTexts texts) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<FieldError> errors = new ArrayList<>();
        for (FormField field : form.fields()) {
            List<String> given = clean(field, sent.getOrDefault(field.key(), List.of()));
            values.put(field.key(), given);
            reason(field, given, choices.getOrDefault(field.key(), Set.of()))
                    .ifPresent(reason -> errors.add(error(form, field.key(), reason, texts)));
        }
        FormAnswers answers = new FormAnswers(form, values, List.of(), texts);
        answers.addNeeded(errors);
        return new FormAnswers(form, values, errors, texts);
    }

    private static FieldError error(Form form, String field, Reason reason, FormTexts texts) {
        return new FieldError(field, reason, texts.message(form, field, reason));
    }

    private static List<String> clean(FormField field, List<String> sent) {
        Set<String> cleaned = new LinkedHashSet<>();
        for (String value : sent) {
            String text = clean(value, field.type() == FieldType.TEXT);
            if (!Characters.isBlank(text)) {
                cleaned.add(text);
            }
            if (field.type() != FieldType.SOME_OF) {
                break;
            }
        }
        return List.copyOf(cleaned);
    }

    private static String clean(String sent, boolean lines) {
        StringBuilder out = new StringBuilder(sent.length());
        int i = 0;
        while (i < sent.length()) {
            int c = sent.codePointAt(i);
            int next = i + Character.charCount(c);
            if (c == '\r') {
                boolean pair = next < sent.length() && sent.charAt(next) == '\n';
                out.append(pair ? "" : lines ? "\n" : " ");
            } else if (c == '\n' || c == 0x2028 || c == 0x2029 || c == '\t') {
                out.append(!lines ? ' ' : c == '\t' ? '\t' : '\n');
            } else if (isKept(c, lines)) {
                out.appendCodePoint(c);
            }
            i = next;
        }
        return out.toString().strip();
    }

    private static boolean isKept(int c, boolean lines) {
        if (c < 0x10000 && (Characters.isBadControl((char) c, true) || Character.isSurrogate((char) c))) {
            return false;
        }
        return !Characters.isNoncharacter(c) && (lines || !Characters.isInvisible(c));
    }

    private static Optional<Reason> reason(FormField field, List<String> given, Set<String> offered) {
        if (given.isEmpty()) {
            return field.required() ? Optional.of(Reason.MISSING) : Optional.empty();
        }
        String first = given.get(0);
        return switch (field.type()) {
            case LINE, TEXT -> isLong(field, first) ? Optional.of(Reason.TOO_LONG) : Optional.empty();
            case EMAIL -> MailAddress.isOne(first) ? Optional.empty() : Optional.of(Reason.WRONG);
            case PHONE -> isPhone(field, first) ? Optional.empty() : Optional.of(Reason.WRONG);
            case TICK -> Optional.empty();
            case ONE_OF, SOME_OF, HIDDEN -> chosen(field, given, offered);
        };
    }

    private static Optional<Reason> chosen(FormField field, List<String> given, Set<String> offered) {
        for (String value : given) {
            boolean known = field.choices().isEmpty() ? offered.contains(value) : isOffered(field, value, offered);
            if (!known) {
                return Optional.of(Reason.WRONG);
            }
        }
        boolean many = field.type() == FieldType.SOME_OF && given.size() > field.most();
        return many ? Optional.of(Reason.TOO_LONG) : Optional.empty();
    }

    /** A page may offer fewer of the form's choices: a gathering that is only online. */
    private static boolean isOffered(FormField field, String value, Set<String> offered) {
        return field.choices().contains(value) && (offered.isEmpty() || offered.contains(value));
    }

    private static boolean isLong(FormField field, String text) {
        return text.length() > field.most() && text.codePointCount(0, text.length()) > field.most();
    }

    private static boolean isPhone(FormField field, String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (" -()./".indexOf(c) < 0 && !(c == '+' && i == 0)) {
                return false;
            }
        }
        return digits >= 8 && digits <= 15 && text.length() <= field.most();
    }

    /** A promise to write back, or to send the newsletter, needs an address to write to. */
    private void addNeeded(List<FieldError> errors) {
        boolean wanted = isTicked(Purpose.CONTACT) || isTicked(Purpose.NEWSLETTER);
        Optional<FormField> email = form.field("email");
        if (wanted
                && email.isPresent()
                && !email.get().required()
                && text("email").isEmpty()) {
            errors.add(error(form, "email", Reason.NEEDED, texts));
        }
    }

    /** Whether nothing has to be mended. */
    public boolean areGood() {
        return errors.isEmpty();
    }

    /** Everything that has to be mended, in the order of the form; unmodifiable. */
    public List<FieldError> errors() {
        return errors;
    }

    /** The cleaned answer to a field; empty when there is none. */
    public String text(String field) {
        List<String> given = values.getOrDefault(field, List.of());
        return given.isEmpty() ? "" : given.get(0);
    }

    /** The cleaned answers to a field, in the order in which they were sent. */
    public List<String> texts(String field) {
        return values.getOrDefault(field, List.of());
    }

    /** Whether the box for this purpose is there and was ticked. */
    public boolean isTicked(Purpose purpose) {
        return !text(purpose.key()).isEmpty();
    }

    /**
     * What was sent, as the inbox keeps it.
     *
     * @throws IllegalStateException if there are errors
     */
    public Submission submission(Origin origin) {
        if (!areGood()) {
            throw new IllegalStateException("answers with errors are no submission: " + form.key());
        }
        return new Submission(form.kind(), content(), contact(), consent(origin), origin);
    }

    private SubmissionContent content() {
        boolean shown = form.field("name").map(FormField::shown).orElse(false);
        return new SubmissionContent(
                text("title"),
                text("now"),
                text("effect"),
                text("body"),
                shown ? text("name") : "",
                Role.of(text("role")),
                texts("themes"),
                text("page"),
                text("parent"),
                text("event"));
    }

    private Contact contact() {
        boolean shown = form.field("name").map(FormField::shown).orElse(false);
        Attendance attendance = Attendance.UNKNOWN;
        for (Attendance candidate : Attendance.values()) {
            if (candidate.key().equals(text("attendance"))) {
                attendance = candidate;
            }
        }
        return new Contact(shown ? "" : text("name"), text("email"), text("phone"), attendance);
    }

    private Consent consent(Origin origin) {
        List<Tick> ticks = new ArrayList<>();
        for (FormField field : form.fields()) {
            field.purpose()
                    .ifPresent(
                            purpose -> ticks.add(new Tick(purpose, texts.label(form, field.key()), isTicked(purpose))));
        }
        return new Consent(form.edition(), ticks, age(), about(), origin.receivedAt());
    }

    private AgeBand age() {
        for (AgeBand band : AgeBand.values()) {
            if (band.key().equals(text("age"))) {
                return band;
            }
        }
        return AgeBand.UNKNOWN;
    }

    private Subject about() {
        for (Subject subject : Subject.values()) {
            if (subject.key().equals(text("about"))) {
                return subject;
            }
        }
        return form.kind() == SubmissionKind.PARTICIPANT ? Subject.MYSELF : Subject.UNKNOWN;
    }

    /** Every answer that is there, by field: what a page shows again beside the errors. */
    public Map<String, List<String>> given() {
        Map<String, List<String>> given = new HashMap<>();
        values.forEach((field, texts) -> {
            if (!texts.isEmpty()) {
                given.put(field, texts);
            }
        });
        return given;
    }

    @Override
    public String toString() {
        return "FormAnswers[" + form.key() + ", " + errors.size() + " errors]";
    }
}
