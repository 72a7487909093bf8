package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {
    @TempDir
    private Path folder;

    private Set<String> seen(Path root) throws IOException {
        Set<String> seen = new ConcurrentSkipListSet<>();
        FolderTree.visit(root, (file, attributes) -> {
            String name = root.relativize(file).toString();
            seen.add(attributes.isSymbolicLink() ? name + " (link)" : name);
        });
        return seen;
    }

    private Path file(Path root, String name) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        return Files.writeString(root.resolve(name), name);
    }

    @Test
    void everyFileOfALargeFolderIsSeenOnce() throws IOException {
        Path root = folder.resolve("root");
        Set<String> wanted = new TreeSet<>();
        for (int i = 0; i < 1_200; i++) {
            String name = i % 3 == 0 ? "place" + i : "place" + i + "/index.html";
            file(root, name);
            wanted.add(name);
        }
        assertThat(seen(root)).isEqualTo(wanted);
        FolderTree.delete(root);
        assertThat(root).doesNotExist();
    }

    @Test
    void namesThatAreUnusualAreSeenAndLinksAreNotFollowed() throws IOException {
        Path root = folder.resolve("root");
        Path elsewhere = file(folder, "elsewhere/file").getParent();
        for (String name : Set.of("één", "wat?", "a b", "map één/in", "map?/in", "plain/in", ".hidden")) {
            file(root, name);
        }
        Files.createDirectories(root.resolve("empty"));
        Files.createSymbolicLink(root.resolve("to-folder"), elsewhere);
        Files.createSymbolicLink(root.resolve("plain/to-nowhere"), folder.resolve("nowhere"));
        assertThat(seen(root))
                .containsExactlyInAnyOrder(
                        "één",
                        "wat?",
                        "a b",
                        "map één/in",
                        "map?/in",
                        "plain/in",
                        ".hidden",
                        "to-folder (link)",
                        "plain/to-nowhere (link)");
        FolderTree.delete(root);
        assertThat(root).doesNotExist();
        assertThat(elsewhere.resolve("file")).exists();
    }

    @Test
    void aFolderThatIsNotThereHasNoFiles() throws IOException {
        assertThat(seen(folder.resolve("nowhere"))).isEmpty();
        FolderTree.delete(folder.resolve("nowhere"));
    }
}
