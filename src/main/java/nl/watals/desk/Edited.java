package nl.watals.desk;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.inbox.Item;
import nl.watals.inbox.PublicVersion;
import nl.watals.privacy.Mark;
import nl.watals.privacy.PrivacyMarks;
import nl.watals.submission.Role;
import nl.watals.submission.SubmissionContent;
import nl.watals.submission.SubmissionKind;

/** The public version as it stands in the form of a review. */
final class Edited {
    private final SubmissionKind kind;
    private final SubmissionContent before;
    private final Map<TextField, String> texts = new EnumMap<>(TextField.class);
    private final Optional<Role> role;
    private final List<String> themes;

    private Edited(SubmissionKind kind, SubmissionContent before, Optional<Role> role, List<String> themes) {
        this.kind = kind;
        this.before = before;
        this.role = role;
        this.themes = themes;
    }

    /** What the item holds now. */
    static Edited of(Item item) {
        SubmissionContent content = item.publicVersion().content();
        Edited edited = new Edited(item.publicVersion().kind(), content, content.role(), content.themes());
        for (TextField field : TextField.values()) {
            edited.texts.put(field, lines(field.of(content)));
        }
        return edited;
    }

    /** What the form holds; a field that it lacks stays as it is. */
    static Edited of(Item item, Visit visit) {
        SubmissionContent content = item.publicVersion().content();
        boolean whole = !visit.field("velden").isEmpty();
        Optional<Role> role = whole ? role(visit.field("rol")) : content.role();
        List<String> themes = whole ? visit.fields("thema") : content.themes();
        Edited edited = new Edited(item.publicVersion().kind(), content, role, themes);
        for (TextField field : TextField.values()) {
            boolean sent = visit.request().formParam(field.key()) != null;
            String text = sent ? visit.field(field.key()) : lines(field.of(content));
            edited.texts.put(field, field.lines() || !sent ? text : text.replace('\n', ' '));
        }
        return edited;
    }

    private static Optional<Role> role(String key) {
        for (Role role : Role.values()) {
            if (role.key().equals(key)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    /** As a form sends it: line ends are line feeds. */
    static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    SubmissionKind kind() {
        return kind;
    }

    String text(TextField field) {
        return texts.get(field);
    }

    Optional<Role> role() {
        return role;
    }

    List<String> themes() {
        return themes;
    }

    /**
     * Puts a replacement in the place of a mark.
     *
     * @param number of the mark in its field, counted from 0
     * @param choice of the replacement
     * @return false when there is no such mark: the text was changed meanwhile
     */
    boolean replace(TextField field, int number, int choice) {
        String text = texts.get(field);
        List<Mark> marks = PrivacyMarks.find(text);
        if (number < 0 || number >= marks.size()) {
            return false;
        }
        Mark mark = marks.get(number);
        List<String> replacements = PrivacyMarks.replacements(text, mark);
        if (choice < 0 || choice >= replacements.size()) {
            return false;
        }
        texts.put(field, text.substring(0, mark.start()) + replacements.get(choice) + text.substring(mark.end()));
        return true;
    }

    PublicVersion version() {
        return new PublicVersion(
                kind,
                new SubmissionContent(
                        texts.get(TextField.TITLE),
                        texts.get(TextField.NOW),
                        texts.get(TextField.EFFECT),
                        texts.get(TextField.BODY),
                        texts.get(TextField.NAME),
                        role,
                        themes,
                        before.page(),
                        before.parent(),
                        before.event()));
    }

    /** Whether anything is different from what the item holds; white space around a text does not count. */
    boolean isChanged() {
        for (TextField field : TextField.values()) {
            if (!texts.get(field).strip().equals(lines(field.of(before)).strip())) {
                return true;
            }
        }
        return !role.equals(before.role()) || !themes.equals(before.themes());
    }
}
