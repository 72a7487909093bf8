package nl.watals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.watals.publish.GitSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code build --verify}: does an output hold what its sources give, byte for byte? */
class VerifyTest {
    private static final Path SITE = Path.of(System.getProperty("watals.basedir", ""), "src/test/resources/whole/site");
    private static final String THEN = "2026-06-01T10:00:00Z";

    @TempDir
    private Path folder;

    private Path source;
    private Path output;
    private String out;
    private String err;

    @BeforeEach
    void copySite() throws IOException {
        source = folder.resolve("bron");
        output = folder.resolve("uit");
        try (Stream<Path> files = Files.walk(SITE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path place = source.resolve(SITE.relativize(file).toString());
                Files.createDirectories(place.getParent());
                Files.copy(file, place);
            }
        }
    }

    @Test
    void anOutputIsFoundTheSameAlsoLongAfterItsDay() throws IOException {
        Files.writeString(
                source.resolve("content/nieuws/later.md"),
                "title=Later\ntype=article\nstatus=published\ndate=2031-01-01\n~~~~~~\nTekst.\n");
        assertThat(build("--now", THEN, "--future")).as(err).isZero();
        Map<String, FileTime> before = times();

        assertThat(verify("--json")).as(err).isZero();

        assertThat(err).isEmpty();
        assertThat(out.lines().toList().get(0))
                .startsWith("The same bytes: ")
                .endsWith(" files of " + output + ", built again for " + THEN + ".");
        assertThat(out.lines().toList().get(1))
                .startsWith("{\"ok\":true,\"problems\":0,\"files\":")
                .contains(",\"differing\":0,\"missing\":0,\"extra\":0,\"now\":\"" + THEN + "\",\"commit\":null,");
        assertThat(times()).as("nothing was written").isEqualTo(before);
    }

    @Test
    void everyFileThatDiffersIsMissingOrIsExtraIsNamedWithItsPlace() throws IOException {
        assertThat(build("--now", THEN)).as(err).isZero();
        Path page = output.resolve("gesprek/index.html");
        String html = Files.readString(page);
        int at = html.indexOf("</title>");
        Files.writeString(page, html.substring(0, at) + "!" + html.substring(at));
        Files.delete(output.resolve("index.html"));
        Files.writeString(output.resolve("zelf.txt"), "van iemand");

        assertThat(verify("--json")).isEqualTo(1);

        String before = html.substring(0, at);
        long line = before.lines().count();
        int column = before.length() - before.lastIndexOf('\n');
        long bytes = before.getBytes(StandardCharsets.UTF_8).length;
        assertThat(err.lines())
                .containsExactly(
                        output + "/gesprek/index.html:" + line + ":" + column
                                + ": error: differs from what the sources give, from byte " + bytes + " on",
                        output + "/index.html:1:1: error: this file is missing",
                        output + "/zelf.txt:1:1: error: no source gives this file",
                        "Not the same, built again for " + THEN + ": 1 differ, 1 missing, 1 extra.");
        assertThat(out)
                .startsWith("{\"ok\":false,\"problems\":0,")
                .contains("\"differing\":1,\"missing\":1,\"extra\":1");
    }

    @Test
    void inAWorkflowTheDifferencesAreCommands() throws IOException {
        assertThat(build("--now", THEN)).as(err).isZero();
        Files.delete(output.resolve("index.html"));

        assertThat(verify("--format", "github")).isEqualTo(1);

        assertThat(err).startsWith("::error file=" + output + "/index.html,line=1,col=1::this file is missing\n");
    }

    @Test
    void anotherMomentGivesAnotherSite() throws IOException {
        Files.writeString(
                source.resolve("content/nieuws/later.md"),
                "title=Later\ntype=article\nstatus=published\ndate=2026-07-01\n~~~~~~\nTekst.\n");
        assertThat(build("--now", THEN)).as(err).isZero();

        assertThat(verify("--now", "2026-08-01T10:00:00Z")).isEqualTo(1);
        assertThat(err).contains("/nieuws/later/index.html:1:1: error: this file is missing\n");
    }

    @Test
    void anotherCommitIsNamed() throws IOException {
        GitSite repository = GitSite.around(source);
        String first = repository.git("rev-parse", "HEAD");
        assertThat(build("--now", THEN)).as(err).isZero();
        repository.git("commit", "-q", "--allow-empty", "-m", "More");

        assertThat(verify()).as("nothing that the site is made of changed").isZero();
        assertThat(err)
                .isEqualTo("watals: the output was built from commit " + first + "; these sources are commit "
                        + repository.git("rev-parse", "HEAD") + "\n");
    }

    @Test
    void withMistakesInTheSourcesNothingIsCompared() throws IOException {
        assertThat(build("--now", THEN)).as(err).isZero();
        Files.writeString(source.resolve("content/fout.md"), "titel=Fout\n~~~~~~\n");

        assertThat(verify()).isEqualTo(1);
        assertThat(err).startsWith("content/fout.md:").endsWith("; nothing was compared.\n");
    }

    @Test
    void withoutItsBuildJsonAnOutputIsHeldAgainstNow() throws IOException {
        assertThat(build("--now", THEN)).as(err).isZero();
        Path note = folder.resolve(".uit.watals/build.json");
        Files.delete(note);
        assertThat(verify("--now", THEN)).as(err).isZero();
        verify();
        assertThat(err).startsWith("watals: there is no build.json beside the output");
        Files.writeString(note, "{\"schema\": 2}");
        assertThat(verify()).isEqualTo(3);
        assertThat(err).startsWith("watals: " + note + " is no build.json that this version wrote");
    }

    @Test
    void wrongUseIsExplained() throws IOException {
        assertThat(verify()).isEqualTo(2);
        assertThat(err)
                .isEqualTo("watals: --verify takes the folder of a site that was built; there is no " + output + "\n");
        Files.createDirectories(output);
        assertThat(verify("--output", "ergens")).isEqualTo(2);
        assertThat(err).isEqualTo("watals: --verify writes no output: leave --output and --profile out\n");
    }

    private int build(String... more) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("build", "--source", source.toString(), "--output", output.toString()));
        words.addAll(List.of(more));
        return run(words);
    }

    private int verify(String... more) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("build", "--source", source.toString(), "--verify", output.toString()));
        words.addAll(List.of(more));
        return run(words);
    }

    private int run(List<String> words) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        int exit = Main.run(
                words.toArray(String[]::new),
                new Console(
                        new PrintStream(outBytes, true, StandardCharsets.UTF_8),
                        new PrintStream(errBytes, true, StandardCharsets.UTF_8),
                        false));
        out = outBytes.toString(StandardCharsets.UTF_8);
        err = errBytes.toString(StandardCharsets.UTF_8);
        return exit;
    }

    /** When each file below the test's folder was last written. */
    private Map<String, FileTime> times() throws IOException {
        Map<String, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    times.put(file.toString(), Files.getLastModifiedTime(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return times;
    }
}
