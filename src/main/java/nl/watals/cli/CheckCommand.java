package nl.watals.cli;

import java.io.IOException;
import java.util.List;
import nl.watals.bake.BuildOptions;
import nl.watals.bake.Check;
import nl.watals.text.Problem;
import picocli.CommandLine.Model.CommandSpec;

/** {@code watals check}: all checks, and no output. */
final class CheckCommand {
    static final String NAME = "check";

    private final Console console;
    private final long started = System.nanoTime();

    CheckCommand(Console console) {
        this.console = console;
    }

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description("Checks the sources and every finished page, and writes nothing.", "")
                .footer("", "Exit: 0 all is well, 1 problems, 2 wrong use, 3 broken environment.");
        BuildLine.addOptions(
                spec,
                List.of(
                        BuildFlag.SOURCE,
                        BuildFlag.DRAFTS,
                        BuildFlag.FUTURE,
                        BuildFlag.NOW,
                        BuildFlag.FORMAT,
                        BuildFlag.JSON));
        return spec;
    }

    int run(BuildLine line) throws WrongUse {
        return check(line.options(), line, ProblemFormat.of(line));
    }

    private int check(BuildOptions options, BuildLine line, ProblemFormat format) {
        Progress progress = new Progress(console);
        try {
            Check.Result result = Check.run(options, progress);
            progress.clear();
            print(result, format);
            if (line.has(BuildFlag.JSON)) {
                console.out()
                        .println("{\"ok\":" + result.problems().isEmpty() + ",\"problems\":"
                                + result.problems().size() + ",\"pages\":" + result.pages() + ",\"millis\":"
                                + (System.nanoTime() - started) / 1_000_000 + "}");
            }
            return result.problems().isEmpty() ? Exit.DONE : Exit.PROBLEMS;
        } catch (IOException e) {
            progress.clear();
            return console.broken(e);
        }
    }

    private void print(Check.Result result, ProblemFormat format) {
        int count = result.problems().size();
        if (count == 0) {
            console.out()
                    .println(result.pages() + (result.pages() == 1 ? " page, all is well." : " pages, all is well."));
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (Problem problem : result.problems()) {
            lines.append(format.line(problem)).append('\n');
        }
        console.err().print(lines.append(count).append(count == 1 ? " problem.\n" : " problems.\n"));
    }
}
