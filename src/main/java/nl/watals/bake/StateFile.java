package nl.watals.bake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file that one build leaves for the next: a checksum, whom it belongs to, and then whatever was written. One that is
 * absent, cut off or damaged in any way counts as none, so that a reader can trust every number in it. Not thread-safe.
 */
final class StateFile {
    private static final int HEADER_BYTES = 2 * Long.BYTES;
    private static final int NEW_TEXT = -1;

    private final Map<String, Integer> texts = new HashMap<>();
    private ByteBuffer bytes;

    StateFile() {
        this(1 << 16);
    }

    /** @param size about how many bytes it will have, so that they need not be copied while it grows */
    StateFile(int size) {
        bytes = ByteBuffer.allocate(HEADER_BYTES + size).position(HEADER_BYTES);
    }

    StateFile add(int value) {
        ensure(Integer.BYTES);
        bytes.putInt(value);
        return this;
    }

    StateFile add(long value) {
        ensure(Long.BYTES);
        bytes.putLong(value);
        return this;
    }

    /** A text of any length; one that was written before takes four bytes. */
    StateFile add(String text) {
        Integer known = texts.putIfAbsent(text, texts.size());
        if (known != null) {
            return add(known.intValue());
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        add(NEW_TEXT).add(utf8.length);
        ensure(utf8.length);
        bytes.put(utf8);
        return this;
    }

    /** A text that most likely stands nowhere else in the file. */
    StateFile addOwn(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    StateFile add(List<String> list) {
        add(list.size());
        for (String text : list) {
            add(text);
        }
        return this;
    }

    /** Bytes that no other entry has. */
    StateFile add(byte[] own) {
        add(own.length);
        ensure(own.length);
        bytes.put(own);
        return this;
    }

    /** What is in another one, as one entry: two threads can so write one file. */
    StateFile add(StateFile part) {
        int length = part.bytes.position() - HEADER_BYTES;
        add(length);
        ensure(length);
        bytes.put(part.bytes.array(), HEADER_BYTES, length);
        return this;
    }

    private void ensure(int more) {
        if (bytes.remaining() < more) {
            byte[] larger = Arrays.copyOf(bytes.array(), Math.max(bytes.capacity() * 2, bytes.position() + more));
            bytes = ByteBuffer.wrap(larger).position(bytes.position());
        }
    }

    /** @param belonging what {@link #read} must ask for */
    void write(Path file, long belonging) throws IOException {
        int length = bytes.position();
        bytes.putLong(Long.BYTES, belonging);
        bytes.putLong(0, Manifest.hash(bytes.array(), Long.BYTES, length - Long.BYTES));
        try (var out = Files.newOutputStream(file)) {
            out.write(bytes.array(), 0, length);
        }
    }

    /** The contents, if the file is there, whole, and was written for the same. */
    static Optional<In> read(Path file, long belonging) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        ByteBuffer whole = ByteBuffer.wrap(Files.readAllBytes(file));
        int length = whole.capacity();
        if (length < HEADER_BYTES
                || whole.getLong() != Manifest.hash(whole.array(), Long.BYTES, length - Long.BYTES)
                || whole.getLong() != belonging) {
            return Optional.empty();
        }
        return Optional.of(new In(whole));
    }

    /** What was written, in the same order. Not thread-safe. */
    static final class In {
        private final ByteBuffer bytes;
        private final List<String> texts = new ArrayList<>();

        private In(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        int number() {
            return bytes.getInt();
        }

        long longNumber() {
            return bytes.getLong();
        }

        String text() {
            int known = number();
            if (known != NEW_TEXT) {
                return texts.get(known);
            }
            String text = ownText();
            texts.add(text);
            return text;
        }

        String ownText() {
            int length = number();
            String text = new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8);
            bytes.position(bytes.position() + length);
            return text;
        }

        /** What was written into another one. */
        In part() {
            int length = number();
            In part = new In(ByteBuffer.wrap(bytes.array(), bytes.position(), length));
            bytes.position(bytes.position() + length);
            return part;
        }

        byte[] ownBytes() {
            byte[] own = new byte[number()];
            bytes.get(own);
            return own;
        }

        List<String> texts() {
            int left = number();
            List<String> list = new ArrayList<>(left);
            for (; left > 0; left--) {
                list.add(text());
            }
            return list;
        }
    }
}
