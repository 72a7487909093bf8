package nl.watals.release;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import nl.watals.hosting.Compressor;
import nl.watals.hosting.Hosting;
import nl.watals.site.RedirectMap;
import nl.watals.site.Settings;

/**
 * The releases of one site on a server, in a folder of their own:
 *
 * <pre>
 * live              leads to the release that readers see; it changes in one step, by renaming
 * releases/41/site  the files of a release, which never change but for what it carries along
 * switched          written after every switch, for whoever watches
 * cache             what was compressed before
 * </pre>
 *
 * <p>One process at a time changes anything; a second one waits. A process that is killed leaves the old release live, and
 * at most a folder that the next one removes. The bytes of a release are on the disk before it goes live, so that the same
 * holds when the power goes.
 */
public final class Releases implements AutoCloseable {
    /** How long somebody may look at a page before asking for something that it names. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final String LIVE = "live";
    private static final String RELEASES = "releases";
    private static final String HELD = "held";
    private static final String FRESH = ".new";

    private final Path folder;
    private final Clock clock;
    private final FileChannel lock;

    /**
     * What became of an output.
     *
     * @param release the one that is live now
     * @param changed how many files differ from the release before
     * @param made whether it is a new one; not when the same commit gave the same files
     */
    public record Created(Release release, int changed, boolean made) {}

    /**
     * What was thrown away.
     *
     * @param releases how many releases
     * @param files how many files that the live release still carried for pages of earlier ones
     */
    public record Pruned(int releases, int files) {}

    private Releases(Path folder, Clock clock, FileChannel lock) {
        this.folder = folder;
        this.clock = clock;
        this.lock = lock;
    }

    /**
     * Opens the folder for changes.
     *
     * @param folder made when it is not there
     * @param waiting called once when another process has it, before waiting for it
     */
    public static Releases open(Path folder, Clock clock, Runnable waiting) throws IOException {
        Files.createDirectories(folder.resolve(RELEASES));
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                waiting.run();
                channel.lock();
            }
            locked = true;
            return new Releases(folder, clock, channel);
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    /** Every release that is kept, the newest first. */
    public static List<Release> list(Path folder) throws IOException {
        List<Release> releases = new ArrayList<>();
        try (Stream<Path> folders = Files.list(folder.resolve(RELEASES))) {
            for (Path release : (Iterable<Path>) folders::iterator) {
                if (!release.getFileName().toString().startsWith(".")) {
                    releases.add(Release.read(release));
                }
            }
        } catch (NoSuchFileException e) {
            return releases;
        }
        releases.sort(Comparator.comparingInt(Release::number).reversed());
        return releases;
    }

    /** The release that readers see. */
    public static Optional<Release> live(Path folder) throws IOException {
        Path live = folder.resolve(LIVE);
        if (!Files.exists(live)) {
            return Optional.empty();
        }
        return Optional.of(Release.read(folder.resolve(Files.readSymbolicLink(live))));
    }

    /**
     * Refuses a commit that was taken back by {@link #rollBack}: only another one, or somebody's word, brings it back.
     *
     * @param again somebody's word
     */
    public void refuseHeld(String commit, boolean again) throws IOException, ReleaseException {
        Path held = folder.resolve(HELD);
        if (!again
                && !commit.isEmpty()
                && Files.exists(held)
                && Files.readString(held).strip().equals(commit)) {
            throw new ReleaseException("commit " + commit + " was rolled back; push another one, or say --again");
        }
    }

    /**
     * Makes a release of a finished site and puts it live.
     *
     * @param source the folder with the settings
     * @param output what a build wrote
     * @param commit what it was built from; empty when nobody knows
     * @param keep how many releases to keep, at least 2: somebody may be reading the one before at this moment
     */
    public Created create(Settings settings, Path source, Path output, String commit, int keep) throws IOException {
        List<Release> known = list(folder);
        Optional<Release> before = live(folder);
        Path fresh = folder.resolve(RELEASES).resolve(FRESH);
        delete(fresh);
        Files.createDirectories(fresh.resolve("site"));
        Files.createDirectories(fresh.resolve("source"));
        Hosting hosting = Hosting.of(settings, RedirectMap.NONE, output);
        Compressor compressor = new Compressor(folder.resolve("cache"));
        long last = known.stream().mapToLong(Release::newest).max().orElse(0);
        ReleaseTree tree = new ReleaseTree(fresh.resolve("site"), before, last, compressor);
        tree.fill(output, hosting.files());
        if (before.isPresent() && before.get().commit().equals(commit) && tree.isSameAsBefore(hosting.files())) {
            delete(fresh);
            return new Created(before.get(), 0, false);
        }
        for (String file : List.of(Settings.FILE, RedirectMap.FILE)) {
            if (Files.exists(source.resolve(file))) {
                Files.copy(source.resolve(file), fresh.resolve("source").resolve(file));
            }
        }
        Withdrawn.write(fresh, source, settings.text("submissions.folder"));
        Path madeOf =
                output.resolveSibling("." + output.getFileName() + ".watals").resolve("build.json");
        if (Files.exists(madeOf)) {
            Files.copy(madeOf, fresh.resolve("build.json"));
        }
        if (before.isPresent()) {
            ReleaseTree.carry(before.get(), fresh, hosting.rules(), now(), now() - PATIENCE.toSeconds());
        }
        int number = known.isEmpty() ? 1 : known.get(0).number() + 1;
        Path place = folder.resolve(RELEASES).resolve(Integer.toString(number));
        new Release(
                        number,
                        place,
                        commit,
                        clock.instant(),
                        tree.newest(),
                        hosting.files().size())
                .writeInto(fresh);
        Durable.files(tree.written());
        Durable.files(aboutFiles(fresh));
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        Durable.names(folder.resolve(RELEASES));
        Release release = Release.read(place);
        switchTo(release);
        Files.deleteIfExists(folder.resolve(HELD));
        compressor.prune();
        remove(Math.max(2, keep));
        return new Created(release, tree.changed(), true);
    }

    /** What a release says of itself, beside the files of the site. */
    private static List<Path> aboutFiles(Path release) throws IOException {
        List<Path> about = new ArrayList<>();
        for (Path place : List.of(release, release.resolve("source"))) {
            try (Stream<Path> files = Files.list(place)) {
                files.filter(Files::isRegularFile).forEach(about::add);
            }
        }
        return about;
    }

    /**
     * Puts an earlier release live again, and holds the commit of the one that was: it does not come back by itself.
     *
     * @param number which; empty for the one before that is live
     * @param anyway also when it shows what senders took back since
     * @throws ReleaseException if there is no such release, or it shows what senders took back since
     */
    public Release rollBack(OptionalInt number, boolean anyway) throws IOException, ReleaseException {
        Release now = live(folder).orElseThrow(() -> new ReleaseException("nothing is live here yet"));
        List<Release> known = list(folder);
        Release target = known.stream()
                .filter(release ->
                        number.isPresent() ? release.number() == number.getAsInt() : release.number() < now.number())
                .findFirst()
                .orElseThrow(() -> new ReleaseException((number.isPresent()
                                ? "there is no release " + number.getAsInt()
                                : "there is no earlier release")
                        + "; there are: "
                        + String.join(
                                ", ",
                                known.stream()
                                        .map(release -> release.number() + "")
                                        .toList())));
        if (target.number() == now.number()) {
            throw new ReleaseException("release " + now.number() + " is live already");
        }
        int withdrawn = Withdrawn.since(target.folder(), now.folder());
        if (withdrawn > 0 && !anyway) {
            throw new ReleaseException("release " + target.number() + " shows " + withdrawn
                    + (withdrawn == 1 ? " submission" : " submissions")
                    + " that the sender took back since; publish a mended site instead, or say --anyway");
        }
        Settings settings = SettingsFile.read(target.source());
        ReleaseTree.carry(now, target.folder(), Hosting.rules(settings), now(), now() - PATIENCE.toSeconds());
        Files.writeString(folder.resolve(HELD), now.commit() + "\n");
        Durable.files(List.of(folder.resolve(HELD)));
        switchTo(target);
        return target;
    }

    /**
     * Throws away what nobody needs any more.
     *
     * @param keep how many releases stay, the live one among them
     */
    public Pruned prune(int keep) throws IOException {
        int releases = remove(Math.max(1, keep));
        Optional<Release> live = live(folder);
        int files = live.isPresent() ? ReleaseTree.drop(live.get().folder(), now() - PATIENCE.toSeconds()) : 0;
        return new Pruned(releases, files);
    }

    /**
     * Throws away everything but the live release: earlier ones, what it carries for their pages, and the cache. After
     * something was published that should not have been.
     */
    public Pruned forget() throws IOException {
        int releases = remove(1);
        Optional<Release> live = live(folder);
        int files = live.isPresent() ? ReleaseTree.drop(live.get().folder(), Long.MAX_VALUE) : 0;
        delete(folder.resolve("cache"));
        return new Pruned(releases, files);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    /** Whoever opens a file finds it below the one release or below the other. */
    private void switchTo(Release release) throws IOException {
        Path fresh = folder.resolve(LIVE + FRESH);
        Files.deleteIfExists(fresh);
        Files.createSymbolicLink(fresh, Path.of(RELEASES, Integer.toString(release.number())));
        Files.move(fresh, folder.resolve(LIVE), StandardCopyOption.ATOMIC_MOVE);
        Durable.names(folder);
        Files.writeString(folder.resolve("switched"), release.number() + "\n");
    }

    private int remove(int keep) throws IOException {
        Optional<Release> live = live(folder);
        int left = keep - 1;
        int removed = 0;
        for (Release release : list(folder)) {
            if (live.isPresent() && live.get().number() == release.number()) {
                continue;
            }
            if (left > 0) {
                left--;
                continue;
            }
            // Under a name that is no release first: half a release must never be put live.
            Path gone = folder.resolve(RELEASES).resolve(".gone");
            delete(gone);
            Files.move(release.folder(), gone, StandardCopyOption.ATOMIC_MOVE);
            delete(gone);
            removed++;
        }
        return removed;
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
