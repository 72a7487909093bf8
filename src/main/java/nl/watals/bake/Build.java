package nl.watals.bake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.watals.site.Page;
import nl.watals.site.Settings;
import nl.watals.site.Site;
import nl.watals.site.SiteBuilder;
import nl.watals.text.Problems;
import nl.watals.work.FileCache;
import nl.watals.work.Parallel;
import org.jbake.app.Utensils;

/** Builds a site: import, bake, check, swap in. Nothing in the output changes unless the whole build succeeds. */
public final class Build {
    private static final int CACHE_DAYS = 60;
    private static final long CACHE_BYTES = 2L << 30;

    private final BuildOptions options;
    private final BuildObserver observer;
    private final Problems problems = new Problems();
    private final Steps steps = new Steps();

    private final Instant moment;
    private final boolean kept;
    private final boolean trusting;

    /**
     * @param kept whether what is expensive to make is taken from an earlier build
     * @param trusting whether a file counts as the one that the last build read if the system says so
     */
    private Build(BuildOptions options, BuildObserver observer, boolean kept, boolean trusting) {
        this.moment = options.now().orElseGet(Instant::now);
        this.options = options.at(moment);
        this.observer = observer;
        this.kept = kept;
        this.trusting = trusting;
    }

    /**
     * Builds once. May be called from several threads; builds into one output wait for each other.
     *
     * @throws IOException if the disk says no, or the output holds something that is not ours to replace
     */
    public static BuildResult run(BuildOptions options, BuildObserver observer) throws IOException {
        try {
            return new Build(options, observer, true, true).run();
        } catch (SourceHashes.Changed e) {
            // Somebody saved a file while it was looked at. Nothing was written; all is read now, once.
            return new Build(options, observer, true, false).run();
        }
    }

    /**
     * The same, but also what is expensive to make, such as pictures, is made again instead of being taken from an
     * earlier build. Into a folder that no build wrote, everything is new then.
     */
    static BuildResult fromScratch(BuildOptions options, BuildObserver observer) throws IOException {
        return new Build(options, observer, false, false).run();
    }

    private BuildResult run() throws IOException {
        Optional<Settings> settings = SourceFiles.settings(options.source(), problems);
        Path output = outputFolder(settings);
        Optional<SourceFiles> sources = settings.flatMap(known -> SourceFiles.read(options.source(), known, problems));
        if (sources.isEmpty()) {
            return failed(output);
        }
        steps.done("scan");
        refuseInside(output, sources.get().settings());
        try (OutputTree files = OutputTree.open(output, () -> observer.waiting(output))) {
            steps.done("open output");
            return bake(sources.get(), files, output);
        }
    }

    private Path outputFolder(Optional<Settings> settings) {
        String folder = settings.map(known -> known.text("destination.folder")).orElse("output");
        return options.output().orElse(options.source().resolve(folder));
    }

    /** An output that holds the source would replace it; one within the source would be read by the next build. */
    private void refuseInside(Path output, Settings settings) throws IOException {
        Path place = OutputTree.realPlace(output);
        if (OutputTree.realPlace(options.source()).startsWith(place)) {
            throw new IOException("the output " + place + " would replace the source; choose another folder");
        }
        for (String key : Settings.SOURCE_FOLDERS) {
            Path folder = OutputTree.realPlace(options.source().resolve(settings.text(key)));
            if (place.startsWith(folder) || folder.startsWith(place)) {
                throw new IOException("the output " + place + " and " + folder
                        + ", which a build reads, may not lie in each other; choose another folder");
            }
        }
    }

    private BuildResult bake(SourceFiles sources, OutputTree files, Path output) throws IOException {
        SourceTree tree = sources.tree();
        Settings settings = sources.settings();
        SiteBuilder.Viewing viewing = options.viewing(settings);
        long shared = Environment.shared(tree, settings);
        long environment = Environment.digest(shared, viewing);
        SourceHashes hashes = SourceHashes.stamped();
        boolean untouched = files.isUntouched();
        Parallel.Task<BuildMemory, IOException> remembering =
                () -> BuildMemory.read(files.memory(), belonging(environment, files));
        // Where there is an output there most likely is a memory, with which all sources are compared.
        BuildMemory memory = untouched ? remember(hashes, tree, remembering) : remembering.run();
        if (untouched && isUnchanged(memory, hashes, tree, viewing)) {
            provenance(memory.whole().get(), shared, hashes, sources, files.filesBefore(), files.digestBefore())
                    .write(files.provenance());
            steps.done("compare");
            return unchanged(memory.whole().get(), output, files);
        }
        MemoryStore store = new MemoryStore();
        Path cacheFolder = cacheFolder(files);
        FileCache cache = new FileCache(cacheFolder);
        FileCache drawn = new FileCache(cacheFolder.resolve("cards"));
        Map<String, String> messages = sources.messages(problems);
        Assets assets = Assets.of(sources, messages, hashes, cache, drawn, problems);
        SiteConfiguration configuration =
                new SiteConfiguration(settings, options.source(), files.fresh(), sources.templates(), messages, assets);
        SiteCrawler crawler = new SiteCrawler(
                store, configuration, tree, viewing, memory, hashes, KnownSources.none(), problems, steps);
        steps.done("set up");
        Optional<CheckedOutput> checked = settings.flag("check.pages")
                ? Optional.of(CheckedOutput.of(files, settings.host(), environment))
                : Optional.empty();
        SiteOutput pages = checked.isPresent() ? checked.get() : files;
        SiteRenderer renderer =
                SiteRenderer.remembering(store, configuration, crawler, pages, memory, hashes, problems);
        Utensils utensils = new Utensils();
        utensils.setConfiguration(configuration);
        utensils.setContentStore(store);
        utensils.setCrawler(crawler);
        utensils.setRenderer(renderer);
        utensils.setAsset(new SiteAsset(configuration, tree, files, hashes));
        new SiteOven(crawler, renderer, utensils, problems, steps, observer).bake();
        hashes.requireTrusted();
        if (problems.isEmpty() && !settings.searchPath().isEmpty()) {
            new SiteSearch(crawler.site(), files).write(renderer.digests(), files.searchMemory(), environment);
            steps.done("search");
        }
        if (problems.isEmpty() && checked.isPresent()) {
            checked.get().report(renderer.jobs(), settings, options.source(), problems);
            steps.done("check");
        }
        hashes.requireTrusted();
        if (!problems.isEmpty()) {
            return failed(output);
        }
        // Between the two, a killed build leaves an output without a memory, never one with that of another output.
        Files.deleteIfExists(files.memory());
        Files.deleteIfExists(files.provenance());
        BuildMemory.Whole whole = whole(crawler.site(), hashes.ofAll(tree), viewing);
        StateFile[] remembered = new StateFile[2];
        long[] digest = new long[1];
        List<Runnable> meanwhile = List.of(
                () -> remembered[0] = memory.state(whole, hashes),
                () -> remembered[1] = memory.facts(crawler.editors()),
                () -> digest[0] = files.digest());
        List<String> removed = Parallel.alongside(
                files::commit, meanwhile.size(), i -> meanwhile.get(i).run());
        remembered[0].add(remembered[1]).write(files.memory(), belonging(environment, files));
        provenance(whole, shared, hashes, sources, files.files(), digest[0]).write(files.provenance());
        cache.prune(CACHE_DAYS, CACHE_BYTES);
        // What was withdrawn must not stay in a picture either.
        drawn.prune(1, CACHE_BYTES);
        if (checked.isPresent()) {
            checked.get().remember();
        }
        steps.done("write");
        return result(whole, files.files(), files.changed(), removed.size(), output, renderer.times());
    }

    private BuildMemory remember(
            SourceHashes hashes, SourceTree tree, Parallel.Task<BuildMemory, IOException> remembering)
            throws IOException {
        return trusting ? hashes.compare(tree, remembering) : hashes.readAhead(tree, remembering);
    }

    /** What is expensive to make is kept with the source, for all its outputs; where that is only read, with the output. */
    private Path cacheFolder(OutputTree files) {
        if (!kept) {
            return files.cache();
        }
        Path own = Assets.cacheFolder(options.source());
        Path there = own;
        while (there != null && !Files.exists(there)) {
            there = there.toAbsolutePath().getParent();
        }
        return there != null && Files.isWritable(there) ? own : files.cache();
    }

    /** A memory counts under one environment and for one state of the output. */
    private static long belonging(long environment, OutputTree files) throws IOException {
        return new Digest().add(environment).add(files.stamp()).value();
    }

    /** Whether the last build had the same files, and no page came due since. */
    private boolean isUnchanged(BuildMemory memory, SourceHashes hashes, SourceTree tree, SiteBuilder.Viewing viewing) {
        if (memory.whole().isEmpty() || !problems.isEmpty()) {
            return false;
        }
        BuildMemory.Whole whole = memory.whole().get();
        long now = viewing.now().toEpochSecond(ZoneOffset.UTC);
        return now >= whole.from() && now < whole.until() && hashes.ofAll(tree) == whole.inputs();
    }

    private BuildResult unchanged(BuildMemory.Whole whole, Path output, OutputTree files) {
        return result(whole, files.filesBefore(), 0, 0, output, Map.of());
    }

    private Provenance provenance(
            BuildMemory.Whole whole, long shared, SourceHashes hashes, SourceFiles sources, int files, long output)
            throws IOException {
        return new Provenance(
                GitCommit.of(options.source()),
                moment,
                options.drafts(),
                options.future(),
                whole.records(),
                whole.withdrawn(),
                hashes.of(sources.tree().records()),
                new Digest().add(shared).add(whole.inputs()).value(),
                files,
                output);
    }

    private static BuildMemory.Whole whole(Site site, long inputs, SiteBuilder.Viewing viewing) {
        Map<String, Integer> pages = new TreeMap<>();
        for (Page page : site.pages()) {
            pages.merge(page.type(), 1, Integer::sum);
        }
        if (!site.lists().isEmpty()) {
            pages.put("list", site.lists().size());
        }
        return new BuildMemory.Whole(
                inputs,
                viewing.now().toEpochSecond(ZoneOffset.UTC),
                site.changesAt().toEpochSecond(ZoneOffset.UTC),
                pages,
                site.imported().records(),
                site.imported().withdrawnRecords(),
                site.withheld());
    }

    private BuildResult failed(Path output) {
        return BuildResult.failed(problems.sorted(), output, steps.millis());
    }

    private BuildResult result(
            BuildMemory.Whole whole,
            int files,
            int changed,
            int removed,
            Path output,
            Map<String, TemplateTime> templates) {
        return new BuildResult(
                List.of(),
                output,
                whole.pages(),
                whole.records(),
                whole.withdrawn(),
                whole.withheld(),
                files,
                changed,
                removed,
                steps.millis(),
                templates);
    }
}
