package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import nl.watals.bake.SourceTree.SourceFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build does not open sources that the system calls the same as before; it notices whatever happened to one all the same. */
class UnopenedSourcesTest {
    private static final String PAGE = "content/over.md";
    private static final String RECORD = "submissions/2024/01/record002.json";
    private static final long LATER = 1L << 50;

    @TempDir
    private Path folder;

    private TestSite site;

    @BeforeEach
    void buildForTheFirstTime() throws IOException {
        site = TestSite.in(folder);
        assertThat(site.build().problems()).isEmpty();
        // The next build, and no earlier one, finds files that surely get another time when they change again.
        waitUntilSettled(source(PAGE));
        site.replace("content/blog/vast.md", "Een vast bericht.", "Een los bericht.");
        assertThat(site.build().problems()).isEmpty();
    }

    private Path source(String path) {
        return folder.resolve("site").resolve(path);
    }

    private static void waitUntilSettled(Path file) throws IOException {
        Path probe = file.resolveSibling(".probe");
        do {
            Files.writeString(probe, "");
        } while (Files.getLastModifiedTime(probe).toMillis()
                < Files.getLastModifiedTime(file).toMillis() + 150);
        Files.delete(probe);
    }

    @Test
    void aFileOfTheSameSizeAndTimeIsNoticedHoweverItCameThere() throws IOException {
        for (String how : List.of("written", "renamed", "copied", "linked")) {
            FileTime time = Files.getLastModifiedTime(source(PAGE));
            String text = site.files.get(PAGE);
            String other = text.replace(
                    text.contains("Wie wij zijn.") ? "Wie wij zijn." : "Wat wij zijn.",
                    text.contains("Wie wij zijn.") ? "Wat wij zijn." : "Wie wij zijn.");
            Path beside = folder.resolve(how);
            Files.writeString(beside, other, StandardCharsets.ISO_8859_1);
            Files.setLastModifiedTime(beside, time);
            put(beside, how);
            Files.setLastModifiedTime(source(PAGE), time);
            site.adopt(PAGE, other);
            assertThat(Files.size(source(PAGE))).isEqualTo(text.length());
            assertThat(Files.getLastModifiedTime(source(PAGE))).isEqualTo(time);
            assertLikeAClean();
            assertThat(site.page("over/index.html")).contains(other.contains("Wat wij") ? "Wat wij" : "Wie wij");
        }
    }

    private void put(Path beside, String how) throws IOException {
        switch (how) {
            case "written" -> Files.write(source(PAGE), Files.readAllBytes(beside));
            case "renamed" -> Files.move(beside, source(PAGE), StandardCopyOption.REPLACE_EXISTING);
            case "copied" ->
                Files.copy(
                        beside, source(PAGE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            default -> {
                Files.delete(source(PAGE));
                Files.createSymbolicLink(source(PAGE), beside);
            }
        }
    }

    @Test
    void aFileThatIsMovedAwayAndBackIsTheSamePage() throws IOException {
        Path away = folder.resolve("away");
        Files.move(source("content/blog/vast.md"), away);
        String text = site.files.get("content/blog/vast.md");
        site.lose("content/blog/vast.md");
        assertLikeAClean();
        assertThat(site.output().resolve("blog/vast/index.html")).doesNotExist();
        Files.move(away, source("content/blog/vast.md"));
        site.adopt("content/blog/vast.md", text);
        assertLikeAClean();
        assertThat(site.page("blog/vast/index.html")).contains("Een los bericht.");
    }

    @Test
    void twoFilesThatChangePlacesChangePages() throws IOException {
        String first = "content/ideeen/een.md";
        String second = "content/ideeen/drie.md";
        String text = site.files.get(first);
        Files.move(source(first), folder.resolve("first"));
        Files.move(source(second), source(first));
        Files.move(folder.resolve("first"), source(second));
        site.adopt(first, site.files.get(second));
        site.adopt(second, text);
        assertLikeAClean();
    }

    @Test
    void anEditRightAfterABuildCountsThoughItHasTheSizeAndTimeOfBefore() throws IOException {
        String text = site.files.get(PAGE);
        for (int i = 0; i < 6; i++) {
            FileTime time = Files.getLastModifiedTime(source(PAGE));
            String now = text.replace("Wie wij zijn.", "Wie wij " + (char) ('a' + i) + "ijn.");
            site.replace(PAGE, site.files.get(PAGE), now);
            site.save();
            Files.setLastModifiedTime(source(PAGE), time);
            assertThat(site.build().problems()).isEmpty();
            assertThat(site.page("over/index.html")).contains("Wie wij " + (char) ('a' + i) + "ijn.");
        }
    }

    @Test
    void whatIsRememberedOfAPageAndARecordIsWhatAReadingGives() throws IOException {
        // Everything that looks at them is made again, out of what is remembered.
        site.files.put("content/nieuw.md", "title=Nieuw\ntype=page\nthemes=zorg,school\n~~~~~~\nNieuw.\n");
        assertLikeAClean();
        site.replace(RECORD, "\"role\"", "\"name\":\"Een oma\",\"role\"");
        assertLikeAClean();
        site.drafts = true;
        assertLikeAClean();
        site.replace("content/nieuw.md", "themes=zorg,school", "themes=school\naliases=/oud/nieuw/");
        assertLikeAClean();
    }

    @Test
    void aMistakeThatOnlyTheFileKnowsThePlaceOfIsReportedThere() throws IOException {
        site.files.put(
                "content/ideeen/overgenomen.md",
                "title=Overgenomen\ntype=idea\ndate=2024-01-02\nsubmission=record002\n~~~~~~\nAnders gezegd.\n");
        assertLikeAClean();
        waitUntilSettled(source("content/ideeen/overgenomen.md"));
        site.replace("content/blog/vast.md", "Een los bericht.", "Een vast bericht.");
        assertLikeAClean();
        site.files.remove(RECORD);
        BuildResult again = site.build();
        assertThat(again.problems()).isEqualTo(site.clean().result().problems());
        assertThat(again.problems().toString())
                .contains("content/ideeen/overgenomen.md")
                .contains("4");
    }

    @Test
    void aFileThatTheSystemCallsTheSameIsNotOpened() throws IOException {
        SourceFile file = new SourceFile(source(PAGE), PAGE, "over.md");
        long stamp = FileStamp.at(LATER).of(file.file());
        SourceHashes hashes = compared(file, stamp, 4711);
        assertThat(hashes.of(PAGE)).isEqualTo(4711);
        assertThat(hashes.stamp(PAGE)).isEqualTo(stamp);
        assertThat(compared(file, stamp + 1, 4711).of(PAGE)).isNotEqualTo(4711);
        assertThat(compared(file, FileStamp.NONE, 4711).of(PAGE)).isNotEqualTo(4711);
    }

    @Test
    void aFileThatIsOtherThanTheSystemSaidMakesTheBuildBeginAgain() throws IOException {
        SourceFile file = new SourceFile(source(PAGE), PAGE, "over.md");
        SourceHashes hashes = compared(file, FileStamp.at(LATER).of(file.file()), 4711);
        hashes.requireTrusted();
        assertThatThrownBy(() -> hashes.read(file)).isInstanceOf(SourceHashes.Changed.class);
        assertThatThrownBy(hashes::requireTrusted).isInstanceOf(SourceHashes.Changed.class);
    }

    private SourceHashes compared(SourceFile file, long stamp, long hash) {
        SourceTree tree = new SourceTree(
                folder.resolve("site"),
                List.of(file),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
        SourceHashes hashes = SourceHashes.stamped();
        SourceHashes.Known known = (path, now) -> now == stamp ? Optional.of(hash) : Optional.empty();
        hashes.compare(tree, () -> known);
        return hashes;
    }

    @Test
    void aFileThatChangedJustNowHasNoStamp() throws IOException {
        Path file = source(PAGE);
        long changed = ((FileTime) Files.getAttribute(file, "unix:ctime")).toMillis();
        for (long looked : List.of(changed - 3_600_000, changed - 1, changed, changed + 1, changed + 50)) {
            assertThat(FileStamp.at(looked).of(file)).isEqualTo(FileStamp.NONE);
        }
        assertThat(FileStamp.at(changed + 2_002).of(file)).isNotEqualTo(FileStamp.NONE);
        assertThat(FileStamp.at(changed + 2_002).of(source("content/nergens.md")))
                .isEqualTo(FileStamp.NONE);
    }

    @Test
    void aTextThatIsSavedWhileTheBuildRunsIsRight() throws IOException {
        // The other one shows this title, and so is rendered again.
        site.replace("content/agenda/avond-1.md", "title=Eerste avond", "title=De eerste avond");
        site.save();
        AtomicInteger builds = new AtomicInteger();
        BuildObserver saving = new BuildObserver() {
            @Override
            public void rendering(int pages) {
                if (builds.incrementAndGet() == 1) {
                    saveTheOther();
                }
            }
        };
        assertThat(Build.run(site.options(), saving).problems()).isEmpty();
        assertThat(builds.get()).isEqualTo(2);
        assertThat(site.page("agenda/avond-2/index.html")).contains("Later erbij.");
        assertLikeAClean();
    }

    private void saveTheOther() {
        String path = "content/agenda/avond-2.md";
        site.files.put(path, site.files.get(path) + "\nLater erbij.\n");
        site.save();
    }

    private void assertLikeAClean() throws IOException {
        BuildResult again = site.build();
        assertThat(again.problems()).isEqualTo(site.clean().result().problems());
        assertThat(TestSite.texts(site.output())).isEqualTo(site.clean().files());
    }
}
