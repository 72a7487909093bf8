package nl.watals.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import nl.watals.bake.Build;
import nl.watals.bake.BuildOptions;
import nl.watals.bake.BuildResult;

/** {@code watals build}: import, bake, check, swap in. */
final class BuildCommand {
    private final Console console;
    private final long started = System.nanoTime();

    BuildCommand(Console console) {
        this.console = console;
    }

    int run(BuildLine line) throws WrongUse {
        ProblemFormat format = ProblemFormat.of(line);
        BuildOptions options = line.options();
        Optional<String> verified = line.value(BuildFlag.VERIFY);
        return verified.isPresent()
                ? new VerifyCommand(console, line, format).run(options, Path.of(verified.get()))
                : build(options, line, format);
    }

    private int build(BuildOptions options, BuildLine line, ProblemFormat format) {
        Progress progress = new Progress(console);
        try {
            BuildResult result = Build.run(options, progress);
            progress.clear();
            BuildReport report = new BuildReport(console, (System.nanoTime() - started) / 1_000_000, format);
            report.print(result, line.has(BuildFlag.PROFILE));
            if (line.has(BuildFlag.JSON)) {
                report.printJson(result);
            }
            return result.succeeded() ? Exit.DONE : Exit.PROBLEMS;
        } catch (IOException e) {
            progress.clear();
            return console.broken(e);
        } catch (UncheckedIOException e) {
            progress.clear();
            return console.broken(e.getCause());
        }
    }
}
