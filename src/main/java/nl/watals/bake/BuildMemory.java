package nl.watals.bake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import nl.watals.site.Reference;

/**
 * What the last build of an output found out, so that the next one need not do it again: where the body of each source
 * points to, and what each page depended on. It only counts under the same environment: program, settings, templates,
 * data, options and day. Whatever is not remembered is done anew, so a memory that is lost or cut off costs only time.
 */
final class BuildMemory {
    private static final int VERSION = 1;
    private static final Reference.Kind[] KINDS = Reference.Kind.values();

    private record Source(long hash, List<Reference> references) {}

    private record Rendered(long inputs, List<String> documents, List<String> variables, long dependencies) {}

    private final long environment;
    private final Map<String, Source> knownSources;
    private final Map<String, Rendered> knownPages;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();
    private final Map<String, Rendered> pages = new ConcurrentHashMap<>();

    private BuildMemory(long environment, Map<String, Source> sources, Map<String, Rendered> pages) {
        this.environment = environment;
        this.knownSources = sources;
        this.knownPages = pages;
    }

    /** Reads the memory of an output; one of another environment counts as none. */
    static BuildMemory read(Path file, long environment) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            if (in.readInt() != VERSION || in.readLong() != environment) {
                return new BuildMemory(environment, Map.of(), Map.of());
            }
            return new BuildMemory(environment, readSources(in), readPages(in));
        } catch (NoSuchFileException | EOFException e) {
            return new BuildMemory(environment, Map.of(), Map.of());
        }
    }

    private static Map<String, Source> readSources(DataInputStream in) throws IOException {
        int count = in.readInt();
        Map<String, Source> sources = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            String path = in.readUTF();
            long hash = in.readLong();
            List<Reference> references = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                references.add(new Reference(KINDS[in.readByte()], in.readUTF(), in.readInt(), in.readInt()));
            }
            sources.put(path, new Source(hash, references));
        }
        return sources;
    }

    private static Map<String, Rendered> readPages(DataInputStream in) throws IOException {
        int count = in.readInt();
        Map<String, Rendered> pages = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            String file = in.readUTF();
            long inputs = in.readLong();
            pages.put(file, new Rendered(inputs, readTexts(in), readTexts(in), in.readLong()));
        }
        return pages;
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(in.readUTF());
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

    void write(Path file) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            out.writeInt(VERSION);
            out.writeLong(environment);
            out.writeInt(sources.size());
            for (Map.Entry<String, Source> entry : new TreeMap<>(sources).entrySet()) {
                writeSource(out, entry.getKey(), entry.getValue());
            }
            out.writeInt(pages.size());
            for (Map.Entry<String, Rendered> entry : new TreeMap<>(pages).entrySet()) {
                writePage(out, entry.getKey(), entry.getValue());
            }
        }
    }

    private static void writeSource(DataOutputStream out, String path, Source source) throws IOException {
        out.writeUTF(path);
        out.writeLong(source.hash());
        out.writeInt(source.references().size());
        for (Reference reference : source.references()) {
            out.writeByte(reference.kind().ordinal());
            out.writeUTF(reference.target());
            out.writeInt(reference.line());
            out.writeInt(reference.column());
        }
    }

    private static void writePage(DataOutputStream out, String file, Rendered page) throws IOException {
        out.writeUTF(file);
        out.writeLong(page.inputs());
        writeTexts(out, page.documents());
        writeTexts(out, page.variables());
        out.writeLong(page.dependencies());
    }

    private static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }
}
