package nl.watals.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import org.junit.jupiter.api.Test;

/** Damages right records at random, with a fixed seed. */
class MutatedRecordsTest {
    private static final String PATH = "submissions/2026/03/abcd1234.json";
    private static final int ROUNDS = 20_000;
    private static final String[] PIECES = {
        "\"",
        "\\",
        "\\u",
        "\\ud800",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\n",
        "\t",
        "null",
        "-1e9",
        "'",
        "//",
        "\u202e",
        "😀",
        "\u00a0",
        "é",
        "\"id\":\"x\",",
        "06-12345678",
        "jan@example.nl",
        "111222333",
        "\u0000",
        "true",
        "0",
        "\"\"",
        " ",
        "\r\n"
    };

    @Test
    void aDamagedRecordGivesARecordOrProblemsInsideTheFileAndNeverAnException() throws IOException {
        List<byte[]> rights = rights();
        Random random = new Random(20261123);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = rights.get(random.nextInt(rights.size()));
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes = mutate(bytes, random);
            }
            Problems problems = new Problems();
            Optional<PublicRecord> record = new PublicRecordReader().read(PATH, bytes, problems);
            assertThat(record.isEmpty()).isEqualTo(!problems.isEmpty());
            for (Problem problem : problems.sorted()) {
                assertInside(problem, bytes);
            }
            read += record.isPresent() ? 1 : 0;
            if (record.isPresent()) {
                assertIsJson(bytes);
                assertThat(new PublicRecordReader().readAccepted(PATH, bytes))
                        .as("read again without judging its texts")
                        .isEqualTo(record);
            }
        }
        assertThat(read).as("some damage does not matter").isBetween(1, ROUNDS - 1);
    }

    private static List<byte[]> rights() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/submission/right"))) {
            List<byte[]> all = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                if (Files.size(file) < 2000) {
                    all.add(Files.readAllBytes(file));
                }
            }
            return all;
        }
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return new byte[] {'{'};
        }
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(5)) {
            case 0 -> splice(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(8)), new byte[0]);
            case 1 -> splice(bytes, at, at, PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
            case 2 -> splice(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 3 -> Arrays.copyOf(bytes, at);
            default -> {
                int end = Math.min(bytes.length, at + random.nextInt(40));
                yield splice(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            }
        };
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] piece) {
        byte[] out = Arrays.copyOf(bytes, from + piece.length + bytes.length - to);
        System.arraycopy(piece, 0, out, from, piece.length);
        System.arraycopy(bytes, to, out, from + piece.length, bytes.length - to);
        return out;
    }

    private static void assertInside(Problem problem, byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\r\n|\r|\n", -1);
        assertThat(problem.line()).as(problem.toString()).isBetween(1, lines.length);
        int columns = lines[problem.line() - 1].codePointCount(0, lines[problem.line() - 1].length());
        assertThat(problem.column()).as(problem.toString()).isBetween(1, columns + 1);
        assertThat(problem.toString()).doesNotContain("Jackson", "com.fasterxml", "StreamReadFeature");
    }

    private static void assertIsJson(byte[] bytes) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(bytes)) {
            while (parser.nextToken() != null) {
                parser.getText();
            }
        }
    }
}
