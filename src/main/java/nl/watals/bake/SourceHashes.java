package nl.watals.bake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import nl.watals.bake.SourceTree.SourceFile;
import nl.watals.work.Parallel;

/** The digest of every source file that was read, by its path. Thread-safe. */
final class SourceHashes {
    /** What was read to compare it with the last build is most likely read again right after that. */
    private static final long MOST_HELD = 64L << 20;

    private final Map<String, Long> byPath = new ConcurrentHashMap<>();
    private final Map<String, byte[]> held = new ConcurrentHashMap<>();
    private final AtomicLong heldBytes = new AtomicLong();

    /** Reads a file and keeps its digest. */
    byte[] read(SourceFile file) {
        byte[] known = held.remove(file.path());
        if (known != null) {
            return known;
        }
        byte[] bytes = file.read();
        byPath.put(file.path(), Manifest.hash(bytes, bytes.length));
        return bytes;
    }

    /** Reads all pages, records and assets, while the calling thread does something else first; returns what that gave. */
    <T, E extends Exception> T readAhead(SourceTree tree, Parallel.Task<T, E> first) throws E {
        List<SourceFile> files = new ArrayList<>();
        all(tree).forEach(files::addAll);
        return Parallel.alongside(first, files.size(), i -> readAhead(files.get(i)));
    }

    private static List<List<SourceFile>> all(SourceTree tree) {
        return List.of(tree.pages(), tree.records(), tree.contentAssets(), tree.assets());
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
        return byPath.getOrDefault(path, 0L);
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
