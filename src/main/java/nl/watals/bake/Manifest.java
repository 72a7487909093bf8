package nl.watals.bake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import nl.watals.work.Parallel;

/**
 * What the last build wrote into an output, held against what is there now: a file counts as kept only if it still has
 * the size that the build gave it, and a modification time from within that build.
 */
final class Manifest {
    private static final int VERSION = 3;

    /** How far the time of a file may lie before the moment it was written: some file systems count in two seconds. */
    private static final long COARSEST_MILLIS = 2_000;

    /** A file that is changed right after the build can have the time of the build: its clock ticks this slowly. */
    private static final long TICK_MILLIS = 20;

    /**
     * One file.
     *
     * @param size in bytes
     * @param hash as {@link Manifest#hash} gives it
     * @param from when the build that wrote it began, in milliseconds
     * @param to when that build had written everything
     * @param kept whether the old file has the same bytes
     */
    record Entry(int size, long hash, long from, long to, boolean kept) {}

    private record Stamp(long size, long modified) {}

    private final Path output;
    private final Map<String, Entry> entries;
    private final Map<String, Stamp> present;
    private final long began = System.currentTimeMillis();

    private Manifest(Path output, Map<String, Entry> entries, Map<String, Stamp> present) {
        this.output = output;
        this.entries = entries;
        this.present = present;
    }

    /** CRC-32 and CRC-32C together, which the processor computes; 64 bits against chance, not against malice. */
    static long hash(byte[] bytes, int length) {
        return hash(bytes, 0, length);
    }

    static long hash(byte[] bytes, int from, int length) {
        CRC32 first = new CRC32();
        first.update(bytes, from, length);
        CRC32C second = new CRC32C();
        second.update(bytes, from, length);
        return first.getValue() << 32 | second.getValue();
    }

    /**
     * Reads the manifest of an output. One that is absent, cut off or damaged says that nothing is known of any file,
     * which only costs time.
     */
    static Manifest read(Path file, Path output) throws IOException {
        List<Map<String, Entry>> named = new ArrayList<>();
        Map<String, Stamp> present;
        try {
            present = Parallel.alongside(() -> list(output), 1, i -> named.add(entries(file)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new Manifest(output, present.isEmpty() ? Map.of() : named.get(0), present);
    }

    private static Map<String, Entry> entries(Path file) {
        try {
            return StateFile.read(file, VERSION).map(Manifest::entries).orElse(Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Entry> entries(StateFile.In in) {
        int count = in.number();
        Map<String, Entry> entries = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            String file = in.text();
            entries.put(file, new Entry(in.number(), in.longNumber(), in.longNumber(), in.longNumber(), true));
        }
        return entries;
    }

    private static Map<String, Stamp> list(Path output) throws IOException {
        Map<String, Stamp> present = new ConcurrentHashMap<>();
        int prefix = output.toString().length() + 1;
        FolderTree.visit(output, (file, attributes) -> {
            String name = file.toString().substring(prefix).replace('\\', '/');
            // A link has no size that a build could have given it.
            long size = attributes.isRegularFile() ? attributes.size() : -1;
            present.put(name, new Stamp(size, attributes.lastModifiedTime().toMillis()));
        });
        return present;
    }

    /** All files with their bytes as 64 bits, in whatever order; a sum, so that they need not be sorted. */
    static long digest(Map<String, Entry> files) {
        long sum = files.size();
        for (Map.Entry<String, Entry> file : files.entrySet()) {
            Entry entry = file.getValue();
            sum += new Digest()
                    .add(file.getKey())
                    .add(entry.size())
                    .add(entry.hash())
                    .value();
        }
        return sum;
    }

    /** The digest of what the last build wrote. */
    long digest() {
        return digest(entries);
    }

    /** Every file that stands in the output now, also those that no build wrote. */
    Set<String> files() {
        return present.keySet();
    }

    /** Every file that the manifest names, whether it is there or not. */
    Set<String> named() {
        return entries.keySet();
    }

    /** Whether the manifest names files, there are files, and none of these is one of those. */
    boolean isOfAnotherFolder() {
        if (entries.isEmpty() || present.isEmpty()) {
            return false;
        }
        for (String file : present.keySet()) {
            if (entries.containsKey(file)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the output holds every file that the manifest names. */
    boolean isWhole() {
        return !entries.isEmpty() && present.keySet().containsAll(entries.keySet());
    }

    /** Whether the output holds what the builds wrote, all of it and nothing else. */
    boolean isUntouched() {
        if (entries.isEmpty() || present.size() != entries.size()) {
            return false;
        }
        for (String file : entries.keySet()) {
            if (untouched(file) == null) {
                return false;
            }
        }
        return true;
    }

    /**
     * What is to be said of a file of the new tree.
     *
     * @param hash as {@link #hash} gives it
     */
    Entry entry(String file, int size, long hash) {
        Entry entry = untouched(file);
        return entry != null && entry.size() == size && entry.hash() == hash
                ? entry
                : new Entry(size, hash, began, 0, false);
    }

    /**
     * What a build wrote there; null when that is not known, or when somebody touched it since: a file with another time
     * than that of its build may hold anything.
     */
    Entry untouched(String file) {
        Entry entry = entries.get(file);
        Stamp stamp = present.get(file);
        boolean same = entry != null
                && stamp != null
                && stamp.size() == entry.size()
                && stamp.modified() >= entry.from() - COARSEST_MILLIS
                && stamp.modified() <= entry.to()
                && (stamp.modified() < entry.to() - TICK_MILLIS || holds(file, entry));
        return same ? entry : null;
    }

    private boolean holds(String file, Entry entry) {
        try {
            byte[] bytes = Files.readAllBytes(output.resolve(file));
            return hash(bytes, bytes.length) == entry.hash();
        } catch (IOException e) {
            // What cannot be read now is written again.
            return false;
        }
    }

    /** Writes the manifest of a tree that is complete. */
    static void write(Path file, Map<String, Entry> entries) throws IOException {
        long now = System.currentTimeMillis();
        StateFile state = new StateFile();
        state.add(entries.size());
        entries.forEach((name, entry) -> {
            state.add(name).add(entry.size()).add(entry.hash());
            state.add(entry.from()).add(entry.kept() ? entry.to() : now);
        });
        state.write(file, VERSION);
    }
}
