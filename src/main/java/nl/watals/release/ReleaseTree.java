package nl.watals.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import nl.watals.hosting.Caching;
import nl.watals.hosting.Compressor;
import nl.watals.hosting.Encoding;
import nl.watals.hosting.HostedFile;
import nl.watals.hosting.HostingRules;
import nl.watals.work.Parallel;

/**
 * The files of one release as they grow. A file that is as it was in the release before is that file, under a second name,
 * with its time: web servers make the mark of a version (its entity tag) from time and size. For the same reason a file that
 * is other than before always has a later second than everything in earlier releases.
 */
final class ReleaseTree {
    private final Path site;
    private final Optional<Release> before;
    private final long last;
    private final Compressor compressor;
    private final Set<String> carriedBefore;
    private final AtomicLong newest;
    private final AtomicInteger changed = new AtomicInteger();
    private final Queue<Path> written = new ConcurrentLinkedQueue<>();

    /**
     * @param site an empty folder
     * @param before the release that is live
     * @param last the latest second of any file of any release
     */
    ReleaseTree(Path site, Optional<Release> before, long last, Compressor compressor) throws IOException {
        this.site = site;
        this.before = before;
        this.last = last;
        this.compressor = compressor;
        this.newest = new AtomicLong(last);
        this.carriedBefore =
                before.isPresent() ? Carried.read(before.get().folder()).keySet() : Set.of();
    }

    /** Takes over all files of an output, and compresses the texts among them. */
    void fill(Path output, List<HostedFile> files) throws IOException {
        Set<Path> folders = new TreeSet<>();
        for (HostedFile file : files) {
            folders.add(site.resolve(file.path()).getParent());
        }
        for (Path folder : folders) {
            Files.createDirectories(folder);
        }
        try {
            Parallel.forEach(files.size(), i -> take(output, files.get(i)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void take(Path output, HostedFile file) {
        try {
            Path from = output.resolve(file.path());
            Path to = site.resolve(file.path());
            Optional<Path> same =
                    before.map(release -> release.site().resolve(file.path())).filter(old -> isSame(old, from));
            if (same.isPresent()) {
                link(same.get(), to);
                for (Encoding encoding : Encoding.values()) {
                    linkIfThere(copy(same.get(), encoding), copy(to, encoding));
                }
                return;
            }
            changed.incrementAndGet();
            takeNew(file, from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void takeNew(HostedFile file, Path from, Path to) throws IOException {
        FileTime time = Files.getLastModifiedTime(from);
        if (time.to(TimeUnit.SECONDS) > last) {
            link(from, to);
        } else {
            Files.copy(from, to);
            time = FileTime.from(last + 1, TimeUnit.SECONDS);
            Files.setLastModifiedTime(to, time);
        }
        written.add(to);
        newest.accumulateAndGet(time.to(TimeUnit.SECONDS), Math::max);
        if (file.text()) {
            byte[] bytes = Files.readAllBytes(from);
            for (Encoding encoding : Encoding.values()) {
                Optional<byte[]> smaller = compressor.compress(encoding, file.caching(), bytes);
                if (smaller.isPresent()) {
                    Path copy = copy(to, encoding);
                    Files.write(copy, smaller.get());
                    written.add(copy);
                    Files.setLastModifiedTime(copy, time);
                }
            }
        }
    }

    private static boolean isSame(Path old, Path from) {
        try {
            BasicFileAttributes oldFile = Files.readAttributes(old, BasicFileAttributes.class);
            BasicFileAttributes newFile = Files.readAttributes(from, BasicFileAttributes.class);
            Object key = oldFile.fileKey();
            return oldFile.isRegularFile()
                    && oldFile.size() == newFile.size()
                    && ((key != null && key.equals(newFile.fileKey())) || Files.mismatch(old, from) < 0);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files that are not those of the release before; their bytes may not be on the disk yet. */
    List<Path> written() {
        return List.copyOf(written);
    }

    /** How many files differ from the release before, or are not in it. */
    int changed() {
        return changed.get();
    }

    /** Whether a release with these files would be the one that is live. */
    boolean isSameAsBefore(List<HostedFile> files) throws IOException {
        if (before.isEmpty() || changed.get() > 0) {
            return false;
        }
        Set<String> names = new TreeSet<>();
        files.forEach(file -> names.add(file.path()));
        for (String name : names(before.get().site())) {
            if (!names.contains(name) && !carriedBefore.contains(name)) {
                return false;
            }
        }
        return true;
    }

    long newest() {
        return newest.get();
    }

    /**
     * Lets a release serve what pages of another one name, so that a page which somebody has open misses nothing.
     *
     * @param from the release that was live until now
     * @param to the folder of the one that will be
     * @param rules which files are never anything else under their name
     * @param now in seconds since 1970
     * @param oldest what no live page has named since before this moment is left
     */
    static void carry(Release from, Path to, HostingRules rules, long now, long oldest) throws IOException {
        Map<String, Long> own = Carried.read(to);
        Map<String, Long> carried = new TreeMap<>(own);
        Map<String, Long> before = Carried.read(from.folder());
        Path site = to.resolve("site");
        for (String name : names(from.site())) {
            long since = before.getOrDefault(name, now);
            boolean named = rules.file(name).caching() == Caching.IMMUTABLE;
            boolean there = Files.exists(site.resolve(name));
            if (named && there && own.containsKey(name)) {
                carried.merge(name, since, Math::max);
            } else if (named && !there && since >= oldest) {
                carried.put(name, since);
                Files.createDirectories(site.resolve(name).getParent());
                link(from.site().resolve(name), site.resolve(name));
                for (Encoding encoding : Encoding.values()) {
                    linkIfThere(copy(from.site().resolve(name), encoding), copy(site.resolve(name), encoding));
                }
            }
        }
        Carried.write(to, carried);
    }

    /**
     * Removes what a release carries and no live page has named since before a moment.
     *
     * @return how many files
     */
    static int drop(Path release, long oldest) throws IOException {
        Map<String, Long> carried = Carried.read(release);
        Map<String, Long> kept = new TreeMap<>();
        Path site = release.resolve("site");
        for (Map.Entry<String, Long> file : carried.entrySet()) {
            if (file.getValue() >= oldest) {
                kept.put(file.getKey(), file.getValue());
                continue;
            }
            Path place = site.resolve(file.getKey());
            Files.deleteIfExists(place);
            for (Encoding encoding : Encoding.values()) {
                Files.deleteIfExists(copy(place, encoding));
            }
            removeEmpty(place.getParent(), site);
        }
        if (kept.size() < carried.size()) {
            Carried.write(release, kept);
        }
        return carried.size() - kept.size();
    }

    private static void removeEmpty(Path folder, Path site) throws IOException {
        for (Path at = folder; !at.equals(site); at = at.getParent()) {
            try (Stream<Path> files = Files.list(at)) {
                if (files.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(at);
        }
    }

    /** Every file, without the compressed copies of others. */
    private static Set<String> names(Path site) throws IOException {
        Set<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.walk(site)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> all.add(site.relativize(file).toString().replace('\\', '/')));
        }
        Set<String> names = new TreeSet<>(all);
        for (String name : all) {
            for (Encoding encoding : Encoding.values()) {
                names.remove(name + encoding.ending());
            }
        }
        return names;
    }

    private static Path copy(Path file, Encoding encoding) {
        return file.resolveSibling(file.getFileName() + encoding.ending());
    }

    private static void linkIfThere(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            link(from, to);
        }
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // Another disk, or a file that has as many names as it may have.
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
