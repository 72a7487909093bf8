package nl.watals.bake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nl.watals.bake.SourceTree.SourceFile;
import nl.watals.site.Settings;
import nl.watals.site.SiteBuilder;
import nl.watals.work.Lazy;

/** Everything that any page may depend on, as one digest: when it changes, nothing of the last build is used. */
final class Environment {
    /** The program that runs does not change while it does, and its classes may be many files. */
    private static final Lazy<Long> PROGRAM = Lazy.of(Environment::program);

    private Environment() {}

    /**
     * What decides how pages and records are read. Of templates only the names in their code count: they say which keys a
     * page may have.
     */
    static long ofReading(SourceFiles sources, SiteBuilder.Viewing viewing) {
        Digest digest = new Digest();
        digest.add(sources.settings().source().text());
        List<String> names = new ArrayList<>(sources.templates().names());
        Collections.sort(names);
        names.forEach(digest::add);
        addValues(digest, sources.tree());
        return digest(digest.value(), viewing);
    }

    /** @param shared as {@link #shared} gives it */
    static long digest(long shared, SiteBuilder.Viewing viewing) {
        Digest digest = new Digest();
        digest.add(PROGRAM.get());
        digest.add(viewing.drafts()).add(viewing.future());
        digest.add(viewing.now().toLocalDate().toEpochDay());
        return digest.add(shared).value();
    }

    /** The sources that every page shares: settings, templates and data. The same on every machine. */
    static long shared(SourceTree tree, Settings settings) {
        Digest digest = new Digest();
        digest.add(settings.source().text());
        addFiles(digest, tree.templates());
        addValues(digest, tree);
        return digest.value();
    }

    /** What every page may name, and no file of a page or template holds. */
    private static void addValues(Digest digest, SourceTree tree) {
        addFiles(digest, tree.data());
        addFiles(digest, tree.redirects().map(List::of).orElse(List.of()));
    }

    private static void addFiles(Digest digest, List<SourceFile> files) {
        digest.add(files.size());
        for (SourceFile file : files) {
            byte[] bytes = file.read();
            digest.add(file.path()).add(Manifest.hash(bytes, bytes.length));
        }
    }

    private static long program() {
        Digest digest = new Digest();
        digest.add(System.getProperty("java.vm.version"));
        CodeSource code = Environment.class.getProtectionDomain().getCodeSource();
        try {
            Path program = Path.of(code.getLocation().toURI());
            if (Files.isDirectory(program)) {
                addClasses(digest, program);
            } else {
                addFile(digest, program);
            }
            return digest.value();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program does not know where it is", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder instead of one jar: the program itself is being worked on. */
    private static void addClasses(Digest digest, Path program) throws IOException {
        try (var files = Files.walk(program)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                addFile(digest, file);
            }
        }
    }

    private static void addFile(Digest digest, Path file) throws IOException {
        digest.add(file.toString()).add(Files.getLastModifiedTime(file).toMillis());
        digest.add(Files.size(file));
    }
}
