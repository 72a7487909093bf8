package nl.watals.hosting;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Puts Brotli's own code into the cache once. Left alone, the library unpacks it into the folder for temporary files at
 * every start, and leaves it there.
 */
final class BrotliLibrary {
    private static final String PATH = "brotli4j.library.path";

    private BrotliLibrary() {}

    /** Does nothing when there is no such code for this machine: the library then says so. */
    static synchronized void prepare(Path folder) throws IOException {
        if (System.getProperty(PATH) != null) {
            return;
        }
        String name = System.mapLibraryName("brotli");
        byte[] library;
        try (InputStream in = Brotli4jLoader.class.getResourceAsStream("/lib/" + platform() + "/" + name)) {
            if (in == null) {
                return;
            }
            library = in.readAllBytes();
        }
        CRC32 crc = new CRC32();
        crc.update(library);
        // By its content: another version of the library never meets the code of an older one.
        Path home = folder.resolve("brotli-" + Long.toHexString(crc.getValue()));
        Path file = home.resolve(name).toAbsolutePath();
        if (!Files.exists(file)) {
            Files.createDirectories(home);
            Path fresh = Files.createTempFile(home, "library", ".new");
            Files.write(fresh, library);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        System.setProperty(PATH, file.toString());
    }

    /** The names that the library gives its folders. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String name = system.startsWith("mac") ? "osx" : system.startsWith("windows") ? "windows" : "linux";
        return name + "-" + (machine.equals("amd64") ? "x86_64" : machine);
    }
}
