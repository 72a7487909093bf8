package nl.watals.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on the class path of the program, and what is there for tests only. */
class ProgramTest {
    private static final Path BASE = Path.of(System.getProperty("watals.basedir", "."));

    /** Packages of libraries that JBake brings along and this program does without. */
    private static final List<String> UNWANTED = List.of(
            "com/orientechnologies/",
            "org/asciidoctor/",
            "org/jruby/",
            "groovy/",
            "org/codehaus/groovy/",
            "org/apache/groovy/",
            "freemarker/",
            "org/thymeleaf/",
            "de/neuland/",
            "com/vladsch/flexmark/",
            "ch/qos/logback/",
            "org/eclipse/jetty/",
            "org/json/simple/",
            "org/apache/commons/beanutils/",
            "org/apache/commons/lang3/",
            "org/yaml/snakeyaml/");

    /** What has done its work when the program is packed. */
    private static final List<String> PACKING = List.of("org/objectweb/asm/", "nl/watals/packing/");

    @TempDir
    Path work;

    @Test
    void noClassOfOursNamesALibraryThatIsNotThere() {
        JavaClasses ours = new ClassFileImporter().importPath(BASE.resolve("target/classes"));
        // The web server's own classes are for the services: in a jar that builds never open.
        String[] packages = UNWANTED.stream()
                .filter(folder -> !folder.equals("org/eclipse/jetty/"))
                .map(folder -> folder.substring(0, folder.length() - 1).replace('/', '.') + "..")
                .toArray(String[]::new);
        noClasses().should().dependOnClassesThat().resideInAnyPackage(packages).check(ours);
    }

    @Test
    void theProgramAsItIsPackedHoldsNoneOfThem() throws IOException {
        Path jar = BASE.resolve("target/watals.jar");
        assumeTrue(Files.exists(jar), "the program is packed after the tests");
        List<String> found = new ArrayList<>();
        try (JarFile program = new JarFile(jar.toFile())) {
            program.stream()
                    .map(JarEntry::getName)
                    .filter(name ->
                            Stream.of(UNWANTED, PACKING).flatMap(List::stream).anyMatch(name::startsWith))
                    .forEach(found::add);
        }
        assertThat(found).isEmpty();
    }

    /** Reflection or a static initialiser could still ask for a class that only the tests have. */
    @Test
    void aSiteIsBuiltWithoutThem() throws Exception {
        Path site = BASE.resolve("src/test/resources/parity/site");
        Path log = work.resolve("log.txt");
        Process build = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        wantedClassPath(),
                        "nl.watals.cli.Main",
                        "build",
                        "--source",
                        site.toString(),
                        "--output",
                        work.resolve("output").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(build.waitFor()).as(Files.readString(log)).isZero();
        try (Stream<Path> files = Files.list(work.resolve("output"))) {
            assertThat(files.map(file -> file.getFileName().toString())).contains("index.html", "about.html", "topics");
        }
    }

    /** The class path of the tests without every jar that holds an unwanted package. */
    private static String wantedClassPath() throws IOException {
        List<String> wanted = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!part.endsWith(".jar") || !holdsUnwanted(part)) {
                wanted.add(part);
            }
        }
        assertThat(wanted).hasSizeLessThan(System.getProperty("java.class.path").split(File.pathSeparator).length);
        return String.join(File.pathSeparator, wanted);
    }

    private static boolean holdsUnwanted(String jar) throws IOException {
        try (JarFile file = new JarFile(jar)) {
            return file.stream().anyMatch(entry -> UNWANTED.stream().anyMatch(entry.getName()::startsWith));
        }
    }
}
