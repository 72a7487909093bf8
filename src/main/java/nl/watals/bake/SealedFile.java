package nl.watals.bake;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file in which a build leaves something for the next one. It begins with a digest of the rest, its seal: a file that
 * was cut off or damaged has another one and counts as absent.
 */
final class SealedFile {
    /** What stood in a file, read from its begin. */
    record Content(ByteBuffer bytes, long seal) {
        int number() {
            return bytes.getInt();
        }

        long longNumber() {
            return bytes.getLong();
        }

        String text() {
            int length = bytes.getInt();
            String text = new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8);
            bytes.position(bytes.position() + length);
            return text;
        }
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** Reads a whole file; empty when it is absent, not whole, or of another version. */
    static Optional<Content> read(Path file, int version) throws IOException {
        byte[] all;
        try {
            all = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (all.length < Long.BYTES + Integer.BYTES) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(all);
        long seal = bytes.getLong();
        boolean whole = seal == Manifest.hash(all, Long.BYTES, all.length - Long.BYTES);
        return whole && bytes.getInt() == version ? Optional.of(new Content(bytes, seal)) : Optional.empty();
    }

    /** An empty file of a version, to be filled and written. */
    SealedFile(int version) throws IOException {
        out.writeInt(version);
    }

    SealedFile number(int number) throws IOException {
        out.writeInt(number);
        return this;
    }

    SealedFile longNumber(long number) throws IOException {
        out.writeLong(number);
        return this;
    }

    SealedFile text(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
        return this;
    }

    /** Writes the file; returns its seal. */
    long write(Path file) throws IOException {
        byte[] content = bytes.toByteArray();
        long seal = Manifest.hash(content, content.length);
        try (DataOutputStream sealed = new DataOutputStream(Files.newOutputStream(file))) {
            sealed.writeLong(seal);
            sealed.write(content);
        }
        return seal;
    }
}
