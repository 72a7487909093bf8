package nl.watals.bake;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import nl.watals.bake.SourceTree.SourceFile;
import nl.watals.site.Settings;
import nl.watals.site.SiteBuilder;

/** Everything that any page may depend on, as one digest: when it changes, nothing of the last build is used. */
final class Environment {
    private Environment() {}

    static long digest(SourceTree tree, Settings settings, SiteBuilder.Viewing viewing) throws IOException {
        Digest digest = new Digest();
        addProgram(digest);
        digest.add(viewing.drafts()).add(viewing.future());
        digest.add(viewing.now().toLocalDate().toEpochDay());
        settings.all().forEach((key, value) -> digest.add(key).add(value));
        tree.templates().forEach(file -> add(digest, file));
        tree.data().forEach(file -> add(digest, file));
        return digest.value();
    }

    private static void add(Digest digest, SourceFile file) {
        byte[] bytes = file.read();
        digest.add(file.name()).add(Manifest.hash(bytes, bytes.length));
    }

    private static void addProgram(Digest digest) throws IOException {
        CodeSource code = Environment.class.getProtectionDomain().getCodeSource();
        try {
            Path program = Path.of(code.getLocation().toURI());
            digest.add(program.toString());
            digest.add(Files.getLastModifiedTime(program).toMillis());
            digest.add(Files.size(program));
        } catch (URISyntaxException e) {
            throw new IOException("the program does not know where it is", e);
        }
    }
}
