package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.watals.bake.BuildResult;
import nl.watals.whole.TestSite.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a build does with its output, besides filling it. */
class AtomicOutputTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_600_000_000_000L);

    @TempDir
    Path folder;

    private TestSite site;
    private Path output;

    @BeforeEach
    void makeSite() {
        site = TestSite.in(folder.resolve("site"));
        site.record(Record.idea("idee0001", "Wat als het kon?").with("now", "Nu niet."));
        output = folder.resolve("out");
    }

    private BuildResult built() {
        BuildResult result = site.build(output);
        assertThat(result.problems()).isEmpty();
        return result;
    }

    private Path page() {
        return output.resolve("ideeen/wat-als-het-kon/index.html");
    }

    @Test
    void unchangedFilesKeepTheirBytesAndTime() throws IOException {
        built();
        Map<String, byte[]> before = TestSite.read(output);
        for (String file : before.keySet()) {
            Files.setLastModifiedTime(
                    output.resolve(file),
                    FileTime.fromMillis(
                            Files.getLastModifiedTime(output.resolve(file)).toMillis() - 1));
        }
        FileTime time = Files.getLastModifiedTime(output.resolve("robots.txt"));
        site.write("content/nieuws/eerste-bericht.md", site.text("content/nieuws/eerste-bericht.md") + "\nNog iets.\n");
        BuildResult result = built();
        assertThat(result.changed()).isPositive().isLessThan(result.files());
        assertThat(TestSite.differences(before, TestSite.read(output)))
                .contains("nieuws/eerste-bericht/index.html")
                .hasSize(result.changed());
        assertThat(Files.getLastModifiedTime(output.resolve("robots.txt"))).isEqualTo(time);
    }

    @Test
    void aBuildWithoutChangesTouchesNothing() throws IOException {
        built();
        Object place = Files.readAttributes(output, "unix:ino").get("ino");
        BuildResult again = built();
        assertThat(again.changed()).isZero();
        assertThat(again.removed()).isZero();
        assertThat(Files.readAttributes(output, "unix:ino").get("ino")).isEqualTo(place);
    }

    @Test
    void filesThatNoLongerBelongAreGone() throws IOException {
        built();
        site.remove("content/nieuws/eerste-bericht.md");
        Files.writeString(output.resolve("vreemd.html"), "van iemand anders");
        assertThat(built().removed()).isEqualTo(2);
        assertThat(output.resolve("nieuws")).doesNotExist();
        assertThat(output.resolve("vreemd.html")).doesNotExist();
    }

    @Test
    void aBuildThatFailsTouchesNothing() throws IOException {
        built();
        Map<String, byte[]> before = TestSite.read(output);
        FileTime time = Files.getLastModifiedTime(output);
        site.write("content/fout.md", "title=Fout\ntype=bestaat-niet\n~~~~~~\n");
        site.write("content/nieuw.md", "title=Nieuw\ntype=page\n~~~~~~\n\nNieuw.\n");
        BuildResult failed = site.build(output);
        assertThat(failed.problems()).hasSize(1);
        assertThat(TestSite.differences(before, TestSite.read(output))).isEmpty();
        assertThat(Files.getLastModifiedTime(output)).isEqualTo(time);
    }

    @Test
    void aTemplateThatFailsOnOnePageTouchesNothing() {
        built();
        Map<String, byte[]> before = TestSite.read(output);
        site.write("templates/article.peb", "{{ content.title.bestaatNiet }}");
        assertThat(site.build(output).problems()).isNotEmpty();
        assertThat(TestSite.differences(before, TestSite.read(output))).isEmpty();
    }

    @Test
    void aFileThatWasChangedByHandIsRestoredHoweverSoonAfterTheBuild() throws IOException {
        built();
        Map<String, byte[]> clean = TestSite.read(output);
        String text = Files.readString(page());
        for (int i = 0; i < 20; i++) {
            Files.writeString(page(), text.replace("kon", "zou"));
            built();
            assertThat(TestSite.differences(clean, TestSite.read(output))).isEmpty();
        }
    }

    @Test
    void aFileThatWasChangedByHandIsRestoredAlsoWhenItsTimeSaysNothing() throws IOException {
        built();
        Map<String, byte[]> clean = TestSite.read(output);
        FileTime time = Files.getLastModifiedTime(page());
        String text = Files.readString(page());
        Files.writeString(page(), text + " ".repeat(4096));
        Files.setLastModifiedTime(page(), time);
        built();
        assertThat(TestSite.differences(clean, TestSite.read(output))).isEmpty();
        Files.writeString(page(), text.replace("kon", "zou"));
        Files.setLastModifiedTime(page(), LONG_AGO);
        built();
        assertThat(TestSite.differences(clean, TestSite.read(output))).isEmpty();
    }

    @Test
    void aFileThatWasRemovedByHandIsBack() throws IOException {
        built();
        Files.delete(page());
        Files.delete(output.resolve("robots.txt"));
        built();
        assertThat(page()).exists();
        assertThat(output.resolve("robots.txt")).exists();
    }

    @Test
    void anOutputThatWasRemovedByHandIsBack() throws IOException {
        built();
        Map<String, byte[]> clean = TestSite.read(output);
        Files.move(output, folder.resolve("weg"));
        built();
        assertThat(TestSite.differences(clean, TestSite.read(output))).isEmpty();
    }

    @Test
    void aManifestThatIsNoneOnlyCostsTime() throws IOException {
        built();
        Map<String, byte[]> clean = TestSite.read(output);
        Path manifest = folder.resolve(".out.watals/manifest");
        byte[] good = Files.readAllBytes(manifest);
        for (int cut : new int[] {0, 3, 11, 17, good.length / 2, good.length - 1}) {
            Files.write(manifest, java.util.Arrays.copyOf(good, cut));
            built();
        }
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 40; i++) {
            byte[] bad = good.clone();
            for (int j = 0; j < 1 + i; j++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Files.write(manifest, bad);
            built();
            assertThat(TestSite.differences(clean, TestSite.read(output))).isEmpty();
        }
    }

    @Test
    void aFolderWithSomebodyElsesFilesIsRefused() throws IOException, InterruptedException {
        Files.createDirectories(output);
        Files.writeString(output.resolve("scriptie.txt"), "drie jaar werk");
        Child.Result result = Child.build(site, output).await();
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains(output.toString()).contains("holds files that no build of ours wrote");
        assertThat(TestSite.read(output)).containsOnlyKeys("scriptie.txt");
        assertThat(folder.resolve(".out.watals")).doesNotExist();
    }

    @Test
    void aFolderThatSomebodyFilledSinceAFailedBuildIsRefused() throws IOException {
        site.write("content/fout.md", "title=Fout\ntype=bestaat-niet\n~~~~~~\n");
        assertThat(site.build(output).succeeded()).isFalse();
        Files.createDirectories(output);
        Files.writeString(output.resolve("scriptie.txt"), "drie jaar werk");
        site.remove("content/fout.md");
        assertThatThrownBy(() -> site.build(output)).hasMessageContaining("no build of ours wrote");
        assertThat(TestSite.read(output)).containsOnlyKeys("scriptie.txt");
    }

    @Test
    void anOutputThatIsAFileIsRefused() throws IOException {
        Files.writeString(output, "geen map");
        assertThatThrownBy(() -> site.build(output)).hasMessageContaining("is a file, not a folder");
        assertThat(output).hasContent("geen map");
    }

    @Test
    void anOutputInOrAboveTheSourceIsRefused() {
        for (Path bad : List.of(
                folder,
                site.root(),
                site.root().resolve("content"),
                site.root().resolve("content/uit"),
                site.root().resolve("templates/uit/site"),
                site.root().resolve("assets"),
                site.root().resolve("submissions/2026"),
                site.root().resolve("data/../data/uit"))) {
            Map<String, byte[]> before = TestSite.read(folder);
            assertThatThrownBy(() -> site.build(bad)).as(bad.toString()).isInstanceOf(UncheckedIOException.class);
            assertThat(TestSite.differences(before, TestSite.read(folder))).isEmpty();
        }
        assertThat(site.build(site.root().resolve("output")).problems()).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anOutputThatLeadsIntoTheSourceIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), site.root().resolve("content"));
        assertThatThrownBy(() -> site.build(link)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> site.build(link.resolve("uit"))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aDiskThatSaysNoLeavesTheOldSite() throws IOException, InterruptedException {
        built();
        Map<String, byte[]> before = TestSite.read(output);
        // A folder in the place of a file: writing fails there for everyone, also for the superuser.
        Files.createDirectories(folder.resolve(".out.watals/manifest.new/bezet"));
        site.remove("content/nieuws/eerste-bericht.md");
        Child.Result result = Child.build(site, output).await();
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).startsWith("watals: ").contains("manifest.new");
        assertThat(TestSite.differences(before, TestSite.read(output))).isEmpty();
    }

    @Test
    void aSideFolderThatCannotBeMadeLeavesNothing() throws IOException, InterruptedException {
        Files.writeString(folder.resolve(".out.watals"), "een bestand");
        Child.Result result = Child.build(site, output).await();
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains(".out.watals");
        assertThat(output).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDiskThatIsFullLeavesTheOldSite() throws IOException, InterruptedException {
        built();
        Map<String, byte[]> before = TestSite.read(output);
        site.write(
                "content/groot.md", "title=Groot\ntype=page\n~~~~~~\n\n" + "Een lange tekst. ".repeat(20_000) + "\n");
        // No file may grow beyond 128 blocks of 512 bytes; only the page of this build wants to.
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new java.util.ArrayList<>(List.of(
                "sh",
                "-c",
                "ulimit -f 128; exec \"$@\"",
                "sh",
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                "nl.watals.cli.Main"));
        command.addAll(List.of(Child.buildArguments(site, output)));
        Child.Result result = Child.start(new ProcessBuilder(command)).await();
        assertThat(result.exit()).as(result.err()).isEqualTo(3);
        assertThat(result.err()).startsWith("watals: ");
        assertThat(TestSite.differences(before, TestSite.read(output))).isEmpty();
        built();
        assertThat(output.resolve("groot/index.html")).exists();
    }

    @Test
    void tooLittleMemoryIsSaidAndLeavesTheOldSite() throws IOException, InterruptedException {
        built();
        Map<String, byte[]> before = TestSite.read(output);
        site.write(
                "content/groot.md",
                "title=Groot\ntype=page\n~~~~~~\n\n" + "Een lange tekst. ".repeat(2_000_000) + "\n");
        Child.Result result = Child.start(List.of("-Xmx40m"), Child.buildArguments(site, output))
                .await();
        assertThat(result.err())
                .isEqualToIgnoringNewLines(
                        "watals: there is not enough memory for this; allow more, such as WATALS_JAVA_OPTS=-Xmx4g");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(TestSite.differences(before, TestSite.read(output))).isEmpty();
    }

    @Test
    void aSecondProcessWaitsForTheFirst() throws IOException, InterruptedException {
        built();
        site.remove("content/nieuws/eerste-bericht.md");
        Child child;
        try (FileChannel channel = FileChannel.open(folder.resolve(".out.watals/lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            child = Child.build(site, output);
            while (child.isRunning() && !child.errSoFar().contains("waiting for it")) {
                Thread.sleep(20);
            }
            assertThat(child.isRunning()).as(child.errSoFar()).isTrue();
            assertThat(output.resolve("nieuws")).exists();
        }
        Child.Result result = child.await();
        assertThat(result.exit()).isZero();
        assertThat(result.err()).contains("Another build is writing " + output);
        assertThat(output.resolve("nieuws")).doesNotExist();
    }

    @Test
    void twoProcessesAtOnceBothEndWell() throws IOException, InterruptedException {
        Child first = Child.build(site, output);
        Child second = Child.build(site, output);
        assertThat(first.await().exit()).isZero();
        assertThat(second.await().exit()).isZero();
        Path clean = folder.resolve("clean");
        site.build(clean);
        assertThat(TestSite.differences(TestSite.read(clean), TestSite.read(output)))
                .isEmpty();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void twoThreadsAtOnceBothEndWell() {
        List<CompletableFuture<BuildResult>> builds = List.of(
                CompletableFuture.supplyAsync(() -> site.build(output)),
                CompletableFuture.supplyAsync(() -> site.build(output)),
                CompletableFuture.supplyAsync(() -> site.build(output)));
        for (CompletableFuture<BuildResult> build : builds) {
            assertThat(build.join().problems()).isEmpty();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anOutputBehindALinkIsFilledWhereItIs() throws IOException {
        Path real = Files.createDirectories(folder.resolve("echt/hier"));
        Files.createSymbolicLink(output, real);
        built();
        assertThat(output).isSymbolicLink();
        assertThat(real.resolve("index.html")).exists();
        built();
    }
}
