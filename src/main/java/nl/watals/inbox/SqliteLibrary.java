package nl.watals.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Puts SQLite's own code beside the database once. Left alone, the driver unpacks it into the folder for temporary files at
 * every start, and leaves it there when the process is killed.
 */
final class SqliteLibrary {
    private static final String PATH = "org.sqlite.lib.path";

    private SqliteLibrary() {}

    static synchronized void prepare(Path folder) throws IOException {
        if (System.getProperty(PATH) != null) {
            return;
        }
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        byte[] library;
        try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (in == null) {
                // No code for this machine in the driver: it looks for the one of the system, and says so if there is
                // none.
                return;
            }
            library = in.readAllBytes();
        }
        // By its content: another version of the driver never meets the code of an older one.
        String version = Hash.of("sqlite", HexFormat.of().formatHex(library)).substring(0, 16);
        Path home = folder.resolve("sqlite-" + version);
        Path file = home.resolve(name);
        if (!Files.exists(file)) {
            Files.createDirectories(home);
            Path fresh = Files.createTempFile(home, "library", ".new");
            Files.write(fresh, library);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        System.setProperty(PATH, home.toString());
    }
}
