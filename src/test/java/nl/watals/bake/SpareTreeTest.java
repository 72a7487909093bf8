package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree of the build before is the start of the next one, and nobody can tell from the output. */
class SpareTreeTest {
    @TempDir
    Path folder;

    private final Map<String, String> site = new TreeMap<>();

    @BeforeEach
    void aSiteThatWasBuiltTwice() throws IOException {
        for (int i = 0; i < 40; i++) {
            site.put("ideeen/idee-" + i + "/index.html", "idee " + i);
        }
        site.put("index.html", "een");
        build();
        site.put("index.html", "twee");
        build();
    }

    private Path output() {
        return folder.resolve("out");
    }

    private Path mark() {
        return folder.resolve(".out.watals/spare.mark");
    }

    private Path spare(String file) {
        return folder.resolve(".out.watals/spare").resolve(file);
    }

    private void build() throws IOException {
        try (OutputTree tree = OutputTree.open(output(), () -> {})) {
            site.forEach((file, text) -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                tree.write(file, bytes, bytes.length);
            });
            tree.commit();
        }
    }

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        FolderTree.visit(root, (file, attributes) -> {
            String text = attributes.isRegularFile() ? Files.readString(file) : "no file";
            synchronized (files) {
                files.put(root.relativize(file).toString(), text);
            }
        });
        return files;
    }

    @Test
    void aLittleChangeLeavesASecondTreeWithTheSameFiles() throws IOException {
        assertThat(mark()).exists();
        assertThat(files(spare(""))).isEqualTo(site);
        assertThat(Files.isSameFile(spare("index.html"), output().resolve("index.html")))
                .isTrue();
    }

    @Test
    void theTwoTreesTakeTurns() throws IOException {
        Object was = Files.readAttributes(spare("ideeen/idee-1"), "unix:ino").get("ino");
        site.put("index.html", "drie");
        build();
        assertThat(Files.getAttribute(output().resolve("ideeen/idee-1"), "unix:ino"))
                .isEqualTo(was);
        assertThat(files(output())).isEqualTo(site);
    }

    @Test
    void whatIsGoneFromTheOutputIsGoneFromTheSpareTreeToo() throws IOException {
        site.remove("ideeen/idee-7/index.html");
        build();
        assertThat(spare("ideeen/idee-7")).doesNotExist();
        assertThat(output().resolve("ideeen/idee-7")).doesNotExist();
    }

    @Test
    void aFileThatSomebodyRemovedByHandDoesNotComeBackWhenItsPageIsGone() throws IOException {
        Files.delete(output().resolve("ideeen/idee-7/index.html"));
        site.remove("ideeen/idee-7/index.html");
        site.put("index.html", "drie");
        build();
        assertThat(files(output())).isEqualTo(site);
    }

    @Test
    void aFolderThatBecameALinkIsNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elders/idee-3"));
        Files.writeString(elsewhere.resolve("index.html"), "van een ander");
        Files.delete(output().resolve("ideeen/idee-3/index.html"));
        Files.delete(output().resolve("ideeen/idee-3"));
        Files.createSymbolicLink(output().resolve("ideeen/idee-3"), elsewhere);

        build();

        assertThat(files(output())).isEqualTo(site);
        assertThat(output().resolve("ideeen/idee-3")).isDirectory();
        assertThat(Files.isSymbolicLink(output().resolve("ideeen/idee-3"))).isFalse();
        assertThat(elsewhere.resolve("index.html")).hasContent("van een ander");
    }

    @Test
    void aSpareTreeWithoutItsMarkIsThrownAway() throws IOException {
        Files.delete(mark());
        Files.writeString(spare("index.html.half"), "half");
        site.put("index.html", "drie");
        build();
        assertThat(files(output())).isEqualTo(site);
        assertThat(files(spare(""))).isEqualTo(site);
    }

    @Test
    void aSpareTreeOfAnotherOutputIsThrownAway() throws IOException {
        Files.writeString(mark(), "12345");
        Files.delete(spare("ideeen/idee-3/index.html"));
        site.put("index.html", "drie");
        build();
        assertThat(files(output())).isEqualTo(site);
    }

    @Test
    void aGreatChangeLeavesNoSpareTree() throws IOException {
        site.replaceAll((file, text) -> text + " opnieuw");
        build();
        assertThat(files(output())).isEqualTo(site);
        assertThat(mark()).doesNotExist();
        assertThat(spare("")).doesNotExist();
    }

    @Test
    void aPageCanTurnIntoAFolderAndBack() throws IOException {
        site.put("ideeen/idee-5", site.remove("ideeen/idee-5/index.html"));
        build();
        assertThat(files(output())).isEqualTo(site);
        site.put("ideeen/idee-5/index.html", site.remove("ideeen/idee-5"));
        build();
        assertThat(files(output())).isEqualTo(site);
        assertThat(files(spare(""))).isEqualTo(site);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverAnybodyDoesTheOutputIsWhatWasWritten(long seed) throws IOException {
        Random random = new Random(seed);
        for (int step = 0; step < 60; step++) {
            edit(random);
            if (random.nextInt(3) == 0) {
                meddle(random);
            }
            build();
            assertThat(files(output())).isEqualTo(site);
            if (Files.exists(mark())) {
                assertThat(files(spare(""))).isEqualTo(site);
            }
        }
    }

    private void edit(Random random) {
        List<String> names = new ArrayList<>(site.keySet());
        for (int i = random.nextInt(4); i >= 0; i--) {
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(3)) {
                case 0 -> site.put(name, "tekst " + random.nextInt());
                case 1 -> site.put("nieuw/" + random.nextInt(20) + "/index.html", "nieuw " + random.nextInt());
                default -> site.remove(name);
            }
        }
    }

    /** What a person could do to the output between two builds. */
    private void meddle(Random random) throws IOException {
        List<String> there = new ArrayList<>(files(output()).keySet());
        Path file = output().resolve(there.get(random.nextInt(there.size())));
        switch (random.nextInt(4)) {
            case 0 -> Files.delete(file);
            case 1 -> Files.writeString(file, "door iemand veranderd, en langer");
            case 2 -> Files.writeString(file.resolveSibling("van-iemand.txt"), "van iemand");
            default -> {
                Files.delete(file);
                Files.createSymbolicLink(file, folder.resolve("nergens"));
                assertThat(Files.exists(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
            }
        }
    }
}
