package nl.watals.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.watals.formservice.ColumnMap;
import nl.watals.formservice.DateOrder;
import nl.watals.formservice.ExportFormat;
import nl.watals.formservice.Import;
import nl.watals.formservice.ImportOptions;
import nl.watals.formservice.ImportSummary;
import nl.watals.formservice.InboxSink;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.InboxException;
import nl.watals.inbox.SiteFiles;
import nl.watals.text.Nearest;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code watals import}: the export of a form service into the inbox. */
final class ImportCommand {
    private final Console console;
    private final ParseResult line;
    private final long started = System.nanoTime();

    ImportCommand(Console console, ParseResult line) {
        this.console = console;
        this.line = line;
    }

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description("Takes the export of a form service into the private inbox.", "")
                .footer(
                        "",
                        "FORMAT: " + String.join(", ", ExportFormat.keys()) + ".",
                        "The same export can be imported again: what is there already stays as it is.",
                        "Exit: 0 done, 1 problems in the input, 2 wrong use, 3 broken environment.");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE")
                .index("0..*")
                .arity("1..*")
                .required(true)
                .type(List.class)
                .auxiliaryTypes(Path.class)
                .description("Exports; a folder is read as Staticman's.")
                .build());
        spec.addOption(
                Options.text("--format", "FORMAT", "What the files are; recognised by their content, if left out."));
        spec.addOption(Options.text(
                "--map", "FILE", "What the columns mean: YAML, or key=value lines in a file .properties."));
        spec.addOption(Options.text("--date-order", "dmy|mdy", "What comes first in dates such as 4-5-2026."));
        spec.addOption(Options.text("--drafts", "DIR", "Where posts of WordPress become Markdown drafts."));
        spec.addOption(SourceOption.spec());
        spec.addOption(Options.flag("--keep-broken-text", "Take texts with broken accents as they are."));
        spec.addOption(Options.flag("--dry-run", "Only show, row by row, what would happen."));
        spec.addOption(Options.json());
        return spec;
    }

    int run() {
        Optional<ExportFormat> format = Optional.empty();
        if (text("--format").isPresent()) {
            format = ExportFormat.of(text("--format").get());
            if (format.isEmpty()) {
                return wrongUse("--format", ExportFormat.keys());
            }
        }
        Optional<DateOrder> order = Optional.empty();
        if (text("--date-order").isPresent()) {
            order = DateOrder.of(text("--date-order").get());
            if (order.isEmpty()) {
                return wrongUse("--date-order", List.of("dmy", "mdy"));
            }
        }
        try {
            return run(format, order);
        } catch (IOException e) {
            console.broken(e);
            return interrupted();
        } catch (InboxException e) {
            console.broken(e.getMessage());
            return interrupted();
        }
    }

    private int interrupted() {
        console.err().println("What was imported so far stays; run the same command again to go on.");
        return Exit.BROKEN_ENVIRONMENT;
    }

    private int run(Optional<ExportFormat> format, Optional<DateOrder> order) throws IOException {
        Problems problems = new Problems();
        InboxPlace place = InboxPlace.of(SourceOption.of(line), problems);
        Optional<ColumnMap> map = map(problems);
        if (!problems.isEmpty() || map.isEmpty()) {
            return report(problems.sorted());
        }
        boolean dryRun = line.hasMatchedOption("--dry-run");
        ImportOptions options = new ImportOptions(
                format,
                map.get(),
                order,
                line.hasMatchedOption("--keep-broken-text"),
                place.zone(),
                Clock.systemUTC().instant(),
                text("--drafts").map(Path::of),
                dryRun,
                new SiteFiles(place.source(), place.site(), Clock.systemUTC())::hasTheme);
        ImportReport report = new ImportReport(console, dryRun);
        ImportSummary summary = dryRun ? dryRun(place, options, report) : run(place, options, report);
        report.print(summary);
        if (line.hasMatchedOption(Options.JSON)) {
            report.printJson(summary, (System.nanoTime() - started) / 1_000_000);
        }
        return summary.problems() == 0 ? Exit.DONE : Exit.PROBLEMS;
    }

    private ImportSummary run(InboxPlace place, ImportOptions options, ImportReport report) throws IOException {
        try (Inbox inbox = place.open()) {
            return Import.run(files(), options, InboxSink.of(inbox), report);
        }
    }

    /** A dry run makes no inbox where there is none. */
    private ImportSummary dryRun(InboxPlace place, ImportOptions options, ImportReport report) throws IOException {
        if (!place.exists()) {
            return Import.run(files(), options, InboxSink.dryRun(Optional.empty()), report);
        }
        try (Inbox inbox = place.open()) {
            return Import.run(files(), options, InboxSink.dryRun(Optional.of(inbox)), report);
        }
    }

    private Optional<ColumnMap> map(Problems problems) throws IOException {
        Optional<String> file = text("--map");
        if (file.isEmpty()) {
            return Optional.of(ColumnMap.NONE);
        }
        Path path = Path.of(file.get());
        if (!Files.isRegularFile(path)) {
            problems.add(file.get(), 1, 1, "there is no such file", "the map behind --map");
            return Optional.empty();
        }
        return SourceText.decode(file.get(), Files.readAllBytes(path), problems)
                .flatMap(source -> ColumnMap.read(source, problems));
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Object file : line.matchedPositionalValue(0, List.of())) {
            files.add((Path) file);
        }
        return files;
    }

    private Optional<String> text(String option) {
        return Optional.ofNullable(line.matchedOptionValue(option, (String) null));
    }

    private int wrongUse(String option, List<String> allowed) {
        String hint = Nearest.hint(text(option).orElse(""), allowed, "allowed: " + String.join(", ", allowed));
        return console.wrongUse("this is no value for " + option + " (" + hint + ")");
    }

    private int report(List<Problem> problems) {
        StringBuilder lines = new StringBuilder();
        problems.forEach(problem -> lines.append(problem).append('\n'));
        lines.append(problems.size() == 1 ? "1 problem" : problems.size() + " problems")
                .append("; nothing was imported.\n");
        console.err().print(lines);
        return Exit.PROBLEMS;
    }
}
