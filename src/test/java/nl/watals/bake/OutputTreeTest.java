package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTreeTest {
    @TempDir
    Path folder;

    private OutputTree open() throws IOException {
        return OutputTree.open(folder.resolve("out"), () -> {
            throw new AssertionError("nobody else is here");
        });
    }

    private static void write(OutputTree tree, String file, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        tree.write(file, bytes, bytes.length);
    }

    @Test
    void whenTheNewTreeCannotMoveInTheOldOneStays() throws IOException {
        try (OutputTree tree = open()) {
            write(tree, "a.html", "oud");
            tree.commit();
        }
        try (OutputTree tree = open()) {
            write(tree, "a.html", "nieuw");
            Files.delete(tree.fresh().resolve("a.html"));
            Files.delete(tree.fresh());
            assertThatThrownBy(tree::commit).isInstanceOf(IOException.class);
        }
        assertThat(folder.resolve("out/a.html")).hasContent("oud");
        try (OutputTree tree = open()) {
            write(tree, "a.html", "nieuw");
            tree.commit();
        }
        assertThat(folder.resolve("out/a.html")).hasContent("nieuw");
    }

    @Test
    void aFolderThatTookThePlaceOfTheOutputIsRefused() throws IOException {
        try (OutputTree tree = open()) {
            write(tree, "a.html", "een");
            tree.commit();
        }
        Files.delete(folder.resolve("out/a.html"));
        Files.writeString(folder.resolve("out/scriptie.txt"), "drie jaar werk");
        assertThatThrownBy(this::open).hasMessageContaining("no build of ours wrote");
        assertThat(folder.resolve("out/scriptie.txt")).hasContent("drie jaar werk");
        Files.delete(folder.resolve("out/scriptie.txt"));
        open().close();
    }
}
