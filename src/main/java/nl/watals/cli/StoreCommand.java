package nl.watals.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.watals.bake.Provenance;
import nl.watals.hosting.Compressor;
import nl.watals.hosting.Hosting;
import nl.watals.site.RedirectMap;
import nl.watals.site.Settings;
import nl.watals.store.Publication;
import nl.watals.store.StoreException;
import nl.watals.store.StoreOptions;
import nl.watals.store.StorePlace;
import nl.watals.store.StoreResult;
import nl.watals.text.Problems;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code watals publish --to}: the finished site into an object store. */
final class StoreCommand {
    static final String TO = "--to";

    private static final String DRY_RUN = "--dry-run";
    private static final String ADOPT = "--adopt";
    private static final String RECHECK = "--recheck";

    private static final String CACHE = ".watals/cache/compressed";

    private final Console console;
    private final ParseResult line;
    private final long started = System.nanoTime();

    StoreCommand(Console console, ParseResult line) {
        this.console = console;
        this.line = line;
    }

    static List<OptionSpec> options() {
        return List.of(
                Options.text(TO, "s3://BUCKET/PREFIX", "Put the finished site there."),
                Options.text(
                        BuildFlag.OUTPUT.option(),
                        BuildFlag.OUTPUT.value(),
                        "With --to: the finished site (destination.folder, if left out)."),
                Options.flag(DRY_RUN, "With --to: only say what would be done."),
                Options.flag(ADOPT, "With --to: replace and delete also what nothing of ours put there."),
                Options.flag(RECHECK, "With --to: ask the store for the headers of every file."));
    }

    int run() {
        Optional<StorePlace> place = StorePlace.of(line.matchedOptionValue(TO, ""));
        if (place.isEmpty()) {
            return console.wrongUse("--to takes an address such as s3://bucket or s3://bucket/prefix");
        }
        try {
            Problems problems = new Problems();
            Path source = SourceOption.of(line);
            Settings settings = InboxPlace.settings(source, problems);
            StoreOptions options = StoreOptions.of(
                    place.get(),
                    settings,
                    System.getenv(),
                    line.hasMatchedOption(ADOPT),
                    line.hasMatchedOption(RECHECK),
                    line.hasMatchedOption(DRY_RUN),
                    problems);
            if (!problems.isEmpty()) {
                return console.refuse(problems.sorted());
            }
            String folder = line.matchedOptionValue(BuildFlag.OUTPUT.option(), "");
            Path output = folder.isEmpty() ? source.resolve(settings.text("destination.folder")) : Path.of(folder);
            return refuses(output) ? Exit.BROKEN_ENVIRONMENT : publish(options, settings, source, output);
        } catch (IOException e) {
            return console.broken(e);
        }
    }

    /** Whether this is no site for everybody; the reason is told. */
    private boolean refuses(Path output) throws IOException {
        if (!Files.isDirectory(output) || isEmpty(output)) {
            console.tell("there is no site in " + output + "; build it first, or name it with --output");
            return true;
        }
        Optional<Provenance.Asked> asked = Provenance.of(output);
        if (asked.isPresent() && (asked.get().drafts() || asked.get().future())) {
            console.tell("the site in " + output + " was built with "
                    + (asked.get().drafts() ? BuildFlag.DRAFTS : BuildFlag.FUTURE).option()
                    + ", so it is not for everybody; build it without");
            return true;
        }
        return false;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private int publish(StoreOptions options, Settings settings, Path source, Path output) throws IOException {
        StoreProgress progress = new StoreProgress(console, options);
        try {
            Hosting hosting = Hosting.of(settings, RedirectMap.NONE, output);
            Compressor compressor = new Compressor(source.resolve(CACHE));
            StoreResult result = Publication.run(options, hosting, output, compressor, progress);
            compressor.prune();
            progress.clear();
            report(result, options);
            return Exit.DONE;
        } catch (StoreException e) {
            progress.clear();
            console.tell(e.getMessage());
            if (progress.isUnderWay()) {
                console.tell("what readers see is whole; the same command goes on where this one stopped");
            }
            return Exit.BROKEN_ENVIRONMENT;
        }
    }

    private void report(StoreResult result, StoreOptions options) {
        result.notes().forEach(console::tell);
        StringBuilder text = new StringBuilder(options.dryRun() ? "Would be sent: " : "Sent: ");
        text.append(files(result.uploaded()))
                .append(" (")
                .append(kilobytes(result.bytes()))
                .append("); ");
        text.append(result.unchanged()).append(" as before; ");
        text.append(result.deleted()).append(options.dryRun() ? " would be deleted" : " deleted");
        if (result.kept() > 0) {
            text.append("; ").append(files(result.kept())).append(" of before kept for a while");
        }
        console.out().println(text.append('.'));
        if (line.hasMatchedOption(Options.JSON)) {
            console.out()
                    .println("{\"ok\":true,\"dryRun\":" + options.dryRun() + ",\"uploaded\":" + result.uploaded()
                            + ",\"bytes\":" + result.bytes() + ",\"unchanged\":" + result.unchanged() + ",\"deleted\":"
                            + result.deleted() + ",\"kept\":" + result.kept() + ",\"millis\":"
                            + (System.nanoTime() - started) / 1_000_000 + "}");
        }
    }

    private static String files(int count) {
        return count == 1 ? "1 file" : count + " files";
    }

    private static String kilobytes(long bytes) {
        return (bytes + 999) / 1000 + " kB";
    }
}
