package nl.watals.submission;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.watals.submission.PublicRecord.Idea;
import nl.watals.text.Problems;
import nl.watals.work.Lazy;

/**
 * Reads public records, {@code submissions/YYYY/MM/<id>.json}. Thread-safe: keeps nothing between files.
 *
 * <p>Everything that is wrong with a file is reported in one go, each problem at the line and column (in code points) of
 * the key or value that causes it. Only damage that hides the rest stops early: an encoding that is not UTF-8, a file that
 * is too large, and JSON that cannot be read on (what stood before is still judged). No message holds a text of the
 * record: it may be private.
 *
 * <p>A severe privacy mark in a text is a problem, so the build never publishes what a moderator missed. Time and memory
 * are linear in the size of the file.
 */
public final class PublicRecordReader {
    /** The largest file that is read, in bytes: far more than the longest texts need. */
    public static final int MAX_BYTES = 256 * 1024;

    /** The most code points of a title. */
    public static final int MAX_TITLE = 280;

    /** The most code points of {@code now}, {@code effect} and {@code body}, each. */
    public static final int MAX_BODY = 10_000;

    /** The most code points of a display name. */
    public static final int MAX_NAME = 80;

    /** The most characters of a slug. */
    public static final int MAX_SLUG = 100;

    /**
     * What is known of a record that could not be read, so that what points to it is not reported as well.
     *
     * @param id the name of its file
     * @param slug as it stands in the file, unchecked; empty when it is not known
     * @param title as it stands in the file, unchecked; empty when it is not known
     */
    public record Unreadable(String id, String slug, String title) {}

    /**
     * Reads one record and reports everything that is wrong with it.
     *
     * @param path the file relative to the source folder, with {@code /} between the parts
     * @param utf8 the whole file; not kept, not changed
     * @return the record; empty only when at least one problem was reported
     */
    public Optional<PublicRecord> read(String path, byte[] utf8, Problems problems) {
        return read(path, utf8, problems, unreadable -> {});
    }

    /** As {@link #read(String, byte[], Problems)}; tells what is known of a record that is wrong. */
    public Optional<PublicRecord> read(String path, byte[] utf8, Problems problems, Consumer<Unreadable> wrong) {
        RecordFile file = new RecordFile(path, utf8, problems);
        if (!Encoding.isReadable(file)) {
            wrong.accept(new Unreadable(id(path), "", ""));
            return Optional.empty();
        }
        RecordValues values = RecordParser.parse(file);
        Optional<PublicRecord> record = RecordRules.check(file, values);
        if (record.isEmpty()) {
            wrong.accept(new Unreadable(id(path), values.text(RecordKey.SLUG), values.text(RecordKey.TITLE)));
        }
        return record;
    }

    /**
     * Reads a record again whose very bytes {@link #read} accepted under this path, in this version of the program: its
     * texts are not judged a second time.
     *
     * @return empty when that cannot be so; then it must be read as any other
     */
    public Optional<PublicRecord> readAccepted(String path, byte[] utf8) {
        RecordFile file = new RecordFile(path, utf8, new Problems());
        RecordValues values = RecordParser.parse(file);
        return file.hasProblems() || !values.isComplete() ? Optional.empty() : RecordRules.known(file, values);
    }

    /**
     * An idea of which the facts are remembered, from the very bytes that {@link #read} accepted under this path, in this
     * version of the program. What else there is to know is read when somebody asks.
     *
     * @param utf8 gives those bytes; called at most once
     */
    public PublicRecord remembered(String path, IdeaFacts facts, Supplier<byte[]> utf8) {
        Lazy<Idea> whole = Lazy.of(() -> (Idea) readAccepted(path, utf8.get())
                .orElseThrow(() -> new IllegalStateException(path + " was accepted as an idea")));
        return new Idea(
                RecordSource.of(path, whole),
                id(path),
                Status.APPROVED,
                facts.date(),
                facts.slug(),
                facts.title(),
                IdeaTexts.of(whole),
                facts.name(),
                facts.role(),
                facts.themes(),
                facts.event(),
                List.of());
    }

    private static String id(String path) {
        int dot = path.lastIndexOf('.');
        int name = path.lastIndexOf('/') + 1;
        return path.substring(name, dot < name ? path.length() : dot);
    }
}
