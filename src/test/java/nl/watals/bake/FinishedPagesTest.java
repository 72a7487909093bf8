package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that look at their finished pages, and say the same whatever was built before. */
class FinishedPagesTest {
    private static final String LAYOUT = "<!doctype html><html lang=\"nl\"><head><title>{{ content.title }}</title>"
            + "<meta name=\"description\" content=\"{{ content.title }}, een bladzijde met een beschrijving die lang genoeg is.\">"
            + "</head><body>\n<h1>{{ content.title }}</h1>\n{{ content.body | raw }}</body></html>\n";

    @TempDir
    private Path folder;

    private int clean;

    @BeforeEach
    void write() throws IOException {
        write(
                "jbake.properties",
                "site.host=https://example.nl\nuri.noExtension=true\nuri.noExtension.prefix=/\ndefault.status=published\n"
                        + "default.type=page\nrender.index=false\nrender.feed=false\nrender.archive=false\n"
                        + "render.tags=false\ncheck.pages=true\n");
        write("templates/page.peb", LAYOUT);
        write("content/een.md", "title=Een\n~~~~~~\n## Kop\n\n[twee](/twee/#daar)\n");
        write("content/twee.md", "title=Twee\n~~~~~~\n## Daar\n\nTekst.\n");
        for (int i = 0; i < 5; i++) {
            write("content/rest-" + i + ".md", "title=Rest " + i + "\n~~~~~~\nTekst.\n");
        }
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve("site").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private List<String> build(String output) throws IOException {
        BuildResult result = Build.run(options(output), BuildObserver.SILENT);
        return lines(result.problems());
    }

    private BuildOptions options(String output) {
        return new BuildOptions(
                folder.resolve("site"),
                Optional.of(folder.resolve(output)),
                false,
                false,
                Optional.of(Instant.parse("2024-01-20T12:00:00Z")));
    }

    private static List<String> lines(List<?> problems) {
        List<String> lines = new ArrayList<>();
        problems.forEach(problem -> lines.add(problem.toString()));
        return lines;
    }

    private List<String> again() throws IOException {
        List<String> problems = build("out");
        assertThat(problems).isEqualTo(build("clean" + clean++));
        return problems;
    }

    @Test
    void aPlaceThatIsGoneIsReportedThoughThePageThatLinksToItDidNotChange() throws IOException {
        assertThat(again()).isEmpty();
        assertThat(again()).isEmpty();
        write("content/twee.md", "title=Twee\n~~~~~~\n## Ergens anders\n\nTekst.\n");
        assertThat(again())
                .containsExactly("content/een.md:5:8: error: the page /twee/ has no place `#daar` (name the id of an"
                        + " element of that page)");
        assertThat(folder.resolve("out/twee/index.html")).content().contains("daar");
        write("content/twee.md", "title=Twee\n~~~~~~\n## Daar\n\nNieuwe tekst.\n");
        assertThat(again()).isEmpty();
        assertThat(folder.resolve("out/twee/index.html")).content().contains("Nieuwe tekst.");
    }

    @Test
    void aTitleThatAnotherPageTakesIsReported() throws IOException {
        assertThat(again()).isEmpty();
        write("content/rest-3.md", "title=Een\n~~~~~~\nTekst.\n");
        assertThat(again())
                .contains("content/rest-3.md:1:1: error: two pages have the title `Een` (the other one is /een/)");
    }

    @Test
    void whatATemplateDoesIsSaidOnceWithItsPlaceInTheTemplate() throws IOException {
        write("templates/page.peb", LAYOUT.replace("</h1>\n", "</h1>\n<img src=\"/logo.svg\">\n"));
        write("assets/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n");
        assertThat(again())
                .containsExactly("templates/page.peb:3:11: error: an image without a description: /logo.svg (write"
                        + " alt=\"what is seen\", or alt=\"\" for decoration; the same on 6 other pages)");
    }

    @Test
    void whatWasKnownOfPagesCanBeLost() throws IOException {
        assertThat(again()).isEmpty();
        Files.delete(folder.resolve(".out.watals/check"));
        write("content/rest-1.md", "title=Rest 1\n~~~~~~\nAnders.\n");
        assertThat(again()).isEmpty();
        Files.writeString(folder.resolve(".out.watals/check"), "onzin");
        write("content/twee.md", "title=Twee\n~~~~~~\n## Weg\n\nTekst.\n");
        assertThat(again()).hasSize(1);
    }

    @Test
    void aSiteThatDoesNotAskIsNotChecked() throws IOException {
        write("content/twee.md", "title=Een\n~~~~~~\n#### Daar\n");
        String settings = Files.readString(folder.resolve("site/jbake.properties"));
        write("jbake.properties", settings.replace("check.pages=true\n", ""));
        assertThat(again()).isEmpty();
    }

    @Test
    void theCheckFindsAllThatABuildFindsAndMoreAndWritesNothing() throws IOException {
        write("content/twee.md", "title=Een\n~~~~~~\n#### Daar\n");
        write("assets/stijl.css", "body { background: var(--a); color: var(--b) } :root { --a: #fff; --b: #eee }\n");
        List<String> built = build("out");
        Check.Result result = Check.run(options("out"), BuildObserver.SILENT);
        assertThat(built).isNotEmpty();
        assertThat(lines(result.problems()))
                .containsAll(built)
                .anyMatch(line -> line.startsWith("assets/stijl.css:1:1:"));
        assertThat(result.pages()).isEqualTo(7);
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
