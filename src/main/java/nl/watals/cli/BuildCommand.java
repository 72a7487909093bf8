package nl.watals.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
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

    int run(BuildLine line) {
        Optional<ProblemFormat> format = ProblemFormat.of(line);
        if (format.isEmpty()) {
            console.err().println(ProblemFormat.WRONG);
            return Exit.WRONG_USE;
        }
        Optional<Instant> now;
        try {
            now = moment(line);
        } catch (DateTimeParseException e) {
            console.err().println("watals: --now takes a moment such as 2026-01-31T12:00:00Z");
            return Exit.WRONG_USE;
        }
        BuildOptions options = new BuildOptions(
                Path.of(line.value(BuildFlag.SOURCE).orElse("."))
                        .toAbsolutePath()
                        .normalize(),
                line.value(BuildFlag.OUTPUT).map(Path::of),
                line.has(BuildFlag.DRAFTS),
                line.has(BuildFlag.FUTURE),
                now);
        Optional<String> verified = line.value(BuildFlag.VERIFY);
        return verified.isPresent()
                ? new VerifyCommand(console, line, format.get()).run(options, Path.of(verified.get()))
                : build(options, line, format.get());
    }

    /**
     * The moment that the line names.
     *
     * @throws DateTimeParseException if it is none
     */
    static Optional<Instant> moment(BuildLine line) {
        return line.value(BuildFlag.NOW).map(BuildCommand::instant);
    }

    /** RFC 3339 in UTC; the usual form is read here, since the JDK's own formatter takes long to load. */
    private static Instant instant(String text) {
        if (text.length() == 20 && text.endsWith("Z") && text.charAt(10) == 'T') {
            try {
                return LocalDateTime.of(
                                Integer.parseInt(text, 0, 4, 10),
                                Integer.parseInt(text, 5, 7, 10),
                                Integer.parseInt(text, 8, 10, 10),
                                Integer.parseInt(text, 11, 13, 10),
                                Integer.parseInt(text, 14, 16, 10),
                                Integer.parseInt(text, 17, 19, 10))
                        .toInstant(ZoneOffset.UTC);
            } catch (NumberFormatException | DateTimeException e) {
                throw new DateTimeParseException("no moment", text, 0, e);
            }
        }
        return Instant.parse(text);
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
            return broken(e);
        } catch (UncheckedIOException e) {
            progress.clear();
            return broken(e.getCause());
        }
    }

    private int broken(IOException e) {
        return broken(console, e);
    }

    static int broken(Console console, IOException e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        String kind = e.getClass() == IOException.class ? "" : e.getClass().getSimpleName() + ": ";
        console.err().println("watals: " + kind + message);
        return Exit.BROKEN_ENVIRONMENT;
    }
}
