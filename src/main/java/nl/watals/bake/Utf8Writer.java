package nl.watals.bake;

import io.pebbletemplates.pebble.extension.writer.SpecializedWriter;
import java.io.Writer;
import java.util.Arrays;

/**
 * Collects a page as UTF-8 in one buffer that is used again for the next page. Not thread-safe: one for each thread.
 */
final class Utf8Writer extends Writer implements SpecializedWriter {
    private static final int MAX_BYTES_PER_CHAR = 3;

    private static final byte[] NOTHING = {};

    private byte[] buffer;
    private char[] characters;
    private int size;
    private char pendingHighSurrogate;

    /** For whole pages. */
    Utf8Writer() {
        this(1 << 16);
    }

    /** @param expected how many bytes there will be, about */
    Utf8Writer(int expected) {
        buffer = new byte[expected];
        characters = new char[expected >> 4];
    }

    void reset() {
        size = 0;
        pendingHighSurrogate = 0;
    }

    byte[] buffer() {
        return buffer;
    }

    int size() {
        return size;
    }

    /** All of it; it is complete then. */
    byte[] toBytes() {
        writeEncoded(NOTHING);
        return Arrays.copyOf(buffer, size);
    }

    @Override
    public void write(char[] text) {
        encode(text, text.length);
    }

    private void copy(byte[] bytes) {
        ensure(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    @Override
    public void write(char[] text, int from, int length) {
        write(new String(text, from, length));
    }

    @Override
    public void write(int c) {
        ensure(MAX_BYTES_PER_CHAR + 1);
        encode((char) c);
    }

    @Override
    public void write(String text) {
        write(text, 0, text.length());
    }

    /** Writes what is UTF-8 already. */
    void writeEncoded(byte[] utf8) {
        if (pendingHighSurrogate != 0) {
            pendingHighSurrogate = 0;
            ensure(MAX_BYTES_PER_CHAR);
            encodeThree('\uFFFD');
        }
        copy(utf8);
    }

    /** Writes text as {@link HtmlText#escape} makes it. */
    void writeEscaped(String text) {
        int length = text.length();
        char[] read = characters(text, 0, length);
        for (int i = 0; i < length; i++) {
            if (HtmlText.isSpecial(read[i])) {
                write(HtmlText.escape(text));
                return;
            }
        }
        encode(read, length);
    }

    @Override
    public void write(String text, int from, int length) {
        encode(characters(text, from, length), length);
    }

    /** Out of the string in one go: asking it for each character costs more than encoding that. */
    private char[] characters(String text, int from, int length) {
        if (length > characters.length) {
            characters = new char[Math.max(length, characters.length * 2)];
        }
        text.getChars(from, from + length, characters, 0);
        return characters;
    }

    private void encode(char[] text, int length) {
        int i = 0;
        if (pendingHighSurrogate != 0 && length > 0) {
            ensure(2 * MAX_BYTES_PER_CHAR);
            encode(text[i++]);
        }
        ensure((length - i) * MAX_BYTES_PER_CHAR);
        byte[] out = buffer;
        int at = size;
        while (i < length) {
            char c = text[i++];
            if (c < 0x80) {
                out[at++] = (byte) c;
            } else if (c < 0x800) {
                out[at++] = (byte) (0xC0 | c >> 6);
                out[at++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                out[at++] = (byte) (0xE0 | c >> 12);
                out[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                out[at++] = (byte) (0x80 | c & 0x3F);
            } else {
                size = at;
                encode(c);
                if (i < length && pendingHighSurrogate != 0) {
                    encode(text[i++]);
                }
                at = size;
            }
        }
        size = at;
    }

    private void encode(char c) {
        if (pendingHighSurrogate != 0) {
            encodeAfterHighSurrogate(c);
        } else if (c < 0x80) {
            buffer[size++] = (byte) c;
        } else if (c < 0x800) {
            buffer[size++] = (byte) (0xC0 | c >> 6);
            buffer[size++] = (byte) (0x80 | c & 0x3F);
        } else if (Character.isHighSurrogate(c)) {
            pendingHighSurrogate = c;
        } else {
            encodeThree(Character.isLowSurrogate(c) ? '\uFFFD' : c);
        }
    }

    private void encodeAfterHighSurrogate(char c) {
        char high = pendingHighSurrogate;
        pendingHighSurrogate = 0;
        ensure(2 * MAX_BYTES_PER_CHAR);
        if (!Character.isLowSurrogate(c)) {
            encodeThree('\uFFFD');
            encode(c);
            return;
        }
        int point = Character.toCodePoint(high, c);
        buffer[size++] = (byte) (0xF0 | point >> 18);
        buffer[size++] = (byte) (0x80 | point >> 12 & 0x3F);
        buffer[size++] = (byte) (0x80 | point >> 6 & 0x3F);
        buffer[size++] = (byte) (0x80 | point & 0x3F);
    }

    private void encodeThree(char c) {
        buffer[size++] = (byte) (0xE0 | c >> 12);
        buffer[size++] = (byte) (0x80 | c >> 6 & 0x3F);
        buffer[size++] = (byte) (0x80 | c & 0x3F);
    }

    private void ensure(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }

    @Override
    public void flush() {
        // The buffer is read when the page is complete.
    }

    @Override
    public void close() {
        // There is nothing behind the buffer.
    }

    @Override
    public void writeSpecialized(int i) {
        write(Integer.toString(i));
    }

    @Override
    public void writeSpecialized(long l) {
        write(Long.toString(l));
    }

    @Override
    public void writeSpecialized(double d) {
        write(Double.toString(d));
    }

    @Override
    public void writeSpecialized(float f) {
        write(Float.toString(f));
    }

    @Override
    public void writeSpecialized(short s) {
        write(Integer.toString(s));
    }

    @Override
    public void writeSpecialized(byte b) {
        write(Integer.toString(b));
    }

    @Override
    public void writeSpecialized(char c) {
        write(c);
    }

    @Override
    public void writeSpecialized(String s) {
        write(s);
    }
}
