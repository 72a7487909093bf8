package nl.watals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nl.watals.bake.Build;
import nl.watals.bake.BuildObserver;
import nl.watals.bake.BuildOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new page is a draft that a build takes as it is. */
class NewCommandTest {
    private static final Path ROOT = Path.of(System.getProperty("watals.basedir", ""));

    @TempDir
    private Path site;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void copyTheExampleSite() throws IOException {
        for (String name : new String[] {"content", "templates", "assets", "data", "submissions", "jbake.properties"}) {
            try (var files = Files.walk(ROOT.resolve(name))) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    Path place = site.resolve(ROOT.relativize(file).toString());
                    Files.createDirectories(place.getParent());
                    Files.copy(file, place);
                }
            }
        }
    }

    @Test
    void everyKindIsADraftThatABuildTakes() throws IOException {
        for (String kind : new String[] {"event", "article", "idea", "page"}) {
            assertThat(run("new", kind, "Wat als \"alles\" anders: " + kind + "?", "--source", site.toString()))
                    .as(text(err))
                    .isZero();
        }
        assertThat(text(out).lines().map(line -> line.replaceAll("\\d{4}(-\\d\\d-\\d\\d)?", "N")))
                .containsExactly(
                        "content/bijeenkomsten/N-wat-als-alles-anders-event.md",
                        "content/nieuws/N/wat-als-alles-anders-article.md",
                        "content/ideeen/wat-als-alles-anders-idea.md",
                        "content/wat-als-alles-anders-page.md");
        BuildOptions drafts = new BuildOptions(site, Optional.of(site.resolve("out")), true, true, Optional.empty());
        assertThat(Build.run(drafts, BuildObserver.SILENT).problems()).isEmpty();
    }

    @Test
    void aFileThatIsThereIsLeftAlone() throws IOException {
        run("new", "page", "Contact", "--source", site.toString());
        String before = Files.readString(site.resolve("content/contact.md"));
        assertThat(run("new", "page", "Contact", "--source", site.toString())).isEqualTo(1);
        assertThat(text(err)).contains("content/contact.md:1:1: error: this file is there already");
        assertThat(Files.readString(site.resolve("content/contact.md"))).isEqualTo(before);
    }

    @Test
    void aKindThatDoesNotExistGetsTheNearestName() {
        assertThat(run("new", "evnt", "Iets", "--source", site.toString())).isEqualTo(2);
        assertThat(text(err)).contains("did you mean `event`?");
    }

    private int run(String... words) {
        return Main.run(words, new Console(stream(out), stream(err), false));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
