package nl.watals.bake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import nl.watals.search.AnalysedPage;

/**
 * The words of every page, as the last build found them. An entry counts only for the same page in the same environment,
 * so it says nothing of the output; a memory that is lost costs only time. {@link #page} may be called from any thread.
 */
final class SearchMemory {
    private record Known(long digest, AnalysedPage page) {}

    private final long environment;
    private final Map<String, Known> before;
    private final Map<String, Known> now = new ConcurrentHashMap<>();

    private SearchMemory(long environment, Map<String, Known> before) {
        this.environment = environment;
        this.before = before;
    }

    static SearchMemory nothing() {
        return new SearchMemory(0, Map.of());
    }

    /** @param environment a memory that was written in another one counts as none */
    static SearchMemory read(Path file, long environment) throws IOException {
        Optional<StateFile.In> state = StateFile.read(file, environment);
        if (state.isEmpty()) {
            return new SearchMemory(environment, Map.of());
        }
        StateFile.In in = state.get();
        int count = in.number();
        Map<String, Known> known = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            known.put(in.text(), new Known(in.longNumber(), AnalysedPage.of(in.texts())));
        }
        return new SearchMemory(environment, known);
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
        StateFile state = new StateFile().add(now.size());
        for (Map.Entry<String, Known> entry : new TreeMap<>(now).entrySet()) {
            state.add(entry.getKey()).add(entry.getValue().digest());
            state.add(entry.getValue().page().parts());
        }
        state.write(file, environment);
    }
}
