package nl.watals.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import nl.watals.work.Parallel;

/**
 * Brings files onto the disk. A renamed name can be there before the bytes behind it are: after the power went, the site
 * would be a link to empty files.
 */
final class Durable {
    private Durable() {}

    /** The bytes of these files. */
    static void files(List<Path> files) throws IOException {
        try {
            Parallel.forEach(files.size(), i -> {
                try {
                    force(files.get(i));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The names in a folder; and with them, on file systems with a journal, every name that was made before. */
    static void names(Path folder) throws IOException {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            force(folder);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
