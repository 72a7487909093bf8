package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.watals.text.Problem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each folder {@code wrong/<area>/<case>/} holds the files that make the good site in {@code wrong/base/} a wrong one;
 * {@code remove.txt} names files of the good site that are not there, {@code expected.txt} says what is reported. Run with
 * {@code -Dwatals.bless=true} to write the expectations and {@code docs/messages.md} anew, then read every change.
 */
class WrongInputTest {
    private static final Path DOCS = Path.of("docs/messages.md");
    private static final boolean BLESS = Boolean.getBoolean("watals.bless");

    @TempDir
    static Path folder;

    private static Path output;
    private static Map<String, Stamp> untouched;

    /** A file as it was. */
    private record Stamp(String bytes, Object modified) {}

    @BeforeAll
    static void buildTheGoodSite() throws IOException {
        output = Files.createDirectory(folder.resolve("output"));
        Path source = folder.resolve("base");
        WrongCase.copy(WrongCase.BASE, source);
        assertThat(build(source)).isEmpty();
        untouched = stamps();
        assertThat(untouched).containsKeys("index.html", "ideeen/een-bank/index.html", "logo.svg");
    }

    @TestFactory
    Stream<DynamicContainer> everyMistakeIsReportedAtItsPlaceAndTheOutputStaysAsItWas() throws IOException {
        return WrongCase.byArea().entrySet().stream()
                .map(area -> DynamicContainer.dynamicContainer(
                        area.getKey(),
                        area.getValue().stream()
                                .map(wrong -> DynamicTest.dynamicTest(wrong.name(), () -> check(wrong)))));
    }

    @Test
    void thereAreAtLeast80KindsOfMistakes() throws IOException {
        assertThat(WrongCase.all()).hasSizeGreaterThanOrEqualTo(80);
    }

    @Test
    void theOverviewOfMessagesIsInStepWithTheCases() throws IOException {
        String overview = MessagesOverview.write(WrongCase.all());
        if (BLESS) {
            Files.createDirectories(DOCS.getParent());
            Files.writeString(DOCS, overview);
        }
        assertThat(Files.readString(DOCS)).isEqualTo(overview);
    }

    private static void check(WrongCase wrong) throws IOException {
        Path source = folder.resolve(wrong.area() + "-" + wrong.name());
        wrong.copyTo(source);
        String found = String.join("\n", build(source)) + "\n";
        if (BLESS) {
            Files.writeString(wrong.expected(), found);
        }
        assertThat(found).isEqualTo(Files.readString(wrong.expected())).isNotBlank();
        assertThat(stamps()).isEqualTo(untouched);
    }

    private static List<String> build(Path source) throws IOException {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        BuildOptions options = new BuildOptions(source, Optional.of(output), false, false, Optional.of(now));
        return Build.run(options, BuildObserver.SILENT).problems().stream()
                .map(Problem::toString)
                .map(line -> line.replace(source.toString(), "<source>"))
                .toList();
    }

    private static Map<String, Stamp> stamps() throws IOException {
        Map<String, Stamp> stamps = new TreeMap<>();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                stamps.put(
                        output.relativize(file).toString(),
                        new Stamp(
                                new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1),
                                Files.getLastModifiedTime(file)));
            }
        }
        return stamps;
    }
}
