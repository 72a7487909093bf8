package nl.watals.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The example site, copied to a folder that a test may change. */
final class DeskSiteFolder {
    private static final Path ROOT =
            Path.of(System.getProperty("watals.basedir", "")).toAbsolutePath();

    private DeskSiteFolder() {}

    static void copyTo(Path folder) throws IOException {
        for (String name : List.of("content", "data", "templates", "assets", "submissions")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(name))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Files.copy(file, folder.resolve(ROOT.relativize(file)));
                }
            }
        }
        Files.copy(ROOT.resolve("jbake.properties"), folder.resolve("jbake.properties"));
    }
}
