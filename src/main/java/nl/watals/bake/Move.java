package nl.watals.bake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.watals.bake.SourceTree.SourceFile;
import nl.watals.importer.EditorsEffect;
import nl.watals.site.Assembly;
import nl.watals.site.Page;
import nl.watals.site.PageBodyReader;
import nl.watals.site.PageHead;
import nl.watals.site.SiteBuilder;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;

/**
 * What editors do less often than changing words: a page gets another date, theme or address, it is new, or it goes. Then a
 * few pages are exchanged in the site, and everything else stays. Nothing is changed before it is known that nothing will be
 * wrong; whatever is unusual takes the long way.
 */
final class Move {
    /** More pages than this are no edit. */
    private static final int MOST = 40;

    /**
     * A page of the editors that goes, comes or becomes another one.
     *
     * @param file as it is now; empty when it is gone
     */
    private record Step(
            String path,
            Optional<SourceFile> file,
            Optional<Page> before,
            Optional<PageHead> headBefore,
            Optional<PageHead> head) {
        private boolean standsElsewhere() {
            return !headBefore.map(PageHead::address).equals(head.map(PageHead::address));
        }
    }

    /** What is known of the sources. */
    record Sources(Path folder, LiveFiles files, KnownSources known, BuildMemory memory, SourceHashes hashes) {}

    private final SiteCrawler crawler;
    private final SiteRenderer renderer;
    private final Sources sources;
    private final Map<String, Page> editors;
    private final Map<String, Step> steps = new TreeMap<>();
    private final Map<String, PageBodyReader.Result> read = new HashMap<>();
    private PageBodyReader reader;
    private Assembly.Exchanged exchanged;

    private Move(SiteRenderer renderer, Map<String, Page> editors, Sources sources) {
        this.renderer = renderer;
        this.crawler = renderer.crawler();
        this.editors = editors;
        this.sources = sources;
    }

    /**
     * Finds out what a change of files means. Nothing is changed by this.
     *
     * @param renderer of the site as it is, without problems
     * @param editors every page of editors, by its source, shown or not
     * @param changed the files that were written, made or removed
     * @param viewing which pages are to be shown now
     * @return empty when the whole site must be put together anew
     */
    static Optional<Move> of(
            SiteRenderer renderer,
            Map<String, Page> editors,
            Sources sources,
            Collection<String> changed,
            SiteBuilder.Viewing viewing) {
        if (changed.isEmpty()
                || changed.size() > MOST
                || !renderer.crawler().canRenewWords()
                || !isSameMoment(renderer.crawler().assembly(), viewing)) {
            return Optional.empty();
        }
        Move move = new Move(renderer, editors, sources);
        return move.readHeads(changed) && move.readBodies() && move.exchange(viewing)
                ? Optional.of(move)
                : Optional.empty();
    }

    /** Whether all pages that did not change are shown now if they were shown before. */
    private static boolean isSameMoment(Assembly assembly, SiteBuilder.Viewing viewing) {
        SiteBuilder.Viewing before = assembly.viewing();
        return before.drafts() == viewing.drafts()
                && before.future() == viewing.future()
                && before.now().toLocalDate().equals(viewing.now().toLocalDate())
                && !viewing.now().isBefore(before.now())
                && viewing.now().isBefore(assembly.site().changesAt());
    }

    // ---- finding out

    private boolean readHeads(Collection<String> changed) {
        for (String path : changed) {
            Optional<Step> step = sources.files().at(path).isPresent() ? known(path) : fresh(path);
            if (step.isEmpty()) {
                return false;
            }
            steps.put(path, step.get());
        }
        List<PageHead> before = heads(Step::headBefore);
        List<PageHead> after = heads(Step::head);
        return new EditorsEffect(crawler.site().settings(), crawler.site().imported())
                .isNone(before, after, this::allHeads);
    }

    private List<PageHead> heads(Function<Step, Optional<PageHead>> which) {
        return steps.values().stream().map(which).flatMap(Optional::stream).toList();
    }

    private Iterator<PageHead> allHeads() {
        List<PageHead> all = new ArrayList<>(editors.size() + steps.size());
        for (String path : editors.keySet()) {
            sources.known().head(path).ifPresent(all::add);
        }
        steps.values().forEach(step -> step.head().ifPresent(all::add));
        return all.iterator();
    }

    /** A page that changed or went. */
    private Optional<Step> known(String path) {
        Page page = editors.get(path);
        Optional<PageHead> before = sources.known().head(path);
        SourceFile file = sources.files().at(path).orElseThrow();
        if (page == null || before.isEmpty()) {
            return Optional.empty();
        }
        if (Files.notExists(file.file(), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(new Step(path, Optional.empty(), Optional.of(page), before, Optional.empty()));
        }
        return readHead(file)
                .map(head -> new Step(path, Optional.of(file), Optional.of(page), before, Optional.of(head)));
    }

    /** A page that is new, in a folder that has others, with a name that means the same on every disk. */
    private Optional<Step> fresh(String path) {
        String content = crawler.site().settings().text("content.folder") + "/";
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean plain = path.startsWith(content)
                && path.endsWith(".md")
                && !name.startsWith(".")
                && path.chars().allMatch(letter -> letter < 128);
        if (!plain
                || name.equalsIgnoreCase(crawler.site().settings().text("ignore.file"))
                || !sources.files().hasIn(path.substring(0, path.lastIndexOf('/') + 1))
                || !sources.files().like(path).isEmpty()) {
            return Optional.empty();
        }
        SourceFile file = new SourceFile(sources.folder().resolve(path), path, path.substring(content.length()));
        if (!isSpelled(file.file())) {
            return Optional.empty();
        }
        return readHead(file)
                .map(head -> new Step(path, Optional.of(file), Optional.empty(), Optional.empty(), Optional.of(head)));
    }

    /** Whether the disk itself has the name in these letters. */
    private static boolean isSpelled(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && file.toRealPath().endsWith(file.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<PageHead> readHead(SourceFile file) {
        if (!Files.isRegularFile(file.file())) {
            return Optional.empty();
        }
        sources.hashes().forget(file.path());
        Problems problems = new Problems();
        Optional<PageHead> head = SourceText.decode(
                        file.path(), sources.hashes().read(file), problems)
                .flatMap(text -> crawler.headReader().read(text, file.name(), problems));
        return problems.isEmpty() ? head : Optional.empty();
    }

    private boolean readBodies() {
        reader = crawler.bodyReader();
        if (steps.values().stream().anyMatch(Step::standsElsewhere)) {
            List<String> gone = new ArrayList<>();
            steps.values().stream().filter(step -> step.head().isEmpty()).forEach(step -> gone.add(step.path()));
            reader = reader.with(gone, heads(Step::head));
            addThoseWithLinksToFiles();
        }
        if (steps.size() > MOST) {
            return false;
        }
        Problems problems = new Problems();
        for (Step step : steps.values()) {
            step.head().ifPresent(head -> read.put(step.path(), reader.read(head, problems)));
        }
        return problems.isEmpty();
    }

    /** Where they point to depends on where other pages stand. */
    private void addThoseWithLinksToFiles() {
        for (Map.Entry<String, Page> editor : editors.entrySet()) {
            String path = editor.getKey();
            Optional<PageHead> head = sources.known().head(path);
            boolean links =
                    sources.memory().references(path, sources.hashes().of(path)).isEmpty();
            if (links && !steps.containsKey(path)) {
                steps.put(path, new Step(path, sources.files().at(path), Optional.of(editor.getValue()), head, head));
            }
        }
    }

    private boolean exchange(SiteBuilder.Viewing viewing) {
        List<Page> gone = new ArrayList<>();
        List<Page> come = new ArrayList<>();
        for (Step step : steps.values()) {
            step.before().ifPresent(gone::add);
            Optional.ofNullable(read.get(step.path()))
                    .map(PageBodyReader.Result::page)
                    .ifPresent(come::add);
        }
        Predicate<Page> hasTemplate = page -> renderer.hasTemplate(page.type());
        Optional<Assembly.Exchanged> possible =
                come.stream().allMatch(hasTemplate) ? crawler.assembly().with(gone, come, viewing) : Optional.empty();
        possible.ifPresent(found -> exchanged = found);
        return possible.isPresent();
    }

    // ---- doing it

    /** Puts the pages in their places; nobody may read the site meanwhile. */
    void apply() {
        for (Step step : steps.values()) {
            String path = step.path();
            if (step.head().isEmpty()) {
                sources.known().forget(path);
                sources.hashes().forget(path);
                editors.remove(path);
                continue;
            }
            PageBodyReader.Result result = read.get(path);
            sources.known().keep(path, step.head().get());
            editors.put(path, result.page());
            // Where a link to a file leads has to be found out each time.
            if (!result.linksToFiles()) {
                sources.memory()
                        .renew(path, sources.hashes().of(path), result.page().references());
            }
        }
        crawler.exchange(exchanged, reader);
    }

    /** Pages that were shown and are not any more. */
    List<Page> gone() {
        return exchanged.gone();
    }

    /** Pages that are shown now. */
    List<Page> come() {
        return exchanged.come();
    }

    /** The files that are pages now and were not before. */
    List<SourceFile> added() {
        List<SourceFile> added = new ArrayList<>();
        for (Step step : steps.values()) {
            if (step.before().isEmpty()) {
                step.file().ifPresent(added::add);
            }
        }
        return added;
    }

    /** The paths of the pages whose files are gone. */
    Set<String> removed() {
        Set<String> removed = new HashSet<>();
        for (Step step : steps.values()) {
            if (step.head().isEmpty()) {
                removed.add(step.path());
            }
        }
        return removed;
    }
}
