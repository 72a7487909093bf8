package nl.watals.bake;

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
 * data, options and day. Whatever is not remembered is done anew, so a memory that is lost or cut off costs only time.
 */
final class BuildMemory {
    private static final int VERSION = 3;
    private static final Reference.Kind[] KINDS = Reference.Kind.values();

    private record Source(long hash, List<Reference> links) {}

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

    private final long environment;
    private final Optional<Whole> knownWhole;
    private final Map<String, Source> knownSources;
    private final Map<String, Rendered> knownPages;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();
    private final Map<String, Rendered> pages = new ConcurrentHashMap<>();

    private BuildMemory(
            long environment, Optional<Whole> whole, Map<String, Source> sources, Map<String, Rendered> pages) {
        this.environment = environment;
        this.knownWhole = whole;
        this.knownSources = sources;
        this.knownPages = pages;
    }

    /**
     * Reads the memory of an output; one of another environment, or of another build than the one that left the output as
     * it is, counts as none.
     *
     * @param seal names that build, see {@link OutputTree#seal}
     */
    static BuildMemory read(Path file, long environment, long seal) throws IOException {
        Optional<SealedFile.Content> known = SealedFile.read(file, VERSION);
        if (known.isEmpty()) {
            return nothing(environment);
        }
        SealedFile.Content in = known.get();
        if (in.longNumber() != environment || in.longNumber() != seal) {
            return nothing(environment);
        }
        return new BuildMemory(environment, Optional.of(readWhole(in)), readSources(in), readPages(in));
    }

    private static BuildMemory nothing(long environment) {
        return new BuildMemory(environment, Optional.empty(), Map.of(), Map.of());
    }

    private static Whole readWhole(SealedFile.Content in) {
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

    /** The last build, if there was one in this environment. */
    Optional<Whole> whole() {
        return knownWhole;
    }

    private static Map<String, Source> readSources(SealedFile.Content in) {
        int count = in.number();
        Map<String, Source> sources = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            String path = in.text();
            long hash = in.longNumber();
            List<Reference> links = new ArrayList<>();
            for (int left = in.number(); left > 0; left--) {
                links.add(new Reference(KINDS[in.number()], in.text(), in.number(), in.number()));
            }
            sources.put(path, new Source(hash, links));
        }
        return sources;
    }

    private static Map<String, Rendered> readPages(SealedFile.Content in) {
        int count = in.number();
        Map<String, Rendered> pages = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            pages.put(in.text(), new Rendered(in.longNumber(), readTexts(in), readTexts(in), in.longNumber()));
        }
        return pages;
    }

    private static List<String> readTexts(SealedFile.Content in) {
        List<String> texts = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            texts.add(in.text());
        }
        return texts;
    }

    /** The links in the body of a source as written, if this very file was read before without any problem. */
    Optional<List<Reference>> links(String path, long hash) {
        Source known = knownSources.get(path);
        if (known == null || known.hash() != hash) {
            return Optional.empty();
        }
        sources.put(path, known);
        return Optional.of(known.links());
    }

    /** Remembers a source without problems. */
    void source(String path, long hash, List<Reference> links) {
        sources.put(path, new Source(hash, List.copyOf(links)));
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

    /** @param seal names the build that left the output as it is, see {@link OutputTree#seal} */
    void write(Path file, long seal, Whole whole) throws IOException {
        SealedFile out = new SealedFile(VERSION).longNumber(environment).longNumber(seal);
        writeWhole(out, whole);
        out.number(sources.size());
        for (Map.Entry<String, Source> entry : new TreeMap<>(sources).entrySet()) {
            writeSource(out, entry.getKey(), entry.getValue());
        }
        out.number(pages.size());
        for (Map.Entry<String, Rendered> entry : new TreeMap<>(pages).entrySet()) {
            writePage(out, entry.getKey(), entry.getValue());
        }
        out.write(file);
    }

    private static void writeWhole(SealedFile out, Whole whole) throws IOException {
        out.longNumber(whole.inputs()).longNumber(whole.from()).longNumber(whole.until());
        out.number(whole.pages().size());
        for (Map.Entry<String, Integer> entry : whole.pages().entrySet()) {
            out.text(entry.getKey()).number(entry.getValue());
        }
        out.number(whole.records()).number(whole.withdrawn());
        Site.Withheld withheld = whole.withheld();
        out.number(withheld.drafts()).number(withheld.future()).number(withheld.expired());
    }

    private static void writeSource(SealedFile out, String path, Source source) throws IOException {
        out.text(path).longNumber(source.hash()).number(source.links().size());
        for (Reference link : source.links()) {
            out.number(link.kind().ordinal()).text(link.target());
            out.number(link.line()).number(link.column());
        }
    }

    private static void writePage(SealedFile out, String file, Rendered page) throws IOException {
        out.text(file).longNumber(page.inputs());
        writeTexts(out, page.documents());
        writeTexts(out, page.variables());
        out.longNumber(page.dependencies());
    }

    private static void writeTexts(SealedFile out, List<String> texts) throws IOException {
        out.number(texts.size());
        for (String text : texts) {
            out.text(text);
        }
    }
}
