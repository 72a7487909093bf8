package nl.watals.bake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.bake.SourceTree.SourceFile;
import nl.watals.site.Page;
import nl.watals.site.Reaction;
import nl.watals.site.Settings;
import nl.watals.site.Site;
import nl.watals.site.SiteBuilder;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;

/**
 * Shows a record as the page that a build would make of it, before it is a file of the site: the same reader, importer and
 * templates, with the site as it is on disk around it. Nothing of it is written anywhere. Thread-safe; previews wait for each
 * other.
 *
 * <p>It reads the whole site each time, so it takes about as long as a second build.
 */
public final class PagePreview {
    private final Path source;
    private final Clock clock;

    /** @param source the folder with {@code jbake.properties} */
    public PagePreview(Path source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * What became of a preview.
     *
     * @param problems what keeps the site from being built with this record, or at all; empty when there is a page
     * @param url the address that the page will have, with {@code #…} where the record is only a part of it
     * @param html the whole page
     */
    public record Result(List<Problem> problems, String url, String html) {}

    /**
     * Renders the page of one record.
     *
     * @param path the file that it will be, {@code submissions/YYYY/MM/<id>.json}; a record that is there with the same id
     *     makes room
     * @param json the record
     * @throws IOException if the disk says no
     */
    public Result of(String path, byte[] json) throws IOException {
        Problems problems = new Problems();
        Optional<SourceFiles> sources = SourceFiles.settings(source, problems)
                .flatMap(settings -> SourceFiles.read(source, settings, problems))
                .map(files -> files.with(with(files.tree(), path, json)));
        return sources.isEmpty() ? new Result(problems.sorted(), "", "") : render(sources.get(), id(path), problems);
    }

    private Result render(SourceFiles sources, String id, Problems problems) {
        Settings settings = sources.settings();
        SiteBuilder.Viewing viewing =
                new SiteBuilder.Viewing(LocalDateTime.ofInstant(clock.instant(), settings.zone()), false, false);
        UnwrittenBake bake = UnwrittenBake.of(
                source,
                sources,
                viewing,
                new MemoryOutput(),
                UnwrittenBake.Known.nothing(),
                BuildObserver.SILENT,
                problems);
        Chosen chosen = new Chosen(id, sources.templates(), bake.renderer());
        Optional<String> html = bake.oven().bakeOne(chosen::page);
        return new Result(problems.sorted(), html.isPresent() ? chosen.url : "", html.orElse(""));
    }

    /** The page that shows the record. */
    private static final class Chosen {
        private final String id;
        private final TemplateSources templates;
        private final SiteRenderer renderer;
        private String url = "";

        private Chosen(String id, TemplateSources templates, SiteRenderer renderer) {
            this.id = id;
            this.templates = templates;
            this.renderer = renderer;
        }

        private Optional<Page> page(Site site) {
            for (Page page : site.pages()) {
                if (id.equals(page.text("submission"))) {
                    url = page.address().url();
                    return Optional.of(page);
                }
            }
            Optional<Page> thread = thread(site);
            return thread.isPresent() ? thread : people(site);
        }

        private Optional<Page> thread(Site site) {
            for (Map.Entry<String, List<Reaction>> thread :
                    site.imported().threads().entrySet()) {
                if (holds(thread.getValue())) {
                    url = thread.getKey() + "#reaction_" + id;
                    return Optional.ofNullable(site.byUrl().get(thread.getKey()));
                }
            }
            return Optional.empty();
        }

        private boolean holds(List<Reaction> reactions) {
            for (Reaction reaction : reactions) {
                if (reaction.id().equals(id) || holds(reaction.replies())) {
                    return true;
                }
            }
            return false;
        }

        /** Participants have no page of their own: they are shown by a template that asks for them. */
        private Optional<Page> people(Site site) {
            for (Page page : site.pages()) {
                SourceText template = templates.byName().get(renderer.template(page.type()));
                if (template != null
                        && TemplateSources.of(Map.of("", template)).names().contains("participants")) {
                    url = page.address().url();
                    return Optional.of(page);
                }
            }
            return Optional.empty();
        }
    }

    private static SourceTree with(SourceTree tree, String path, byte[] json) {
        List<SourceFile> records = new ArrayList<>(tree.records().size() + 1);
        for (SourceFile file : tree.records()) {
            if (!id(file.path()).equals(id(path))) {
                records.add(file);
            }
        }
        records.add(new SourceFile(
                tree.source().resolve(path), path, path.substring(path.indexOf('/') + 1), Optional.of(json)));
        return new SourceTree(
                tree.source(),
                tree.pages(),
                tree.contentAssets(),
                tree.assets(),
                tree.data(),
                records,
                tree.templates(),
                tree.redirects());
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1, path.length() - ".json".length());
    }
}
