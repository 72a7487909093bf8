package nl.watals.bake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import nl.watals.work.Parallel;

/** Goes through a folder and all below it, level by level, on all cores. Links are files here; they are not followed. */
final class FolderTree {
    /** Called from any thread. */
    @FunctionalInterface
    interface Visitor {
        void file(Path file, BasicFileAttributes attributes) throws IOException;
    }

    private static final int MANY = 1_000;

    private final Visitor visitor;
    private final List<List<Path>> levels = new ArrayList<>();

    private FolderTree(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Shows every file; a folder that is not there has none. */
    static void visit(Path folder, Visitor visitor) throws IOException {
        new FolderTree(visitor).walk(folder);
    }

    /** Removes the folder with all that is in it; it need not be there. */
    static void delete(Path folder) throws IOException {
        FolderTree tree = new FolderTree((file, attributes) -> Files.delete(file));
        tree.walk(folder);
        for (int i = tree.levels.size() - 1; i >= 0; i--) {
            List<Path> empty = tree.levels.get(i);
            each(empty.size(), n -> Files.delete(empty.get(n)));
        }
    }

    private void walk(Path root) throws IOException {
        List<Path> level = new ArrayList<>();
        look(root, level);
        while (!level.isEmpty()) {
            levels.add(level);
            List<Path> folders = level;
            List<List<Path>> below = new ArrayList<>();
            for (int i = 0; i < folders.size(); i++) {
                below.add(new ArrayList<>());
            }
            each(folders.size(), i -> list(folders.get(i), below.get(i)));
            level = new ArrayList<>();
            for (List<Path> found : below) {
                level.addAll(found);
            }
        }
    }

    private void list(Path folder, List<Path> folders) throws IOException {
        String[] names = folder.toFile().list();
        if (names == null || !arePlain(names)) {
            listBytes(folder, folders);
            return;
        }
        if (names.length < MANY) {
            for (String name : names) {
                look(folder.resolve(name), folders);
            }
        } else {
            lookAtMany(folder, names, folders);
        }
    }

    /** A folder with thousands of others would keep one core waiting. */
    private void lookAtMany(Path folder, String[] names, List<Path> folders) throws IOException {
        Path[] found = new Path[names.length];
        each(names.length, i -> {
            Path entry = folder.resolve(names[i]);
            found[i] = isFolder(entry) ? entry : null;
        });
        for (Path entry : found) {
            if (entry != null) {
                folders.add(entry);
            }
        }
    }

    /** Whether the names are surely what the system has, under any locale. */
    private static boolean arePlain(String... names) {
        for (String name : names) {
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                if (c <= ' ' || c > '~' || c == '?') {
                    return false;
                }
            }
        }
        return true;
    }

    /** The slower way: it asks the system twice as often, but knows every name and says what is wrong. */
    private void listBytes(Path folder, List<Path> folders) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                look(entry, folders);
            }
        } catch (NoSuchFileException e) {
            // Gone already is as good as empty.
            return;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void look(Path path, List<Path> folders) throws IOException {
        if (isFolder(path)) {
            folders.add(path);
        }
    }

    /** Shows the file that stands there, unless it is a folder. */
    private boolean isFolder(Path path) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            // Likewise.
            return false;
        }
        if (!attributes.isDirectory()) {
            visitor.file(path, attributes);
        }
        return attributes.isDirectory();
    }

    @FunctionalInterface
    private interface Work {
        void at(int index) throws IOException;
    }

    private static void each(int count, Work work) throws IOException {
        try {
            Parallel.forEach(count, i -> {
                try {
                    work.at(i);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
