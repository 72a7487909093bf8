package nl.watals.bake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * <p>What was read of the site is kept until one of its files changes; the last few pages are kept as long, and at most for a
 * minute, since pages come due. The first preview takes about as long as a build.
 */
public final class PagePreview {
    private static final int MOST_KEPT = 4;

    private final Path source;
    private final Clock clock;
    private final Map<Asked, Result> results = new LinkedHashMap<>();
    private Optional<SourceStamp> stamp = Optional.empty();
    private Optional<SourceFiles> files = Optional.empty();
    private UnwrittenBake.Known known = UnwrittenBake.Known.nothing();

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
    public synchronized Result of(String path, byte[] json) throws IOException {
        Problems problems = new Problems();
        Optional<Settings> settings = SourceFiles.settings(source, problems);
        if (settings.isEmpty()) {
            return new Result(problems.sorted(), "", "");
        }
        LocalDateTime now =
                LocalDateTime.ofInstant(clock.instant(), settings.get().zone());
        forgetWhatChanged(settings.get(), now.toLocalDate());
        Asked asked = new Asked(path, new String(json, StandardCharsets.UTF_8), now.truncatedTo(ChronoUnit.MINUTES));
        Result result = results.get(asked);
        if (result == null) {
            result = render(settings.get(), asked, problems);
            keep(asked, result);
        }
        return result;
    }

    private void forgetWhatChanged(Settings settings, LocalDate day) throws IOException {
        SourceStamp fresh = SourceStamp.of(source, settings, day);
        if (stamp.isEmpty() || !fresh.stillHolds(stamp.get())) {
            results.clear();
            files = Optional.empty();
            known = UnwrittenBake.Known.keeping();
        }
        stamp = Optional.of(fresh);
    }

    private Result render(Settings settings, Asked asked, Problems problems) {
        if (files.isEmpty()) {
            files = SourceFiles.read(source, settings, problems);
        }
        if (files.isEmpty() || !problems.isEmpty()) {
            files = Optional.empty();
            return new Result(problems.sorted(), "", "");
        }
        SourceFiles with = files.get().with(with(files.get().tree(), asked.path(), asked.bytes()));
        Result result = render(with, id(asked.path()), asked.now(), problems);
        known = known.without(asked.path());
        return result;
    }

    private Result render(SourceFiles sources, String id, LocalDateTime now, Problems problems) {
        UnwrittenBake bake = UnwrittenBake.of(
                source,
                sources,
                new SiteBuilder.Viewing(now, false, false),
                new MemoryOutput(),
                known,
                BuildObserver.SILENT,
                problems);
        Chosen chosen = new Chosen(id, sources.templates(), bake.renderer());
        Optional<String> html = bake.oven().bakeOne(chosen::page);
        return new Result(problems.sorted(), html.isPresent() ? chosen.url : "", html.orElse(""));
    }

    private void keep(Asked asked, Result result) {
        results.put(asked, result);
        if (results.size() > MOST_KEPT) {
            results.remove(results.keySet().iterator().next());
        }
    }

    /** A record, and the moment at which it is looked at. */
    private record Asked(String path, String json, LocalDateTime now) {
        private byte[] bytes() {
            return json.getBytes(StandardCharsets.UTF_8);
        }
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
