package nl.watals.formservice;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Characters of a file one by one, with their places; can go back to a mark. Keeps no more in memory than what lies between
 * the mark and the last character read. A byte that the encoding does not know becomes U+FFFD.
 */
final class TextInput implements Closeable {
    static final int END = -1;

    private static final int CHUNK = 1 << 15;

    private final Reader reader;
    private final String path;
    private char[] buffer = new char[2 * CHUNK];
    private int pos;
    private int end;
    private boolean ended;
    private int line = 1;
    private int column = 1;
    private int mark = -1;
    private int markLine;
    private int markColumn;

    TextInput(Reader reader, String path) {
        this.reader = reader;
        this.path = path;
    }

    static TextInput open(Path file, String path, TextEncoding encoding) throws IOException {
        var in = Files.newInputStream(file);
        in.skipNBytes(encoding.markBytes());
        CharsetDecoder decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new TextInput(new InputStreamReader(in, decoder), path);
    }

    /** The next character, which stays the next one; or {@link #END}. */
    int peek() throws IOException {
        return pos < end || fill() ? buffer[pos] : END;
    }

    int read() throws IOException {
        if (pos >= end && !fill()) {
            return END;
        }
        char c = buffer[pos++];
        if (c == '\n' || c == '\r' && peek() != '\n') {
            line++;
            column = 1;
        } else if (!Character.isLowSurrogate(c)) {
            column++;
        }
        return c;
    }

    /** Remembers this place; reading on keeps everything from here in memory until {@link #unmark} or another mark. */
    void mark() {
        mark = pos;
        markLine = line;
        markColumn = column;
    }

    void unmark() {
        mark = -1;
    }

    /** Goes back to the mark, which stays. */
    void reset() {
        pos = mark;
        line = markLine;
        column = markColumn;
    }

    /** How many characters have been read since the mark. */
    int sinceMark() {
        return pos - mark;
    }

    /** What has been read since the mark. */
    String textSinceMark() {
        return new String(buffer, mark, pos - mark);
    }

    Place place() {
        return new Place(path, line, column);
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    String path() {
        return path;
    }

    /** Up to this many characters from here on, without reading them. */
    String prefix(int most) throws IOException {
        boolean marked = mark >= 0;
        if (!marked) {
            mark();
        }
        boolean more = true;
        while (more && end - pos < most) {
            more = load();
        }
        if (!marked) {
            unmark();
        }
        return new String(buffer, pos, Math.min(most, end - pos));
    }

    private boolean fill() throws IOException {
        return load() && pos < end;
    }

    /** Adds to the buffer behind what is kept. */
    private boolean load() throws IOException {
        if (ended) {
            return false;
        }
        int keep = mark < 0 ? pos : mark;
        if (end + CHUNK > buffer.length) {
            int kept = end - keep;
            char[] target = kept + CHUNK > buffer.length ? new char[Math.max(buffer.length * 2, kept + CHUNK)] : buffer;
            System.arraycopy(buffer, keep, target, 0, kept);
            buffer = target;
            pos -= keep;
            mark = mark < 0 ? -1 : mark - keep;
            end = kept;
        }
        int count = reader.read(buffer, end, CHUNK);
        if (count < 0) {
            ended = true;
            return false;
        }
        end += count;
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
