package nl.watals.bake;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Files of a site that are not written anywhere. Thread-safe. */
final class MemoryOutput implements SiteOutput {
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    @Override
    public void write(String file, byte[] bytes, int length) {
        files.put(file, Arrays.copyOf(bytes, length));
    }

    @Override
    public boolean keep(String file) {
        return false;
    }

    /** Everything that was written, by file. */
    Map<String, byte[]> files() {
        return files;
    }
}
