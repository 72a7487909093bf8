package nl.watals.formservice;

import java.util.ArrayList;
import java.util.List;
import nl.watals.text.Problem;

/** Writes down what an import tells. */
final class Recorder implements ImportObserver {
    final List<String> lines = new ArrayList<>();
    final List<RowResult> rows = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();

    @Override
    public void file(String path, ExportFormat format) {
        lines.add(path + " is " + format.title());
    }

    @Override
    public void note(String path, String text) {
        lines.add(path + ": " + text);
    }

    @Override
    public void row(RowResult row) {
        rows.add(row);
        problems.addAll(row.problems());
        if (row.problems().isEmpty()) {
            lines.add("row " + row.number() + " (line " + row.line() + "): "
                    + row.outcome().word()
                    + row.kind().map(kind -> ", " + kind.key()).orElse("")
                    + row.receivedAt().map(at -> ", " + at).orElse("")
                    + (row.reason().isEmpty() ? "" : ", " + row.reason()));
        }
        row.problems().forEach(problem -> lines.add(problem.toString()));
    }

    @Override
    public void problem(Problem problem) {
        problems.add(problem);
        lines.add(problem.toString());
    }
}
