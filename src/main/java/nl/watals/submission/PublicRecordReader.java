package nl.watals.submission;

import java.util.Optional;
import nl.watals.text.Problems;

/** Reads public records, {@code submissions/YYYY/MM/<id>.json}. Thread-safe. */
public final class PublicRecordReader {
    /** The largest file that is read, in bytes: far more than the longest texts need. */
    public static final int MAX_BYTES = 256 * 1024;

    /**
     * Reads one record and reports everything that is wrong with it.
     *
     * @param path the file relative to the source folder, with {@code /} between the parts
     * @param utf8 the whole file; not kept
     * @return the record; empty only when at least one problem was reported
     */
    public Optional<PublicRecord> read(String path, byte[] utf8, Problems problems) {
        throw new UnsupportedOperationException("not yet");
    }
}
