package nl.watals.bake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that one build leaves for the next: a checksum, and then whatever was written. One that is absent, cut off or
 * damaged in any way counts as none, so that a reader can trust every number in it.
 */
final class StateFile {
    private static final int CHECKSUM_BYTES = 8;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final DataOutputStream out = new DataOutputStream(bytes);

    StateFile() throws IOException {
        out.writeLong(0);
    }

    /** Where the contents go. */
    DataOutputStream out() {
        return out;
    }

    /** Unlike {@link DataOutputStream#writeUTF}, of any length. */
    void text(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    void write(Path file) throws IOException {
        byte[] whole = bytes.toByteArray();
        ByteBuffer.wrap(whole).putLong(Manifest.hash(whole, CHECKSUM_BYTES, whole.length - CHECKSUM_BYTES));
        Files.write(file, whole);
    }

    /** The contents, if the file is there and whole. */
    static Optional<DataInputStream> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        byte[] whole = Files.readAllBytes(file);
        int length = whole.length - CHECKSUM_BYTES;
        if (length <= 0 || ByteBuffer.wrap(whole).getLong() != Manifest.hash(whole, CHECKSUM_BYTES, length)) {
            return Optional.empty();
        }
        return Optional.of(new DataInputStream(new ByteArrayInputStream(whole, CHECKSUM_BYTES, length)));
    }
}
