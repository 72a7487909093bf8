package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.watals.publish.GitSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code build.json}: what an output was made of. */
class ProvenanceTest {
    private static final Path ROOT = Path.of(System.getProperty("watals.basedir", ""));
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final String RECORD = """
            {"schema": 1, "id": "voorbeeld1", "kind": "participant", "status": "approved", "date": "2026-03-14", "name": "Een lezer"}
            """;

    @TempDir
    private Path folder;

    @Test
    void itStandsBesideTheOutputAndSaysWhatWentIn() throws IOException {
        Path source = site("bron");
        Files.createDirectories(source.resolve("submissions/2026/03"));
        Files.writeString(source.resolve("submissions/2026/03/voorbeeld1.json"), RECORD);
        GitSite repository = GitSite.around(source);
        BuildResult result = build(source, "uit");

        JsonNode json = json("uit");
        assertThat(folder.resolve("uit/build.json")).doesNotExist();
        assertThat(json.get("schema").asInt()).isEqualTo(1);
        assertThat(json.get("commit").asText()).isEqualTo(repository.git("rev-parse", "HEAD"));
        assertThat(json.get("now").asText()).isEqualTo("2026-06-01T10:00:00Z");
        assertThat(json.get("drafts").asBoolean()).isFalse();
        assertThat(json.get("records").get("count").asInt())
                .isEqualTo(result.records())
                .isPositive();
        assertThat(json.get("output").get("files").asInt()).isEqualTo(result.files());
        assertThat(json.get("versions").get("java").asText()).isEqualTo(System.getProperty("java.version"));
    }

    @Test
    void theSameSourcesHaveTheSameDigestsWhereverTheyAre() throws IOException {
        build(site("een"), "uit-een");
        build(site("ergens/anders"), "uit-twee");
        assertThat(json("uit-twee")).isEqualTo(json("uit-een"));
    }

    @Test
    void everyChangeShowsInItsDigest() throws IOException {
        Path source = site("bron");
        build(source, "uit");
        JsonNode before = json("uit");

        Path settings = source.resolve("jbake.properties");
        Files.writeString(settings, Files.readString(settings) + "\n# an aside\n");
        build(source, "uit");
        JsonNode aside = json("uit");
        assertThat(aside.get("sources")).isNotEqualTo(before.get("sources"));
        assertThat(aside.get("output")).isEqualTo(before.get("output"));

        Files.createDirectories(source.resolve("submissions/2026/03"));
        Files.writeString(source.resolve("submissions/2026/03/voorbeeld1.json"), RECORD);
        build(source, "uit");
        assertThat(json("uit").get("sources")).isNotEqualTo(aside.get("sources"));
        assertThat(json("uit").get("records")).isNotEqualTo(aside.get("records"));
    }

    @Test
    void aBuildThatHasNothingToDoStillNamesTheCommit() throws IOException {
        Path source = site("bron");
        build(source, "uit");
        JsonNode before = json("uit");
        assertThat(before.get("commit").isNull()).isTrue();
        GitSite repository = GitSite.around(source);

        BuildResult again = build(source, "uit");

        assertThat(again.changed()).isZero();
        assertThat(json("uit").get("commit").asText()).isEqualTo(repository.git("rev-parse", "HEAD"));
        for (String key : new String[] {"records", "sources", "output"}) {
            assertThat(json("uit").get(key)).as(key).isEqualTo(before.get(key));
        }
    }

    @Test
    void theCommitIsFoundHoweverGitKeepsIt() throws IOException {
        Path source = site("bron");
        Files.createDirectories(source.resolve("docs/diep"));
        assertThat(GitCommit.inRepository(source)).isEmpty();
        GitSite repository = GitSite.around(source);
        String first = repository.git("rev-parse", "HEAD");
        assertThat(GitCommit.inRepository(source.resolve("docs/diep"))).contains(first);

        repository.git("pack-refs", "--all");
        assertThat(GitCommit.inRepository(source)).contains(first);

        repository.git("checkout", "-q", "--detach");
        assertThat(GitCommit.inRepository(source)).contains(first);

        Path other = folder.resolve("tweede werkmap");
        repository.git("worktree", "add", "-q", "-b", "zijtak", other.toString());
        assertThat(GitCommit.inRepository(other)).contains(first);

        repository.git("checkout", "-q", "--orphan", "leeg");
        assertThat(GitCommit.inRepository(source))
                .as("a branch without a commit")
                .isEmpty();
    }

    @Test
    void theVersionsAreThoseOfThePom() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        assertThat(inPom(pom, "<artifactId>watals</artifactId>\\s*<version>([^<]+?)(?:-SNAPSHOT)?<"))
                .isEqualTo(Versions.WATALS);
        assertThat(inPom(pom, "<jbake.version>([^<]+)<")).isEqualTo(Versions.JBAKE);
        assertThat(inPom(pom, "<pebble.version>([^<]+)<")).isEqualTo(Versions.PEBBLE);
        assertThat(inPom(pom, "<commonmark.version>([^<]+)<")).isEqualTo(Versions.COMMONMARK);
        assertThat(inPom(pom, "<jsoup.version>([^<]+)<")).isEqualTo(Versions.JSOUP);
    }

    private static String inPom(String pom, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(pom);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private Path site(String name) throws IOException {
        Path master = ROOT.resolve("src/test/resources/whole/site");
        Path source = folder.resolve(name);
        try (Stream<Path> files = Files.walk(master)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path place = source.resolve(master.relativize(file).toString());
                Files.createDirectories(place.getParent());
                Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return source;
    }

    private BuildResult build(Path source, String output) throws IOException {
        BuildResult result = Build.run(
                new BuildOptions(source, Optional.of(folder.resolve(output)), false, false, Optional.of(NOW)),
                BuildObserver.SILENT);
        assertThat(result.problems()).isEmpty();
        return result;
    }

    private JsonNode json(String output) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("." + output + ".watals/build.json").toFile());
    }
}
