package nl.watals.formservice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How the bytes of a file spell text.
 *
 * @param charset what to decode with
 * @param markBytes the length of the byte order mark in front
 * @param note what to tell about it; empty for plain UTF-8
 */
record TextEncoding(Charset charset, int markBytes, String note) {
    private static final int BUFFER = 1 << 16;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /**
     * Looks at the whole file once, in constant memory: UTF-16 by its mark; UTF-8 when the bytes are; else Windows-1252,
     * unless most of what is not ASCII is sound UTF-8, so that the file is damaged rather than in another encoding.
     */
    static TextEncoding of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            int length = in.readNBytes(buffer, 0, BUFFER);
            int mark = length < 2 ? 0 : (buffer[0] & 0xFF) << 8 | buffer[1] & 0xFF;
            if (mark == 0xFEFF) {
                return new TextEncoding(StandardCharsets.UTF_16BE, 2, "read as UTF-16");
            }
            if (mark == 0xFFFE) {
                return new TextEncoding(StandardCharsets.UTF_16LE, 2, "read as UTF-16");
            }
            boolean utf8Mark = mark == 0xEFBB && length > 2 && (buffer[2] & 0xFF) == 0xBF;
            Utf8Count count = new Utf8Count();
            while (length > 0) {
                count.add(buffer, length);
                length = in.readNBytes(buffer, 0, BUFFER);
            }
            if (count.malformed == 0 || utf8Mark) {
                return new TextEncoding(StandardCharsets.UTF_8, utf8Mark ? 3 : 0, "");
            }
            return count.malformed > count.sound
                    ? new TextEncoding(WINDOWS_1252, 0, "read as Windows-1252, since it is not UTF-8")
                    : new TextEncoding(
                            StandardCharsets.UTF_8, 0, "read as UTF-8, though some of its characters are broken");
        }
    }

    /** Counts sequences of more than one byte, sound and malformed, across the borders of buffers. */
    private static final class Utf8Count {
        private long sound;
        private long malformed;
        private int missing;
        private int low = 0x80;
        private int high = 0xBF;

        void add(byte[] bytes, int length) {
            for (int i = 0; i < length; i++) {
                byte b = bytes[i];
                if (b >= 0 && missing == 0) {
                    continue;
                }
                step(b & 0xFF);
            }
        }

        private void step(int b) {
            if (missing > 0) {
                if (b >= low && b <= high) {
                    missing--;
                    low = 0x80;
                    high = 0xBF;
                    sound += missing == 0 ? 1 : 0;
                    return;
                }
                malformed++;
                missing = 0;
            }
            low = 0x80;
            high = 0xBF;
            if (b >= 0xC2 && b <= 0xDF) {
                missing = 1;
            } else if (b >= 0xE0 && b <= 0xEF) {
                missing = 2;
                low = b == 0xE0 ? 0xA0 : 0x80;
                high = b == 0xED ? 0x9F : 0xBF;
            } else if (b >= 0xF0 && b <= 0xF4) {
                missing = 3;
                low = b == 0xF0 ? 0x90 : 0x80;
                high = b == 0xF4 ? 0x8F : 0xBF;
            } else if (b >= 0x80) {
                malformed++;
            }
        }
    }
}
