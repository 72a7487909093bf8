package nl.watals.bake;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import nl.watals.work.Parallel;

/**
 * The folder that a build writes. Nothing in it changes before {@link #commit}; then the whole new tree takes its place
 * at once, by renaming. Files with the same bytes as before keep their bytes and modification time, because the new tree
 * holds the same file under a second name (a hard link); files that were not written again are gone. When little changed,
 * the tree that was replaced is kept beside the output as the start of the next one ({@link SpareTree}).
 *
 * <p>The new tree grows in a hidden folder beside the output, so that a renaming is possible; when a build is killed, the
 * output is the old one, and the next build cleans up. One build at a time writes an output; a second one waits.
 *
 * <p>{@link #write} and {@link #copy} may be called from several threads at once.
 */
final class OutputTree implements SiteOutput, AutoCloseable {
    private static final String PROVENANCE = "build.json";

    private final Path output;
    private final Path side;
    private final Path fresh;
    private final String freshName;
    private final Path old;
    private final SpareTree spare;
    private final OutputLock lock;
    private final Manifest before;
    private final Map<String, Manifest.Entry> written = new ConcurrentHashMap<>();
    private final Set<String> folders = ConcurrentHashMap.newKeySet();
    private final AtomicInteger changed = new AtomicInteger();

    private OutputTree(Path output, Path side, OutputLock lock) throws IOException {
        this.output = output;
        this.side = side;
        this.fresh = side.resolve("new");
        this.freshName = fresh.toString();
        this.old = side.resolve("old");
        this.spare = new SpareTree(side);
        this.lock = lock;
        recover();
        this.before = Manifest.read(side.resolve("manifest"), output);
        if (before.isOfAnotherFolder()) {
            throw foreign(output);
        }
        Files.createDirectories(fresh);
    }

    /**
     * Opens the output for one build.
     *
     * @param output need not exist; when it does, it must be a folder that is empty or that an earlier build wrote
     * @param waiting called once when another build has the output, before waiting for it
     * @throws IOException if the disk says no, or the output holds what no build of ours wrote
     */
    static OutputTree open(Path output, Runnable waiting) throws IOException {
        Path folder = realPlace(output);
        Path side = side(folder);
        if (!Files.exists(side)) {
            refuseForeign(folder);
            Files.createDirectories(side);
        }
        OutputLock lock = OutputLock.take(side.resolve("lock"), waiting);
        boolean opened = false;
        try {
            if (!isOurs(side)) {
                refuseForeign(folder);
            }
            OutputTree tree = new OutputTree(folder, side, lock);
            opened = true;
            return tree;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    /** The place itself, whatever links lead to it, also when it or its last folders do not exist yet. */
    static Path realPlace(Path path) throws IOException {
        Path place = path.toAbsolutePath().normalize();
        Path there = place;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there.toRealPath().resolve(there.relativize(place)).normalize();
    }

    private static Path side(Path output) {
        return output.resolveSibling("." + output.getFileName() + ".watals");
    }

    /** Whether a build came as far as its swap here; the manifest is gone or not there yet while it does. */
    private static boolean isOurs(Path side) {
        return Files.exists(side.resolve("manifest"))
                || Files.exists(side.resolve("manifest.new"))
                || Files.exists(side.resolve("old"));
    }

    /** The swap removes what no build wrote, so a folder with somebody else's files is not taken. */
    private static void refuseForeign(Path output) throws IOException {
        if (!Files.exists(output)) {
            return;
        }
        if (!Files.isDirectory(output)) {
            throw new IOException("the output " + output + " is a file, not a folder");
        }
        try (var files = Files.newDirectoryStream(output)) {
            if (files.iterator().hasNext()) {
                throw foreign(output);
            }
        }
    }

    private static IOException foreign(Path output) {
        return new IOException("the output " + output
                + " holds files that no build of ours wrote; choose another folder, or empty this one");
    }

    /** Brings back what a killed build left between its two renamings, and removes the rest of it. */
    private void recover() throws IOException {
        if (!Files.exists(output) && Files.exists(old)) {
            Files.move(old, output, StandardCopyOption.ATOMIC_MOVE);
        }
        FolderTree.delete(old);
        FolderTree.delete(fresh);
        spare.recover();
    }

    /** The folder in which the new tree grows. */
    Path fresh() {
        return fresh;
    }

    @Override
    public void write(String file, byte[] bytes, int length) {
        long hash = Manifest.hash(bytes, length);
        Manifest.Entry entry = before.entry(file, length, hash);
        written.put(file, entry);
        if (entry.kept()) {
            return;
        }
        changed.incrementAndGet();
        try (FileOutputStream out = new FileOutputStream(place(file))) {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean keep(String file) {
        Manifest.Entry entry = before.untouched(file);
        if (entry == null) {
            return false;
        }
        written.put(file, entry);
        return true;
    }

    /** Whether every file stands there as the last build left it, and no other. */
    boolean isUntouched() {
        return before.isUntouched();
    }

    /** How many files stand there now. */
    int filesBefore() {
        return before.files().size();
    }

    /** What the manifest says now, as one number: a memory belongs to one state of the output. 0 without a manifest. */
    long stamp() throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(side.resolve("manifest"));
            return Manifest.hash(bytes, bytes.length);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** Where the memory of the last build is kept. */
    Path memory() {
        return side.resolve("memory");
    }

    /** Where it stands what the output was made of. */
    Path provenance() {
        return side.resolve(PROVENANCE);
    }

    /** The same for any output, which need not be there. */
    static Path provenance(Path output) throws IOException {
        return side(realPlace(output)).resolve(PROVENANCE);
    }

    /** The files of the new tree as 64 bits. */
    long digest() {
        return Manifest.digest(written);
    }

    /** The files that the last build left, as 64 bits. */
    long digestBefore() {
        return before.digest();
    }

    /** Where the last build left the words of every page. */
    Path searchMemory() {
        return side.resolve("search");
    }

    /** Where the last build left what it knew of every finished page. */
    Path checkMemory() {
        return side.resolve("check");
    }

    /** All files of the new tree. */
    Set<String> names() {
        return Collections.unmodifiableSet(written.keySet());
    }

    /** The hash of a file of the new tree, as {@link Manifest#hash} gives it. */
    long hash(String file) {
        return written.get(file).hash();
    }

    /** A file as the last build left it. */
    byte[] before(String file) {
        try {
            return Files.readAllBytes(output.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a build may keep things that are expensive to make. */
    Path cache() {
        return side.resolve("cache");
    }

    private File place(String file) throws IOException {
        File place = new File(freshName, file);
        int slash = file.lastIndexOf('/');
        if (slash > 0) {
            makeFolder(file.substring(0, slash));
        }
        return place;
    }

    /** Every folder is asked of the system once, its parents first. */
    private void makeFolder(String folder) throws IOException {
        if (folders.contains(folder)) {
            return;
        }
        int slash = folder.lastIndexOf('/');
        if (slash > 0) {
            makeFolder(folder.substring(0, slash));
        }
        File place = new File(freshName, folder);
        if (!place.mkdir() && !place.isDirectory()) {
            throw new IOException("this folder cannot be made: " + place);
        }
        folders.add(folder);
    }

    /** How many files differ from the old tree. */
    int changed() {
        return changed.get();
    }

    /** How many files the new tree holds. */
    int files() {
        return written.size();
    }

    /**
     * Puts the new tree in the place of the old one. When nothing changed, nothing is touched.
     *
     * @return the files that are gone
     */
    List<String> commit() throws IOException {
        List<String> gone = unwritten(before.files());
        if (changed.get() == 0 && gone.isEmpty() && before.isWhole()) {
            return gone;
        }
        List<String> renewed = new ArrayList<>();
        written.forEach((file, entry) -> {
            if (!entry.kept()) {
                renewed.add(file);
            }
        });
        boolean little = SpareTree.isWorthwhile(
                renewed.size() + gone.size(), before.files().size());
        swap(little && spare.mirrors(stamp()) && spare.follow(unwritten(before.named()), renewed, fresh));
        if (little) {
            spare.take(old, gone, renewed, output, stamp());
        } else {
            FolderTree.delete(old);
        }
        return gone;
    }

    private List<String> unwritten(Set<String> files) {
        List<String> unwritten = new ArrayList<>();
        for (String file : files) {
            if (!written.containsKey(file)) {
                unwritten.add(file);
            }
        }
        return unwritten;
    }

    /** @param spared whether the spare tree is the new one already */
    private void swap(boolean spared) throws IOException {
        if (!spared) {
            spare.drop();
            linkKept();
        }
        Manifest.write(side.resolve("manifest.new"), written);
        // A build that is killed from here on leaves no manifest, and the next one writes every file again.
        Files.deleteIfExists(side.resolve("manifest"));
        if (Files.exists(output)) {
            Files.move(output, old, StandardCopyOption.ATOMIC_MOVE);
        }
        moveIn(spared ? spare.folder() : fresh);
        Files.move(side.resolve("manifest.new"), side.resolve("manifest"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Without the new tree in its place, the old one stays. */
    private void moveIn(Path tree) throws IOException {
        boolean moved = false;
        try {
            Files.move(tree, output, StandardCopyOption.ATOMIC_MOVE);
            moved = true;
        } finally {
            if (!moved && Files.exists(old)) {
                Files.move(old, output, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private void linkKept() throws IOException {
        List<String> kept = new ArrayList<>();
        written.forEach((file, entry) -> {
            if (entry.kept()) {
                kept.add(file);
            }
        });
        try {
            Parallel.forEach(kept.size(), i -> link(kept.get(i)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void link(String file) {
        try {
            Path place = place(file).toPath();
            Path live = output.resolve(file);
            try {
                Files.createLink(place, live);
            } catch (UnsupportedOperationException | FileSystemException e) {
                // Not every file system knows hard links, and some allow a file only so many.
                Files.copy(live, place, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the output free for the next build. What was not committed is removed. */
    @Override
    public void close() throws IOException {
        try {
            FolderTree.delete(fresh);
        } finally {
            lock.close();
        }
    }
}
