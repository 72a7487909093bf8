package nl.watals.bake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import nl.watals.search.AnalysedPage;
import nl.watals.search.WordPool;

/**
 * The words of every page, as the last build found them. An entry counts only for the same page in the same environment,
 * so it says nothing of the output; a memory that is lost costs only time. {@link #page} may be called from any thread.
 */
final class SearchMemory {
    private record Known(long digest, AnalysedPage page) {}

    /** So many pages make a file: what is written or read at once stays small, however large the site is. */
    private static final int PAGES_IN_FILE = 5_000;

    private final long environment;
    private final WordPool pool;
    private final Map<String, Known> before;
    private final Map<String, Known> now = new ConcurrentHashMap<>();

    private SearchMemory(long environment, WordPool pool, Map<String, Known> before) {
        this.environment = environment;
        this.pool = pool;
        this.before = before;
    }

    static SearchMemory nothing() {
        return new SearchMemory(0, new WordPool(), Map.of());
    }

    /**
     * @param file the first one; further ones stand beside it, with a number
     * @param environment what was written in another one counts as nothing
     */
    static SearchMemory read(Path file, long environment) throws IOException {
        WordPool pool = new WordPool();
        Map<String, Known> known = new HashMap<>();
        for (int number = 0; ; number++) {
            Optional<StateFile.In> state = StateFile.read(numbered(file, number), environment);
            if (state.isEmpty()) {
                return new SearchMemory(environment, pool, known);
            }
            StateFile.In in = state.get();
            for (int count = in.number(); count > 0; count--) {
                String source = in.text();
                long digest = in.longNumber();
                known.put(source, new Known(digest, AnalysedPage.of(in.texts(), in.ownBytes(), in.ownBytes(), pool)));
            }
        }
    }

    private static Path numbered(Path file, int number) {
        return number == 0 ? file : file.resolveSibling(file.getFileName() + "-" + number);
    }

    /** What the words of all pages are taken from. */
    WordPool pool() {
        return pool;
    }

    /**
     * The words of a page.
     *
     * @param digest of all that the page shows
     * @param otherwise reads the page, when it is not known or has another digest
     */
    AnalysedPage page(String source, long digest, Supplier<AnalysedPage> otherwise) {
        Known known = before.get(source);
        if (known == null || known.digest() != digest) {
            known = new Known(digest, otherwise.get());
        }
        now.put(source, known);
        return known.page();
    }

    void write(Path file) throws IOException {
        List<Map.Entry<String, Known>> entries = new ArrayList<>(new TreeMap<>(now).entrySet());
        int number = 0;
        for (int from = 0; from < entries.size() || number == 0; from += PAGES_IN_FILE) {
            List<Map.Entry<String, Known>> some = entries.subList(from, Math.min(entries.size(), from + PAGES_IN_FILE));
            StateFile state = new StateFile().add(some.size());
            for (Map.Entry<String, Known> entry : some) {
                AnalysedPage page = entry.getValue().page();
                state.add(entry.getKey()).add(entry.getValue().digest());
                state.add(page.texts()).add(page.shown()).add(page.points());
            }
            state.write(numbered(file, number++), environment);
        }
        // Of a site that was larger.
        while (Files.deleteIfExists(numbered(file, number))) {
            number++;
        }
    }
}
