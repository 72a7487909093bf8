package nl.watals.bake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import nl.watals.bake.SiteRenderer.Unrenderable;
import nl.watals.bake.SourceTree.SourceFile;
import nl.watals.site.Page;
import nl.watals.site.PageHead;
import nl.watals.site.RedirectMap;
import nl.watals.site.Settings;
import nl.watals.site.SiteBuilder;
import nl.watals.text.Problem;
import nl.watals.text.Problems;

/**
 * A site in memory, for a preview. Pages are rendered when somebody looks at them, always from what the sources say now, so
 * each file has the bytes that a build with the same options would write. As long as the sources hold a mistake, the site
 * stays as it was before. Thread-safe; a refresh waits for the pages that are being rendered, and they for it.
 */
public final class LiveSite {
    /** What a file of the site is at this moment. */
    public sealed interface Answer {
        /**
         * The file as a build would write it.
         *
         * @param waiting why readers do not see this page yet; empty for all others
         */
        record File(byte[] bytes, Optional<SiteBuilder.Withholding> waiting) implements Answer {}

        /** A page whose template fails. */
        record Broken(Problem problem) implements Answer {}

        /** The site has no such file. */
        record Missing() implements Answer {}
    }

    /** The file of the settings, in the source folder. */
    public static final String SETTINGS = Settings.FILE;

    /** Every file of the source folder itself that the whole site depends on. */
    public static final List<String> SETTINGS_BESIDE = List.of(Settings.FILE, RedirectMap.FILE);

    /** More pages than this are no edit. */
    private static final int MOST_RENEWALS = 20;

    private BuildOptions options;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private long environment;
    private KnownSources known = KnownSources.keeping();
    private SourceHashes hashes = SourceHashes.unstamped();
    private BuildMemory memory = BuildMemory.nothing();
    private Optional<Baked> baked = Optional.empty();

    /** Whether the sources hold a mistake, so that what is shown is older than they are. */
    private boolean wrong;

    private int bakes;
    private int moves;

    /** @param options where the sources are and which pages are shown; the output is not used */
    public LiveSite(BuildOptions options) {
        this.options = options;
    }

    /**
     * Takes over what changed in the sources.
     *
     * @param changed the files that were written, made, renamed or removed since the last call, relative to the source
     *     folder, with {@code /} between the parts
     * @return what is wrong with the sources, in order; when there is anything, the site is as it was before
     * @throws IOException if the disk says no
     */
    public List<Problem> refresh(Collection<String> changed) throws IOException {
        lock.writeLock().lock();
        try {
            if (renewWords(changed) || movePages(changed)) {
                return List.of();
            }
            for (String path : changed) {
                forget(path);
            }
            return bake();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Disks that take capitals and small letters for the same, or write é as two characters, may tell a name otherwise. */
    private void forget(String path) {
        known.forget(path);
        hashes.forget(path);
        if (baked.isPresent() && baked.get().files().at(path).isEmpty()) {
            for (String same : baked.get().files().like(path)) {
                known.forget(same);
                hashes.forget(same);
            }
        }
    }

    /** Reads all sources anew, whatever is known of them. */
    public List<Problem> refreshAll() throws IOException {
        lock.writeLock().lock();
        try {
            forgetAll();
            return bake();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Shows other pages, or those of another moment, from the next refresh on. */
    void view(BuildOptions other) {
        lock.writeLock().lock();
        try {
            options = other;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** How often the whole site was put together until now. */
    int bakes() {
        lock.readLock().lock();
        try {
            return bakes;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** How often pages were exchanged in the site that was put together. */
    int moves() {
        lock.readLock().lock();
        try {
            return moves;
        } finally {
            lock.readLock().unlock();
        }
    }

    private void forgetAll() {
        known = KnownSources.keeping();
        hashes = SourceHashes.unstamped();
        memory = BuildMemory.nothing();
    }

    private List<Problem> bake() throws IOException {
        bakes++;
        wrong = true;
        Problems problems = new Problems();
        Optional<Settings> settings = SourceFiles.settings(options.source(), problems);
        Optional<SourceFiles> sources =
                settings.isEmpty() ? Optional.empty() : SourceFiles.read(options.source(), settings.get(), problems);
        if (sources.isEmpty()) {
            return problems.sorted();
        }
        SiteBuilder.Viewing viewing = options.viewing(settings.get());
        forgetOtherEnvironment(sources.get(), viewing);
        Optional<Baked> fresh = bake(sources.get(), viewing, problems);
        if (fresh.isPresent()) {
            baked = fresh;
            wrong = false;
        }
        return problems.sorted();
    }

    /** What was read under other settings, data or names in templates may read differently now. */
    private void forgetOtherEnvironment(SourceFiles sources, SiteBuilder.Viewing viewing) throws IOException {
        long now = Environment.ofReading(sources, viewing);
        if (now != environment) {
            forgetAll();
            environment = now;
        }
    }

    private Optional<Baked> bake(SourceFiles sources, SiteBuilder.Viewing viewing, Problems problems) {
        Generated generated = new Generated();
        UnwrittenBake bake = UnwrittenBake.of(
                options.source(),
                sources,
                viewing,
                generated.output(),
                new UnwrittenBake.Known(memory, hashes, known),
                BuildObserver.SILENT,
                problems);
        bake.oven().prepare();
        memory = memory.ofSources();
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Baked(sources, bake, generated));
    }

    /**
     * The most common change by far: an editor wrote on in the text of a page, or gave it another title.
     *
     * @return whether that was all; if not, nothing was done
     */
    private boolean renewWords(Collection<String> changed) {
        if (baked.isEmpty() || wrong || changed.isEmpty() || changed.size() > MOST_RENEWALS) {
            return false;
        }
        List<Renewal> renewals = new ArrayList<>();
        for (String path : changed) {
            if (isNothing(baked.get(), path)) {
                continue;
            }
            Optional<Renewal> renewal = renewal(baked.get(), path);
            if (renewal.isEmpty()) {
                return false;
            }
            renewals.add(renewal.get());
        }
        if (!renewals.isEmpty()) {
            apply(baked.get(), renewals);
        }
        return true;
    }

    private Optional<Renewal> renewal(Baked site, String path) {
        Optional<Page> page = site.ownPage(path);
        Optional<SourceFile> file = site.files().at(path);
        Optional<PageHead> head = known.head(path);
        return page.isEmpty() || file.isEmpty() || head.isEmpty()
                ? Optional.empty()
                : Renewal.of(site.crawler(), page.get(), head.get(), file.get(), hashes);
    }

    private void apply(Baked site, List<Renewal> renewals) {
        for (Renewal renewal : renewals) {
            renewal.apply(site.crawler(), known, memory, hashes);
        }
        site.renderer().configuration().assets().forgetUse();
        site.renderer().templates().forgetBlocks();
        site.generated().forget();
    }

    /**
     * A page has another date, theme or address, it is new, or it goes.
     *
     * @return whether that was all; if not, nothing was done
     */
    private boolean movePages(Collection<String> changed) throws IOException {
        if (baked.isEmpty() || wrong || changed.isEmpty()) {
            return false;
        }
        Baked site = baked.get();
        List<String> paths =
                changed.stream().filter(path -> !isNothing(site, path)).toList();
        Optional<Move> move = Move.of(
                site.renderer(),
                site.editors(),
                new Move.Sources(options.source(), site.files(), known, memory, hashes),
                paths,
                options.viewing(site.sources().settings()));
        move.ifPresent(found -> {
            moves++;
            wrong = true;
            found.apply();
            site.moved(found);
            wrong = false;
        });
        return move.isPresent();
    }

    /** A file that came and went: editors write one beside their own, and give it the name of that. */
    private boolean isNothing(Baked site, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return path.contains("/")
                && !name.equalsIgnoreCase(site.sources().settings().text("ignore.file"))
                && !site.files().hasBeginning(path)
                && Files.notExists(options.source().resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * One file of the site.
     *
     * @param file relative to the root of the site, with {@code /} between the parts: {@code ideeen/index.html}
     * @throws IOException if the disk says no
     */
    public Answer get(String file) throws IOException {
        lock.readLock().lock();
        try {
            return baked.isEmpty() ? new Answer.Missing() : get(baked.get(), file);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            lock.readLock().unlock();
        }
    }

    private static Answer get(Baked baked, String file) {
        Optional<PageJob> job = baked.job(file);
        if (job.isPresent()) {
            try {
                return new Answer.File(baked.renderer().renderNow(job.get()), waiting(baked, file));
            } catch (Unrenderable e) {
                return new Answer.Broken(e.problem());
            }
        }
        SourceFile asset = baked.assets().get(file);
        if (asset != null && !baked.renderer().configuration().assets().images().isCopied(file)) {
            return new Answer.File(asset.read(), Optional.empty());
        }
        byte[] bytes = baked.generated().files(baked.renderer()).get(file);
        return Optional.ofNullable(bytes)
                .or(() -> baked.renderer().configuration().assets().at(file))
                .or(() -> searchFile(baked, file))
                .or(() -> pdf(baked, file))
                .<Answer>map(found -> new Answer.File(found, Optional.empty()))
                .orElse(new Answer.Missing());
    }

    /** The index is made when somebody searches, not when somebody writes. */
    private static Optional<byte[]> searchFile(Baked baked, String file) {
        String folder = baked.crawler().site().settings().searchPath() + "/index/";
        return file.startsWith(folder)
                ? Optional.ofNullable(
                        baked.generated().search(baked.crawler().site()).get(file))
                : Optional.empty();
    }

    /** A PDF is made while its page is rendered. */
    private static Optional<byte[]> pdf(Baked baked, String file) {
        Assets assets = baked.renderer().configuration().assets();
        if (!file.endsWith(".pdf")) {
            return Optional.empty();
        }
        for (Page page : baked.crawler().site().pages()) {
            if (assets.pdfs().isOf(page, file) && get(baked, page.address().file()) instanceof Answer.File) {
                return assets.at(file);
            }
        }
        return Optional.empty();
    }

    /** Whether the sources were never without mistakes, so that there is nothing to show. */
    public boolean isEmpty() {
        lock.readLock().lock();
        try {
            return baked.isEmpty();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The folders that the site is made from, relative to the source; those of a plain site as long as it is empty. */
    public List<String> folders() {
        lock.readLock().lock();
        try {
            return baked.map(known -> Settings.SOURCE_FOLDERS.stream()
                            .map(known.sources().settings()::text)
                            .toList())
                    .orElseGet(Settings::defaultFolders);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Whether the file is a page or a record, so that no template can behave otherwise because of it. */
    public boolean isText(String path) {
        lock.readLock().lock();
        try {
            return baked.isPresent()
                    && List.of("content.folder", "submissions.folder").stream()
                            .map(baked.get().sources().settings()::text)
                            .anyMatch(folder -> path.startsWith(folder + "/"));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** When a page appears or goes by itself, or the next day begins; the site has to be refreshed then. */
    public Instant changesAt() {
        lock.readLock().lock();
        try {
            return baked.map(LiveSite::changesAt).orElse(Instant.MAX);
        } finally {
            lock.readLock().unlock();
        }
    }

    private static Instant changesAt(Baked baked) {
        LocalDateTime tomorrow = baked.viewing().now().toLocalDate().plusDays(1).atStartOfDay();
        LocalDateTime page = baked.crawler().site().changesAt();
        ZoneId zone = baked.sources().settings().zone();
        return (page.isBefore(tomorrow) ? page : tomorrow).atZone(zone).toInstant();
    }

    /** Why a plain build would leave the page out. */
    private static Optional<SiteBuilder.Withholding> waiting(Baked baked, String file) {
        return baked.pageAt(file)
                .flatMap(page -> new SiteBuilder.Viewing(baked.viewing().now(), false, false)
                        .withholding(page.status(), page.date(), page.values()));
    }

    /**
     * Every file of the site; empty as long as it was never without mistakes. Assets under an address with a hash are among
     * them once a page that asks for them was rendered.
     */
    public Set<String> files() {
        lock.readLock().lock();
        try {
            Set<String> files = new TreeSet<>();
            baked.ifPresent(known -> {
                files.addAll(known.pages());
                files.addAll(known.assets().keySet());
                files.addAll(known.generated().files(known.renderer()).keySet());
                files.addAll(known.generated().search(known.crawler().site()).keySet());
                files.addAll(known.renderer().configuration().assets().written());
            });
            return files;
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Renders every page, to find the mistakes in templates that show only then.
     *
     * @param stop asked between pages; once true, what was found so far is returned
     */
    public List<Problem> renderAll(BooleanSupplier stop) {
        Map<String, Problem> found = new ConcurrentHashMap<>();
        for (String file : pages()) {
            if (stop.getAsBoolean()) {
                break;
            }
            lock.readLock().lock();
            try {
                if (baked.isPresent()
                        && baked.get().isPage(file)
                        && get(baked.get(), file) instanceof Answer.Broken broken) {
                    Problem problem = broken.problem();
                    found.putIfAbsent(problem.path() + ":" + problem.line() + ":" + problem.what(), problem);
                }
            } finally {
                lock.readLock().unlock();
            }
        }
        Problems problems = new Problems();
        problems.addAll(List.copyOf(found.values()));
        return problems.sorted();
    }

    private Set<String> pages() {
        lock.readLock().lock();
        try {
            return baked.isEmpty() ? Set.of() : baked.get().pages();
        } finally {
            lock.readLock().unlock();
        }
    }
}
