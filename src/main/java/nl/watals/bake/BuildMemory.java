package nl.watals.bake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import nl.watals.site.Page;
import nl.watals.site.Reference;
import nl.watals.site.Site;
import nl.watals.submission.IdeaFacts;
import nl.watals.submission.PublicRecord;

/**
 * What the last build of an output found out, so that the next one need not do it again: where the body of each source
 * points to, and what each page depended on. It only counts under the same environment: program, settings, templates,
 * data, options and day. Whatever is not remembered is done anew, so a memory that is lost or damaged costs only time.
 */
final class BuildMemory implements SourceHashes.Known {
    private static final int VERSION = 5;

    /** Somewhat more than most of them take in the file. */
    private static final int SOURCE_BYTES = 120;

    private static final int PAGE_BYTES = 160;
    private static final Reference.Kind[] KINDS = Reference.Kind.values();

    /** @param stamp as {@link FileStamp} gave it before the source was read */
    private record Source(long hash, long stamp, List<Reference> references) {}

    private record Rendered(long inputs, List<String> documents, List<String> variables, long dependencies) {}

    /**
     * A whole build.
     *
     * @param inputs the digest of all pages, records and assets
     * @param from the moment for which it was built, in seconds of the site's local time
     * @param until when the next page appears or expires by itself, likewise
     */
    record Whole(
            long inputs,
            long from,
            long until,
            Map<String, Integer> pages,
            int records,
            int withdrawn,
            Site.Withheld withheld) {}

    private final Optional<Whole> knownWhole;
    private final Map<String, Source> knownSources;
    private final Map<String, Rendered> knownPages;
    private final SourceFacts facts;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();
    private final Map<String, Rendered> pages = new ConcurrentHashMap<>();
    private final Map<String, IdeaFacts> ideas = new ConcurrentHashMap<>();

    private BuildMemory(
            Optional<Whole> whole, Map<String, Source> sources, Map<String, Rendered> pages, SourceFacts facts) {
        this.knownWhole = whole;
        this.knownSources = sources;
        this.knownPages = pages;
        this.facts = facts;
    }

    /**
     * Reads the memory of an output.
     *
     * @param environment a memory that was written under another one counts as none
     */
    static BuildMemory read(Path file, long environment) throws IOException {
        Optional<StateFile.In> state = StateFile.read(file, environment);
        if (state.isEmpty()) {
            return nothing();
        }
        StateFile.In in = state.get();
        if (in.number() != VERSION) {
            return nothing();
        }
        return new BuildMemory(Optional.of(readWhole(in)), readSources(in), readPages(in), SourceFacts.read(in.part()));
    }

    /** A memory of nothing. */
    static BuildMemory nothing() {
        return new BuildMemory(Optional.empty(), new HashMap<>(), Map.of(), SourceFacts.none());
    }

    private static Whole readWhole(StateFile.In in) {
        long inputs = in.longNumber();
        long from = in.longNumber();
        long until = in.longNumber();
        Map<String, Integer> pages = new TreeMap<>();
        for (int left = in.number(); left > 0; left--) {
            pages.put(in.text(), in.number());
        }
        return new Whole(
                inputs,
                from,
                until,
                pages,
                in.number(),
                in.number(),
                new Site.Withheld(in.number(), in.number(), in.number()));
    }

    /** The memory with which a preview bakes again: of the sources that this bake found without problems. */
    BuildMemory ofSources() {
        return new BuildMemory(Optional.empty(), new HashMap<>(sources), Map.of(), SourceFacts.none());
    }

    /** The last build, if there was one in this environment. */
    Optional<Whole> whole() {
        return knownWhole;
    }

    private static Map<String, Source> readSources(StateFile.In in) {
        int count = in.number();
        Map<String, Source> sources = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            String path = in.text();
            long hash = in.longNumber();
            long stamp = in.longNumber();
            List<Reference> references = new ArrayList<>();
            for (int left = in.number(); left > 0; left--) {
                references.add(new Reference(KINDS[in.number()], in.text(), in.number(), in.number()));
            }
            sources.put(path, new Source(hash, stamp, references));
        }
        return sources;
    }

    private static Map<String, Rendered> readPages(StateFile.In in) {
        int count = in.number();
        Map<String, Rendered> pages = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            String file = in.text();
            long inputs = in.longNumber();
            pages.put(file, new Rendered(inputs, in.texts(), in.texts(), in.longNumber()));
        }
        return pages;
    }

    /** Where the body of a source points to, if this very file was read before without any problem. */
    Optional<List<Reference>> references(String path, long hash) {
        if (!knows(path, hash)) {
            return Optional.empty();
        }
        Source known = knownSources.get(path);
        sources.put(path, known);
        return Optional.of(known.references());
    }

    private boolean knows(String path, long hash) {
        Source known = knownSources.get(path);
        return known != null && known.hash() == hash;
    }

    @Override
    public Optional<Long> hash(String path, long stamp) {
        Source known = knownSources.get(path);
        return known == null || known.stamp() != stamp ? Optional.empty() : Optional.of(known.hash());
    }

    /** What the head of a page says, if this very file was read before without any problem. */
    Optional<SourceFacts.Head> head(String path, long hash) {
        return knows(path, hash) ? facts.head(path) : Optional.empty();
    }

    /** What the record of an idea says, if this very file was read before without any problem. */
    Optional<IdeaFacts> idea(String path, long hash) {
        return knows(path, hash) ? facts.idea(path) : Optional.empty();
    }

    /** Remembers a source without problems. */
    void source(String path, long hash, List<Reference> references) {
        sources.put(path, new Source(hash, FileStamp.NONE, List.copyOf(references)));
    }

    /** Remembers a record without problems. */
    void record(String path, long hash, PublicRecord record) {
        source(path, hash, List.of());
        IdeaFacts.of(record).ifPresent(idea -> ideas.put(path, idea));
    }

    /** Remembers an idea of which the facts were remembered. */
    void idea(String path, long hash, IdeaFacts idea) {
        source(path, hash, List.of());
        ideas.put(path, idea);
    }

    /** Replaces what is known of a source that was read again, between two bakes of a preview. */
    void renew(String path, long hash, List<Reference> references) {
        knownSources.put(path, new Source(hash, FileStamp.NONE, List.copyOf(references)));
    }

    /** Whether a page would come out as it did, because nothing that it depended on has changed. */
    boolean isUnchanged(String file, long inputs, SiteDigests digests) {
        Rendered known = knownPages.get(file);
        if (known == null
                || known.inputs() != inputs
                || known.dependencies() != digest(known.documents(), known.variables(), digests)) {
            return false;
        }
        pages.put(file, known);
        return true;
    }

    /** The variables that a page of the last build looked at; empty for a page that it did not make. */
    List<String> variables(String file) {
        Rendered known = knownPages.get(file);
        return known == null ? List.of() : known.variables();
    }

    /** Remembers what a page depended on. */
    void page(String file, long inputs, Touched touched, SiteDigests digests) {
        List<String> documents = touched.urls();
        List<String> variables = List.copyOf(touched.variables());
        pages.put(file, new Rendered(inputs, documents, variables, digest(documents, variables, digests)));
    }

    /** Remembers what a file depended on that no template made. */
    void generated(String file, long inputs) {
        pages.put(file, new Rendered(inputs, List.of(), List.of(), new Digest().value()));
    }

    private static long digest(List<String> documents, List<String> variables, SiteDigests digests) {
        Digest digest = new Digest();
        for (String url : documents) {
            digest.add(digests.of(url));
        }
        for (String name : variables) {
            digest.add(digests.variable(name));
        }
        return digest.value();
    }

    /**
     * All but {@link #facts}, which belong behind it, to be written when the output is in its place.
     *
     * @param hashes with the stamps of the sources
     */
    StateFile state(Whole whole, SourceHashes hashes) {
        StateFile state = new StateFile(sources.size() * SOURCE_BYTES + pages.size() * PAGE_BYTES);
        state.add(VERSION);
        add(state, whole);
        state.add(sources.size());
        sources.forEach((path, source) -> add(state, path, source, hashes.stamp(path)));
        state.add(pages.size());
        pages.forEach((file, page) -> add(state, file, page));
        return state;
    }

    /**
     * What the sources say, as a part of the state.
     *
     * @param editors every page of editors, shown or not
     */
    StateFile facts(Collection<Page> editors) {
        return SourceFacts.state(editors, ideas);
    }

    private static void add(StateFile state, Whole whole) {
        state.add(whole.inputs()).add(whole.from()).add(whole.until());
        state.add(whole.pages().size());
        whole.pages().forEach((type, count) -> state.add(type).add(count.intValue()));
        state.add(whole.records()).add(whole.withdrawn());
        Site.Withheld withheld = whole.withheld();
        state.add(withheld.drafts()).add(withheld.future()).add(withheld.expired());
    }

    private static void add(StateFile state, String path, Source source, long stamp) {
        state.add(path).add(source.hash()).add(stamp).add(source.references().size());
        for (Reference reference : source.references()) {
            state.add(reference.kind().ordinal()).add(reference.target());
            state.add(reference.line()).add(reference.column());
        }
    }

    private static void add(StateFile state, String file, Rendered page) {
        state.add(file).add(page.inputs()).add(page.documents()).add(page.variables());
        state.add(page.dependencies());
    }
}
