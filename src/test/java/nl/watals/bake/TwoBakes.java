package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.util.diff.Delta;
import org.assertj.core.util.diff.DiffUtils;

/**
 * One site baked twice: by the stock oven and by ours.
 *
 * @param stock what JBake's own oven made: text by file, bytes as ISO 8859-1 characters
 * @param ours what our build made of the same folder
 */
record TwoBakes(SortedMap<String, String> stock, SortedMap<String, String> ours) {
    private static final Path SITES = Path.of(System.getProperty("watals.basedir", "."), "src/test/resources/parity");

    /**
     * Bakes a copy of a site of {@code src/test/resources/parity}.
     *
     * @param work an empty folder
     * @param settings lines to add to {@code jbake.properties}
     */
    static TwoBakes of(String site, Path work, String... settings) throws IOException {
        return of(site, work, source -> {}, settings);
    }

    /** As above, with a change to the copy before the lines are added. */
    static TwoBakes of(String site, Path work, Consumer<Path> change, String... settings) throws IOException {
        Path source = work.resolve("site");
        copy(SITES.resolve(site), source);
        change.accept(source);
        Files.write(
                source.resolve("jbake.properties"),
                List.of(settings),
                StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
        ageContent(source.resolve("content"));
        Path stock = work.resolve("stock");
        StockOven.bake(source, stock, Locale.UK, TimeZone.getTimeZone("Europe/Amsterdam"));
        Path ours = work.resolve("ours");
        BuildResult result = Build.run(
                new BuildOptions(source, Optional.of(ours), true, true, Optional.of(Instant.now())),
                BuildObserver.SILENT);
        assertThat(result.problems()).as("problems of our build").isEmpty();
        return new TwoBakes(read(stock), read(ours));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    /** JBake dates a page without a date by its file: make them the oldest, the first of the crawl the youngest. */
    private static void ageContent(Path content) throws IOException {
        try (Stream<Path> paths = Files.walk(content)) {
            long second = 0;
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile).sorted()::iterator) {
                Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(1_000_000 - second)));
                second++;
            }
        }
    }

    private static SortedMap<String, String> read(Path output) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(output)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                files.put(
                        output.relativize(path).toString().replace('\\', '/'),
                        new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    /** What the stock oven is known to write wrongly, put right. */
    interface Correction {
        /** The text of a file as it should be. */
        String of(String file, String text);
    }

    /** Both made the same files with the same bytes, but for the corrections. */
    void assertEqual(Correction correction) {
        assertThat(ours.keySet()).as("files").isEqualTo(stock.keySet());
        List<String> differences = new ArrayList<>();
        stock.forEach((file, text) -> addDifference(file, correction.of(file, text), ours.get(file), differences));
        assertThat(differences).as("what the two ovens wrote differently").isEmpty();
    }

    private static void addDifference(String file, String expected, String actual, List<String> differences) {
        if (expected.equals(actual)) {
            return;
        }
        List<String> stock = List.of(expected.split("\n", -1));
        List<String> ours = List.of(actual.split("\n", -1));
        for (Delta<String> delta : DiffUtils.diff(stock, ours).getDeltas()) {
            differences.add(file + ":" + (delta.getOriginal().getPosition() + 1) + "\n  stock: "
                    + String.join("\n         ", delta.getOriginal().getLines()) + "\n  ours:  "
                    + String.join("\n         ", delta.getRevised().getLines()));
        }
    }
}
