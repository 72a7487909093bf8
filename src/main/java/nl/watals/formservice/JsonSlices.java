package nl.watals.formservice;

import java.io.IOException;

/**
 * Cuts JSON into its entries, so that only one of them is in memory at a time and a broken one does not take the others with
 * it. Where an entry ends is told by its brackets; whether it is JSON, its reader sees.
 */
final class JsonSlices {
    private final TextInput in;

    JsonSlices(TextInput in) {
        this.in = in;
    }

    /** What comes next. */
    sealed interface Slice {
        Place place();
    }

    record Whole(Place place, String text) implements Slice {}

    record Broken(Place place, String what, String hint) implements Slice {}

    /** Goes to the array under a key of the root object, behind its {@code [}; false when there is none. */
    boolean enter(String key) throws IOException {
        skipSpace();
        in.read();
        while (true) {
            skipSpace();
            if (in.peek() == ',') {
                in.read();
                continue;
            }
            if (in.peek() != '"') {
                return false;
            }
            boolean here = slice() instanceof Whole name && name.text().equals("\"" + key + "\"");
            skipSpace();
            if (in.peek() == ':') {
                in.read();
            }
            skipSpace();
            if (here && in.peek() == '[') {
                in.read();
                return true;
            }
            if (in.peek() == TextInput.END || slice() instanceof Broken broken && in.peek() == TextInput.END) {
                return false;
            }
        }
    }

    /** The next element of an array; null behind the last one. */
    Slice element() throws IOException {
        skipSpace();
        int c = in.peek();
        if (c == ']') {
            in.read();
            return null;
        }
        Place place = in.place();
        if (c == TextInput.END) {
            return new Broken(place, "the file ends before its list does", "was it cut off? export it again");
        }
        Slice slice = slice();
        skipSpace();
        if (in.peek() == ',') {
            in.read();
        }
        return slice;
    }

    /** The next value of several behind one another; null at the end. */
    Slice value() throws IOException {
        skipSpace();
        return in.peek() == TextInput.END ? null : slice();
    }

    /** The next line that is not blank; null at the end. */
    Slice line() throws IOException {
        skipSpace();
        if (in.peek() == TextInput.END) {
            return null;
        }
        Place place = in.place();
        in.mark();
        boolean tooLong = false;
        int c = in.peek();
        while (c != TextInput.END && c != '\n' && c != '\r') {
            in.read();
            if (!tooLong && in.sinceMark() > Limits.ROW_CHARS) {
                tooLong = true;
                in.unmark();
            }
            c = in.peek();
        }
        return tooLong ? tooLong(place) : whole(place);
    }

    private Slice slice() throws IOException {
        Place place = in.place();
        in.mark();
        boolean tooLong = false;
        boolean text = false;
        int depth = 0;
        while (true) {
            int c = in.peek();
            if (c == TextInput.END) {
                in.unmark();
                return new Broken(place, "the file ends before this does", "was it cut off? export it again");
            }
            if (depth == 0 && !text && (!tooLong && in.sinceMark() > 0 || tooLong) && endsBefore(c)) {
                break;
            }
            in.read();
            if (text) {
                if (c == '\\') {
                    in.read();
                } else if (c == '"' || c == '\n') {
                    text = false;
                    if (depth == 0) {
                        break;
                    }
                }
            } else if (c == '"') {
                text = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                if (depth <= 0) {
                    break;
                }
            }
            if (!tooLong && in.sinceMark() > Limits.ROW_CHARS) {
                tooLong = true;
                in.unmark();
            }
        }
        return tooLong ? tooLong(place) : whole(place);
    }

    private Whole whole(Place place) {
        Whole whole = new Whole(place, in.textSinceMark());
        in.unmark();
        return whole;
    }

    private static Broken tooLong(Place place) {
        return new Broken(
                place, "this entry is longer than " + Limits.ROW_CHARS + " characters", "shorten it, or leave it out");
    }

    private static boolean endsBefore(int c) {
        return c == ',' || c == ']' || c == '}' || c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private void skipSpace() throws IOException {
        int c = in.peek();
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\uFEFF') {
            in.read();
            c = in.peek();
        }
    }
}
