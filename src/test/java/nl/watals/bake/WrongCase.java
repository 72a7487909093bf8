package nl.watals.bake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One folder of {@code src/test/resources/wrong}: what it changes in the good site, and what is then reported. */
record WrongCase(String area, String name, Path folder) {
    static final Path ROOT = Path.of("src/test/resources/wrong");
    static final Path BASE = ROOT.resolve("base");

    private static final String EXPECTED = "expected.txt";
    private static final String REMOVE = "remove.txt";

    static List<WrongCase> all() throws IOException {
        List<WrongCase> all = new ArrayList<>();
        for (Path area : folders(ROOT)) {
            if (!area.equals(BASE)) {
                for (Path wrong : folders(area)) {
                    all.add(new WrongCase(
                            area.getFileName().toString(), wrong.getFileName().toString(), wrong));
                }
            }
        }
        return all;
    }

    static Map<String, List<WrongCase>> byArea() throws IOException {
        Map<String, List<WrongCase>> byArea = new TreeMap<>();
        for (WrongCase wrong : all()) {
            byArea.computeIfAbsent(wrong.area(), area -> new ArrayList<>()).add(wrong);
        }
        return byArea;
    }

    Path expected() {
        return folder.resolve(EXPECTED);
    }

    /** Makes the wrong site. */
    void copyTo(Path source) throws IOException {
        copy(BASE, source);
        copy(folder, source);
        Files.deleteIfExists(source.resolve(EXPECTED));
        Path remove = source.resolve(REMOVE);
        if (Files.exists(remove)) {
            for (String line : Files.readAllLines(remove)) {
                deleteAll(source.resolve(line));
            }
            Files.delete(remove);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void deleteAll(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            for (Path child : list(path)) {
                deleteAll(child);
            }
        }
        Files.delete(path);
    }

    private static List<Path> folders(Path folder) throws IOException {
        return list(folder).stream().filter(Files::isDirectory).toList();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
