package nl.watals.release;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;

/**
 * A finished site that was, is or can be live.
 *
 * @param number counts up from 1; a later release has a higher one
 * @param folder holds the files of the site in {@code site}, and in {@code source} what its hosting depends on
 * @param commit what it was built from; empty when nobody said
 * @param made when, to the second
 * @param newest the latest time of any of its files, in seconds since 1970
 * @param files how many files the build gave it
 */
public record Release(int number, Path folder, String commit, Instant made, long newest, int files) {
    private static final String ABOUT = "release.properties";

    /** The files that a web server sends. */
    public Path site() {
        return folder.resolve("site");
    }

    /** The settings and the redirect map of this release. */
    public Path source() {
        return folder.resolve("source");
    }

    static Release read(Path folder) {
        Properties about = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve(ABOUT))) {
            about.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Release(
                Integer.parseInt(folder.getFileName().toString()),
                folder,
                about.getProperty("commit"),
                Instant.parse(about.getProperty("made")),
                Long.parseLong(about.getProperty("newest")),
                Integer.parseInt(about.getProperty("files")));
    }

    /** Writes what {@link #read} reads into a folder that will become that of the release. */
    void writeInto(Path fresh) throws IOException {
        Files.writeString(
                fresh.resolve(ABOUT),
                "commit=" + commit + "\nmade=" + made.truncatedTo(ChronoUnit.SECONDS) + "\nnewest=" + newest
                        + "\nfiles=" + files + "\n");
    }
}
