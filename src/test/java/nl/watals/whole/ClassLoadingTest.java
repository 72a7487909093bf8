package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build starts cold, so it may load only what its input needs. */
class ClassLoadingTest {
    /** What a site of plain Markdown has no use for. */
    private static final List<String> UNUSED = List.of(
            "com.google.i18n.phonenumbers.",
            "org.snakeyaml.",
            "de.siegmar.fastcsv.",
            "com.fasterxml.jackson.",
            "java.sql.",
            "javax.sql.",
            "org.sqlite.",
            "org.postgresql.",
            "org.jdbi.",
            "jakarta.mail.",
            "javax.mail.",
            "org.eclipse.angus.",
            "org.eclipse.jgit.",
            "org.eclipse.jetty.",
            "io.javalin.",
            "com.sun.net.httpserver.",
            "sun.net.httpserver.",
            "java.net.http.",
            "javax.xml.",
            "java.awt.",
            "javax.imageio.",
            "org.apache.lucene.",
            "org.tartarus.",
            "nl.watals.search.",
            "com.orientechnologies.",
            "freemarker.",
            "groovy.",
            "org.asciidoctor.",
            "ch.qos.logback.",
            "java.util.logging.");

    @TempDir
    Path folder;

    @Test
    void aBuildOfPlainMarkdownLoadsNoLibraryThatItDoesNotUse() throws IOException, InterruptedException {
        TestSite site = TestSite.in(folder.resolve("site"));
        withoutData(site);
        Set<String> loaded = classes(site);
        assertThat(loaded).contains("nl.watals.bake.Build", "org.jbake.app.Oven");
        assertThat(loaded).allSatisfy(name -> assertThat(UNUSED).noneMatch(name::startsWith));
    }

    @Test
    void theListNamesWhatAnotherSiteDoesLoad() throws IOException, InterruptedException {
        TestSite site = TestSite.in(folder.resolve("site"));
        site.write("data/lijst.csv", "naam,aantal\n\"a,b\",1\n");
        Set<String> loaded = classes(site);
        assertThat(loaded).anyMatch(name -> name.startsWith("org.snakeyaml."));
        assertThat(loaded).anyMatch(name -> name.startsWith("de.siegmar.fastcsv."));
    }

    /** Its themes are in YAML, and its feeds in JSON. */
    private static void withoutData(TestSite site) {
        site.remove("data/themas.yaml");
        StringBuilder settings = new StringBuilder();
        for (String line : site.text("jbake.properties").split("\n")) {
            if (!line.startsWith("taxonomy.") && !line.endsWith(".feed=true")) {
                settings.append(line).append('\n');
            }
        }
        site.write("jbake.properties", settings.toString());
        site.write(
                "content/nieuws/eerste-bericht.md",
                site.text("content/nieuws/eerste-bericht.md").replace("themes=gezin\n", ""));
    }

    private Set<String> classes(TestSite site) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        Child.Result result = Child.start(
                        List.of("-Xlog:class+load:file=" + log + "::filecount=0"),
                        Child.buildArguments(site, folder.resolve("out")))
                .await();
        assertThat(result.exit()).as(result.err()).isZero();
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(log)) {
            int end = line.indexOf(" source:");
            if (end > 0) {
                names.add(line.substring(line.lastIndexOf(' ', end - 1) + 1, end));
            }
        }
        assertThat(names).hasSizeGreaterThan(500);
        return names;
    }
}
