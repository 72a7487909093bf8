package nl.watals.preview;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryWatcher;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nl.watals.bake.LiveSite;

/**
 * Watches the folders of a site and its settings. What happens in one go, such as a checkout of a thousand files, comes as one
 * change.
 */
final class SourceWatch implements AutoCloseable {
    /** Editors write a file in several steps; between two of them is less than this. */
    private static final long QUIET_MILLIS = 15;

    /** So many files are no edit but a checkout, which may pause for longer, and for which nobody counts milliseconds. */
    private static final int MANY = 10;

    private static final long QUIET_AFTER_MANY_MILLIS = 250;

    private static final long LONGEST_MILLIS = 2_000;

    /** The settings are one file beside folders that nobody wants watched, and a folder may come into being. */
    private static final long LOOK_MILLIS = 400;

    private static final String EVERYTHING = "";

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Path source;

    /** Without links: what a Mac tells. */
    private final Path real;

    private final Watcher eyes;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private Closeable watcher;
    private List<Path> watched = List.of();
    private List<FileTime> settings;

    /** Where changes are heard of. */
    @FunctionalInterface
    interface Watcher {
        /**
         * Begins to watch.
         *
         * @throws IOException if it cannot
         */
        Closeable watch(List<Path> folders, SourceWatch heard) throws IOException;
    }

    /** What the system tells of its own accord. */
    static final Watcher TOLD = (folders, heard) -> {
        DirectoryWatcher told = DirectoryWatcher.builder()
                .paths(folders)
                .fileHashing(false)
                .listener(heard::heard)
                .build();
        Closeable end = told::close;
        told.watchAsync(SourceWatch::onItsOwnThread)
                .whenCompleteAsync(
                        (done, failure) -> {
                            if (failure != null) {
                                heard.deaf(end);
                            }
                        },
                        SourceWatch::onItsOwnThread);
        return end;
    };

    /** What a look at all files shows. */
    static final Watcher LOOKED = (folders, heard) -> Polling.of(folders, POLL, heard::heard);

    /**
     * What happened.
     *
     * @param everything whether any file may have changed
     * @param paths the files that changed, relative to the source
     */
    record Changes(boolean everything, Set<String> paths) {
        static final Changes EVERYTHING = new Changes(true, Set.of());
    }

    private static void onItsOwnThread(Runnable work) {
        Thread thread = new Thread(work, "watals-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private SourceWatch(Path source, Watcher eyes) throws IOException {
        this.source = source.toAbsolutePath().normalize();
        this.real = source.toRealPath();
        this.eyes = eyes;
        this.settings = settingsTimes();
    }

    /** Watches as well as the system can. */
    static SourceWatch of(Path source, List<String> folders) throws IOException {
        return of(source, folders, TOLD);
    }

    static SourceWatch of(Path source, List<String> folders, Watcher eyes) throws IOException {
        SourceWatch watch = new SourceWatch(source, eyes);
        watch.follow(folders);
        return watch;
    }

    /** Watches these folders of the source from now on, as far as they are there. */
    synchronized void follow(List<String> folders) throws IOException {
        List<Path> wanted = new ArrayList<>();
        for (String folder : folders) {
            Path path = source.resolve(folder);
            if (Files.isDirectory(path)) {
                wanted.add(path);
            }
        }
        if (!wanted.equals(watched)) {
            watch(wanted);
        }
    }

    private void watch(List<Path> wanted) throws IOException {
        Closeable before = watcher;
        watcher = opened(wanted);
        watched = wanted;
        if (before != null) {
            before.close();
            // Between the two something may have been missed.
            events.add(EVERYTHING);
        }
    }

    private Closeable opened(List<Path> wanted) throws IOException {
        try {
            return eyes.watch(wanted, this);
        } catch (IOException | LinkageError e) {
            // Linux has a limit for all that is watched; what a Mac needs may not be there. Looking works everywhere.
            return LOOKED.watch(wanted, this);
        }
    }

    /** Nothing more will be told by this one; from now on it has to be looked for. */
    synchronized void deaf(Closeable former) {
        if (watcher != former) {
            return;
        }
        try {
            watcher.close();
            watcher = LOOKED.watch(watched, this);
            events.add(EVERYTHING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void heard(DirectoryChangeEvent event) {
        if (event.eventType() == DirectoryChangeEvent.EventType.OVERFLOW) {
            events.add(EVERYTHING);
        } else {
            heard(event.path());
        }
    }

    void heard(Path file) {
        if (isTemporary(file.getFileName().toString())) {
            return;
        }
        if (file.startsWith(source)) {
            events.add(name(source, file));
        } else {
            events.add(file.startsWith(real) ? name(real, file) : EVERYTHING);
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** What editors put beside a file for the moment in which they write it. */
    private static boolean isTemporary(String name) {
        return name.endsWith("~") || name.endsWith(".swp") || name.endsWith(".swx") || name.equals("4913");
    }

    /**
     * Waits for something to happen, but not longer than the next look at what cannot be watched.
     *
     * @param due when the site changes by itself
     * @return empty when nothing happened
     */
    Optional<Changes> next(Instant due) throws InterruptedException {
        String first = events.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null && hasOtherSettings()) {
            return Optional.of(Changes.EVERYTHING);
        }
        if (first == null) {
            return Instant.now().isBefore(due) ? Optional.empty() : Optional.of(new Changes(false, Set.of()));
        }
        return Optional.of(gather(first));
    }

    private Changes gather(String first) throws InterruptedException {
        Set<String> paths = new TreeSet<>();
        long end = System.nanoTime() + Duration.ofMillis(LONGEST_MILLIS).toNanos();
        String path = first;
        while (path != null && System.nanoTime() < end) {
            paths.add(path);
            long quiet = paths.size() < MANY ? QUIET_MILLIS : QUIET_AFTER_MANY_MILLIS;
            path = events.poll(quiet, TimeUnit.MILLISECONDS);
        }
        if (path != null) {
            paths.add(path);
        }
        boolean everything = paths.remove(EVERYTHING);
        return new Changes(everything, paths);
    }

    private boolean hasOtherSettings() {
        List<FileTime> now = settingsTimes();
        boolean other = !now.equals(settings);
        settings = now;
        return other;
    }

    private List<FileTime> settingsTimes() {
        return LiveSite.SETTINGS_BESIDE.stream().map(this::time).toList();
    }

    private FileTime time(String file) {
        try {
            return Files.getLastModifiedTime(source.resolve(file));
        } catch (NoSuchFileException e) {
            return FileTime.fromMillis(0);
        } catch (IOException e) {
            // The refresh that follows meets the same disk, and tells.
            return FileTime.fromMillis(1);
        }
    }

    /** Whether something has happened that {@link #next} has not told yet. */
    boolean hasChanges() {
        return !events.isEmpty();
    }

    @Override
    public synchronized void close() throws IOException {
        if (watcher != null) {
            watcher.close();
            watcher = null;
        }
    }
}
