package nl.watals.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasesTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final String OLD = "static/style.0000000000001.css";
    private static final String NEW = "static/style.0000000000002.css";

    @TempDir
    private Path folder;

    private Path source;
    private Path output;
    private Path site;
    private Instant now = NOON;

    @BeforeEach
    void prepare() throws IOException {
        source = Files.createDirectories(folder.resolve("source"));
        output = Files.createDirectories(folder.resolve("output"));
        site = folder.resolve("site");
        Files.writeString(source.resolve("jbake.properties"), "site.host=https://www.example.nl\n");
    }

    @Test
    void whatAnEarlierPageNamesIsServedForAQuarterOfAnHour() throws Exception {
        write("index.html", "een");
        write(OLD, "p { color: red }");
        create("a");
        Files.delete(output.resolve(OLD));
        write("index.html", "twee");
        write(NEW, "p { color: blue }");
        create("b");
        assertThat(live(OLD)).hasContent("p { color: red }");
        assertThat(live(NEW)).exists();

        now = NOON.plus(Duration.ofMinutes(15));
        assertThat(prune(5).files()).isZero();
        now = NOON.plus(Duration.ofMinutes(16));
        assertThat(prune(5).files()).isEqualTo(1);
        assertThat(live(OLD)).doesNotExist();
        assertThat(live(OLD + ".br")).doesNotExist();
        assertThat(live(NEW)).exists();
    }

    @Test
    void whatIsCarriedDoesNotGoOnFromReleaseToRelease() throws Exception {
        write(OLD, "p { color: red }");
        create("a");
        Files.delete(output.resolve(OLD));
        create("b");
        now = NOON.plus(Duration.ofMinutes(10));
        write("index.html", "drie");
        create("c");
        assertThat(live(OLD)).exists();
        now = NOON.plus(Duration.ofMinutes(20));
        write("index.html", "vier");
        create("d");
        assertThat(live(OLD)).doesNotExist();
    }

    @Test
    void afterARollbackThePagesOfTheLaterReleaseMissNothing() throws Exception {
        write(OLD, "p { color: red }");
        create("a");
        Files.delete(output.resolve(OLD));
        write(NEW, "p { color: blue }");
        create("b");
        try (Releases releases = open()) {
            assertThat(releases.rollBack(OptionalInt.empty(), false).number()).isEqualTo(1);
        }
        assertThat(live(OLD)).exists();
        assertThat(live(NEW)).hasContent("p { color: blue }");
        now = NOON.plus(Duration.ofMinutes(16));
        prune(5);
        assertThat(live(OLD)).exists();
        assertThat(live(NEW)).doesNotExist();
    }

    @Test
    void whatWasTakenOffIsGoneFromEverywhereWhenItIsForgotten() throws Exception {
        write("index.html", "een geheim, dat lang genoeg is om kleiner te worden, een geheim, een geheim");
        write("static/foto.0000000000001.png", "geheim");
        create("a");
        Files.delete(output.resolve("static/foto.0000000000001.png"));
        write("index.html", "niets");
        create("b");
        Releases.Pruned pruned;
        try (Releases releases = open()) {
            pruned = releases.forget();
        }
        assertThat(pruned).isEqualTo(new Releases.Pruned(1, 1));
        try (var files = Files.walk(site)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "lock",
                            "switched",
                            "index.html",
                            "jbake.properties",
                            "release.properties",
                            "withdrawn.txt",
                            "carried.txt");
        }
    }

    @Test
    void aFileThatStaysTheSameKeepsItsTimeAndOneThatChangesGetsALaterSecond() throws Exception {
        write("a.txt", "aaaa");
        write("b.txt", "bbbb");
        FileTime second = FileTime.from(NOON);
        Files.setLastModifiedTime(output.resolve("a.txt"), second);
        Files.setLastModifiedTime(output.resolve("b.txt"), second);
        create("a");
        // Written again within the second, one with other bytes of the same number.
        Files.delete(output.resolve("a.txt"));
        write("a.txt", "aaaa");
        write("b.txt", "cccc");
        Files.setLastModifiedTime(output.resolve("b.txt"), second);
        create("b");
        assertThat(Files.getLastModifiedTime(live("a.txt"))).isEqualTo(second);
        assertThat(Files.getLastModifiedTime(live("b.txt")).toInstant()).isEqualTo(NOON.plusSeconds(1));
        assertThat(site.resolve("releases/1/site/b.txt")).hasContent("bbbb");
    }

    @Test
    void theSameCommitWithTheSameFilesIsNoNewRelease() throws Exception {
        write("index.html", "een");
        assertThat(create("a").made()).isTrue();
        assertThat(create("a").made()).isFalse();
        assertThat(create("b").made()).isTrue();
        write("index.html", "twee");
        assertThat(create("b").made()).isTrue();
        Files.delete(output.resolve("index.html"));
        assertThat(create("b").made()).isTrue();
    }

    @Test
    void whatAKilledProcessLeftIsRemoved() throws Exception {
        Files.createDirectories(site.resolve("releases/.new/site"));
        Files.writeString(site.resolve("releases/.new/site/half.html"), "half");
        Files.createDirectories(site);
        Files.createSymbolicLink(site.resolve("live.new"), Path.of("releases/7"));
        write("index.html", "een");
        create("a");
        assertThat(live("half.html")).doesNotExist();
        assertThat(live("index.html")).exists();
        assertThat(Releases.list(site)).hasSize(1);
    }

    @Test
    void theNewestReleasesAreKeptAndTheLiveOneAlways() throws Exception {
        for (int number = 1; number <= 4; number++) {
            write("index.html", "uitgave " + number);
            create("a" + number);
        }
        try (Releases releases = open()) {
            releases.rollBack(OptionalInt.of(1), false);
            assertThat(releases.prune(2).releases()).isEqualTo(2);
        }
        assertThat(Releases.list(site)).extracting(Release::number).containsExactly(4, 1);
        assertThat(live("index.html")).hasContent("uitgave 1");
    }

    @Test
    void aReleaseThatIsNotThereCannotComeBack() throws Exception {
        try (Releases releases = open()) {
            assertThatThrownBy(() -> releases.rollBack(OptionalInt.empty(), false))
                    .hasMessage("nothing is live here yet");
        }
        write("index.html", "een");
        create("a");
        try (Releases releases = open()) {
            assertThatThrownBy(() -> releases.rollBack(OptionalInt.empty(), false))
                    .isInstanceOf(ReleaseException.class)
                    .hasMessage("there is no earlier release; there are: 1");
            assertThatThrownBy(() -> releases.rollBack(OptionalInt.of(9), false))
                    .hasMessage("there is no release 9; there are: 1");
            assertThatThrownBy(() -> releases.rollBack(OptionalInt.of(1), false))
                    .hasMessage("release 1 is live already");
        }
    }

    @Test
    void whatASenderTookBackDoesNotComeBackWithAnEarlierRelease() throws Exception {
        write("index.html", "een");
        record("approved");
        create("a");
        record("withdrawn");
        write("index.html", "twee");
        create("b");
        try (Releases releases = open()) {
            assertThatThrownBy(() -> releases.rollBack(OptionalInt.empty(), false))
                    .hasMessage("release 1 shows 1 submission that the sender took back since;"
                            + " publish a mended site instead, or say --anyway");
            assertThat(live("index.html")).hasContent("twee");
            assertThat(releases.rollBack(OptionalInt.empty(), true).number()).isEqualTo(1);
            assertThat(releases.rollBack(OptionalInt.of(2), false).number()).isEqualTo(2);
        }
    }

    private void record(String status) throws IOException {
        Path file = source.resolve("submissions/2026/01/k3v9x2m7q0aa.json");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "{\"schema\":1,\"id\":\"k3v9x2m7q0aa\",\"kind\":\"idea\",\"status\":\"" + status
                        + "\",\"date\":\"2026-01-10\",\"title\":\"Wat als er een bank stond?\",\"body\":\"Tekst.\"}");
    }

    private Releases.Created create(String commit) throws IOException, ReleaseException {
        try (Releases releases = open()) {
            return releases.create(SettingsFile.read(source), source, output, commit, 5);
        }
    }

    private Releases.Pruned prune(int keep) throws IOException {
        try (Releases releases = open()) {
            return releases.prune(keep);
        }
    }

    private Releases open() throws IOException {
        return Releases.open(site, Clock.fixed(now, ZoneOffset.UTC), () -> {});
    }

    private Path live(String file) {
        return site.resolve("live/site").resolve(file);
    }

    private void write(String file, String text) throws IOException {
        Path place = output.resolve(file);
        Files.createDirectories(place.getParent());
        // As a build does: never into a file that somebody else may have under another name.
        Files.deleteIfExists(place);
        Files.writeString(place, text);
    }
}
