package nl.watals.markdown;

import java.util.Objects;

/**
 * A piece of Markdown and where it stands. Immutable.
 *
 * @param path the file, as problems name it: relative to the source folder, with {@code /} between the parts
 * @param firstLine the line of the file on which the text begins, counted from 1
 * @param text the Markdown, without byte order mark; line ends may be LF, CR LF or CR
 */
public record Source(String path, int firstLine, String text) {
    /**
     * @throws IllegalArgumentException if {@code firstLine} is below 1
     * @throws NullPointerException if a text is null
     */
    public Source {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(text, "text");
        if (firstLine < 1) {
            throw new IllegalArgumentException("lines count from 1: " + firstLine);
        }
    }
}
