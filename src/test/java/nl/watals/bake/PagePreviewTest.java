package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.watals.text.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A preview is the page that the build then makes, byte for byte. */
class PagePreviewTest {
    private static final Path ROOT =
            Path.of(System.getProperty("watals.basedir", "")).toAbsolutePath();
    private static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");
    private static final String IDEA = """
            {"schema": 1, "id": "voorbeeld1", "kind": "idea", "status": "approved", "date": "2026-02-01",
             "slug": "wat-als-dit-een-proef-is", "title": "Wat als dit <een> proef is?", "now": "Nu *niet*."}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void copyTheExampleSite() throws IOException {
        for (String name : List.of("content", "data", "templates", "assets", "submissions")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(name))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Files.copy(file, folder.resolve(ROOT.relativize(file)));
                }
            }
        }
        Files.copy(ROOT.resolve("jbake.properties"), folder.resolve("jbake.properties"));
    }

    @Test
    void anIdeaLooksAsItWill() throws IOException {
        PagePreview.Result preview = preview("submissions/2026/02/voorbeeld1.json", IDEA);
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.url()).isEqualTo("/ideeen/wat-als-dit-een-proef-is/");
        assertThat(preview.html()).contains("Wat als dit &lt;een&gt; proef is?").contains("Nu <em>niet</em>.");
        assertThat(built("submissions/2026/02/voorbeeld1.json", IDEA, "ideeen/wat-als-dit-een-proef-is/index.html"))
                .isEqualTo(preview.html());
    }

    @Test
    void aReactionStandsInItsThread() throws IOException {
        PagePreview.Result idea = preview("submissions/2026/02/voorbeeld1.json", IDEA);
        Files.createDirectories(folder.resolve("submissions/2026/02"));
        Files.writeString(folder.resolve("submissions/2026/02/voorbeeld1.json"), IDEA);
        String reaction = """
                {"schema": 1, "id": "voorbeeld2", "kind": "reaction", "status": "approved", "date": "2026-02-02",
                 "page": "/ideeen/wat-als-dit-een-proef-is/", "body": "Dat lijkt me goed."}
                """;
        PagePreview.Result preview = preview("submissions/2026/02/voorbeeld2.json", reaction);
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.url()).isEqualTo("/ideeen/wat-als-dit-een-proef-is/#reaction_voorbeeld2");
        assertThat(preview.html()).contains("id=\"reaction_voorbeeld2\"").contains("Dat lijkt me goed.");
        assertThat(idea.html()).doesNotContain("Dat lijkt me goed.");
    }

    @Test
    void aParticipantStandsAmongTheOthers() throws IOException {
        String participant = """
                {"schema": 1, "id": "voorbeeld3", "kind": "participant", "status": "approved", "date": "2026-02-02",
                 "name": "Een voorbeeld"}
                """;
        PagePreview.Result preview = preview("submissions/2026/02/voorbeeld3.json", participant);
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.url()).isEqualTo("/deelnemers/");
        assertThat(preview.html()).contains("Een voorbeeld");
    }

    @Test
    void aRecordThatReplacesItsFileIsShownInItsPlace() throws IOException {
        Files.createDirectories(folder.resolve("submissions/2026/02"));
        Files.writeString(folder.resolve("submissions/2026/02/voorbeeld1.json"), IDEA);
        PagePreview.Result preview =
                preview("submissions/2026/02/voorbeeld1.json", IDEA.replace("Nu *niet*.", "Nu anders."));
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.html()).contains("Nu anders.").doesNotContain("<em>niet</em>");
    }

    @Test
    void whatWouldStopTheBuildIsSaidAndNothingIsShown() throws IOException {
        PagePreview.Result preview =
                preview("submissions/2026/02/voorbeeld1.json", IDEA.replace("Nu *niet*.", "Bel 06-12345678."));
        assertThat(preview.html()).isEmpty();
        assertThat(preview.problems()).extracting(Problem::path).containsOnly("submissions/2026/02/voorbeeld1.json");
    }

    /** What is kept between previews never shows: each is that of a program that has just begun. */
    @Test
    void aPreviewIsOfTheSiteAsItIsNow() throws IOException {
        PagePreview kept = new PagePreview(folder, Clock.fixed(NOW, ZoneOffset.UTC));
        String path = "submissions/2026/02/voorbeeld1.json";
        settle(1);
        String first = same(kept, path, IDEA);
        assertThat(same(kept, path, IDEA)).isEqualTo(first);
        assertThat(same(kept, path, IDEA.replace("Nu *niet*", "Nu wel"))).contains("Nu wel");
        assertThat(same(kept, "submissions/2026/02/voorbeeld9.json", IDEA.replace("voorbeeld1", "voorbeeld9")))
                .isEqualTo(first.replace("voorbeeld1", "voorbeeld9"));

        Path template = folder.resolve("templates/idea.peb");
        Files.writeString(template, Files.readString(template).replace("<h1", "<h1 data-new"));
        settle(2);
        assertThat(same(kept, path, IDEA)).contains("<h1 data-new");
        Path settings = folder.resolve("jbake.properties");
        Files.writeString(settings, Files.readString(settings).replace("site.title=", "site.title=Anders "));
        assertThat(same(kept, path, IDEA)).contains("Anders ");
        Path page = folder.resolve("content/een-fout.md");
        Files.writeString(page, "title=Een fout\ntype=page\nstatus=published\n~~~~~~\n\n[weg](/bestaat-niet/)\n");
        settle(3);
        assertThat(kept.of(path, utf8(IDEA)).problems()).hasSize(1);
        assertThat(kept.of(path, utf8(IDEA)).problems()).hasSize(1);
        Files.delete(page);
        assertThat(same(kept, path, IDEA)).contains("<h1 data-new");
    }

    private String same(PagePreview kept, String path, String json) throws IOException {
        PagePreview.Result result = kept.of(path, utf8(json));
        assertThat(result.problems()).isEmpty();
        assertThat(result).isEqualTo(new PagePreview(folder, Clock.fixed(NOW, ZoneOffset.UTC)).of(path, utf8(json)));
        return result.html();
    }

    /** As if all files had been there for a while: only then is anything kept. */
    private void settle(int round) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Files.setLastModifiedTime(file, FileTime.from(NOW.plusSeconds(round)));
            }
        }
    }

    @Test
    void nothingIsWritten() throws IOException {
        preview("submissions/2026/02/voorbeeld1.json", IDEA);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "assets", "content", "data", "jbake.properties", "submissions", "templates");
        }
        assertThat(folder.resolve("submissions/2026/02/voorbeeld1.json")).doesNotExist();
    }

    private PagePreview.Result preview(String path, String json) throws IOException {
        return new PagePreview(folder, Clock.fixed(NOW, ZoneOffset.UTC)).of(path, utf8(json));
    }

    private String built(String path, String json, String page) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.write(folder.resolve(path), utf8(json));
        Path output = folder.resolve("output");
        BuildResult result = Build.run(
                new BuildOptions(folder, Optional.of(output), false, false, Optional.of(NOW)), BuildObserver.SILENT);
        assertThat(result.problems()).isEmpty();
        return Files.readString(output.resolve(page));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
