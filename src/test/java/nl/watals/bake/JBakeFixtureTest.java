package nl.watals.bake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The site that JBake tests itself with, with its own Pebble templates, baked by both ovens. JBake publishes it in its
 * source code only; {@code mvn test -Dtest=JBakeFixtureTest -Dwatals.jbake=<folder of that source>} reads it there.
 */
@EnabledIfSystemProperty(named = "watals.jbake", matches = ".+")
class JBakeFixtureTest {
    private static final Path FIXTURE = Path.of(System.getProperty("watals.jbake", "."))
            .resolve("jbake-core/src/test/resources/fixture")
            .toAbsolutePath();

    @TempDir
    Path work;

    @Test
    void jBakesOwnSiteIsTheSame() throws IOException {
        TwoBakes.of(
                        FIXTURE.toString(),
                        work,
                        JBakeFixtureTest::mend,
                        "site.timezone=Europe/Amsterdam",
                        "template.paper.file=post.pebble",
                        "template.error404.file=archive.pebble",
                        "render.sitemap=true",
                        "render.tagsindex=true",
                        "index.paginate=true")
                .assertEqual(JBakeFixtureTest::correct);
    }

    /** What is reported here and left out or left empty by JBake. */
    private static void mend(Path source) {
        try {
            Files.delete(source.resolve("content/blog/invalid_header.html"));
            replace(source, "content/blog/2016/draft-post.html", "type=post", "type=post\ndate=2016-03-01");
            replace(source, "jbake.properties", "template.folder=templates", "template.folder=pebbleTemplates");
            replace(source, "jbake.properties", "allcontent.ftl", "page.pebble");
            replace(source, "jbake.properties", "special/team.tpl", "page.pebble");
            replace(source, "jbake.properties", "render.tags=false", "render.tags=true");
            replace(source, "jbake.properties", "test.property=", "#");
            replace(source, "jbake.properties", "site.about=", "#");
            Files.writeString(source.resolve("assets/robots.txt"), "User-agent: *\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void replace(Path source, String file, String from, String to) throws IOException {
        Path path = source.resolve(file);
        Files.writeString(path, Files.readString(path).replace(from, to));
    }

    /** Drafts, see {@link ParityTest}; and the date of publication is a day here, a moment there. */
    private static String correct(String file, String text) {
        return text.replace("blog/2016/draft-post.html", "blog/2016/draft-post-draft.html")
                .replace("papers/draft-paper.html", "papers/draft-paper-draft.html")
                .replaceAll("\\d\\d:\\d\\d:\\d\\d (\\+0[12]00</)", "00:00:00 $1");
    }
}
