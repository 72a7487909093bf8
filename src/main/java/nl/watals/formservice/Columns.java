package nl.watals.formservice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the columns of one file mean, and which of them are not stored. Not thread-safe. */
final class Columns {
    private static final int MOST_REMEMBERED = 5_000;
    private static final int MOST_NAMED = 100;
    private static final ColumnMap COMMON = ColumnMap.builtIn("columns.yaml");

    private final List<ColumnMap> maps;
    private final Map<String, Optional<Target>> known = new HashMap<>();
    private final Set<String> unmapped = new TreeSet<>();
    private final Set<String> never = new TreeSet<>();

    /**
     * @param own what the user says; it wins
     * @param service what the service's columns mean
     */
    Columns(ColumnMap own, ColumnMap service) {
        this.maps = List.of(own, service, COMMON);
    }

    /** What a column means; empty when it is not stored, which is remembered. */
    Optional<Target> target(String name) {
        Optional<Target> target = known.get(name);
        if (target == null) {
            target = find(name);
            if (known.size() < MOST_REMEMBERED) {
                known.put(name, target);
            }
        }
        return target;
    }

    private Optional<Target> find(String name) {
        String folded = ColumnNames.fold(name);
        if (folded.isEmpty()) {
            return Optional.empty();
        }
        if (ColumnMap.isNeverStored(name)) {
            remember(never, name);
            return Optional.empty();
        }
        for (ColumnMap map : maps) {
            Optional<Target> exact = map.exact(folded);
            if (exact.isPresent()) {
                return exact.filter(target -> target != Target.IGNORE);
            }
        }
        for (ColumnMap map : maps) {
            Optional<Target> pattern = map.pattern(folded);
            if (pattern.isPresent()) {
                return pattern.filter(target -> target != Target.IGNORE);
            }
        }
        remember(unmapped, name);
        return Optional.empty();
    }

    private static void remember(Set<String> names, String name) {
        if (names.size() < MOST_NAMED) {
            names.add(ColumnNames.show(name));
        }
    }

    /** The columns that no map knows, ready to be shown. */
    Set<String> unmapped() {
        return unmapped;
    }

    /** The columns that may never be stored, ready to be shown. */
    Set<String> never() {
        return never;
    }
}
