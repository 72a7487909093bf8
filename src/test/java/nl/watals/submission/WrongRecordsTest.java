package nl.watals.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.watals.text.Problems;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each {@code wrong/x.json} is a mistake that somebody can make; {@code wrong/x.expected} says what is reported, as if the
 * file were {@code submissions/2026/03/abcd1234.json}. Run with {@code -Dwatals.bless=true} to write the expectations anew.
 */
class WrongRecordsTest {
    private static final Path FOLDER = Path.of("src/test/resources/submission/wrong");
    private static final String PATH = "submissions/2026/03/abcd1234.json";

    @TestFactory
    Stream<DynamicTest> everyMistakeIsReportedAtItsPlace() throws IOException {
        return cases().map(file -> DynamicTest.dynamicTest(name(file), () -> check(file)));
    }

    @TestFactory
    Stream<DynamicTest> everyMistakeIsReportedTheSameInTurkish() throws IOException {
        return cases().map(file -> DynamicTest.dynamicTest(name(file), () -> {
            Locale before = Locale.getDefault();
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            try {
                check(file);
            } finally {
                Locale.setDefault(before);
            }
        }));
    }

    @Test
    void thereAreAtLeast45KindsOfMistakes() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(45);
    }

    private static Stream<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    private static void check(Path file) throws IOException {
        Problems problems = new Problems();
        Optional<PublicRecord> record = new PublicRecordReader().read(PATH, Files.readAllBytes(file), problems);
        List<String> reported = problems.sorted().stream()
                .map(problem -> problem.toString().substring(PATH.length() + 1))
                .toList();
        Path expected = file.resolveSibling(name(file) + ".expected");
        if (Boolean.getBoolean("watals.bless")) {
            Files.writeString(expected, String.join("\n", reported) + "\n");
        }
        assertThat(record).isEmpty();
        assertThat(String.join("\n", reported) + "\n").isEqualTo(Files.readString(expected, StandardCharsets.UTF_8));
        assertThat(reported).isNotEmpty();
        assertThat(String.join("\n", reported))
                .as("no message shows what may be private")
                .doesNotContain("jan@", "example.nl", "12345678", "111222333", "0417", "712345", "Dorpsweg");
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}
