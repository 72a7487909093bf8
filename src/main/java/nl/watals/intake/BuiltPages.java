package nl.watals.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The pages of the site as the last build left them; a build may replace them meanwhile. Thread-safe. */
final class BuiltPages implements PageSource {
    private static final int TRIES = 20;
    private static final int PAUSE_MILLIS = 25;
    private static final int KEPT = 300;

    private final Path output;
    private final Map<String, Page> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Page> eldest) {
            return size() > KEPT;
        }
    };

    /** What tells a file from the one that another build puts in its place. */
    private record State(Object file, FileTime modified, long size) {}

    private record Page(State state, String html) {}

    BuiltPages(Path output) {
        this.output = output;
    }

    @Override
    public Optional<String> read(String file) throws IOException {
        // Between the two renamings of a build there is no output for a moment.
        for (int i = 0; i < TRIES; i++) {
            try {
                return Optional.of(html(file));
            } catch (NoSuchFileException | NotDirectoryException e) {
                if (Files.isDirectory(output)) {
                    return Optional.empty();
                }
                pause();
            }
        }
        return Optional.empty();
    }

    /** The same string as last time, as long as the file is the same: nobody need look into it again. */
    private String html(String file) throws IOException {
        Path path = output.resolve(file);
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        if (!now.isRegularFile()) {
            throw new NoSuchFileException(file);
        }
        State state = new State(now.fileKey(), now.lastModifiedTime(), now.size());
        synchronized (known) {
            Page before = known.get(file);
            if (before != null && before.state().equals(state)) {
                return before.html();
            }
        }
        Page page = new Page(state, Files.readString(path));
        synchronized (known) {
            known.put(file, page);
        }
        return page.html();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
