package nl.watals.bake;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import nl.watals.work.Parallel;

/**
 * The tree that the last build replaced, brought up to date: every file of the output under a second name (a hard link).
 * The next build changes in it what it changes in the output, and swaps the two, so that it makes and removes names for
 * what differs only, not for every file.
 *
 * <p>It is only a way to save time: a spare tree whose mark does not name the state of the output is thrown away. A mark
 * is removed before its tree is touched, and written when the tree is whole again.
 */
final class SpareTree {
    /** Beyond this share of files that differ, making a tree anew is quicker. */
    private static final int WORTHWHILE = 4;

    private final Path folder;
    private final Path mark;

    /** @param side the folder that holds the state of one output */
    SpareTree(Path side) {
        this.folder = side.resolve("spare");
        this.mark = side.resolve("spare.mark");
    }

    /** Whether so many differences leave a spare tree worth having. */
    static boolean isWorthwhile(int differences, int files) {
        return differences <= files / WORTHWHILE;
    }

    /** Where the tree stands. */
    Path folder() {
        return folder;
    }

    /** Whether it holds what the output held when it had this stamp. */
    boolean mirrors(long stamp) throws IOException {
        try {
            return Files.readString(mark).equals(Long.toString(stamp)) && Files.isDirectory(folder);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Removes what a build that was killed left half done. */
    void recover() throws IOException {
        if (!Files.exists(mark)) {
            drop();
        }
    }

    /** Throws it away; it need not be there. */
    void drop() throws IOException {
        Files.deleteIfExists(mark);
        FolderTree.delete(folder);
    }

    /**
     * Makes this mirror of the old output one of the new.
     *
     * @param gone the files that the new output no longer has
     * @param changed the files that are new or other than before
     * @param from where these stand
     * @return false where the file system could not do it; the spare tree is gone then
     */
    boolean follow(Collection<String> gone, List<String> changed, Path from) throws IOException {
        Files.deleteIfExists(mark);
        if (exchange(gone, changed, from)) {
            return true;
        }
        drop();
        return false;
    }

    /**
     * Takes the tree that was replaced, and makes it a mirror of the one that replaced it.
     *
     * @param stamp of the new output
     */
    void take(Path replaced, Collection<String> gone, List<String> changed, Path output, long stamp)
            throws IOException {
        Files.move(replaced, folder, StandardCopyOption.ATOMIC_MOVE);
        if (exchange(gone, changed, output)) {
            Files.writeString(mark, Long.toString(stamp));
        } else {
            drop();
        }
    }

    private boolean exchange(Collection<String> gone, List<String> changed, Path from) {
        try {
            // First all that goes: a link that took the place of a folder must not be followed.
            for (String file : gone) {
                remove(file);
            }
            Parallel.forEach(changed.size(), i -> link(changed.get(i), from));
            return true;
        } catch (UncheckedIOException e) {
            // No hard links here, too many, or a tree that somebody touched: the build goes on without one.
            return false;
        }
    }

    private void remove(String file) {
        try {
            Files.deleteIfExists(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        File root = folder.toFile();
        File parent = new File(root, file).getParentFile();
        // A folder that still holds something is not deleted.
        while (!parent.equals(root) && parent.delete()) {
            parent = parent.getParentFile();
        }
    }

    private void link(String file, Path from) {
        Path place = folder.resolve(file);
        try {
            if (!Files.deleteIfExists(place)) {
                Files.createDirectories(place.getParent());
            }
            Files.createLink(place, from.resolve(file));
        } catch (UnsupportedOperationException e) {
            throw new UncheckedIOException(new FileSystemException(place.toString(), null, "no hard links"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
