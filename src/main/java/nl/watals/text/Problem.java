package nl.watals.text;

import java.util.Comparator;
import java.util.Objects;

/**
 * A mistake in the input, with its place. Immutable.
 *
 * @param path where the mistake is: a file relative to the source folder, with {@code /} between the parts
 * @param line the line, counted from 1
 * @param column the column in characters (code points), counted from 1
 * @param what what is wrong, one sentence without a full stop
 * @param hint what to do about it; empty when there is nothing to add
 */
public record Problem(String path, int line, int column, String what, String hint) implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::path)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::what)
            .thenComparing(Problem::hint);

    /**
     * @throws IllegalArgumentException if {@code line} or {@code column} is below 1
     * @throws NullPointerException if any text is null
     */
    public Problem {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(hint, "hint");
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("line and column count from 1: " + line + ":" + column);
        }
    }

    /** A problem without a hint. */
    public static Problem at(String path, int line, int column, String what) {
        return new Problem(path, line, column, what, "");
    }

    /** By path, line, column, then text. */
    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /** {@code path:line:column: error: what (hint)}; line ends and other controls inside the texts are shown escaped. */
    @Override
    public String toString() {
        String line = path + ":" + this.line + ":" + column + ": error: " + what;
        return Visible.of(hint.isEmpty() ? line : line + " (" + hint + ")");
    }
}
