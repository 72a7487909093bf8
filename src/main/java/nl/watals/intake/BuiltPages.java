package nl.watals.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** The pages of the site as the last build left them; a build may replace them meanwhile. */
record BuiltPages(Path output) implements PageSource {
    private static final int TRIES = 20;
    private static final int PAUSE_MILLIS = 25;

    @Override
    public Optional<String> read(String file) throws IOException {
        // Between the two renamings of a build there is no output for a moment.
        for (int i = 0; i < TRIES; i++) {
            try {
                return Optional.of(Files.readString(output.resolve(file)));
            } catch (NoSuchFileException | NotDirectoryException e) {
                if (Files.isDirectory(output)) {
                    return Optional.empty();
                }
                pause();
            }
        }
        return Optional.empty();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
