package nl.watals.bake;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the system says of a file without opening it, as 64 bits: its size, the time of the last change of anything about
 * it, its device and its number. Whoever writes into a file, sets its modification time, or puts another one in its place
 * changes one of them; that time is set by the system alone.
 */
final class FileStamp {
    /** The stamp of a file that may be written again without getting another one. */
    static final long NONE = 0;

    /** Two changes within one tick of the system's clock have the same time. */
    private static final long TICK_MILLIS = 100;

    /** Some disks count in whole seconds, or in two. */
    private static final long COARSEST_MILLIS = 2_000;

    private static final int NANOS = 1_000_000_000;

    private static final boolean KNOWN =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private final long lookedMillis;

    private FileStamp(long lookedMillis) {
        this.lookedMillis = lookedMillis;
    }

    /** Stamps for files that are looked at from now on. */
    static FileStamp now() {
        return at(System.currentTimeMillis());
    }

    /** @param lookedMillis no later than the moment at which the first file is looked at */
    static FileStamp at(long lookedMillis) {
        return new FileStamp(lookedMillis);
    }

    /** The stamp of a file, or of the one that a link leads to; {@link #NONE} if it changed just now, or nobody knows. */
    long of(Path file) {
        if (!KNOWN) {
            return NONE;
        }
        try {
            Map<String, Object> said = Files.readAttributes(file, "unix:size,ctime,dev,ino");
            long changed = nanos(said.get("ctime"));
            if (!isSettled(changed)) {
                return NONE;
            }
            return new Digest()
                    .add((Long) said.get("size"))
                    .add(changed)
                    .add((Long) said.get("dev"))
                    .add((Long) said.get("ino"))
                    .value();
        } catch (IOException e) {
            // Whoever reads it will say what is wrong.
            return NONE;
        }
    }

    /** Whether a file that is changed from now on gets another time. */
    private boolean isSettled(long changedNanos) {
        long tick = changedNanos % NANOS == 0 ? COARSEST_MILLIS : TICK_MILLIS;
        return TimeUnit.NANOSECONDS.toMillis(changedNanos) < lookedMillis - tick;
    }

    private static long nanos(Object time) {
        return ((FileTime) time).to(TimeUnit.NANOSECONDS);
    }
}
