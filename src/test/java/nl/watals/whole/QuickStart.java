package nl.watals.whole;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Virtual machines that start quickly, for tests that start very many: the classes under test in a jar, since only those of
 * jars can be archived, and an archive of all that a worker loads. Both are made once in a run of the tests.
 */
final class QuickStart {
    private static final long PATIENCE_SECONDS = 120;

    private static QuickStart made;

    private final Path archive;
    private final String classPath;

    private QuickStart(Path folder) throws IOException {
        this.classPath = jars(folder);
        this.archive = folder.resolve("classes.jsa");
    }

    /** Started by {@code main} with these arguments. */
    static synchronized List<String> command(Class<?> main, String... arguments) throws IOException {
        if (made == null) {
            Path folder = Files.createTempDirectory("quick");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            QuickStart fresh = new QuickStart(folder);
            fresh.train(folder.resolve("work"));
            made = fresh;
        }
        List<String> command = made.machine("-XX:SharedArchiveFile=" + made.archive, "-Xshare:auto");
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private List<String> machine(String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-Xlog:disable", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(List.of("-Xmx256m", "-Dslf4j.internal.verbosity=ERROR", "-cp", classPath));
        return command;
    }

    /** A worker that does a little of everything, and is not killed. Without an archive all starts are slower, no more. */
    private void train(Path work) throws IOException {
        List<String> command = machine("-XX:ArchiveClassesAtExit=" + archive);
        command.addAll(List.of(KilledWorker.class.getName(), work.toString()));
        Process training = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(archive.resolveSibling("log").toFile())
                .start();
        try {
            boolean ended = training.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended || training.exitValue() != 0) {
                training.destroyForcibly();
                throw new IOException("the training failed: " + Files.readString(archive.resolveSibling("log")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String jars(Path folder) throws IOException {
        List<String> places = new ArrayList<>();
        for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(place);
            if (Files.isDirectory(path)) {
                places.add(jar(path, folder.resolve(places.size() + ".jar")).toString());
            } else if (Files.exists(path)) {
                places.add(place);
            }
        }
        return String.join(File.pathSeparator, places);
    }

    private static Path jar(Path folder, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            entries.setLevel(0);
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                if (!name.equals("META-INF/MANIFEST.MF")) {
                    entries.putNextEntry(new JarEntry(name));
                    Files.copy(file, entries);
                }
            }
        }
        return jar;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(java.util.Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
