package nl.watals.bake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * What the last build wrote into an output, held against what is there now: a file counts as kept only if it still has
 * the size and the modification time that the build gave it.
 */
final class Manifest {
    private static final int VERSION = 1;

    /**
     * One file.
     *
     * @param size in bytes
     * @param hash as {@link Manifest#hash} gives it
     * @param kept whether the old file has the same bytes
     */
    record Entry(int size, long hash, boolean kept) {}

    private final Map<String, Entry> entries;
    private final Map<String, Long> present;
    private final long madeAt;

    private Manifest(Map<String, Entry> entries, Map<String, Long> present, long madeAt) {
        this.entries = entries;
        this.present = present;
        this.madeAt = madeAt;
    }

    /** CRC-32 and CRC-32C together, which the processor computes; 64 bits against chance, not against malice. */
    static long hash(byte[] bytes, int length) {
        CRC32 first = new CRC32();
        first.update(bytes, 0, length);
        CRC32C second = new CRC32C();
        second.update(bytes, 0, length);
        return first.getValue() << 32 | second.getValue();
    }

    /** Reads the manifest of an output; one that is absent or unreadable says that nothing is known of any file. */
    static Manifest read(Path file, Path output) throws IOException {
        Map<String, Long> present = new HashMap<>();
        if (Files.exists(output)) {
            list(output, present);
        }
        if (present.isEmpty() || !Files.exists(file)) {
            return new Manifest(Map.of(), present, 0);
        }
        Map<String, Entry> entries = new HashMap<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            if (in.readInt() != VERSION) {
                return new Manifest(Map.of(), present, 0);
            }
            long madeAt = in.readLong();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                entries.put(in.readUTF(), new Entry(in.readInt(), in.readLong(), true));
            }
            return new Manifest(entries, present, madeAt);
        } catch (java.io.EOFException e) {
            // A manifest that was cut off only costs time: every file is written again.
            return new Manifest(Map.of(), present, 0);
        }
    }

    /** Size in the upper half, modification time in seconds in the lower: what {@link #has} compares. */
    private static void list(Path output, Map<String, Long> present) throws IOException {
        int prefix = output.toString().length() + 1;
        Files.walkFileTree(output, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.toString().substring(prefix).replace('\\', '/');
                long time = attributes.lastModifiedTime().toMillis();
                present.put(name, time * 4096 + (attributes.size() & 4095));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
    }

    /** Every file that stands in the output now, also those that no build wrote. */
    Set<String> files() {
        return present.keySet();
    }

    /** Whether the output holds every file that the manifest names. */
    boolean isWhole() {
        return madeAt != 0 && present.keySet().containsAll(entries.keySet());
    }

    /** Whether the output holds what the build wrote, all of it and nothing else. */
    boolean isUntouched() {
        if (madeAt == 0 || present.size() != entries.size()) {
            return false;
        }
        for (String file : entries.keySet()) {
            if (untouched(file) == null) {
                return false;
            }
        }
        return true;
    }

    /** Whether the file stands there with these bytes. */
    boolean has(String file, int size, long hash) {
        Entry entry = untouched(file);
        return entry != null && entry.size() == size && entry.hash() == hash;
    }

    /** What the build wrote there, if nobody has touched it since; else null. */
    Entry untouched(String file) {
        Entry entry = entries.get(file);
        Long stamp = present.get(file);
        // A file that was touched after the build may hold anything.
        boolean same =
                entry != null && stamp != null && (stamp & 4095) == (entry.size() & 4095) && stamp / 4096 <= madeAt;
        return same ? entry : null;
    }

    static void write(Path file, Map<String, Entry> entries) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            out.writeInt(VERSION);
            out.writeLong(System.currentTimeMillis());
            out.writeInt(entries.size());
            for (Map.Entry<String, Entry> entry : new TreeMap<>(entries).entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeInt(entry.getValue().size());
                out.writeLong(entry.getValue().hash());
            }
        }
    }
}
