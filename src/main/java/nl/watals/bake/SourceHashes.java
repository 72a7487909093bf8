package nl.watals.bake;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import nl.watals.bake.SourceTree.SourceFile;
import nl.watals.work.Parallel;

/**
 * The digest of every source file, by its path: of those that were read, and of those that are surely what an earlier
 * build read. Thread-safe.
 */
final class SourceHashes {
    /** What was read to compare it with the last build is most likely read again right after that. */
    private static final long MOST_HELD = 64L << 20;

    /**
     * What is known of a file.
     *
     * @param stamp as the file was before it was read
     * @param trusted whether it was not read: an earlier build did, and its stamp is the same
     */
    private record Seen(long hash, long stamp, boolean trusted) {}

    /** A file is not what its stamp said: somebody changed it while the build ran. The build must begin again. */
    static final class Changed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Changed(String path, Throwable cause) {
            super(path + " changed while it was read", cause);
        }
    }

    /** What an earlier build found out about sources. */
    @FunctionalInterface
    interface Known {
        /** The hash of a source that was read without any problem, if it still has the stamp that it had then. */
        Optional<Long> hash(String path, long stamp);
    }

    private final Optional<FileStamp> stamps;
    private final Map<String, Seen> byPath = new ConcurrentHashMap<>();
    private final Map<String, byte[]> held = new ConcurrentHashMap<>();
    private final AtomicLong heldBytes = new AtomicLong();
    private volatile Changed changed;

    private SourceHashes(Optional<FileStamp> stamps) {
        this.stamps = stamps;
    }

    /** For a build that tells the next one how the files looked when it read them. */
    static SourceHashes stamped() {
        return new SourceHashes(Optional.of(FileStamp.now()));
    }

    /** For whoever is told which files changed. */
    static SourceHashes unstamped() {
        return new SourceHashes(Optional.empty());
    }

    /**
     * Reads a file and keeps its digest.
     *
     * @throws Changed if it was trusted to be another one
     */
    byte[] read(SourceFile file) {
        byte[] known = held.remove(file.path());
        if (known != null) {
            return known;
        }
        Seen before = byPath.get(file.path());
        return before != null && before.trusted() ? readTrusted(file, before) : readUnknown(file);
    }

    private byte[] readUnknown(SourceFile file) {
        long stamp = stamps.isPresent() ? stamps.get().of(file.file()) : FileStamp.NONE;
        byte[] bytes = file.read();
        byPath.put(file.path(), new Seen(Manifest.hash(bytes, bytes.length), stamp, false));
        return bytes;
    }

    private byte[] readTrusted(SourceFile file, Seen before) {
        try {
            byte[] bytes = file.read();
            if (Manifest.hash(bytes, bytes.length) == before.hash()) {
                return bytes;
            }
            changed = new Changed(file.path(), null);
        } catch (UncheckedIOException e) {
            changed = new Changed(file.path(), e);
        }
        throw changed;
    }

    /** @throws Changed if any file was not what it was trusted to be, whatever became of that */
    void requireTrusted() {
        Changed found = changed;
        if (found != null) {
            throw found;
        }
    }

    /**
     * Looks at all pages, records and assets without opening them, while the calling thread reads what the last build
     * knew of them; whatever is not surely the same is then read.
     */
    <K extends Known, E extends Exception> K compare(SourceTree tree, Parallel.Task<K, E> remembering) throws E {
        List<SourceFile> files = flat(tree);
        long[] stamp = new long[files.size()];
        FileStamp looking = stamps.orElseThrow();
        K known = Parallel.alongside(
                remembering,
                stamp.length,
                i -> stamp[i] = looking.of(files.get(i).file()));
        Parallel.forEach(stamp.length, i -> compare(files.get(i), stamp[i], known));
        return known;
    }

    private void compare(SourceFile file, long stamp, Known known) {
        Optional<Long> hash = stamp == FileStamp.NONE ? Optional.empty() : known.hash(file.path(), stamp);
        if (hash.isPresent()) {
            byPath.put(file.path(), new Seen(hash.get(), stamp, true));
        } else {
            readAhead(file);
        }
    }

    /** Reads all pages, records and assets, while the calling thread does something else first; returns what that gave. */
    <T, E extends Exception> T readAhead(SourceTree tree, Parallel.Task<T, E> first) throws E {
        List<SourceFile> files = flat(tree);
        return Parallel.alongside(first, files.size(), i -> readAhead(files.get(i)));
    }

    private static List<List<SourceFile>> all(SourceTree tree) {
        return List.of(tree.pages(), tree.records(), tree.contentAssets(), tree.assets());
    }

    private static List<SourceFile> flat(SourceTree tree) {
        List<SourceFile> files = new ArrayList<>();
        all(tree).forEach(files::addAll);
        return files;
    }

    private void readAhead(SourceFile file) {
        byte[] bytes = read(file);
        if (heldBytes.addAndGet(bytes.length) <= MOST_HELD) {
            held.put(file.path(), bytes);
        }
    }

    /** The file may have changed. */
    void forget(String path) {
        byPath.remove(path);
        held.remove(path);
    }

    /** The digest of a file; 0 when it was not read. */
    long of(String path) {
        Seen seen = byPath.get(path);
        return seen == null ? 0 : seen.hash();
    }

    /** How a file looked before it was read; {@link FileStamp#NONE} when that says nothing. */
    long stamp(String path) {
        Seen seen = byPath.get(path);
        return seen == null ? FileStamp.NONE : seen.stamp();
    }

    /** One digest over all pages, records and assets; files that were not read yet are read for it. */
    long ofAll(SourceTree tree) {
        Digest digest = new Digest();
        for (List<SourceFile> files : all(tree)) {
            Parallel.forEach(files.size(), i -> {
                if (!byPath.containsKey(files.get(i).path())) {
                    readAhead(files.get(i));
                }
            });
            add(digest, files);
        }
        return digest.value();
    }

    /** One digest over files that were read. */
    long of(List<SourceFile> files) {
        Digest digest = new Digest();
        add(digest, files);
        return digest.value();
    }

    private void add(Digest digest, List<SourceFile> files) {
        digest.add(files.size());
        for (SourceFile file : files) {
            digest.add(file.path()).add(of(file.path()));
        }
    }
}
