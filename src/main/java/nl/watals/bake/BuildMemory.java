package nl.watals.bake;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import nl.watals.site.Reference;
import nl.watals.site.Site;

/**
 * What the last build of an output found out, so that the next one need not do it again: where the body of each source
 * points to, and what each page depended on. It only counts under the same environment: program, settings, templates,
 * data, options and day. Whatever is not remembered is done anew, so a memory that is lost or damaged costs only time.
 */
final class BuildMemory {
    private static final int VERSION = 2;
    private static final Reference.Kind[] KINDS = Reference.Kind.values();

    private record Source(long hash, List<Reference> references) {}

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
    private final Map<String, Source> sources = new ConcurrentHashMap<>();
    private final Map<String, Rendered> pages = new ConcurrentHashMap<>();

    private BuildMemory(Optional<Whole> whole, Map<String, Source> sources, Map<String, Rendered> pages) {
        this.knownWhole = whole;
        this.knownSources = sources;
        this.knownPages = pages;
    }

    /**
     * Reads the memory of an output.
     *
     * @param environment a memory that was written under another one counts as none
     */
    static BuildMemory read(Path file, long environment) throws IOException {
        Optional<DataInputStream> state = StateFile.read(file);
        if (state.isEmpty()) {
            return nothing();
        }
        DataInputStream in = state.get();
        if (in.readInt() != VERSION || in.readLong() != environment) {
            return nothing();
        }
        return new BuildMemory(Optional.of(readWhole(in)), readSources(in), readPages(in));
    }

    /** A memory of nothing. */
    static BuildMemory nothing() {
        return new BuildMemory(Optional.empty(), new HashMap<>(), Map.of());
    }

    private static Whole readWhole(DataInputStream in) throws IOException {
        long inputs = in.readLong();
        long from = in.readLong();
        long until = in.readLong();
        Map<String, Integer> pages = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            pages.put(StateFile.text(in), in.readInt());
        }
        return new Whole(
                inputs,
                from,
                until,
                pages,
                in.readInt(),
                in.readInt(),
                new Site.Withheld(in.readInt(), in.readInt(), in.readInt()));
    }

    /** The memory with which a preview bakes again: of the sources that this bake found without problems. */
    BuildMemory ofSources() {
        return new BuildMemory(Optional.empty(), new HashMap<>(sources), Map.of());
    }

    /** The last build, if there was one in this environment. */
    Optional<Whole> whole() {
        return knownWhole;
    }

    private static Map<String, Source> readSources(DataInputStream in) throws IOException {
        int count = in.readInt();
        Map<String, Source> sources = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            String path = StateFile.text(in);
            long hash = in.readLong();
            List<Reference> references = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                references.add(new Reference(KINDS[in.readByte()], StateFile.text(in), in.readInt(), in.readInt()));
            }
            sources.put(path, new Source(hash, references));
        }
        return sources;
    }

    private static Map<String, Rendered> readPages(DataInputStream in) throws IOException {
        int count = in.readInt();
        Map<String, Rendered> pages = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            String file = StateFile.text(in);
            long inputs = in.readLong();
            pages.put(file, new Rendered(inputs, readTexts(in), readTexts(in), in.readLong()));
        }
        return pages;
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(StateFile.text(in));
        }
        return texts;
    }

    /** Where the body of a source points to, if this very file was read before without any problem. */
    Optional<List<Reference>> references(String path, long hash) {
        Source known = knownSources.get(path);
        if (known == null || known.hash() != hash) {
            return Optional.empty();
        }
        sources.put(path, known);
        return Optional.of(known.references());
    }

    /** Remembers a source without problems. */
    void source(String path, long hash, List<Reference> references) {
        sources.put(path, new Source(hash, List.copyOf(references)));
    }

    /** Replaces what is known of a source that was read again, between two bakes of a preview. */
    void renew(String path, long hash, List<Reference> references) {
        knownSources.put(path, new Source(hash, List.copyOf(references)));
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

    void write(Path file, long environment, Whole whole) throws IOException {
        StateFile state = new StateFile();
        DataOutputStream out = state.out();
        out.writeInt(VERSION);
        out.writeLong(environment);
        writeWhole(state, whole);
        out.writeInt(sources.size());
        for (Map.Entry<String, Source> entry : new TreeMap<>(sources).entrySet()) {
            writeSource(state, entry.getKey(), entry.getValue());
        }
        out.writeInt(pages.size());
        for (Map.Entry<String, Rendered> entry : new TreeMap<>(pages).entrySet()) {
            writePage(state, entry.getKey(), entry.getValue());
        }
        state.write(file);
    }

    private static void writeWhole(StateFile state, Whole whole) throws IOException {
        DataOutputStream out = state.out();
        out.writeLong(whole.inputs());
        out.writeLong(whole.from());
        out.writeLong(whole.until());
        out.writeInt(whole.pages().size());
        for (Map.Entry<String, Integer> entry : whole.pages().entrySet()) {
            state.text(entry.getKey());
            out.writeInt(entry.getValue());
        }
        out.writeInt(whole.records());
        out.writeInt(whole.withdrawn());
        out.writeInt(whole.withheld().drafts());
        out.writeInt(whole.withheld().future());
        out.writeInt(whole.withheld().expired());
    }

    private static void writeSource(StateFile state, String path, Source source) throws IOException {
        DataOutputStream out = state.out();
        state.text(path);
        out.writeLong(source.hash());
        out.writeInt(source.references().size());
        for (Reference reference : source.references()) {
            out.writeByte(reference.kind().ordinal());
            state.text(reference.target());
            out.writeInt(reference.line());
            out.writeInt(reference.column());
        }
    }

    private static void writePage(StateFile state, String file, Rendered page) throws IOException {
        DataOutputStream out = state.out();
        state.text(file);
        out.writeLong(page.inputs());
        writeTexts(state, page.documents());
        writeTexts(state, page.variables());
        out.writeLong(page.dependencies());
    }

    private static void writeTexts(StateFile state, List<String> texts) throws IOException {
        DataOutputStream out = state.out();
        out.writeInt(texts.size());
        for (String text : texts) {
            state.text(text);
        }
    }
}
