package nl.watals.formservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.watals.submission.Submission;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each folder {@code formservice/right/<case>/} and {@code formservice/wrong/<case>/} holds an export, perhaps a
 * {@code map.yaml}, and in {@code expected.txt} what an import tells and stores. A file {@code input/} is a folder to import;
 * {@code --drafts} is given when there is a folder {@code drafts/}, which is what is written. Run with
 * {@code -Dwatals.bless=true} to write the expectations anew, then read every change.
 */
class ExamplesTest {
    private static final Path ROOT = Path.of("src/test/resources/formservice");
    private static final boolean BLESS = Boolean.getBoolean("watals.bless");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyServiceIsReadAsItsExampleSays() throws IOException {
        return cases("right");
    }

    @TestFactory
    Stream<DynamicTest> everyMistakeIsReportedAtItsPlace() throws IOException {
        return cases("wrong");
    }

    @Test
    void thereIsAnExampleOfEveryService() throws IOException {
        Set<String> seen = new TreeSet<>();
        for (Path example : folders(ROOT.resolve("right"))) {
            for (String line : Files.readAllLines(example.resolve("expected.txt"))) {
                for (ExportFormat format : ExportFormat.values()) {
                    if (line.endsWith(" is " + format.title())) {
                        seen.add(format.key());
                    }
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ExportFormat.keys());
    }

    private Stream<DynamicTest> cases(String area) throws IOException {
        List<Path> all = folders(ROOT.resolve(area));
        assertThat(all).isNotEmpty();
        return all.stream()
                .map(example -> DynamicTest.dynamicTest(example.getFileName().toString(), () -> check(example)));
    }

    private void check(Path example) throws IOException {
        Path written = folder.resolve(example.getParent().getFileName() + "-" + example.getFileName());
        boolean drafts = Files.isDirectory(example.resolve("drafts"));
        MemorySink sink = new MemorySink();
        Recorder first = run(example, sink, drafts ? Optional.of(written) : Optional.empty());
        List<String> lines = new ArrayList<>(first.lines);
        for (Submission submission : sink.all) {
            lines.add("");
            lines.addAll(Shown.lines(submission));
        }
        String found =
                String.join("\n", lines).replace(example + "/", "").replace(written.toString(), "<drafts>") + "\n";
        Path expected = example.resolve("expected.txt");
        if (BLESS) {
            Files.writeString(expected, found);
        }
        assertThat(found).isEqualTo(Files.readString(expected));
        if (drafts) {
            compare(example.resolve("drafts"), written);
        }

        int before = sink.all.size();
        Recorder second = run(example, sink, drafts ? Optional.of(written) : Optional.empty());
        assertThat(sink.all).as("importing twice changes nothing").hasSize(before);
        assertThat(second.rows).hasSameSizeAs(first.rows);
        assertThat(second.rows).noneMatch(row -> row.outcome() == Outcome.IMPORTED || row.outcome() == Outcome.DRAFTED);
    }

    private static Recorder run(Path example, SubmissionSink sink, Optional<Path> drafts) throws IOException {
        Recorder recorder = new Recorder();
        Problems problems = new Problems();
        Optional<ColumnMap> map = map(example, problems);
        problems.sorted().forEach(recorder::problem);
        if (map.isEmpty()) {
            return recorder;
        }
        List<Path> inputs = inputs(example);
        ImportOptions options = new ImportOptions(
                format(example),
                map.get(),
                order(example),
                false,
                ZoneId.of("Europe/Amsterdam"),
                Instant.parse("2026-06-01T00:00:00Z"),
                drafts,
                false);
        ImportSummary summary = Import.run(inputs, options, sink, recorder);
        assertThat(summary.total()).isEqualTo(recorder.rows.size());
        assertThat(summary.problems()).isEqualTo(recorder.problems.size());
        return recorder;
    }

    /** The name of a folder can end in {@code --format=x} or {@code --date-order=x}. */
    private static Optional<ExportFormat> format(Path example) {
        return option(example, "--format=").flatMap(ExportFormat::of);
    }

    private static Optional<DateOrder> order(Path example) {
        return option(example, "--date-order=").flatMap(DateOrder::of);
    }

    private static Optional<String> option(Path example, String name) {
        String folder = example.getFileName().toString();
        int at = folder.indexOf(name);
        return at < 0
                ? Optional.empty()
                : Optional.of(folder.substring(at + name.length()).split(" ")[0]);
    }

    private static Optional<ColumnMap> map(Path example, Problems problems) throws IOException {
        for (String name : List.of("map.yaml", "map.properties")) {
            Path file = example.resolve(name);
            if (Files.exists(file)) {
                return ColumnMap.read(new SourceText(file.toString(), Files.readString(file)), problems);
            }
        }
        return Optional.of(ColumnMap.NONE);
    }

    private static List<Path> inputs(Path example) throws IOException {
        Set<String> others = Set.of("map.yaml", "map.properties", "expected.txt", "drafts");
        try (Stream<Path> files = Files.list(example)) {
            return files.filter(file -> !others.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static void compare(Path expected, Path written) throws IOException {
        if (BLESS) {
            for (Path file : files(written)) {
                Path target = expected.resolve(written.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.write(target, Files.readAllBytes(file));
            }
        }
        List<String> names = files(written).stream()
                .map(file -> written.relativize(file).toString())
                .toList();
        assertThat(names)
                .isEqualTo(files(expected).stream()
                        .map(file -> expected.relativize(file).toString())
                        .toList());
        for (String name : names) {
            assertThat(Files.readString(written.resolve(name)))
                    .as(name)
                    .isEqualTo(Files.readString(expected.resolve(name)));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).sorted().toList();
        }
    }
}
