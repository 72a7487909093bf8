package nl.watals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code publish --to} says before it asks any store. */
class StoreCommandTest {
    @TempDir
    private Path folder;

    private String err;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("jbake.properties"), "publish.endpoint=http://127.0.0.1:1\n");
    }

    @Test
    void withoutAFinishedSiteThereIsNothingToPublish() throws IOException {
        String message = "watals: there is no site in " + folder.resolve("output")
                + "; build it first, or name it with --output\n";
        assertThat(publish("--to", "s3://wat-als")).isEqualTo(3);
        assertThat(err).isEqualTo(message);
        Files.createDirectories(folder.resolve("output"));
        assertThat(publish("--to", "s3://wat-als")).isEqualTo(3);
        assertThat(err).isEqualTo(message);
    }

    @Test
    void aSiteWithDraftsIsNotForEverybody() throws IOException {
        site("\"drafts\": true, \"future\": false");
        assertThat(publish("--to", "s3://wat-als")).isEqualTo(3);
        assertThat(err)
                .isEqualTo("watals: the site in " + folder.resolve("output")
                        + " was built with --drafts, so it is not for everybody; build it without\n");
        site("\"drafts\": false, \"future\": true");
        assertThat(publish("--to", "s3://wat-als")).isEqualTo(3);
        assertThat(err).contains("was built with --future");
    }

    @Test
    void aSettingThatIsWrongIsAProblemAtItsPlace() throws IOException {
        Files.writeString(folder.resolve("jbake.properties"), "publish.endpoint=opslag\npublish.keep=lang\n");
        assertThat(publish("--to", "s3://wat-als")).isEqualTo(1);
        assertThat(err.lines()).hasSize(2).allMatch(line -> line.startsWith("jbake.properties:"));
    }

    @Test
    void whatGoesWithAStoreOnlySaysSo() {
        for (String option : List.of("--dry-run", "--adopt", "--recheck")) {
            assertThat(publish(option)).isEqualTo(2);
            assertThat(err).isEqualTo("watals: " + option + " goes with --to\n");
        }
        assertThat(publish("--to", "wat-als")).isEqualTo(2);
        assertThat(err).isEqualTo("watals: --to takes an address such as s3://bucket or s3://bucket/prefix\n");
    }

    private void site(String asked) throws IOException {
        Files.createDirectories(folder.resolve("output"));
        Files.writeString(folder.resolve("output/index.html"), "<p>");
        Files.createDirectories(folder.resolve(".output.watals"));
        Files.writeString(
                folder.resolve(".output.watals/build.json"),
                "{\"schema\": 1, \"commit\": null, \"now\": \"2026-01-31T12:00:00Z\", " + asked + "}");
    }

    private int publish(String... more) {
        List<String> words = new ArrayList<>(List.of("publish", "--source", folder.toString()));
        words.addAll(List.of(more));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int exit = Main.run(words.toArray(String[]::new), new Console(stream, stream, false));
        err = bytes.toString(StandardCharsets.UTF_8);
        return exit;
    }
}
