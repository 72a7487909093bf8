package nl.watals.bake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.watals.bake.SourceTree.SourceFile;
import nl.watals.site.Page;
import nl.watals.site.Settings;
import nl.watals.site.Site;
import nl.watals.site.SiteBuilder;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import org.jbake.app.Utensils;

/** Builds a site: import, bake, check, swap in. Nothing in the output changes unless the whole build succeeds. */
public final class Build {
    private static final String LEGACY_SETTINGS = "custom.properties";

    private final BuildOptions options;
    private final BuildObserver observer;
    private final Problems problems = new Problems();
    private final Steps steps = new Steps();

    private Build(BuildOptions options, BuildObserver observer) {
        this.options = options;
        this.observer = observer;
    }

    /**
     * Builds once. May be called from several threads; builds into one output wait for each other.
     *
     * @throws IOException if the disk says no, or the output holds something that is not ours to replace
     */
    public static BuildResult run(BuildOptions options, BuildObserver observer) throws IOException {
        return new Build(options, observer).run();
    }

    private BuildResult run() throws IOException {
        Optional<Settings> settings = readSettings();
        Path output = outputFolder(settings);
        if (settings.isEmpty()) {
            return failed(output);
        }
        if (!SourceTree.hasFolders(options.source(), settings.get(), problems)) {
            return failed(output);
        }
        SourceTree tree = SourceTree.scan(options.source(), settings.get(), problems);
        TemplateSources templates = TemplateFiles.read(tree.templates(), problems);
        settings.get().reportUnknownKeys(templates.names(), problems);
        refuseLegacySettings();
        steps.done("scan");
        refuseInside(output, settings.get());
        try (OutputTree files = OutputTree.open(output, () -> observer.waiting(output))) {
            steps.done("open output");
            return bake(settings.get(), tree, templates, files, output);
        }
    }

    private Optional<Settings> readSettings() throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(options.source().resolve(Settings.FILE));
            return SourceText.decode(Settings.FILE, bytes, problems).map(source -> Settings.read(source, problems));
        } catch (NoSuchFileException e) {
            problems.add(new Problem(
                    Settings.FILE,
                    1,
                    1,
                    "there is no " + Settings.FILE + " in " + options.source(),
                    "is this the folder of a site? name another one with --source"));
            return Optional.empty();
        }
    }

    private Path outputFolder(Optional<Settings> settings) {
        String folder = settings.map(known -> known.text("destination.folder")).orElse("output");
        return options.output().orElse(options.source().resolve(folder));
    }

    /** Settings under their old name would be left out in silence. */
    private void refuseLegacySettings() {
        if (Files.exists(options.source().resolve(LEGACY_SETTINGS))) {
            problems.add(new Problem(
                    LEGACY_SETTINGS, 1, 1, "this file is not read here", "move its lines to " + Settings.FILE));
        }
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

    private BuildResult bake(
            Settings settings, SourceTree tree, TemplateSources templates, OutputTree files, Path output)
            throws IOException {
        SiteBuilder.Viewing viewing = viewing(settings);
        long environment = Environment.digest(tree, settings, viewing);
        BuildMemory memory = BuildMemory.read(files.memory(), belonging(environment, files));
        SourceHashes hashes = new SourceHashes();
        if (isUnchanged(memory, hashes, tree, viewing, files)) {
            steps.done("compare");
            return unchanged(memory.whole().get(), output, files);
        }
        MemoryStore store = new MemoryStore();
        SiteConfiguration configuration =
                new SiteConfiguration(settings, options.source(), files.fresh(), templates, messages(settings, tree));
        SiteCrawler crawler = new SiteCrawler(store, configuration, tree, viewing, memory, hashes, problems, steps);
        steps.done("set up");
        SiteRenderer renderer = new SiteRenderer(store, configuration, crawler, files, memory, hashes, problems);
        Utensils utensils = new Utensils();
        utensils.setConfiguration(configuration);
        utensils.setContentStore(store);
        utensils.setCrawler(crawler);
        utensils.setRenderer(renderer);
        utensils.setAsset(new SiteAsset(configuration, tree, files, hashes));
        Optional<SiteSearch> search = settings.searchPath().isEmpty()
                ? Optional.empty()
                : Optional.of(new SiteSearch(crawler, renderer, files, environment));
        new SiteOven(crawler, renderer, search, utensils, problems, steps, observer).bake();
        if (!problems.isEmpty()) {
            return failed(output);
        }
        // Between the two, a killed build leaves an output without a memory, never one with that of another output.
        Files.deleteIfExists(files.memory());
        List<String> removed = files.commit();
        BuildMemory.Whole whole = whole(crawler.site(), hashes.ofAll(tree), viewing);
        memory.write(files.memory(), belonging(environment, files), whole);
        steps.done("write");
        return result(whole, files.files(), files.changed(), removed.size(), output, renderer.times());
    }

    /** A memory counts under one environment and for one state of the output. */
    private static long belonging(long environment, OutputTree files) throws IOException {
        return new Digest().add(environment).add(files.stamp()).value();
    }

    /** Whether the last build had the same files, the output is still as it left it, and no page came due since. */
    private boolean isUnchanged(
            BuildMemory memory, SourceHashes hashes, SourceTree tree, SiteBuilder.Viewing viewing, OutputTree files) {
        if (memory.whole().isEmpty() || !problems.isEmpty() || !files.isUntouched()) {
            return false;
        }
        BuildMemory.Whole whole = memory.whole().get();
        long now = viewing.now().toEpochSecond(ZoneOffset.UTC);
        return now >= whole.from() && now < whole.until() && hashes.ofAll(tree) == whole.inputs();
    }

    private BuildResult unchanged(BuildMemory.Whole whole, Path output, OutputTree files) {
        return result(whole, files.filesBefore(), 0, 0, output, Map.of());
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

    /** The texts of the site's language, which templates ask for with {@code t}. */
    private Map<String, String> messages(Settings settings, SourceTree tree) {
        Map<String, String> messages = new HashMap<>();
        String language = settings.text("site.language");
        for (SourceFile file : tree.templates()) {
            if (file.name().equals("messages/" + language + ".properties")) {
                SourceText.decode(file.path(), file.read(), problems)
                        .ifPresent(source -> messages.putAll(Settings.properties(source, problems)));
            }
        }
        return messages;
    }

    private SiteBuilder.Viewing viewing(Settings settings) {
        Instant now = options.now().orElseGet(Instant::now);
        return new SiteBuilder.Viewing(
                LocalDateTime.ofInstant(now, settings.zone()), options.drafts(), options.future());
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
