package nl.watals.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.watals.submission.PublicRecord;
import nl.watals.submission.PublicRecordReader;
import nl.watals.text.Problems;
import nl.watals.work.Parallel;

/** The submissions that their senders had taken back when a release was made: an earlier one may still show them. */
final class Withdrawn {
    private static final String FILE = "withdrawn.txt";

    private Withdrawn() {}

    /** Notes them in the folder of a release; records with mistakes were refused before. */
    static void write(Path release, Path source, String folder) throws IOException {
        Path submissions = source.resolve(folder);
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(submissions)) {
            try (Stream<Path> all = Files.walk(submissions)) {
                all.filter(file -> file.toString().endsWith(".json")).forEach(files::add);
            }
        }
        String[] ids = new String[files.size()];
        try {
            Parallel.forEach(ids.length, i -> ids[i] = idIfWithdrawn(source, files.get(i)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Set<String> sorted =
                new TreeSet<>(Arrays.stream(ids).filter(Objects::nonNull).toList());
        Files.write(release.resolve(FILE), sorted);
    }

    private static String idIfWithdrawn(Path source, Path file) {
        try {
            return new PublicRecordReader()
                    .read(
                            source.relativize(file).toString().replace('\\', '/'),
                            Files.readAllBytes(file),
                            new Problems())
                    .filter(PublicRecord::isWithdrawn)
                    .map(PublicRecord::id)
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that were not taken back yet when the earlier release was made. */
    static int since(Path earlier, Path later) throws IOException {
        Set<String> withdrawn = read(later);
        withdrawn.removeAll(read(earlier));
        return withdrawn.size();
    }

    private static Set<String> read(Path release) throws IOException {
        try {
            return new TreeSet<>(Files.readAllLines(release.resolve(FILE)));
        } catch (NoSuchFileException e) {
            return new TreeSet<>();
        }
    }
}
