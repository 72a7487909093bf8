package nl.watals.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import nl.watals.text.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder of {@code src/test/resources/check} is a finished site, with what is said about it in {@code expected.txt}
 * ({@code -Dwatals.bless=true} writes that anew). A {@code layout.txt} plays the template of all its pages.
 */
class SiteCheckTest {
    private static final Path CASES = Path.of("src/test/resources/check");
    private static final String EXPECTED = "expected.txt";
    private static final String LAYOUT = "layout.txt";

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    private static List<Path> files(Path site) throws IOException {
        try (Stream<Path> files = Files.walk(site)) {
            List<Path> all = new ArrayList<>(files.filter(Files::isRegularFile)
                    .filter(file -> !List.of(EXPECTED, LAYOUT)
                            .contains(file.getFileName().toString()))
                    .sorted()
                    .toList());
            return all;
        }
    }

    private static String problems(Path site, List<Path> files, boolean deep) throws IOException {
        SiteCheck check = new SiteCheck("https://example.nl", deep);
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            check.file(site.relativize(file).toString(), bytes, bytes.length);
        }
        String layout = Files.exists(site.resolve(LAYOUT)) ? LAYOUT : "";
        Problems problems = new Problems();
        check.report(
                file -> new SiteCheck.Origin(layout.isEmpty() ? file : "content/" + file, layout, false),
                path -> text(site.resolve(path)),
                problems);
        StringBuilder lines = new StringBuilder();
        problems.sorted().forEach(problem -> lines.append(problem).append('\n'));
        return lines.toString();
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aWrongSiteIsReportedAsExpected(Path site) throws IOException {
        String found = problems(site, files(site), true);
        Path expected = site.resolve(EXPECTED);
        if (Boolean.getBoolean("watals.bless")) {
            Files.writeString(expected, found);
        }
        assertThat(found).isEqualTo(Files.readString(expected));
        assertThat(found.isEmpty()).isEqualTo(site.endsWith("good"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theOrderOfTheFilesDoesNotCount(Path site) throws IOException {
        List<Path> shuffled = files(site);
        Collections.shuffle(shuffled, new Random(3));
        assertThat(problems(site, shuffled, true)).isEqualTo(problems(site, files(site), true));
    }

    @Test
    void aPageThatIsCutOffAnywhereOrGarbledIsStillRead() throws IOException {
        byte[] page = Files.readAllBytes(CASES.resolve("good/index.html"));
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = page.clone();
            for (int j = 0; j < i % 7; j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int length = i < page.length ? i : bytes.length;
            SiteCheck check = new SiteCheck("https://example.nl", true);
            check.file("index.html", bytes, length);
            Problems problems = new Problems();
            check.report(file -> new SiteCheck.Origin(file, "", false), path -> "", problems);
            assertThat(problems.isEmpty() && length < page.length / 4).isFalse();
        }
    }

    @Test
    void oneScanReadsEveryByteAFewTimesOnly() {
        String many = "<a href=\"/x/\" id='i'>".repeat(200_000) + "<!--" + "<".repeat(200_000);
        byte[] bytes = many.getBytes(StandardCharsets.UTF_8);
        PageFacts facts = PageScanner.scan("index.html", bytes, bytes.length, "https://example.nl", false);
        assertThat(facts.links()).containsExactly("/x/");
    }
}
