package nl.watals.bake;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.watals.site.PageHead;
import nl.watals.submission.PublicRecord;

/**
 * The heads of pages and the records that an earlier bake of the same process read without any problem, so that a preview
 * reads only the files that changed. A build that stands by itself knows none. Thread-safe.
 */
final class KnownSources {
    private final boolean keeping;
    private final Map<String, PageHead> heads = new ConcurrentHashMap<>();
    private final Map<String, PublicRecord> records = new ConcurrentHashMap<>();

    private KnownSources(boolean keeping) {
        this.keeping = keeping;
    }

    /** Knows nothing and keeps nothing. */
    static KnownSources none() {
        return new KnownSources(false);
    }

    /** Keeps what is read, until it is told to forget it. */
    static KnownSources keeping() {
        return new KnownSources(true);
    }

    Optional<PageHead> head(String path) {
        return Optional.ofNullable(heads.get(path));
    }

    Optional<PublicRecord> record(String path) {
        return Optional.ofNullable(records.get(path));
    }

    void keep(String path, PageHead head) {
        if (keeping) {
            heads.put(path, head);
        }
    }

    void keep(String path, PublicRecord record) {
        if (keeping) {
            records.put(path, record);
        }
    }

    /** The file may have changed. */
    void forget(String path) {
        heads.remove(path);
        records.remove(path);
    }
}
