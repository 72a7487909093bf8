package nl.watals.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.watals.privacy.Kind;
import nl.watals.submission.IdeaTexts;
import nl.watals.submission.PublicRecord;
import nl.watals.submission.PublicRecord.Idea;
import nl.watals.submission.PublicRecord.Participant;
import nl.watals.submission.PublicRecord.Reaction;
import nl.watals.submission.PublicRecordReader;
import nl.watals.submission.PublicRecordWriter;
import nl.watals.submission.RecordSource;
import nl.watals.submission.Role;
import nl.watals.submission.Status;
import nl.watals.submission.SubmissionContent;
import nl.watals.submission.SubmissionKind;
import nl.watals.text.Problem;
import nl.watals.text.Problems;

/** The public record that an item would become, and what is wrong with it. */
final class RecordDraft {
    static final String FOLDER = "submissions/";

    private RecordDraft() {}

    /** The record of an item that has a public version. */
    static PublicRecord of(Item item, String slug) {
        SubmissionContent content = item.publicVersion().content();
        List<Kind> overruled = new ArrayList<>(OpenMarks.severe(content).keySet());
        overruled.retainAll(item.overrulings().stream().map(Overruling::mark).toList());
        RecordSource source = RecordSource.of("");
        return switch (item.publicVersion().kind()) {
            case IDEA ->
                new Idea(
                        source,
                        item.id(),
                        Status.APPROVED,
                        item.date(),
                        slug,
                        content.title(),
                        IdeaTexts.of(content.now(), content.effect(), content.body()),
                        content.name(),
                        content.role(),
                        content.themes(),
                        content.event(),
                        overruled);
            case REACTION ->
                new Reaction(
                        source,
                        item.id(),
                        Status.APPROVED,
                        item.date(),
                        content.page(),
                        content.parent(),
                        content.body(),
                        content.name(),
                        content.role(),
                        content.event(),
                        overruled);
            case PARTICIPANT ->
                new Participant(
                        source,
                        item.id(),
                        Status.APPROVED,
                        item.date(),
                        content.name(),
                        content.role(),
                        content.body(),
                        content.themes(),
                        content.event(),
                        overruled);
            case NEWSLETTER, SIGN_UP, MESSAGE -> throw new IllegalStateException("this kind is never public");
        };
    }

    /** What stays of a record whose item was withdrawn. */
    static PublicRecord withdrawn(Withdrawn item) {
        RecordSource source = RecordSource.of("");
        Optional<Role> nobody = Optional.empty();
        return switch (item.kind()) {
            case IDEA ->
                new Idea(
                        source,
                        item.id(),
                        Status.WITHDRAWN,
                        item.date(),
                        item.slug(),
                        "",
                        IdeaTexts.of("", "", ""),
                        "",
                        nobody,
                        List.of(),
                        "",
                        List.of());
            case REACTION ->
                new Reaction(
                        source,
                        item.id(),
                        Status.WITHDRAWN,
                        item.date(),
                        item.page(),
                        item.parent(),
                        "",
                        "",
                        nobody,
                        "",
                        List.of());
            default ->
                new Participant(
                        source, item.id(), Status.WITHDRAWN, item.date(), "", nobody, "", List.of(), "", List.of());
        };
    }

    /** What a withdrawn record needs. */
    record Withdrawn(
            String id, SubmissionKind kind, java.time.LocalDate date, String slug, String page, String parent) {}

    /** What the build would say about the record; empty when it is right. */
    static List<Problem> problems(PublicRecord record) {
        Problems problems = new Problems();
        new PublicRecordReader()
                .read(FOLDER + PublicRecordWriter.path(record), PublicRecordWriter.write(record), problems);
        return problems.sorted();
    }
}
