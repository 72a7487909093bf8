package nl.watals.formservice;

import java.util.EnumMap;
import java.util.Map;

/**
 * What became of all rows of a run.
 *
 * @param files how many files were read
 * @param rows how many rows had each outcome; the sum is the number of rows
 * @param problems how many problems were reported
 */
public record ImportSummary(int files, Map<Outcome, Long> rows, long problems) {
    public ImportSummary {
        Map<Outcome, Long> all = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            all.put(outcome, rows.getOrDefault(outcome, 0L));
        }
        rows = Map.copyOf(all);
    }

    /** How many rows had this outcome. */
    public long of(Outcome outcome) {
        return rows.get(outcome);
    }

    /** How many rows there were. */
    public long total() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
