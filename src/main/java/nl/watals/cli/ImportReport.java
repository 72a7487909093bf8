package nl.watals.cli;

import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import nl.watals.formservice.ExportFormat;
import nl.watals.formservice.ImportObserver;
import nl.watals.formservice.ImportSummary;
import nl.watals.formservice.Outcome;
import nl.watals.formservice.RowResult;
import nl.watals.text.Problem;
import nl.watals.text.Visible;

/** Tells what an import does: problems as they come, the rest as lines and a count. Never a text of a row. */
final class ImportReport implements ImportObserver {
    private static final int MOST_REASONS = 20;
    private static final int PROGRESS_ROWS = 1_000;

    private final Console console;
    private final boolean dryRun;
    private final Map<Outcome, Map<String, Long>> reasons = new EnumMap<>(Outcome.class);
    private long rows;
    private boolean shown;

    ImportReport(Console console, boolean dryRun) {
        this.console = console;
        this.dryRun = dryRun;
    }

    @Override
    public void file(String path, ExportFormat format) {
        say(path + ": " + format.title());
    }

    @Override
    public void note(String path, String text) {
        say(path + ": " + text);
    }

    @Override
    public void row(RowResult row) {
        row.problems().forEach(this::problem);
        if (dryRun && row.problems().isEmpty()) {
            say(line(row));
        } else if (row.outcome() == Outcome.DRAFTED) {
            say(row.reason());
        } else if (row.outcome() == Outcome.SKIPPED || row.outcome() == Outcome.HELD) {
            Map<String, Long> counts = reasons.computeIfAbsent(row.outcome(), outcome -> new TreeMap<>());
            boolean known = counts.containsKey(row.reason()) || counts.size() < MOST_REASONS;
            counts.merge(known ? row.reason() : "other reasons", 1L, Long::sum);
        }
        progress();
    }

    private static String line(RowResult row) {
        StringBuilder text = new StringBuilder(row.path()).append(": row ").append(row.number());
        text.append(" (line ").append(row.line()).append("): ");
        text.append(
                switch (row.outcome()) {
                    case IMPORTED -> "would be imported";
                    case HELD -> "would be imported and held";
                    case DRAFTED -> "would become a draft";
                    default -> row.outcome().word();
                });
        row.kind().ifPresent(kind -> text.append(", ").append(kind.key()));
        row.receivedAt().ifPresent(at -> text.append(" of ").append(at.truncatedTo(ChronoUnit.SECONDS)));
        if (!row.reason().isEmpty()) {
            text.append(": ").append(row.reason());
        }
        return text.toString();
    }

    @Override
    public void problem(Problem problem) {
        clear();
        console.err().println(problem);
    }

    private void progress() {
        rows++;
        if (console.terminal() && !dryRun && rows % PROGRESS_ROWS == 0) {
            shown = true;
            console.err().print("\r" + rows + " rows");
            console.err().flush();
        }
    }

    private void clear() {
        if (shown) {
            shown = false;
            console.err().print("\r\033[K");
        }
    }

    private void say(String text) {
        clear();
        console.out().println(Visible.of(text));
    }

    void print(ImportSummary summary) {
        clear();
        StringJoiner parts = new StringJoiner(", ");
        for (Outcome outcome : Outcome.values()) {
            long count = summary.of(outcome);
            if (count > 0) {
                parts.add(count + " " + outcome.word() + reasons(outcome));
            }
        }
        String what = dryRun ? " (only tried: nothing was imported)" : "";
        console.out().println(plural(summary.total(), "row") + (summary.total() == 0 ? "" : ": " + parts) + what);
        if (summary.problems() > 0) {
            console.err()
                    .println(plural(summary.problems(), "problem")
                            + "; what has none "
                            + (dryRun
                                    ? "would be imported."
                                    : "was imported. After mending, import the same file again."));
        }
    }

    private String reasons(Outcome outcome) {
        Map<String, Long> counts = reasons.getOrDefault(outcome, Map.of());
        if (counts.isEmpty()) {
            return "";
        }
        StringJoiner all = new StringJoiner("; ", " (", ")");
        counts.forEach((reason, count) -> all.add(reason + ": " + count));
        return Visible.of(all.toString());
    }

    private static String plural(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    void printJson(ImportSummary summary, long millis) {
        console.out()
                .println("{\"ok\":" + (summary.problems() == 0)
                        + ",\"dryRun\":" + dryRun
                        + ",\"files\":" + summary.files()
                        + ",\"rows\":" + summary.total()
                        + ",\"imported\":" + summary.of(Outcome.IMPORTED)
                        + ",\"held\":" + summary.of(Outcome.HELD)
                        + ",\"alreadyThere\":" + summary.of(Outcome.ALREADY_THERE)
                        + ",\"skipped\":" + summary.of(Outcome.SKIPPED)
                        + ",\"drafted\":" + summary.of(Outcome.DRAFTED)
                        + ",\"refused\":" + summary.of(Outcome.REFUSED)
                        + ",\"problems\":" + summary.problems()
                        + ",\"millis\":" + millis + "}");
    }
}
