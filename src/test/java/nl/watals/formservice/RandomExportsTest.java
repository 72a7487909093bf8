package nl.watals.formservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in a file: never an exception, and every row ends in exactly one outcome. */
class RandomExportsTest {
    private static final Path EXAMPLES = Path.of("src/test/resources/formservice");
    private static final int ROWS = 40;

    @TempDir
    Path folder;

    private final Random random = new Random(20260704);

    @Test
    void anExampleThatIsCutOffAnywhereIsReadAsFarAsItGoes() throws IOException {
        for (Path example : examples()) {
            byte[] bytes = Files.readAllBytes(example);
            for (int i = 0; i < 12; i++) {
                check(example, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
            }
        }
    }

    @Test
    void anExampleWithWrongBytesIsReadOrRefused() throws IOException {
        byte[] nasty = "\"\"\",;\t\r\n{}[]:<>&\\'-=\0\u00ff\u00c3".getBytes(StandardCharsets.ISO_8859_1);
        for (Path example : examples()) {
            byte[] bytes = Files.readAllBytes(example);
            for (int i = 0; i < 25; i++) {
                byte[] changed = bytes.clone();
                for (int j = 0; j <= random.nextInt(4) && changed.length > 0; j++) {
                    changed[random.nextInt(changed.length)] =
                            random.nextInt(4) == 0 ? (byte) random.nextInt(256) : nasty[random.nextInt(nasty.length)];
                }
                check(example, changed);
            }
        }
    }

    @Test
    void bytesWithoutMeaningAreNamedAndNothingMore() throws IOException {
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(3_000)];
            random.nextBytes(bytes);
            check(Path.of("wat.csv"), bytes);
        }
        for (String start : List.of(
                "{\"submissions\":[",
                "[",
                "{\"_date\":1}\n",
                "---\n",
                "<rss wordpress.org/export/>",
                "_date,",
                "sep=;\n_date;")) {
            for (int i = 0; i < 20; i++) {
                byte[] bytes = new byte[random.nextInt(500)];
                random.nextBytes(bytes);
                for (int j = 0; j < bytes.length; j++) {
                    bytes[j] &= 0x7F;
                }
                check(
                        Path.of("wat.csv"),
                        (start + new String(bytes, StandardCharsets.US_ASCII)).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void theOrderOfColumnsAndTheSeparatorMeanNothing() throws IOException {
        List<String> names = List.of(
                "Tijdstempel", "Wat als…", "Hoe is het nu?", "E-mailadres", "Naam", "Naam", "Thema", "Iets anders");
        List<List<String>> rows = rows(names.size());
        MemorySink expected = new MemorySink();
        run(write(csv(names, rows, ',', order(names.size(), false))), expected);
        assertThat(expected.all).hasSize(ROWS);
        for (char separator : new char[] {',', ';', '\t'}) {
            for (int i = 0; i < 5; i++) {
                MemorySink found = new MemorySink();
                List<Integer> order = order(names.size(), true);
                if (order.indexOf(4) > order.indexOf(5)) {
                    Collections.swap(order, order.indexOf(4), order.indexOf(5));
                }
                run(write(csv(names, rows, separator, order)), found);
                assertThat(found.all).isEqualTo(expected.all);
            }
        }
    }

    @Test
    void aFileThatIsCutOffLosesNoRowThatWasWholeAndHidesNone() throws IOException {
        List<String> names = List.of("Tijdstempel", "Naam", "Bericht");
        List<List<String>> rows = rows(3);
        List<Integer> starts = new ArrayList<>();
        StringBuilder text = new StringBuilder("Tijdstempel,Naam,Bericht\n");
        for (List<String> row : rows) {
            starts.add(text.length());
            text.append(String.join(
                            ",", row.stream().map(RandomExportsTest::quoted).toList()))
                    .append('\n');
        }
        assertThat(names).hasSize(3);
        for (int i = 0; i < 150; i++) {
            int cut = starts.get(0) + random.nextInt(text.length() - starts.get(0));
            Recorder recorder = run(write(text.substring(0, cut)), new MemorySink());
            long begun = starts.stream().filter(start -> start < cut).count();
            long whole = starts.stream().skip(1).filter(start -> start <= cut).count();
            // What is left of the last text can look like a row, but has no date.
            assertThat(recorder.rows).as("cut at %s", cut).hasSizeGreaterThanOrEqualTo((int) begun);
            assertThat(imported(recorder)).isBetween(whole, begun);
        }
    }

    @Test
    void aStrayQuoteTakesNoMoreThanItsOwnRow() throws IOException {
        List<List<String>> rows = rows(3);
        for (int i = 0; i < 100; i++) {
            int wrong = random.nextInt(ROWS);
            StringBuilder text = new StringBuilder("Tijdstempel,Naam,Bericht\n");
            for (int j = 0; j < ROWS; j++) {
                List<String> row = new ArrayList<>(rows.get(j));
                row.set(2, row.get(2).replace("\n", " ").replace("\r", " "));
                String line = String.join(
                        ",", row.stream().map(RandomExportsTest::quoted).toList());
                text.append(j == wrong ? line.substring(0, line.length() - 1) : line)
                        .append('\n');
            }
            Recorder recorder = run(write(text.toString()), new MemorySink());
            assertThat(imported(recorder)).isEqualTo(ROWS - 1);
            assertThat(recorder.rows).hasSize(ROWS);
            assertThat(recorder.problems).hasSize(1);
        }
    }

    private static long imported(Recorder recorder) {
        return recorder.rows.stream()
                .filter(row -> row.outcome() == Outcome.IMPORTED)
                .count();
    }

    private List<List<String>> rows(int width) {
        String[] pieces = {"een", "\"", ",", ";", "\t", "\n", "\r\n", "é", "😀", " ", "'=1", "twee"};
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            List<String> row = new ArrayList<>();
            row.add("4-5-2026 10:" + (10 + i % 50) + ":" + (10 + i));
            for (int j = 1; j < width; j++) {
                StringBuilder cell = new StringBuilder("x" + j);
                for (int k = random.nextInt(8); k > 0; k--) {
                    cell.append(pieces[random.nextInt(pieces.length)]);
                }
                row.add(cell.toString());
            }
            rows.add(row);
        }
        return rows;
    }

    private List<Integer> order(int width, boolean shuffled) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            order.add(i);
        }
        if (shuffled) {
            Collections.shuffle(order, random);
        }
        return order;
    }

    private static String csv(List<String> names, List<List<String>> rows, char separator, List<Integer> order) {
        StringBuilder text = new StringBuilder();
        line(names, separator, order, text);
        rows.forEach(row -> line(row, separator, order, text));
        return text.toString();
    }

    private static void line(List<String> row, char separator, List<Integer> order, StringBuilder text) {
        for (int i = 0; i < order.size(); i++) {
            text.append(i == 0 ? "" : String.valueOf(separator)).append(quoted(row.get(order.get(i))));
        }
        text.append('\n');
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("export.csv"), text);
    }

    /** Reads a file, as each service too, and looks whether every row has one outcome. */
    private void check(Path example, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(example.getFileName().toString()), bytes);
        run(file, new MemorySink());
    }

    private Recorder run(Path file, SubmissionSink sink) throws IOException {
        Recorder recorder = new Recorder();
        ImportOptions options = new ImportOptions(
                Optional.empty(),
                ColumnMap.NONE,
                Optional.empty(),
                false,
                ZoneId.of("Europe/Amsterdam"),
                Instant.parse("2026-06-01T00:00:00Z"),
                Optional.of(folder.resolve("drafts")),
                true);
        ImportSummary summary = Import.run(List.of(file), options, sink, recorder);
        assertThat(summary.total()).isEqualTo(recorder.rows.size());
        assertThat(summary.problems()).isEqualTo(recorder.problems.size());
        Set<Integer> numbers = new HashSet<>();
        for (RowResult row : recorder.rows) {
            assertThat(numbers.add(row.number()))
                    .as("row %s twice", row.number())
                    .isTrue();
            assertThat(row.problems().isEmpty()).isEqualTo(row.outcome() != Outcome.REFUSED);
        }
        return recorder;
    }

    private static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            List<Path> examples = files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("drafts"))
                    .filter(file -> !Set.of("expected.txt", "map.yaml", "map.properties")
                            .contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
            assertThat(examples).hasSizeGreaterThan(30);
            return examples;
        }
    }
}
