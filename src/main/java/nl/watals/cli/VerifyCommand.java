package nl.watals.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.watals.bake.BuildOptions;
import nl.watals.bake.Verify;
import nl.watals.text.Problem;

/** {@code watals build --verify DIR}: whether an output has exactly the bytes that its sources give. */
final class VerifyCommand {
    private final Console console;
    private final BuildLine line;
    private final ProblemFormat format;
    private final long started = System.nanoTime();

    VerifyCommand(Console console, BuildLine line, ProblemFormat format) {
        this.console = console;
        this.line = line;
        this.format = format;
    }

    int run(BuildOptions options, Path folder) {
        if (line.has(BuildFlag.OUTPUT) || line.has(BuildFlag.PROFILE)) {
            return console.wrongUse("--verify writes no output: leave --output and --profile out");
        }
        if (!Files.isDirectory(folder)) {
            return console.wrongUse("--verify takes the folder of a site that was built; there is no " + folder);
        }
        Progress progress = new Progress(console);
        try {
            Verify.Result result = Verify.run(options, folder, progress);
            progress.clear();
            print(result, folder);
            if (line.has(BuildFlag.JSON)) {
                printJson(result);
            }
            return result.isEqual() ? Exit.DONE : Exit.PROBLEMS;
        } catch (IOException e) {
            progress.clear();
            return console.broken(e);
        } catch (UncheckedIOException e) {
            progress.clear();
            return console.broken(e.getCause());
        }
    }

    private void print(Verify.Result result, Path folder) {
        if (!result.problems().isEmpty()) {
            printAll(result.problems(), format);
            console.err().println(count(result.problems().size(), "problem") + "; nothing was compared.");
            return;
        }
        notes(result);
        if (result.isEqual()) {
            console.out()
                    .println("The same bytes: " + count(result.files(), "file") + " of " + folder + ", built again for "
                            + result.moment() + ".");
            return;
        }
        printAll(result.differences(), format.here());
        console.err()
                .println("Not the same, built again for " + result.moment() + ": " + result.differing() + " differ, "
                        + result.missing() + " missing, " + result.extra() + " extra.");
    }

    /** What else can be the reason for a difference. */
    private void notes(Verify.Result result) {
        Optional<String> before = result.builtFrom();
        if (before.isPresent() && !before.equals(result.comparedWith())) {
            console.tell("the output was built from commit " + before.get() + "; these sources are "
                    + result.comparedWith().map(now -> "commit " + now).orElse("no commit"));
        }
        if (!result.remembered() && !line.has(BuildFlag.NOW)) {
            console.tell("there is no build.json beside the output that says for which moment it was built;"
                    + " this build is for now. Give --now for another one");
        }
    }

    private void printAll(List<Problem> problems, ProblemFormat format) {
        StringBuilder lines = new StringBuilder();
        for (Problem problem : problems) {
            lines.append(format.line(problem)).append('\n');
        }
        console.err().print(lines);
    }

    private static String count(int number, String what) {
        return number + " " + (number == 1 ? what : what + "s");
    }

    private void printJson(Verify.Result result) {
        console.out()
                .println("{\"ok\":" + result.isEqual() + ",\"problems\":"
                        + result.problems().size() + ",\"files\":" + result.files() + ",\"differing\":"
                        + result.differing() + ",\"missing\":" + result.missing() + ",\"extra\":" + result.extra()
                        + ",\"now\":\"" + result.moment() + "\",\"commit\":"
                        + result.comparedWith()
                                .map(commit -> '"' + commit + '"')
                                .orElse("null") + ",\"millis\":"
                        + (System.nanoTime() - started) / 1_000_000 + "}");
    }
}
