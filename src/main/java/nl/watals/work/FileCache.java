package nl.watals.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Keeps what was expensive to make between builds, in files under keys that say what went into it. An entry never
 * changes, so builds may share a cache at the same time; it appears under its name when it is whole, and one that is
 * damaged counts as none. Thread-safe.
 */
public final class FileCache {
    private static final int CHECKSUM_BYTES = Long.BYTES;
    private static final long DAY_MILLIS = 86_400_000L;

    private final Path folder;
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private volatile boolean added;

    /** @param folder made when the first entry is written */
    public FileCache(Path folder) {
        this.folder = folder;
    }

    /**
     * The bytes under a key.
     *
     * @param key letters and digits
     */
    public Optional<byte[]> get(String key) {
        try {
            byte[] whole = Files.readAllBytes(folder.resolve(key));
            int length = whole.length - CHECKSUM_BYTES;
            if (length < 0 || ByteBuffer.wrap(whole).getLong(length) != checksum(whole, length)) {
                return Optional.empty();
            }
            used.add(key);
            return Optional.of(Arrays.copyOf(whole, length));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the bytes under a key. */
    public void put(String key, byte[] bytes) {
        byte[] whole = Arrays.copyOf(bytes, bytes.length + CHECKSUM_BYTES);
        ByteBuffer.wrap(whole).putLong(bytes.length, checksum(bytes, bytes.length));
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, ".new", "");
            Files.write(fresh, whole);
            Files.move(fresh, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException("an atomic move replaces what is there", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        used.add(key);
        added = true;
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue() << 32 | length;
    }

    /**
     * Marks what this build used, and removes what no build used for a while: entries older than so many days, then the
     * oldest until the rest fits. Call it at the end of a build.
     */
    public void prune(int days, long maxBytes) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            long now = System.currentTimeMillis();
            for (String key : used) {
                touch(folder.resolve(key), now);
            }
            if (added) {
                removeOld(now - days * DAY_MILLIS, maxBytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void touch(Path file, long now) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).toMillis() < now - DAY_MILLIS) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(now));
            }
        } catch (NoSuchFileException e) {
            // Another build removed it; the next one makes it again.
            return;
        }
    }

    private record Entry(Path file, long modified, long size) {}

    private void removeOld(long oldest, long maxBytes) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file)) {
                    entries.add(new Entry(file, Files.getLastModifiedTime(file).toMillis(), Files.size(file)));
                }
            }
        } catch (NoSuchFileException e) {
            // Another build is clearing up at this moment.
            return;
        }
        entries.sort(Comparator.comparingLong(Entry::modified).reversed());
        long size = 0;
        for (Entry entry : entries) {
            size += entry.size();
            boolean inUse = used.contains(entry.file().getFileName().toString());
            if (!inUse && (entry.modified() < oldest || size > maxBytes)) {
                Files.deleteIfExists(entry.file());
            }
        }
    }
}
