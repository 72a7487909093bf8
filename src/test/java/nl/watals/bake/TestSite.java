package nl.watals.bake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A site in a folder for one test, with its output beside it; its files can be changed and built again. */
final class TestSite {
    /** A file of the output as it stands there. */
    record Standing(String text, FileTime modified, Object key) {}

    private final Path folder;
    private final Path output;
    private final Map<String, String> onDisk = new HashMap<>();
    private final Set<String> saved = new TreeSet<>();
    private int cleanBuilds;
    private Optional<State> cleaned = Optional.empty();
    private Clean lastClean;

    Map<String, String> files = new TreeMap<>();
    Instant now = Instant.parse("2024-01-20T12:00:00Z");
    boolean drafts;
    boolean future;

    private TestSite(Path folder) {
        this.folder = folder;
        this.output = folder.resolve("output");
    }

    /** The site of the resources {@code second-build}. */
    static TestSite in(Path folder) throws IOException {
        TestSite site = new TestSite(folder);
        site.files.putAll(texts(resources()));
        return site;
    }

    private static Path resources() {
        try {
            return Path.of(TestSite.class.getResource("second-build").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that a build depends on. */
    record State(Map<String, String> files, Instant now, boolean drafts, boolean future) {}

    State state() {
        return new State(Map.copyOf(files), now, drafts, future);
    }

    void backTo(State state) {
        files = new TreeMap<>(state.files());
        now = state.now();
        drafts = state.drafts();
        future = state.future();
    }

    Path output() {
        return output;
    }

    /** Where builds keep what they know about the output. */
    Path side(String name) {
        return folder.resolve(".output.watals").resolve(name);
    }

    void replace(String path, String from, String to) {
        String text = files.get(path);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(path + " does not hold " + from);
        }
        files.put(path, text.replace(from, to));
    }

    /** Builds into the output. */
    BuildResult build() {
        return build(output);
    }

    /** Builds into the output from a second source folder with the same files. */
    BuildResult buildFrom(Path source) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            write(source.resolve(file.getKey()), file.getValue());
        }
        return Build.run(options(source, output), BuildObserver.SILENT);
    }

    /** What a build into a folder of its own gives; made again only when something changed since. */
    Clean clean() throws IOException {
        State now = state();
        if (!cleaned.equals(Optional.of(now))) {
            lastClean = makeClean();
            cleaned = Optional.of(now);
        }
        return lastClean;
    }

    private Clean makeClean() throws IOException {
        Path fresh = folder.resolve("clean-" + cleanBuilds++);
        BuildResult result = build(fresh);
        return new Clean(result, result.succeeded() ? texts(fresh) : Map.of());
    }

    record Clean(BuildResult result, Map<String, String> files) {}

    private BuildResult build(Path into) {
        try {
            save();
            return Build.run(options(folder.resolve("site"), into), BuildObserver.SILENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BuildOptions options() {
        return options(folder.resolve("site"), output);
    }

    private BuildOptions options(Path source, Path into) {
        return new BuildOptions(source, Optional.of(into), drafts, future, Optional.of(now));
    }

    /** Brings the source folder up to date. */
    synchronized void save() {
        try {
            saveAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void saveAll() throws IOException {
        Path source = folder.resolve("site");
        for (String gone : onDisk.keySet().stream()
                .filter(path -> !files.containsKey(path))
                .toList()) {
            Files.delete(source.resolve(gone));
            onDisk.remove(gone);
            saved.add(gone);
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (!file.getValue().equals(onDisk.put(file.getKey(), file.getValue()))) {
                write(source.resolve(file.getKey()), file.getValue());
                saved.add(file.getKey());
            }
        }
    }

    /** A source file is another one now, and whoever made it so wrote it. */
    void adopt(String path, String text) {
        files.put(path, text);
        onDisk.put(path, text);
    }

    /** A source file is gone, and whoever took it removed it. */
    void lose(String path) {
        files.remove(path);
        onDisk.remove(path);
    }

    /** The source files that were written or removed since the last call. */
    Set<String> saved() {
        Set<String> paths = new TreeSet<>(saved);
        saved.clear();
        return paths;
    }

    /** Gives a source file a new modification time. */
    void touch(String path) throws IOException {
        save();
        Files.setLastModifiedTime(folder.resolve("site").resolve(path), FileTime.from(Instant.now()));
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    }

    String page(String file) throws IOException {
        return Files.readString(output.resolve(file));
    }

    Map<String, Standing> standing() throws IOException {
        Map<String, Standing> standing = new TreeMap<>();
        for (Map.Entry<String, String> file : texts(output).entrySet()) {
            BasicFileAttributes attributes =
                    Files.readAttributes(output.resolve(file.getKey()), BasicFileAttributes.class);
            standing.put(
                    file.getKey(), new Standing(file.getValue(), attributes.lastModifiedTime(), attributes.fileKey()));
        }
        return standing;
    }

    /** Every file below a folder, each byte as one character. */
    static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        if (!Files.exists(folder)) {
            return texts;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                if (Files.isRegularFile(path)) {
                    String name = folder.relativize(path).toString().replace('\\', '/');
                    texts.put(name, Files.readString(path, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return texts;
    }
}
