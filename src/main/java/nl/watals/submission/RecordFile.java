package nl.watals.submission;

import nl.watals.text.Problems;

/** The bytes of one record and its problems; turns byte offsets into lines and columns. */
final class RecordFile {
    private final String path;
    private final byte[] bytes;
    private final Problems problems;
    private int reported;

    /** The last offset that was located: the next one is mostly behind it. */
    private int offset;

    private int line = 1;
    private int column = 1;

    RecordFile(String path, byte[] bytes, Problems problems) {
        this.path = path;
        this.bytes = bytes;
        this.problems = problems;
    }

    String path() {
        return path;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean hasProblems() {
        return reported > 0;
    }

    void problem(int at, String what, String hint) {
        moveTo(at);
        problems.add(path, line, column, what, hint);
        reported++;
    }

    /** The place of an offset in a line whose start is known, as {@link RecordSource} keeps it. */
    long place(int at, int inLine, int lineStart) {
        int characters = 0;
        for (int i = lineStart; i < at; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                characters++;
            }
        }
        return RecordSource.place(inLine, characters + 1);
    }

    private void moveTo(int target) {
        int end = Math.min(target, bytes.length);
        if (end < offset) {
            offset = 0;
            line = 1;
            column = 1;
        }
        while (offset < end) {
            byte b = bytes[offset++];
            if (b == '\n' || b == '\r' && !(offset < bytes.length && bytes[offset] == '\n')) {
                line++;
                column = 1;
            } else if ((b & 0xC0) != 0x80) {
                column++;
            }
        }
    }
}
