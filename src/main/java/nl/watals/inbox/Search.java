package nl.watals.inbox;

import java.util.List;
import java.util.Set;
import nl.watals.submission.SubmissionContent;
import org.jdbi.v3.core.Handle;

/** The words of what can be found: FTS5 in SQLite, a GIN index in PostgreSQL. */
final class Search {
    private final Dialect dialect;

    Search(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Puts the words of an item in the place of its old ones. */
    void put(Handle handle, long seq, SubmissionContent content) {
        remove(handle, seq);
        try (Batch batch = batch(handle)) {
            add(batch, seq, SearchWords.of(content));
            batch.run();
        }
    }

    /** Takes up the words of items that are new. */
    Batch batch(Handle handle) {
        return new Batch(
                handle,
                dialect == Dialect.SQLITE
                        ? "INSERT INTO search (rowid, words) VALUES (?, ?)"
                        : "INSERT INTO search (rowid, words) VALUES (?, array_to_tsvector(?))");
    }

    void add(Batch batch, long seq, Set<String> words) {
        batch.number(seq);
        if (dialect == Dialect.SQLITE) {
            batch.text(String.join(" ", words)).row();
        } else {
            batch.array(words.toArray(String[]::new)).row();
        }
    }

    void remove(Handle handle, long seq) {
        handle.execute("DELETE FROM search WHERE rowid = ?", seq);
    }

    /** The condition on {@code item} that finds what holds all words; {@code :search} is {@link #pattern}. */
    String condition() {
        return dialect == Dialect.SQLITE
                ? "item.seq IN (SELECT rowid FROM search WHERE search MATCH :search)"
                : "item.seq IN (SELECT rowid FROM search WHERE words @@ CAST(:search AS tsquery))";
    }

    /** What to look for; the words hold letters and digits only. */
    String pattern(List<String> words) {
        StringBuilder pattern = new StringBuilder();
        for (String word : words) {
            if (dialect == Dialect.SQLITE) {
                pattern.append(pattern.isEmpty() ? "" : " ")
                        .append('"')
                        .append(word)
                        .append("\"*");
            } else {
                pattern.append(pattern.isEmpty() ? "" : " & ")
                        .append('\'')
                        .append(word)
                        .append("':*");
            }
        }
        return pattern.toString();
    }
}
