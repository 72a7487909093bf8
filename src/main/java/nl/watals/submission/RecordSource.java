package nl.watals.submission;

import java.util.Arrays;
import java.util.Objects;
import nl.watals.submission.PublicRecord.Idea;
import nl.watals.text.Problem;
import nl.watals.work.Lazy;

/**
 * The file of a public record and the places of its values in it, for checks that need the whole site (does the theme
 * exist? the page?). Immutable.
 */
public final class RecordSource {
    private static final Lazy<long[]> NONE = Lazy.ready(new long[0]);

    private final String path;
    /** One place per key, by ordinal, then one per theme; line in the upper half, column in the lower; 0 is absent. */
    private final Lazy<long[]> places;

    private RecordSource(String path, Lazy<long[]> places) {
        this.path = Objects.requireNonNull(path, "path");
        this.places = places;
    }

    /** A source without known places: each is the start of the file. */
    public static RecordSource of(String path) {
        return new RecordSource(path, NONE);
    }

    static RecordSource of(String path, long[] places) {
        return new RecordSource(path, Lazy.ready(places));
    }

    /** The source of an idea that is read when somebody asks for a place. */
    static RecordSource of(String path, Lazy<Idea> whole) {
        return new RecordSource(path, Lazy.of(() -> whole.get().source().places.get()));
    }

    static long place(int line, int column) {
        return ((long) line << 32) | column;
    }

    /** The path relative to the source folder, with {@code /} between the parts. */
    public String path() {
        return path;
    }

    /**
     * A problem with the value of a key, at its place. Places are kept of {@code id}, {@code slug}, {@code title},
     * {@code page}, {@code parent} and {@code event}; for another or absent key it is the start of the file.
     */
    public Problem problem(RecordKey key, String what, String hint) {
        return problemAt(key.ordinal(), what, hint);
    }

    /** A problem with one of the themes, counted from 0 in the order of the file. */
    public Problem themeProblem(int index, String what, String hint) {
        return problemAt(RecordKey.NAMES.size() + index, what, hint);
    }

    private Problem problemAt(int index, String what, String hint) {
        long[] known = places.get();
        long place = index < known.length ? known[index] : 0;
        return place == 0
                ? new Problem(path, 1, 1, what, hint)
                : new Problem(path, (int) (place >>> 32), (int) place, what, hint);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordSource that
                && path.equals(that.path)
                && Arrays.equals(places.get(), that.places.get());
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    /** The path. */
    @Override
    public String toString() {
        return path;
    }
}
