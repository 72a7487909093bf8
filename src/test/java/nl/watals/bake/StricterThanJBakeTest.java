package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What JBake skips, guesses or copies in silence, and what is said about it here. */
class StricterThanJBakeTest {
    @TempDir
    Path work;

    private String firstProblem(String file, String text) throws IOException {
        Path site = work.resolve("site");
        write(site, "jbake.properties", "site.host=https://example.org\nrender.archive=false\nrender.feed=false\n");
        write(site, "templates/page.peb", "{{ content.title }}");
        write(site, "templates/index.peb", "index");
        write(site, "templates/tags.peb", "{{ tag }}");
        write(site, "templates/archive.peb", "archive");
        write(site, "templates/feed.peb", "feed");
        if (!file.startsWith("assets/")) {
            Files.createDirectories(site.resolve("content"));
        }
        write(site, file, text);
        BuildOptions options =
                new BuildOptions(site, Optional.of(work.resolve("output")), false, false, Optional.empty());
        // JBake's lists are on by default, and these small sites have no templates for them.
        return Build.run(options, BuildObserver.SILENT).problems().stream()
                .map(Object::toString)
                .filter(problem -> !problem.contains("there is no template"))
                .findFirst()
                .orElse("none");
    }

    @Test
    void settingsUnderTheirOldNameAreNotLeftOut() throws IOException {
        assertThat(firstProblem("custom.properties", "site.host=https://example.org\n"))
                .startsWith("custom.properties:1:1: error: this file is not read here");
    }

    @Test
    void aPlaceholderInTheSettingsIsNotTakenForText() throws IOException {
        assertThat(firstProblem("jbake.properties", "site.host=https://example.org\nsite.title=At ${site.host}\n"))
                .startsWith("jbake.properties:2:12: error: `${…}` is not replaced here");
    }

    @Test
    void aSiteWithoutContentIsAMistakeAndNoCrash() throws IOException {
        assertThat(firstProblem("assets/a.txt", "a"))
                .startsWith("jbake.properties:1:1: error: there is no folder `content`");
    }

    private static void write(Path site, String file, String text) throws IOException {
        Files.createDirectories(site.resolve(file).getParent());
        Files.writeString(site.resolve(file), text);
    }

    @ParameterizedTest
    @CsvSource({"content/page.yaml", "content/page.yml"})
    void aPageInYamlIsNotPublishedAsAFile(String file) throws IOException {
        assertThat(firstProblem(file, "title: A\ntype: page\nstatus: published\n"))
                .startsWith(file + ":1:1: error: a page is no YAML file here")
                .contains("data belongs in data/");
    }

    @Test
    void aTagThatIsAPathIsRefused() throws IOException {
        assertThat(firstProblem("content/a.md", "title=A\ntype=page\nstatus=published\ntags=x, ../../y\n~~~~~~\nA.\n"))
                .startsWith("content/a.md:4:9: error: `../../y` cannot name the file of a tag's page");
    }

    @ParameterizedTest
    @CsvSource({
        "render.encoding, pages are always written in UTF-8",
        "template.encoding, templates are always read as UTF-8",
    })
    void anotherEncodingIsNotTakenForUtf8(String key, String what) throws IOException {
        assertThat(firstProblem("jbake.properties", "site.host=https://example.org\n" + key + "=ISO-8859-1\n"))
                .startsWith("jbake.properties:2:")
                .contains(what);
    }

    @Test
    void aPageWithoutAHeadIsNotSkipped() throws IOException {
        assertThat(firstProblem("content/a.md", "Only text.\n"))
                .startsWith("content/a.md:1:1: error: the front matter is missing");
    }

    @Test
    void aDateThatDoesNotExistIsNotGuessed() throws IOException {
        assertThat(firstProblem("content/a.md", "title=A\ntype=page\nstatus=published\ndate=2023-02-31\n~~~~~~\nA.\n"))
                .startsWith("content/a.md:4:6: error: `2023-02-31` is a day that does not exist");
    }

    @Test
    void anUnknownTypeIsNotSkipped() throws IOException {
        assertThat(firstProblem("content/a.md", "title=A\ntype=paeg\nstatus=published\n~~~~~~\nA.\n"))
                .startsWith("content/a.md:2:6: error: `paeg` is no type of page");
    }
}
