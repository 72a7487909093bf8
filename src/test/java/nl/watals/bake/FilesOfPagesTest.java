package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import nl.watals.text.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures and PDFs that a page names in its front matter, and pages that a template looks up by address. */
class FilesOfPagesTest {
    @TempDir
    private Path source;

    @BeforeEach
    void site() throws IOException {
        write("jbake.properties", """
                site.host=https://watals.example
                uri.noExtension=true
                uri.noExtension.prefix=/
                render.index=false
                render.feed=false
                render.archive=false
                render.tags=false
                """);
        write("templates/magazine.peb", """
                {{ content.image }}, {{ content.pdf }},
                {% for link in content.related %}{{ pages[link.url].title }}{% endfor %},
                {{ pages contains "/weg/" }}""");
        write("content/magazine/foto.png", "no real picture");
        write("content/magazine/nummer.pdf", "no real document");
    }

    @Test
    void a_picture_stands_next_to_the_source_that_names_it() throws IOException {
        article("image=foto.png\nimageAlt=Een tafel\npdf=nummer.pdf\nrelated=/magazine/verhaal/\n");

        BuildResult result = build();

        assertThat(result.problems()).isEmpty();
        assertThat(source.resolve("output/magazine/verhaal/index.html"))
                .hasContent("/magazine/foto.png, /magazine/nummer.pdf,\nVerhaal,\nfalse");
    }

    @Test
    void a_picture_that_is_not_there_is_named_by_the_address_it_would_have() throws IOException {
        article("image=foot.png\nimageAlt=Een tafel\n");

        assertThat(build().problems()).extracting(Problem::what).containsExactly("there is no file /magazine/foot.png");
    }

    private void article(String keys) throws IOException {
        write(
                "content/magazine/verhaal.md",
                "title=Verhaal\ntype=magazine\nstatus=published\ndate=2023-01-01\n" + keys + "~~~~~~\nTekst.\n");
    }

    private BuildResult build() throws IOException {
        Optional<Instant> now = Optional.of(Instant.parse("2023-09-01T10:00:00Z"));
        return Build.run(new BuildOptions(source, Optional.empty(), false, false, now), BuildObserver.SILENT);
    }

    private void write(String file, String text) throws IOException {
        Path path = source.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
