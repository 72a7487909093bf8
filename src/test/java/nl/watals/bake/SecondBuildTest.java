package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.watals.bake.SourceTree.SourceFile;
import nl.watals.bake.TestSite.Standing;
import nl.watals.site.Settings;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happened since the last build, the next one leaves what a build into an empty folder gives. */
class SecondBuildTest {
    private static final int STEPS = Integer.getInteger("watals.steps", 15);

    @TempDir
    private Path folder;

    private TestSite site;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverHappensTheNextBuildGivesWhatACleanOneGives(long seed) throws IOException {
        RandomEdits edits = RandomEdits.ofEverything(site, seed);
        List<String> story = new ArrayList<>();
        TestSite.State good = site.state();
        for (int step = 1; step <= STEPS; step++) {
            story.add(step + ": " + edits.next());
            if (buildsAsAClean(site, edits.tampered, story)) {
                good = site.state();
            } else {
                story.add(step + ": mended");
                site.backTo(good);
                edits.tampered.addAll(site.standing().keySet());
                buildsAsAClean(site, edits.tampered, story);
            }
        }
    }

    @BeforeEach
    void buildForTheFirstTime() throws IOException {
        site = TestSite.in(folder);
        assertThat(site.build().problems()).isEmpty();
    }

    @Test
    void aBuildWithNothingChangedWritesNothing() throws IOException {
        Map<String, Standing> before = site.standing();
        BuildResult again = site.build();
        assertThat(List.of(again.changed(), again.removed(), again.files())).isEqualTo(List.of(0, 0, before.size()));
        assertThat(site.standing()).isEqualTo(before);
    }

    @Test
    void onlyPagesThatShowTheChangeAreWrittenAgain() throws IOException {
        site.replace("jbake.properties", "search.path=zoeken\n", "");
        site.build();
        site.replace("content/blog/vast.md", "Een vast bericht.", "Een los bericht.");
        assertThat(site.build().changed()).isEqualTo(2);
        assertLikeAClean();
        assertThat(site.page("blog/vast/index.html")).contains("Een los bericht.");
    }

    @Test
    void aLinkToAPageThatIsGoneIsReportedThoughItsOwnPageDidNotChange() throws IOException {
        site.files.remove("content/agenda/avond-1.md");
        List<Problem> problems = site.build().problems();
        assertThat(problems).extracting(Problem::path).contains("content/ideeen/twee.md", "content/ideeen/drie.md");
        assertThat(problems).isEqualTo(site.clean().result().problems());
    }

    @Test
    void aBrokenLinkIsRightOnceItsPageExists() throws IOException {
        site.replace("content/over.md", "[de agenda](/agenda/)", "[de agenda](/agenda/avond-3/)");
        assertThat(site.build().succeeded()).isFalse();
        site.files.put(
                "content/agenda/avond-3.md",
                site.files.get("content/agenda/avond-2.md").replace("Tweede", "Derde"));
        assertLikeAClean();
    }

    @Test
    void aLinkToAFileFollowsTheAddressOfItsPage() throws IOException {
        site.replace("content/ideeen/twee.md", "type=idea", "type=idea\nslug=elders");
        assertLikeAClean();
        assertThat(site.page("ideeen/een/index.html")).contains("href=\"/ideeen/elders/\"");
    }

    @Test
    void aLinkToAFileIsFoundHoweverItIsWritten() throws IOException {
        site.replace("content/ideeen/een.md", "(twee.md)", "(twee&#46;md)");
        assertLikeAClean();
        site.replace("content/ideeen/twee.md", "type=idea", "type=idea\nslug=elders");
        assertLikeAClean();
        assertThat(site.page("ideeen/een/index.html")).contains("href=\"/ideeen/elders/\"");
    }

    @Test
    void aListShowsTheNewTitleOfThePageAboveIt() throws IOException {
        site.replace("content/index.md", "Thuis op de site", "Voordeur");
        assertLikeAClean();
        assertThat(site.page("agenda/index.html")).contains(">Voordeur<");
    }

    @Test
    void aCachedPartOfTheLayoutChangesOnEveryPage() throws IOException {
        site.replace("templates/header.peb", "{{ theme.title }}", "{{ theme.title }} ({{ theme.count }})");
        assertLikeAClean();
        site.replace("content/over.md", "themes=zorg", "themes=zorg,school");
        assertLikeAClean();
    }

    @Test
    void aCountThatATemplateAsksForByAComputedNameIsUpToDate() throws IOException {
        site.replace("content/over.md", "themes=zorg", "themes=school");
        assertLikeAClean();
    }

    @Test
    void theOrderOfTheSettingsCounts() throws IOException {
        site.replace("jbake.properties", "collection.nieuws.path=nieuws\n", "");
        site.files.put("jbake.properties", "collection.nieuws.path=nieuws\n" + site.files.get("jbake.properties"));
        assertLikeAClean();
        assertThat(site.page("over/index.html")).containsSubsequence("/nieuws/feed.xml", "/ideeen/feed.xml");
    }

    @Test
    void aKeyThatNoPageHasAnyMoreIsAMistakeInTheTemplate() throws IOException {
        site.replace("content/ideeen/een.md", "mood=blij\n", "");
        site.replace("content/over.md", "type=page", "type=page\nmood=blij");
        assertLikeAClean();
        site.replace("content/over.md", "\nmood=blij", "");
        assertThat(site.build().problems())
                .isNotEmpty()
                .isEqualTo(site.clean().result().problems());
    }

    @Test
    void aVeryLongLinkIsRemembered() throws IOException {
        site.replace("content/over.md", "(/agenda/)", "(https://example.org/" + "a".repeat(70_000) + ")");
        assertLikeAClean();
    }

    @Test
    void aPageThatPrintsTheDayChangesWithIt() throws IOException {
        site.now = site.now.plus(Duration.ofDays(1));
        assertLikeAClean();
        assertThat(site.page("agenda/avond-1/index.html")).contains("21 januari 2024");
        assertThat(site.page("index.html")).contains("2024-01-21");
    }

    @Test
    void aPageComesAndGoesWithTheClockInBothDirections() throws IOException {
        site.replace("content/ideeen/vijf.md", "2024-02-01", "2024-01-20T13:30");
        assertLikeAClean();
        assertThat(site.output().resolve("ideeen/vijf/index.html")).doesNotExist();
        site.now = Instant.parse("2024-01-20T12:30:00Z");
        assertLikeAClean();
        assertThat(site.output().resolve("ideeen/vijf/index.html")).exists();
        site.now = Instant.parse("2024-01-20T12:29:59.999Z");
        assertLikeAClean();
        assertThat(site.output().resolve("ideeen/vijf/index.html")).doesNotExist();
    }

    @Test
    void aWithdrawnIdeaLeavesOnlyItsAddressAndComesBackUnderAnEditorsName() throws IOException {
        String idea = "submissions/2024/01/record002.json";
        String approved = site.files.get(idea);
        String page = "ideeen/wat-als-record-2-sprak/index.html";
        site.files.put(
                idea,
                "{\"schema\":1,\"id\":\"record002\",\"kind\":\"idea\",\"status\":\"withdrawn\","
                        + "\"date\":\"2024-01-02\",\"slug\":\"wat-als-record-2-sprak\"}");
        assertLikeAClean();
        assertThat(site.page(page)).contains("weggehaald").doesNotContain("Een alinea 2.");
        site.files.put(idea, approved);
        site.files.put(
                "content/ideeen/over.md",
                "title=Overgenomen\ntype=idea\ndate=2024-01-02\nsubmission=record002\n~~~~~~\nAnders gezegd.\n");
        assertLikeAClean();
        assertThat(site.page(page)).contains("/ideeen/over/").doesNotContain("weggehaald");
    }

    @Test
    void recordsUnderOtherNamesGiveTheSamePages() throws IOException {
        for (int i = 1; i <= 4; i++) {
            String record = site.files.remove("submissions/2024/01/record00" + i + ".json");
            site.files.put("submissions/2023/1" + (5 - i) + "/record00" + i + ".json", record);
        }
        assertLikeAClean();
    }

    @Test
    void picturesGetOtherAddressesWhenTheSettingsSaySo() throws IOException {
        site.replace("jbake.properties", "img.path.update=false", "img.path.update=true");
        assertLikeAClean();
        site.replace("content/ideeen/een.md", "Het eerste.", "Het eerste, met ![een plaatje](/nieuws/foto.jpg)");
        assertLikeAClean();
    }

    @Test
    void twoFoldersCanBeBuiltIntoOneOutputInTurn() throws IOException {
        Map<String, String> first = site.files;
        Map<String, String> second = new TreeMap<>(first);
        for (int turn = 0; turn < 2; turn++) {
            site.files = second;
            site.replace("content/over.md", "Wie wij zijn.", "Wie wij zijn. Al " + turn + " jaar.");
            assertThat(site.buildFrom(folder.resolve("other")).problems()).isEmpty();
            assertThat(texts(site.standing())).isEqualTo(site.clean().files());
            site.files = first;
            assertLikeAClean();
        }
    }

    @Test
    void feedsAndTheSitemapShowWhatChangedInThem() throws IOException {
        site.replace("content/nieuws/bericht.md", "~~~~~~\n", "~~~~~~\nEerst dit. ");
        assertLikeAClean();
        assertThat(site.page("nieuws/feed.xml")).contains("Eerst dit.");
        assertThat(site.page("nieuws/feed.json")).contains("Eerst dit.");
        site.replace("jbake.properties", "collection.nieuws.title=Nieuws", "collection.nieuws.title=Berichten");
        assertLikeAClean();
        assertThat(site.page("nieuws/feed.xml")).contains("Berichten – ");
        site.replace("content/over.md", "type=page", "type=page\nnoindex=true");
        assertLikeAClean();
        assertThat(site.page("sitemap.xml")).doesNotContain("/over/");
        site.replace("content/over.md", "noindex=true", "updated=2024-01-19");
        assertLikeAClean();
        assertThat(site.page("sitemap.xml")).contains("/over/</loc><lastmod>2024-01-19");
        String feed = site.files.get("content/nieuws/bericht.md");
        site.files.put("content/nieuws/later.md", feed.replace("title=", "title=Nog "));
        assertLikeAClean();
        assertThat(site.page("nieuws/feed.xml")).contains("<title>Nog ");
    }

    @Test
    void theMemoryOfAnEarlierBuildIsNotUsed() throws IOException {
        byte[] memory = Files.readAllBytes(site.side("memory"));
        site.replace("content/over.md", "Wie wij zijn.", "Wie wij waren.");
        assertThat(site.build().problems()).isEmpty();
        Files.write(site.side("memory"), memory);
        site.replace("content/over.md", "Wie wij waren.", "Wie wij zijn.");
        assertLikeAClean();
        assertThat(site.page("over/index.html")).contains("Wie wij zijn.");
    }

    @Test
    void theMemoryOfAnotherOutputIsNotUsed() throws IOException {
        site.replace("content/over.md", "Wie wij zijn.", "Wie wij waren.");
        site.clean();
        Files.copy(folder.resolve(".clean-0.watals/memory"), site.side("memory"), StandardCopyOption.REPLACE_EXISTING);
        assertLikeAClean();
        assertThat(site.page("over/index.html")).contains("Wie wij waren.");
    }

    @Test
    void aMemoryOrManifestThatWasCutOffCostsOnlyTime() throws IOException {
        for (String name : List.of("memory", "manifest")) {
            byte[] whole = Files.readAllBytes(site.side(name));
            for (int length : List.of(0, 3, 11, 13, whole.length / 2, whole.length - 1)) {
                Files.write(site.side(name), Arrays.copyOf(whole, length));
                assertLikeAClean();
            }
        }
    }

    @Test
    void aMemoryOrManifestWithAnotherByteCostsOnlyTime() throws IOException {
        for (String name : List.of("memory", "manifest")) {
            for (int part = 0; part < 12; part++) {
                byte[] bytes = Files.readAllBytes(site.side(name));
                bytes[bytes.length * part / 12] ^= (byte) 0x80;
                Files.write(site.side(name), bytes);
                assertThat(site.build().problems()).isEmpty();
            }
            assertLikeAClean();
        }
    }

    @Test
    void aFileOfTheOutputThatSomebodyChangedIsMendedThoughItsTimeIsOld() throws IOException {
        Path page = site.output().resolve("over/index.html");
        String text = Files.readString(page);
        for (int minutes : List.of(-600, 0, 600)) {
            Files.writeString(page, text.replace("Wie wij", "Wat wij"));
            Files.setLastModifiedTime(page, FileTime.from(Instant.now().plus(Duration.ofMinutes(minutes))));
            assertLikeAClean();
        }
    }

    @Test
    void aFileThatGrewByWholePagesOfTheDiskIsMended() throws IOException {
        Path page = site.output().resolve("over/index.html");
        FileTime time = Files.getLastModifiedTime(page);
        Files.writeString(page, Files.readString(page) + "x".repeat(4096));
        Files.setLastModifiedTime(page, time);
        assertLikeAClean();
    }

    @Test
    void theSearchIndexHoldsWhatReadersMayFindAndNothingElse() throws IOException {
        site.replace("content/over.md", "type=page", "type=page\nnoindex=true");
        site.drafts = true;
        site.future = true;
        assertLikeAClean();
        String found = index();
        assertThat(found).contains("/ideeen/een/", "/blog/vast/", "vast bericht");
        assertThat(found).doesNotContain("/over/", "Wie wij zijn", "-draft");
    }

    @Test
    void aWithdrawnIdeaLeavesTheSearchIndex() throws IOException {
        String idea = "submissions/2024/01/record002.json";
        assertThat(index()).contains("wat-als-record-2-sprak");
        site.files.put(
                idea,
                "{\"schema\":1,\"id\":\"record002\",\"kind\":\"idea\",\"status\":\"withdrawn\","
                        + "\"date\":\"2024-01-02\",\"slug\":\"wat-als-record-2-sprak\"}");
        assertLikeAClean();
        assertThat(index()).doesNotContain("wat-als-record-2-sprak").doesNotContain("Een alinea 2");
    }

    @Test
    void oneEditChangesTheSearchIndexAsACleanBuildWould() throws IOException {
        site.replace("content/blog/vast.md", "Een vast bericht.", "Een bericht over kwikzilver.");
        assertLikeAClean();
        assertThat(index()).contains("kwikzilver");
        site.replace("content/blog/vast.md", "Een bericht over kwikzilver.", "Een vast bericht.");
        assertLikeAClean();
        assertThat(index()).doesNotContain("kwikzilver");
    }

    private String index() throws IOException {
        StringBuilder all = new StringBuilder();
        TestSite.texts(site.output()).forEach((name, text) -> {
            if (name.startsWith("zoeken/index/")) {
                all.append(text).append('\n');
            }
        });
        return all.toString();
    }

    @Test
    void aTemplateThatIsSavedWhileTheSiteIsBuiltCountsInTheNextBuild() throws IOException {
        Problems problems = new Problems();
        SourceText settings = SourceText.decode(
                        Settings.FILE, site.files.get(Settings.FILE).getBytes(StandardCharsets.UTF_8), problems)
                .orElseThrow();
        SourceTree tree = SourceTree.scan(folder.resolve("site"), Settings.read(settings, problems), problems);
        List<byte[]> before = tree.templates().stream().map(SourceFile::read).toList();
        site.files.replaceAll((path, text) -> path.startsWith("templates/") ? text + "later" : text);
        site.save();
        // Whoever asks in the course of this build sees the same, and so does the memory of it.
        assertThat(tree.templates().stream().map(SourceFile::read).toList()).isEqualTo(before);
        assertLikeAClean();
    }

    @Test
    void buildsIntoOneOutputAtTheSameTimeWaitForEachOther() throws Exception {
        site.replace("content/over.md", "Wie wij zijn.", "Wie wij waren.");
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<BuildResult>> builds = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                builds.add(threads.submit(() -> site.build()));
            }
            for (Future<BuildResult> build : builds) {
                assertThat(build.get().problems()).isEmpty();
            }
        } finally {
            threads.shutdown();
        }
        assertLikeAClean();
    }

    private void assertLikeAClean() throws IOException {
        buildsAsAClean(site, Set.copyOf(site.standing().keySet()), List.of());
    }

    /** Whether the site is right; when it is not, both builds must say the same about it. */
    private static boolean buildsAsAClean(TestSite site, Set<String> tampered, List<String> story) throws IOException {
        Map<String, Standing> before = site.standing();
        BuildResult again = site.build();
        TestSite.Clean clean = site.clean();
        String what = String.join("\n", story);
        assertThat(again.problems()).as(what).isEqualTo(clean.result().problems());
        Map<String, Standing> after = site.standing();
        if (!again.succeeded()) {
            assertThat(after).as(what).isEqualTo(before);
            return false;
        }
        assertThat(differences(after, clean.files())).as(what).isEmpty();
        assertThat(again.pages()).as(what).isEqualTo(clean.result().pages());
        assertThat(again.withheld()).as(what).isEqualTo(clean.result().withheld());
        assertThat(again.files()).as(what).isEqualTo(clean.files().size());
        keepsWhatDidNotChange(before, after, tampered, what);
        BuildResult third = site.build();
        assertThat(List.of(third.changed(), third.removed())).as(what).isEqualTo(List.of(0, 0));
        assertThat(site.standing()).as(what).isEqualTo(after);
        return true;
    }

    private static void keepsWhatDidNotChange(
            Map<String, Standing> before, Map<String, Standing> after, Set<String> tampered, String what) {
        after.forEach((file, standing) -> {
            Standing old = before.get(file);
            if (old != null && old.text().equals(standing.text()) && !tampered.contains(file)) {
                assertThat(standing).as(file + " after\n" + what).isEqualTo(old);
            }
        });
    }

    private static Map<String, String> texts(Map<String, Standing> standing) {
        Map<String, String> texts = new TreeMap<>();
        standing.forEach((file, it) -> texts.put(file, it.text()));
        return texts;
    }

    /** Every file that is not as it should be, with both texts. */
    private static List<String> differences(Map<String, Standing> standing, Map<String, String> files) {
        Map<String, String> missing = new TreeMap<>(files);
        List<String> differences = new ArrayList<>();
        standing.forEach((file, it) -> {
            String text = missing.remove(file);
            if (!it.text().equals(text)) {
                differences.add(file + " is\n" + it.text() + "\ninstead of\n" + text);
            }
        });
        missing.forEach((file, text) -> differences.add(file + " is not there"));
        return differences;
    }
}
