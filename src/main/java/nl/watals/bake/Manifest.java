package nl.watals.bake;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * What the last build wrote into an output, held against what is there now: a file counts as kept only if it still has
 * the very size and modification time that it had then.
 */
final class Manifest {
    private static final int VERSION = 2;

    /**
     * One file.
     *
     * @param size in bytes
     * @param modified in milliseconds since 1970
     * @param hash as {@link Manifest#hash} gives it
     * @param kept whether the old file has the same bytes
     */
    record Entry(long size, long modified, long hash, boolean kept) {}

    /** How a file stands in the output now. */
    private record Standing(long size, long modified) {}

    private final Map<String, Entry> entries;
    private final Map<String, Standing> present;
    private final long seal;

    private Manifest(Map<String, Entry> entries, Map<String, Standing> present, long seal) {
        this.entries = entries;
        this.present = present;
        this.seal = seal;
    }

    static long hash(byte[] bytes, int length) {
        return hash(bytes, 0, length);
    }

    /** CRC-32 and CRC-32C together, which the processor computes; 64 bits against chance, not against malice. */
    static long hash(byte[] bytes, int from, int length) {
        CRC32 first = new CRC32();
        first.update(bytes, from, length);
        CRC32C second = new CRC32C();
        second.update(bytes, from, length);
        return first.getValue() << 32 | second.getValue();
    }

    /** Reads the manifest of an output; one that is absent or damaged says that nothing is known of any file. */
    static Manifest read(Path file, Path output) throws IOException {
        Map<String, Standing> present = Files.exists(output) ? list(output) : Map.of();
        Optional<SealedFile.Content> known = present.isEmpty() ? Optional.empty() : SealedFile.read(file, VERSION);
        if (known.isEmpty()) {
            return new Manifest(Map.of(), present, 0);
        }
        SealedFile.Content in = known.get();
        int count = in.number();
        Map<String, Entry> entries = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            entries.put(in.text(), new Entry(in.longNumber(), in.longNumber(), in.longNumber(), true));
        }
        return new Manifest(entries, present, in.seal());
    }

    private static Map<String, Standing> list(Path output) throws IOException {
        Map<String, Standing> present = new HashMap<>();
        int prefix = output.toString().length() + 1;
        Files.walkFileTree(output, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.toString().substring(prefix).replace('\\', '/');
                long modified = attributes.lastModifiedTime().toMillis();
                present.put(name, new Standing(attributes.size(), modified));
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
        return present;
    }

    /** Every file that stands in the output now, also those that no build wrote. */
    Set<String> files() {
        return present.keySet();
    }

    /** Names the build that wrote the output; 0 when that is not known. */
    long seal() {
        return seal;
    }

    /** Whether the output holds every file that the manifest names. */
    boolean isWhole() {
        return seal != 0 && present.keySet().containsAll(entries.keySet());
    }

    /** Whether the output holds what the build wrote, all of it and nothing else. */
    boolean isUntouched() {
        if (seal == 0 || present.size() != entries.size()) {
            return false;
        }
        for (String file : entries.keySet()) {
            if (untouched(file) == null) {
                return false;
            }
        }
        return true;
    }

    /** What the build wrote there, if nobody has touched it since; else null. */
    Entry untouched(String file) {
        Entry entry = entries.get(file);
        Standing standing = present.get(file);
        boolean same = entry != null
                && standing != null
                && standing.size() == entry.size()
                && standing.modified() == entry.modified();
        return same ? entry : null;
    }

    /** Writes the manifest of a tree; returns its {@link #seal}. */
    static long write(Path file, Map<String, Entry> entries) throws IOException {
        SealedFile out = new SealedFile(VERSION).number(entries.size());
        for (Map.Entry<String, Entry> named : new TreeMap<>(entries).entrySet()) {
            Entry entry = named.getValue();
            out.text(named.getKey()).longNumber(entry.size());
            out.longNumber(entry.modified()).longNumber(entry.hash());
        }
        return out.write(file);
    }
}
