package nl.watals.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of earlier releases that a release still serves, because somebody may be looking at a page that names them; and
 * since when no page that is live does, in seconds since 1970.
 */
final class Carried {
    private static final String FILE = "carried.txt";

    private Carried() {}

    static Map<String, Long> read(Path release) throws IOException {
        Map<String, Long> carried = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(release.resolve(FILE))) {
                int space = line.indexOf(' ');
                carried.put(line.substring(space + 1), Long.parseLong(line.substring(0, space)));
            }
        } catch (NoSuchFileException e) {
            return carried;
        }
        return carried;
    }

    static void write(Path release, Map<String, Long> carried) throws IOException {
        StringBuilder lines = new StringBuilder();
        carried.forEach(
                (file, since) -> lines.append(since).append(' ').append(file).append('\n'));
        Path fresh = release.resolve(FILE + ".new");
        Files.writeString(fresh, lines);
        Durable.files(List.of(fresh));
        Files.move(fresh, release.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
