package nl.watals.bake;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import nl.watals.site.Settings;

/**
 * Names, sizes and times of all files of a source folder, as one number: whether any of them changed is seen without reading
 * them.
 *
 * @param digest of the names, sizes and times, of the settings, and of the day: what was read under another may read
 *     differently
 * @param newestMillis when the last of them was written
 * @param takenMillis when they were looked at
 */
record SourceStamp(long digest, long newestMillis, long takenMillis) {
    /** A second change within one tick of the disk's clock leaves no trace. */
    private static final long TICK_MILLIS = 2_000;

    static SourceStamp of(Path source, Settings settings, LocalDate day) throws IOException {
        long taken = System.currentTimeMillis();
        Look look = new Look();
        for (String key : Settings.SOURCE_FOLDERS) {
            Path folder = source.resolve(settings.text(key));
            if (Files.isDirectory(folder)) {
                Files.walkFileTree(folder, look);
            }
        }
        look.digest +=
                new Digest().add(settings.source().text()).add(day.toEpochDay()).value();
        return new SourceStamp(look.digest, look.newest, taken);
    }

    /** Whether what was read after an earlier look is what the files hold now. */
    boolean stillHolds(SourceStamp earlier) {
        return digest == earlier.digest && earlier.isSettled();
    }

    /** Whether a file that was written after the look has another time. */
    private boolean isSettled() {
        return newestMillis + TICK_MILLIS < takenMillis;
    }

    private static final class Look extends SimpleFileVisitor<Path> {
        private long digest;
        private long newest;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            long written = attributes.lastModifiedTime().toMillis();
            newest = Math.max(newest, written);
            // A sum: folders are listed in any order.
            digest += new Digest()
                    .add(file.toString())
                    .add(written)
                    .add(attributes.size())
                    .value();
            return FileVisitResult.CONTINUE;
        }
    }
}
