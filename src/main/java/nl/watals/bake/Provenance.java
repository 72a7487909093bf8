package nl.watals.bake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What an output was made of: {@code build.json} beside it, never in it, so that no host publishes it.
 *
 * @param commit the commit that the sources were checked out from; empty when that is not known
 * @param now the moment for which the site was built
 * @param drafts whether drafts were built as well
 * @param future whether pages whose date was still to come were built as well
 * @param records how many records were read
 * @param withdrawn how many of them are withdrawn
 * @param recordsDigest 64 bits of the names and bytes of all records
 * @param sourcesDigest 64 bits of the names and bytes of all files that were read, settings included
 * @param files how many files the output holds
 * @param outputDigest 64 bits of their names and bytes
 */
public record Provenance(
        Optional<String> commit,
        Instant now,
        boolean drafts,
        boolean future,
        int records,
        int withdrawn,
        long recordsDigest,
        long sourcesDigest,
        int files,
        long outputDigest) {
    static final int SCHEMA = 1;

    private static final int WITHOUT_SECONDS = "2026-01-31T12:00".length();

    void write(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, json());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** As indented JSON, with a line end behind it. */
    String json() {
        return "{\n"
                + "  \"schema\": " + SCHEMA + ",\n"
                + "  \"commit\": " + (commit.isPresent() ? '"' + commit.get() + '"' : "null") + ",\n"
                + "  \"now\": \"" + text(now) + "\",\n"
                + "  \"drafts\": " + drafts + ",\n"
                + "  \"future\": " + future + ",\n"
                + "  \"records\": {\"count\": " + records + ", \"withdrawn\": " + withdrawn + ", \"digest\": "
                + hex(recordsDigest) + "},\n"
                + "  \"sources\": {\"digest\": " + hex(sourcesDigest) + "},\n"
                + "  \"output\": {\"files\": " + files + ", \"digest\": " + hex(outputDigest) + "},\n"
                + "  \"versions\": {\"watals\": \"" + Versions.WATALS + "\", \"jbake\": \"" + Versions.JBAKE
                + "\", \"pebble\": \"" + Versions.PEBBLE + "\", \"commonmark\": \"" + Versions.COMMONMARK
                + "\", \"jsoup\": \"" + Versions.JSOUP + "\", \"java\": \"" + System.getProperty("java.version")
                + "\"}\n}\n";
    }

    /** RFC 3339 in UTC. The JDK's own formatter takes long to load. */
    private static String text(Instant moment) {
        String text = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), moment.getNano(), ZoneOffset.UTC)
                .toString();
        return (text.length() == WITHOUT_SECONDS ? text + ":00" : text) + 'Z';
    }

    private static String hex(long digest) {
        String digits = Long.toHexString(digest);
        return '"' + "0".repeat(16 - digits.length()) + digits + '"';
    }

    /**
     * What is to be known for building the same again.
     *
     * @param commit empty when it was not known
     */
    public record Asked(Optional<String> commit, Instant now, boolean drafts, boolean future) {}

    /**
     * What an output was built for.
     *
     * @return empty when nothing beside it says so
     * @throws IOException if the disk says no, or what stands there is not ours
     */
    public static Optional<Asked> of(Path output) throws IOException {
        return read(OutputTree.provenance(output));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @return empty when there is no such file
     * @throws IOException if the disk says no, or somebody else wrote the file
     */
    static Optional<Asked> read(Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return Optional.of(ProvenanceReader.read(bytes, file));
    }
}
