package nl.watals.bake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import nl.watals.bake.SourceTree.SourceFile;

/** The source files of a site in memory, by path, and by what some disks take for the same. */
final class LiveFiles {
    private final NavigableMap<String, SourceFile> byPath;
    private final NavigableMap<String, List<String>> spellings = new TreeMap<>();

    LiveFiles(SourceTree tree) {
        this.byPath = tree.byPath();
        byPath.keySet().forEach(this::addSpelling);
    }

    private static String folded(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private void addSpelling(String path) {
        spellings.computeIfAbsent(folded(path), key -> new ArrayList<>(1)).add(path);
    }

    /** The file with this path; empty when there was none. */
    Optional<SourceFile> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** Every path that some disks take for this one. */
    List<String> like(String path) {
        return spellings.getOrDefault(folded(path), List.of());
    }

    /** Whether there was such a file, or a folder with files. */
    boolean hasBeginning(String path) {
        String wanted = folded(path);
        String next = spellings.ceilingKey(wanted);
        return next != null && next.startsWith(wanted);
    }

    /** Whether a file stands in the folder or below it. */
    boolean hasIn(String folder) {
        String next = byPath.ceilingKey(folder);
        return next != null && next.startsWith(folder);
    }

    void add(SourceFile file) {
        byPath.put(file.path(), file);
        addSpelling(file.path());
    }

    void remove(String path) {
        byPath.remove(path);
        List<String> alike = spellings.get(folded(path));
        alike.remove(path);
        if (alike.isEmpty()) {
            spellings.remove(folded(path));
        }
    }
}
