package nl.watals.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.watals.Required;
import nl.watals.whole.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of page in the eyes of Lighthouse, for whoever ran {@code npm ci} in {@code bench/lighthouse}. Only what a busy
 * machine does not change: times are measured by {@code bench/lighthouse/run}.
 */
class LighthouseTest {
    private static final Path FOLDER = Path.of("bench/lighthouse").toAbsolutePath();
    private static final List<String> SCORES = List.of("accessibility", "best-practices", "seo");
    private static final double CLS = 0.01;

    /** Something hangs; no machine is so slow. */
    private static final long HANGS_MINUTES = 60;

    @TempDir
    private Path folder;

    @Test
    void everyKindOfPageHasFullMarksAndKeepsItsPlace() throws Exception {
        Required.orSkip(
                Optional.of(FOLDER).filter(LighthouseTest::isInstalled),
                "Lighthouse is not installed for this project: it takes Node, Chromium and `npm ci` in bench/lighthouse");
        ExampleSite site = ExampleSite.get();
        List<String> addresses = ExampleSite.KINDS.values().stream()
                .filter(site.indexable()::containsKey)
                .toList();

        List<Map<String, Object>> looks = look(site, addresses);

        assertThat(looks).extracting(look -> look.get("address")).isEqualTo(addresses);
        assertThat(looks).allSatisfy(look -> {
            for (String score : SCORES) {
                assertThat(((Number) look.get(score)).intValue())
                        .as("%s of %s: %s", score, look.get("address"), look.get("missed"))
                        .isEqualTo(100);
            }
            assertThat(((Number) look.get("cls")).doubleValue())
                    .as("how far %s moves while it loads", look.get("address"))
                    .isLessThanOrEqualTo(CLS);
        });
    }

    private static boolean isInstalled(Path place) {
        boolean node = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "node")));
        return node
                && Files.isDirectory(place.resolve("node_modules/lighthouse"))
                && Files.isExecutable(Path.of("/usr/bin/chromium"));
    }

    /** What Lighthouse says of each page, in one process with one browser. */
    private List<Map<String, Object>> look(ExampleSite site, List<String> addresses)
            throws IOException, InterruptedException {
        Path out = folder.resolve("found.jsonl");
        Path err = folder.resolve("errors.txt");
        List<String> command = new ArrayList<>(List.of("node", "run.mjs", "--json", site.at("")));
        command.addAll(addresses);
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(HANGS_MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroy();
        }
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        List<Map<String, Object>> looks = new ArrayList<>();
        for (String line : Files.readAllLines(out)) {
            looks.add(Json.object(line));
        }
        return looks;
    }
}
