package nl.watals.cli;

import java.util.StringJoiner;
import nl.watals.bake.BuildResult;
import nl.watals.text.Problem;

/** Says in words, and in JSON, what became of a build. */
final class BuildReport {
    private final Console console;
    private final long millis;
    private final ProblemFormat format;

    BuildReport(Console console, long millis, ProblemFormat format) {
        this.console = console;
        this.millis = millis;
        this.format = format;
    }

    void print(BuildResult result, boolean profile) {
        if (result.succeeded()) {
            printSummary(result);
        } else {
            printProblems(result);
        }
        if (profile) {
            printProfile(result);
        }
    }

    private void printProfile(BuildResult result) {
        result.millis().forEach((step, time) -> console.out().println(pad(time + " ms", 10) + "  " + step));
        result.templates().entrySet().stream()
                .sorted((a, b) ->
                        Long.compare(b.getValue().millis(), a.getValue().millis()))
                .forEach(entry -> console.out()
                        .println(pad(entry.getValue().millis() + " ms", 10) + "  in " + entry.getKey() + ", "
                                + entry.getValue().pages() + " pages"));
    }

    private void printProblems(BuildResult result) {
        StringBuilder lines = new StringBuilder();
        for (Problem problem : result.problems()) {
            lines.append(format.line(problem)).append('\n');
        }
        int count = result.problems().size();
        lines.append(count == 1 ? "1 problem" : count + " problems");
        lines.append("; the site in ").append(result.output()).append(" stays as it was.\n");
        console.err().print(lines);
    }

    private void printSummary(BuildResult result) {
        StringJoiner kinds = new StringJoiner(", ");
        int pages = 0;
        for (var kind : result.pages().entrySet()) {
            kinds.add(kind.getValue() + " " + kind.getKey());
            pages += kind.getValue();
        }
        StringBuilder lines = new StringBuilder();
        lines.append(pages)
                .append(pages == 1 ? " page (" : " pages (")
                .append(kinds)
                .append(")\n");
        if (result.records() > 0) {
            lines.append(result.records()).append(" records");
            lines.append(", ").append(result.withdrawn()).append(" of them withdrawn\n");
        }
        appendWithheld(lines, result);
        lines.append(result.files()).append(" files: ").append(result.changed()).append(" written, ");
        lines.append(result.files() - result.changed()).append(" as before, ");
        lines.append(result.removed()).append(" removed\n");
        lines.append("Done in ")
                .append(seconds())
                .append(" s: ")
                .append(result.output())
                .append('\n');
        console.out().print(lines);
    }

    private static void appendWithheld(StringBuilder lines, BuildResult result) {
        StringJoiner waiting = new StringJoiner(", ");
        add(waiting, result.withheld().drafts(), "draft");
        add(waiting, result.withheld().future(), "waiting for its date");
        add(waiting, result.withheld().expired(), "expired");
        if (waiting.length() > 0) {
            lines.append("Left out: ").append(waiting).append('\n');
        }
    }

    private static void add(StringJoiner list, int count, String what) {
        if (count > 0) {
            list.add(count + " " + what);
        }
    }

    private String seconds() {
        return millis / 1000 + "." + (millis % 1000 / 100) + (millis % 100 / 10);
    }

    private static String pad(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    void printJson(BuildResult result) {
        StringJoiner pages = new StringJoiner(",", "{", "}");
        result.pages().forEach((kind, count) -> pages.add("\"" + kind + "\":" + count));
        StringJoiner steps = new StringJoiner(",", "{", "}");
        result.millis().forEach((step, time) -> steps.add("\"" + step + "\":" + time));
        console.out()
                .println("{\"ok\":" + result.succeeded()
                        + ",\"problems\":" + result.problems().size()
                        + ",\"pages\":" + pages
                        + ",\"records\":" + result.records()
                        + ",\"withdrawn\":" + result.withdrawn()
                        + ",\"drafts\":" + result.withheld().drafts()
                        + ",\"future\":" + result.withheld().future()
                        + ",\"expired\":" + result.withheld().expired()
                        + ",\"files\":" + result.files()
                        + ",\"written\":" + result.changed()
                        + ",\"removed\":" + result.removed()
                        + ",\"millis\":" + millis
                        + ",\"steps\":" + steps + "}");
    }
}
