package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.watals.whole.TestSite.Record;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A build that is killed at any moment leaves the old site or the new one, and the next build gives what a clean build
 * gives.
 *
 * <p>The swap is two renamings. A build that is killed exactly between them leaves the whole old site beside its place,
 * and the next build, also one that fails, puts it back: {@link #aBuildThatWasKilledBetweenItsTwoRenamingsIsPutRight}.
 */
class KilledBuildTest {
    private static final int KILLS = Integer.getInteger("watals.kills", 15);
    private static final int KILLS_AT_THE_SWAP = 4;
    private static final int KILLS_OF_SPARED = 6;
    private static final int IDEAS = 60;

    /** What clean builds of the two versions give: the same for every test. */
    private static final List<Map<String, byte[]>> CLEAN = new ArrayList<>();

    @TempDir
    Path folder;

    private TestSite[] sites;
    private Path output;
    private Path side;
    private List<Map<String, byte[]>> clean;

    @BeforeAll
    static void buildTwoVersionsOnce(@TempDir Path folder) {
        TestSite[] versions = versions(folder);
        for (int i = 0; i < 2; i++) {
            Path once = folder.resolve("clean" + i);
            assertThat(versions[i].build(once).problems()).isEmpty();
            CLEAN.add(TestSite.read(once));
        }
        assertThat(TestSite.differences(CLEAN.get(0), CLEAN.get(1))).hasSizeGreaterThan(IDEAS);
    }

    @BeforeEach
    void makeTwoVersions() {
        sites = versions(folder);
        output = folder.resolve("out");
        side = folder.resolve(".out.watals");
        clean = new ArrayList<>(CLEAN);
        assertThat(sites[0].build(output).problems()).isEmpty();
    }

    private static TestSite[] versions(Path folder) {
        TestSite[] sites = {site(folder, "a", "Versie A"), site(folder, "b", "Versie B")};
        sites[1].remove("content/nieuws/eerste-bericht.md");
        sites[1].write(
                "content/nieuws/tweede-bericht.md", "title=Nog een\ntype=article\ndate=2026-02-01\n~~~~~~\n\nTekst.\n");
        return sites;
    }

    /** Every page names the version; robots.txt and the like stay the same. */
    private static TestSite site(Path folder, String name, String version) {
        TestSite site = TestSite.in(folder.resolve(name));
        String layout = site.text("templates/layout.peb");
        site.write("templates/layout.peb", layout.replace("<main>", "<main class=\"" + version + "\">"));
        for (int i = 0; i < IDEAS; i++) {
            site.record(Record.idea("idee" + (10_000 + i), "Wat als nummer " + i + " kon?")
                    .with("now", "Nu kan het **niet**, ".repeat(20))
                    .themes("gezin"));
        }
        return site;
    }

    @Test
    void aBuildThatIsKilledAtAnyMomentLeavesAWholeSite() throws IOException, InterruptedException {
        long started = System.nanoTime();
        assertThat(Child.build(sites[1], output).await().exit()).isZero();
        long whole = System.nanoTime() - started;
        assertThat(TestSite.differences(clean.get(1), TestSite.read(output))).isEmpty();

        Random random = new Random(20260601);
        int live = 1;
        int hits = 0;
        for (int i = 0; i < KILLS; i++) {
            int next = 1 - live;
            Child child = Child.build(sites[next], output);
            long moment = (long) (whole * (i + random.nextDouble()) / KILLS);
            Thread.sleep(moment / 1_000_000);
            hits += child.kill() ? 1 : 0;
            child.await();
            live = checkAndRepair(live, next);
        }
        assertThat(hits).as("builds that still ran when they were killed").isGreaterThan(KILLS / 3);
    }

    @Test
    void aBuildThatIsKilledWhileItSwapsLeavesAWholeSite() throws IOException, InterruptedException {
        int live = 0;
        for (int i = 0; i < KILLS_AT_THE_SWAP; i++) {
            int next = 1 - live;
            Child child = Child.build(sites[next], output);
            Path sign = side.resolve(i % 2 == 0 ? "manifest.new" : "old");
            while (child.isRunning() && !Files.exists(sign)) {
                Thread.onSpinWait();
            }
            child.kill();
            child.await();
            live = checkAndRepair(live, next);
        }
    }

    @Test
    void aBuildThatIsKilledWhileItSwapsInTheTreeBeforeLeavesAWholeSite() throws IOException, InterruptedException {
        sites[1] = site(folder, "c", "Versie A");
        sites[1].write("content/nieuws/nog-een.md", "title=Nog een\ntype=article\ndate=2026-02-01\n~~~~~~\n\nTekst.\n");
        Path once = folder.resolve("clean-c");
        assertThat(sites[1].build(once).problems()).isEmpty();
        clean.set(1, TestSite.read(once));
        Path mark = side.resolve("spare.mark");

        int live = 0;
        int spared = 0;
        for (int i = 0; i < KILLS_OF_SPARED; i++) {
            // What was killed is made good by a build that has no tree to start from; this one leaves it one.
            int next = 1 - live;
            assertThat(sites[next].build(output).problems()).isEmpty();
            assertThat(mark).exists();
            live = next;
            next = 1 - live;
            Child child = Child.build(sites[next], output);
            Path old = side.resolve("old");
            Path list = side.resolve("manifest.new");
            boolean[] seen = {false, false, false};
            while (child.isRunning() && !seen[i % 3]) {
                seen[0] = !Files.exists(mark);
                seen[1] = Files.exists(list);
                seen[2] = Files.exists(old);
            }
            spared += child.kill() ? 1 : 0;
            child.await();
            live = checkAndRepair(live, next);
        }
        assertThat(spared).as("builds that still ran when they were killed").isPositive();
    }

    /** Returns the version that is live in the end. */
    private int checkAndRepair(int before, int wanted) {
        boolean parked = !Files.exists(output);
        Map<String, byte[]> now = TestSite.read(parked ? side.resolve("old") : output);
        if (!TestSite.differences(clean.get(before), now).isEmpty()) {
            assertThat(parked).isFalse();
            assertThat(TestSite.differences(clean.get(wanted), now))
                    .as("neither the old site nor the new one")
                    .isEmpty();
        }
        assertThat(sites[wanted].build(output).problems()).isEmpty();
        assertThat(TestSite.differences(clean.get(wanted), TestSite.read(output)))
                .isEmpty();
        List<String> left = new ArrayList<>(TestSite.read(side).keySet());
        left.removeIf(file -> file.startsWith("spare"));
        assertThat(left).containsExactlyInAnyOrder("build.json", "lock", "manifest", "memory");
        return wanted;
    }

    @Test
    void aBuildThatWasKilledBetweenItsTwoRenamingsIsPutRight() throws IOException {
        Files.move(side.resolve("manifest"), side.resolve("manifest.new"));
        Files.move(output, side.resolve("old"));
        Files.createDirectories(side.resolve("new/ideeen"));
        Files.writeString(side.resolve("new/ideeen/half.html"), "half");

        sites[1].write("content/fout.md", "title=Fout\ntype=bestaat-niet\n~~~~~~\n");
        assertThat(sites[1].build(output).succeeded()).isFalse();
        assertThat(TestSite.differences(clean.get(0), TestSite.read(output))).isEmpty();

        sites[1].remove("content/fout.md");
        assertThat(sites[1].build(output).problems()).isEmpty();
        assertThat(TestSite.differences(clean.get(1), TestSite.read(output))).isEmpty();
    }
}
