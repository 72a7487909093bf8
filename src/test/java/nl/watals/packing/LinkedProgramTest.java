package nl.watals.packing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import nl.watals.ProgramCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, with its lambdas linked as they are when it is packed. */
class LinkedProgramTest {
    private static final Path BASE =
            Path.of(System.getProperty("watals.basedir", "")).toAbsolutePath();
    private static final Path CLASSES = BASE.resolve("target/classes");

    /** How the files of the libraries begin that every build loads. */
    private static final List<String> LIBRARIES = List.of(
            "jbake-core-",
            "commons-configuration2-",
            "commons-io-",
            "pebble-",
            "commonmark-",
            "jsoup-",
            "jackson-core-",
            "snakeyaml-engine-",
            "fastcsv-",
            "picocli-");

    @TempDir
    Path work;

    @Test
    void buildsTheSameSiteAndEveryClassIsSound() throws Exception {
        Process plain = build(System.getProperty("java.class.path"), "plain");
        Process linked = build(linkedClassPath(), "linked");
        assertThat(plain.waitFor())
                .as(Files.readString(work.resolve("plain.log")))
                .isZero();
        assertThat(linked.waitFor())
                .as(Files.readString(work.resolve("linked.log")))
                .isZero();
        assertThat(files(work.resolve("linked"))).hasSizeGreaterThan(20).isEqualTo(files(work.resolve("plain")));
        // It was the linked program that ran.
        assertThat(work.resolve("linked.log")).content().contains("nl.watals.bake.SiteCrawler$$L");
    }

    private Process build(String classPath, String name) throws IOException {
        List<String> command = ProgramCommand.of(
                List.of("-Xverify:all", "-Xlog:class+load"),
                "build",
                "--source",
                BASE.resolve("src/main/training").toString(),
                "--output",
                work.resolve(name).toString(),
                "--now",
                "2026-06-01T12:00:00Z");
        command.set(command.indexOf("-cp") + 1, classPath);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve(name + ".log").toFile())
                .start();
    }

    private String linkedClassPath() throws IOException {
        Path folder = Files.createDirectories(work.resolve("jars"));
        List<String> path = new ArrayList<>();
        List<String> jars = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path file = Path.of(part).toAbsolutePath();
            Path copy = folder.resolve(file.getFileName() + (file.equals(CLASSES) ? ".jar" : ""));
            if (file.equals(CLASSES)) {
                pack(copy);
            } else if (LIBRARIES.stream().anyMatch(file.getFileName().toString()::startsWith)) {
                Files.copy(file, copy);
            } else {
                path.add(part);
                continue;
            }
            path.add(copy.toString());
            jars.add(copy.toString());
        }
        assertThat(jars).hasSizeGreaterThan(LIBRARIES.size());
        PackedJar.main(jars.toArray(String[]::new));
        return String.join(File.pathSeparator, path);
    }

    private static void pack(Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : below(CLASSES)) {
                out.putNextEntry(
                        new JarEntry(CLASSES.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path file : below(folder)) {
            files.put(
                    folder.relativize(file).toString(),
                    new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
        return files;
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
