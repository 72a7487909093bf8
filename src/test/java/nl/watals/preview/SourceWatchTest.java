package nl.watals.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.watals.preview.SourceWatch.Changes;
import nl.watals.preview.SourceWatch.Watcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an editor does to files is heard of, whether the system tells or they have to be looked at. */
class SourceWatchTest {
    private static final long PATIENCE_SECONDS = 120;
    private static final Watcher LOOKED = (folders, heard) -> Polling.of(folders, Duration.ofMillis(50), heard::heard);

    @TempDir
    private Path folder;

    /** Named, for the report. */
    private record Way(String name, Watcher eyes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Way> ways() {
        return Stream.of(new Way("told", SourceWatch.TOLD), new Way("looked at", LOOKED));
    }

    static Stream<Way> failingWays() {
        return Stream.of(
                new Way("too much is watched", (folders, heard) -> {
                    throw new IOException("User limit of inotify watches reached");
                }),
                new Way("no library for it", (folders, heard) -> {
                    throw new NoClassDefFoundError("com/sun/jna/Callback");
                }));
    }

    @BeforeEach
    void writeSite() throws IOException {
        Files.writeString(folder.resolve("jbake.properties"), "");
        write("content/een.md", "een");
        write("content/dieper/twee.md", "twee");
        write("templates/page.peb", "");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everyWayToChangeFilesIsHeard(Way way) throws Exception {
        try (SourceWatch watch = SourceWatch.of(folder, List.of("content", "templates", "assets"), way.eyes())) {
            write("content/een.md", "een en meer");
            hears(watch, "content/een.md");
            write("content/dieper/drie.md", "drie");
            hears(watch, "content/dieper/drie.md");
            write("content/.een.md.new", "weer anders");
            Files.move(
                    folder.resolve("content/.een.md.new"),
                    folder.resolve("content/een.md"),
                    StandardCopyOption.REPLACE_EXISTING);
            hears(watch, "content/een.md");
            Files.move(folder.resolve("content/dieper/twee.md"), folder.resolve("content/twee.md"));
            hears(watch, "content/dieper/twee.md", "content/twee.md");
            Files.delete(folder.resolve("content/twee.md"));
            hears(watch, "content/twee.md");
            write("content/nieuw/vier.md", "vier");
            hears(watch, "content/nieuw/vier.md");
        }
    }

    @ParameterizedTest
    @MethodSource("failingWays")
    void whatCannotBeToldIsLookedAt(Way way) throws Exception {
        try (SourceWatch watch = SourceWatch.of(folder, List.of("content"), way.eyes())) {
            write("content/een.md", "een en meer");
            hears(watch, "content/een.md");
        }
    }

    @Test
    void aFileOfTheSameLengthInTheSameTickOfACoarseClockIsSeen() throws Exception {
        Path file = folder.resolve("content/een.md");
        FileTime tick = FileTime.from(Instant.ofEpochSecond(Instant.now().getEpochSecond()));
        Files.setLastModifiedTime(file, tick);
        try (SourceWatch watch = SourceWatch.of(folder, List.of("content"), LOOKED)) {
            Files.writeString(file, "nee");
            Files.setLastModifiedTime(file, tick);
            hears(watch, "content/een.md");
        }
    }

    @Test
    void whatEditorsPutBesideAFileIsNoChange() throws Exception {
        SourceWatch[] heard = new SourceWatch[1];
        try (SourceWatch watch = SourceWatch.of(folder, List.of("content"), silent(heard))) {
            for (String name : List.of(".een.md.swp", ".een.md.swx", "een.md~", "4913")) {
                heard[0].heard(folder.resolve("content").resolve(name));
            }
            assertThat(watch.hasChanges()).isFalse();
        }
    }

    @Test
    void aThousandFilesInOneGoAreOneChange() throws Exception {
        SourceWatch[] heard = new SourceWatch[1];
        try (SourceWatch watch = SourceWatch.of(folder, List.of("content"), silent(heard))) {
            for (int i = 0; i < 1000; i++) {
                heard[0].heard(folder.resolve("content/bladzijde-" + i + ".md"));
            }
            assertThat(next(watch).paths()).hasSize(1000);
            assertThat(watch.hasChanges()).isFalse();
        }
    }

    @Test
    void aFolderByItsRealNameIsTheSameFolder() throws Exception {
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, folder);
        SourceWatch[] heard = new SourceWatch[1];
        try (SourceWatch watch = SourceWatch.of(link, List.of("content"), silent(heard))) {
            heard[0].heard(folder.toRealPath().resolve("content/een.md"));
            assertThat(next(watch)).isEqualTo(new Changes(false, Set.of("content/een.md")));
            heard[0].heard(folder.toRealPath().getParent().resolve("elders"));
            assertThat(next(watch).everything()).isTrue();
        }
    }

    @Test
    void whoGoesDeafLooksForItself() throws Exception {
        SourceWatch[] heard = new SourceWatch[1];
        Closeable end = () -> {};
        Watcher failing = (folders, watch) -> {
            heard[0] = watch;
            return end;
        };
        try (SourceWatch watch = SourceWatch.of(folder, List.of("content"), failing)) {
            heard[0].deaf(() -> {});
            assertThat(watch.hasChanges()).as("another one, which is gone").isFalse();
            heard[0].deaf(end);
            assertThat(next(watch).everything()).isTrue();
            write("content/een.md", "een en meer");
            hears(watch, "content/een.md");
        }
    }

    private static Watcher silent(SourceWatch... heard) {
        return (folders, watch) -> {
            heard[0] = watch;
            return () -> {};
        };
    }

    private static void hears(SourceWatch watch, String... paths) throws InterruptedException {
        Set<String> missing = new TreeSet<>(Set.of(paths));
        while (!missing.isEmpty()) {
            Changes changes = next(watch);
            assertThat(changes.everything()).isFalse();
            missing.removeAll(changes.paths());
        }
    }

    private static Changes next(SourceWatch watch) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Optional<Changes> next = Optional.empty();
        while (next.isEmpty()) {
            assertThat(System.nanoTime()).as("nothing was heard").isLessThan(end);
            next = watch.next(Instant.MAX);
        }
        return next.get();
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
