package nl.watals.bake;

import io.pebbletemplates.pebble.extension.writer.SpecializedWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Collects a page as UTF-8 in one buffer that is used again for the next page. The static parts of templates, which
 * arrive as the same array every time, are encoded once. Not thread-safe: one for each thread.
 */
final class Utf8Writer extends Writer implements SpecializedWriter {
    private static final int MAX_BYTES_PER_CHAR = 3;

    private final Map<char[], byte[]> encoded = new IdentityHashMap<>();
    private byte[] buffer = new byte[1 << 16];
    private char[] characters = new char[1 << 12];
    private int size;
    private char pendingHighSurrogate;

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

    @Override
    public void write(char[] text) {
        byte[] bytes = encoded.get(text);
        if (bytes == null) {
            bytes = new String(text).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            encoded.put(text, bytes);
        }
        copy(bytes);
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

    @Override
    public void write(String text, int from, int length) {
        if (length > characters.length) {
            characters = new char[Math.max(length, characters.length * 2)];
        }
        // Out of the string in one go: asking it for each character costs more than encoding that.
        text.getChars(from, from + length, characters, 0);
        encode(characters, length);
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
