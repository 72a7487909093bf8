package nl.watals.preview;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Looks at all files of some folders again and again, where the system does not tell what changes in them: on network drives,
 * in folders of another system, or when it watches too much already.
 */
final class Polling implements Closeable {
    /** However long a look takes, most of the time goes to others. */
    private static final int PART = 10;

    /** Some disks count in whole seconds, others in two. */
    private static final long TICK_MILLIS = 2_000;

    private final List<Path> folders;
    private final Duration pause;
    private final Consumer<Path> heard;
    private final Thread thread;
    private Map<Path, Look> known;

    /** What is seen of a file without reading it; two looks that are equal may be of one text. */
    private record Look(FileTime modified, long size, Object key, boolean settled) {}

    private Polling(List<Path> folders, Duration pause, Consumer<Path> heard) {
        this.folders = List.copyOf(folders);
        this.pause = pause;
        this.heard = heard;
        this.known = look();
        this.thread = new Thread(this::run, "watals-polling");
        thread.setDaemon(true);
    }

    /**
     * Begins to look.
     *
     * @param pause between two looks, at least
     * @param heard told each file that was written, made or removed since the last look; from one thread
     */
    static Polling of(List<Path> folders, Duration pause, Consumer<Path> heard) {
        Polling polling = new Polling(folders, pause, heard);
        polling.thread.start();
        return polling;
    }

    private void run() {
        try {
            long took = 0;
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(Math.max(pause.toMillis(), took * PART));
                long start = System.nanoTime();
                compare(look());
                took = Duration.ofNanos(System.nanoTime() - start).toMillis();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void compare(Map<Path, Look> now) {
        Map<Path, Look> before = known;
        known = now;
        now.forEach((file, look) -> {
            Look other = before.get(file);
            if (!look.equals(other) || !other.settled()) {
                heard.accept(file);
            }
        });
        for (Path file : before.keySet()) {
            if (!now.containsKey(file)) {
                heard.accept(file);
            }
        }
    }

    private Map<Path, Look> look() {
        Map<Path, Look> seen = new HashMap<>();
        long now = System.currentTimeMillis();
        for (Path folder : folders) {
            try {
                Files.walkFileTree(folder, new Visitor(seen, now));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return seen;
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Map<Path, Look> seen;
        private final long now;

        private Visitor(Map<Path, Look> seen, long now) {
            this.seen = seen;
            this.now = now;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            FileTime modified = attributes.lastModifiedTime();
            boolean coarse = modified.toMillis() % 1000 == 0;
            boolean settled = !coarse || modified.toMillis() + TICK_MILLIS < now;
            seen.put(file, new Look(modified, attributes.size(), attributes.fileKey(), settled));
            return FileVisitResult.CONTINUE;
        }

        /** It went away meanwhile, or cannot be read, which the refresh tells. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
