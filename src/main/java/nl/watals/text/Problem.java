package nl.watals.text;

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
        // No chain of comparators, which the JDK would make at every start.
        int order = path.compareTo(other.path);
        if (order == 0) {
            order = Integer.compare(line, other.line);
        }
        if (order == 0) {
            order = Integer.compare(column, other.column);
        }
        if (order == 0) {
            order = what.compareTo(other.what);
        }
        return order != 0 ? order : hint.compareTo(other.hint);
    }

    /** {@code path:line:column: error: what (hint)}; line ends and other controls inside the texts are shown escaped. */
    @Override
    public String toString() {
        String line = path + ":" + this.line + ":" + column + ": error: " + what;
        return Visible.of(hint.isEmpty() ? line : line + " (" + hint + ")");
    }
}
