package nl.watals.formservice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a CSV file (RFC 4180; commas, semicolons or tabs), with the place of every cell. A library would give the cells, but
 * not what exports by strangers need: the place of each cell, a bound on the memory of one row, and going on behind a row
 * whose quotes are wrong.
 *
 * <p>After such a row reading goes on at the first of the next lines that begins a sound row of the expected width.
 */
final class CsvReader {
    private static final int LOOK_AHEAD = 1 << 16;

    private final TextInput in;
    private char separator = ',';
    private int width = -1;
    private int number;

    CsvReader(TextInput in) {
        this.in = in;
    }

    record Cell(String text, int line, int column) {}

    /** What comes next. */
    sealed interface Line {
        /** The number of the row; the first one is 1. */
        int number();

        Place place();
    }

    /**
     * @param cut whether the file ends right behind the last cell, without a line end
     */
    record Row(int number, Place place, List<Cell> cells, boolean cut) implements Line {}

    /** A row whose quotes are wrong or that is too long. */
    record Broken(int number, Place place, String what, String hint) implements Line {}

    /** The header; finds out what separates the columns. Null when the file is empty. */
    Line header() throws IOException {
        skipSeparatorLine();
        int best = 0;
        char winner = ',';
        for (char candidate : new char[] {',', ';', '\t'}) {
            separator = candidate;
            in.mark();
            Line line = parse(LOOK_AHEAD);
            in.reset();
            int cells = line instanceof Row row ? row.cells().size() : 0;
            if (cells > best) {
                best = cells;
                winner = candidate;
            }
        }
        separator = winner;
        Line header = next();
        width = header instanceof Row row ? row.cells().size() : -1;
        return header;
    }

    /** Excel's own hint, {@code sep=;}, is no header. */
    private void skipSeparatorLine() throws IOException {
        String start = in.prefix(8);
        if (start.startsWith("sep=") && start.length() > 5 && (start.charAt(5) == '\r' || start.charAt(5) == '\n')) {
            while (in.peek() != '\n' && in.peek() != TextInput.END) {
                in.read();
            }
            in.read();
        }
    }

    /** The next row; blank lines are none. Null at the end. */
    Line next() throws IOException {
        while (isLineEnd(in.peek())) {
            in.read();
        }
        if (in.peek() == TextInput.END) {
            return null;
        }
        number++;
        in.mark();
        Line line = parse(Limits.ROW_CHARS);
        if (line instanceof Broken) {
            goOn();
        }
        in.unmark();
        return line;
    }

    /** Reads one row from the mark on, and the line end behind it. */
    private Line parse(int most) throws IOException {
        Place start = in.place();
        List<Cell> cells = new ArrayList<>(Math.max(8, width));
        StringBuilder text = new StringBuilder();
        while (true) {
            int line = in.line();
            int column = in.column();
            text.setLength(0);
            if (in.peek() == '"') {
                Broken broken = quoted(text, most);
                if (broken != null) {
                    return broken;
                }
            } else {
                int c = in.peek();
                while (c != separator && c != TextInput.END && !isLineEnd(c)) {
                    if (in.sinceMark() > most) {
                        return tooLong(start);
                    }
                    text.append((char) in.read());
                    c = in.peek();
                }
            }
            cells.add(new Cell(text.toString(), line, column));
            int c = in.read();
            if (c == separator) {
                if (cells.size() > Limits.COLUMNS) {
                    return new Broken(
                            number,
                            start,
                            "this row has more than " + Limits.COLUMNS + " cells",
                            "is this a form's export?");
                }
                continue;
            }
            if (c == '\r' && in.peek() == '\n') {
                in.read();
            }
            return new Row(number, start, cells, c == TextInput.END);
        }
    }

    /** Reads a cell between quotes; null when it is sound. */
    private Broken quoted(StringBuilder text, int most) throws IOException {
        Place start = in.place();
        in.read();
        while (true) {
            int c = in.read();
            if (c == TextInput.END) {
                return new Broken(
                        number,
                        start,
                        "the quote that opens here is never closed",
                        "was the file cut off? a quote inside a text is written twice");
            }
            if (c == '"') {
                if (in.peek() != '"') {
                    break;
                }
                in.read();
            }
            if (in.sinceMark() > most) {
                return tooLong(start);
            }
            text.append((char) c);
        }
        int c = in.peek();
        return c == separator || c == TextInput.END || isLineEnd(c)
                ? null
                : new Broken(
                        number,
                        in.place(),
                        "text stands behind a closing quote",
                        "a quote inside a text is written twice");
    }

    private Broken tooLong(Place place) {
        return new Broken(
                number,
                place,
                "this row is longer than " + Limits.ROW_CHARS + " characters",
                "is a quote not closed here? shorten the row, or leave it out");
    }

    /**
     * Finds where reading can go on behind a broken row, which is the mark. Linear: a line is read far ahead only when it opens
     * a quote that does not close for long, and then the lines in between have none.
     */
    private void goOn() throws IOException {
        in.reset();
        in.unmark();
        while (skipLine() && in.peek() != TextInput.END) {
            if (width <= 1) {
                return;
            }
            in.mark();
            boolean sound = parse(LOOK_AHEAD) instanceof Row row && row.cells().size() == width;
            in.reset();
            in.unmark();
            if (sound) {
                return;
            }
        }
    }

    private boolean skipLine() throws IOException {
        int c = in.read();
        while (c != TextInput.END && c != '\n' && !(c == '\r' && in.peek() != '\n')) {
            c = in.read();
        }
        return c != TextInput.END;
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }
}
