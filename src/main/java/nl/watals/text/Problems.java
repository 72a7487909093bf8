package nl.watals.text;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Collects every problem of a run, so that all of them can be reported at once. Thread-safe; the same problem reported
 * twice counts once.
 */
public final class Problems {
    private final Set<Problem> found = ConcurrentHashMap.newKeySet();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void add(String path, int line, int column, String what, String hint) {
        add(new Problem(path, line, column, what, hint));
    }

    public void addAll(Iterable<Problem> problems) {
        problems.forEach(this::add);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All problems so far, in the order of {@link Problem#compareTo}; an immutable copy. */
    public List<Problem> sorted() {
        return List.copyOf(new TreeSet<>(found));
    }
}
