package nl.watals.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.watals.bake.Build;
import nl.watals.bake.BuildOptions;
import nl.watals.bake.BuildResult;
import nl.watals.bake.Check;
import nl.watals.release.Release;
import nl.watals.release.ReleaseException;
import nl.watals.release.Releases;
import nl.watals.release.SettingsFile;
import nl.watals.text.Problem;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code watals release}: finished sites on a server, put live, taken back and thrown away. */
final class ReleaseCommand {
    static final String NAME = "release";
    private static final String SITE = "--site";
    private static final String KEEP = "--keep";
    private static final int KEPT = 5;

    private final Console console;
    private final ParseResult line;

    ReleaseCommand(Console console, ParseResult line) {
        this.console = console;
        this.line = line;
    }

    static CommandSpec spec() {
        CommandSpec release = CommandSpec.create();
        release.usageMessage()
                .description("Finished sites on a server: put live, taken back and thrown away.", "")
                .synopsisSubcommandLabel("COMMAND")
                .footer("", "Exit: 0 done, 1 problems or no such release, 2 wrong use, 3 broken environment.");
        release.addOption(Options.help());
        release.addSubcommand("create", create());
        release.addSubcommand("list", plain("Lists the releases that are kept, the newest first."));
        release.addSubcommand("rollback", rollback());
        release.addSubcommand("prune", prune());
        return release;
    }

    private static CommandSpec create() {
        CommandSpec spec = plain("Checks and builds a site, compresses it, and puts it live if all is well.");
        spec.addOption(SourceOption.spec());
        spec.addOption(Options.text("--commit", "HASH", "The commit that the source is a checkout of."));
        spec.addOption(Options.text(BuildFlag.NOW.option(), BuildFlag.NOW.value(), BuildFlag.NOW.description()));
        spec.addOption(Options.number(KEEP, "N", "How many releases to keep (" + KEPT + "), at least 2."));
        spec.addOption(Options.flag("--again", "Also when this commit was rolled back."));
        return spec;
    }

    private static CommandSpec rollback() {
        CommandSpec spec = plain("Puts an earlier release live again; the one before this, if no number is given.");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("NUMBER")
                .type(int.class)
                .arity("0..1")
                .description("Which release.")
                .build());
        spec.addOption(Options.flag("--anyway", "Also when it shows submissions that their senders took back since."));
        return spec;
    }

    private static CommandSpec prune() {
        CommandSpec spec = plain("Throws away old releases, and what pages of earlier ones no longer need.");
        spec.addOption(Options.number(KEEP, "N", "How many releases to keep (" + KEPT + "), the live one among them."));
        spec.addOption(Options.flag("--forget", "Everything but the live release, at once."));
        return spec;
    }

    private static CommandSpec plain(String description) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(description, "");
        spec.addOption(Options.help());
        spec.addOption(Options.text(SITE, "DIR", "The folder with the releases; this folder, if left out."));
        spec.addOption(Options.json());
        return spec;
    }

    int run() throws WrongUse {
        Path site = Path.of(line.matchedOptionValue(SITE, ".")).toAbsolutePath().normalize();
        try {
            return switch (line.commandSpec().name()) {
                case "create" -> create(site);
                case "rollback" -> rollBack(site);
                case "prune" -> prune(site);
                default -> list(site);
            };
        } catch (ReleaseException e) {
            console.tell(e.getMessage());
            return Exit.PROBLEMS;
        } catch (IOException e) {
            return console.broken(e);
        } catch (UncheckedIOException e) {
            return console.broken(e.getCause());
        }
    }

    private int create(Path site) throws IOException, ReleaseException, WrongUse {
        Path source = SourceOption.of(line);
        String commit = line.matchedOptionValue("--commit", "");
        if (!commit.matches("[0-9a-f]{0,64}")) {
            throw new WrongUse("--commit takes the hash of a commit");
        }
        Optional<String> named = Optional.ofNullable(line.matchedOptionValue(BuildFlag.NOW.option(), (String) null));
        Instant now = BuildLine.moment(named).orElseGet(Instant::now);
        BuildOptions options = new BuildOptions(
                source, Optional.of(site.resolve("build").resolve("site")), false, false, Optional.of(now));
        try (Releases releases = open(site)) {
            releases.refuseHeld(commit, line.hasMatchedOption("--again"));
            Progress progress = new Progress(console);
            List<Problem> problems = Check.run(options, progress).problems();
            if (problems.isEmpty()) {
                BuildResult built = Build.run(options, progress);
                problems = built.problems();
            }
            progress.clear();
            if (!problems.isEmpty()) {
                return refused(problems, Releases.live(site));
            }
            Releases.Created created = releases.create(
                    SettingsFile.read(source), source, options.output().get(), commit, keep());
            return created(created);
        }
    }

    private int keep() {
        return line.matchedOptionValue(KEEP, KEPT);
    }

    private Releases open(Path site) throws IOException {
        return Releases.open(
                site,
                Clock.systemUTC(),
                () -> console.err().println("Another process is changing the releases; waiting for it."));
    }

    private int refused(List<Problem> problems, Optional<Release> live) {
        StringBuilder lines = new StringBuilder();
        problems.forEach(problem -> lines.append(problem).append('\n'));
        lines.append(problems.size()).append(problems.size() == 1 ? " problem; " : " problems; ");
        lines.append(live.map(release -> "release " + release.number() + " stays live.")
                .orElse("nothing is live yet."));
        console.err().println(lines);
        if (line.hasMatchedOption(Options.JSON)) {
            console.out().println("{\"ok\":false,\"problems\":" + problems.size() + "}");
        }
        return Exit.PROBLEMS;
    }

    private int created(Releases.Created created) {
        Release release = created.release();
        if (line.hasMatchedOption(Options.JSON)) {
            console.out()
                    .println("{\"ok\":true,\"release\":" + release.number() + ",\"made\":" + created.made()
                            + ",\"files\":" + release.files() + ",\"changed\":" + created.changed() + "}");
        } else if (created.made()) {
            console.out()
                    .println("Release " + release.number() + " is live: " + release.files() + " files, "
                            + created.changed() + " of them new or changed.");
        } else {
            console.out().println("Nothing changed; release " + release.number() + " stays live.");
        }
        return Exit.DONE;
    }

    private int rollBack(Path site) throws IOException, ReleaseException {
        OptionalInt number =
                line.hasMatchedPositional(0) ? OptionalInt.of(line.matchedPositionalValue(0, 0)) : OptionalInt.empty();
        try (Releases releases = open(site)) {
            Release release = releases.rollBack(number, line.hasMatchedOption("--anyway"));
            if (line.hasMatchedOption(Options.JSON)) {
                console.out().println("{\"ok\":true,\"release\":" + release.number() + "}");
            } else {
                console.out().println("Release " + release.number() + " is live.");
            }
            return Exit.DONE;
        }
    }

    private int prune(Path site) throws IOException {
        try (Releases releases = open(site)) {
            Releases.Pruned pruned = line.hasMatchedOption("--forget") ? releases.forget() : releases.prune(keep());
            if (line.hasMatchedOption(Options.JSON)) {
                console.out()
                        .println("{\"ok\":true,\"releases\":" + pruned.releases() + ",\"files\":" + pruned.files()
                                + "}");
            } else {
                console.out()
                        .println(pruned.releases() + " releases thrown away, and " + pruned.files()
                                + " files that pages of earlier ones named.");
            }
            return Exit.DONE;
        }
    }

    private int list(Path site) throws IOException {
        Optional<Release> live = Releases.live(site);
        StringBuilder json = new StringBuilder();
        for (Release release : Releases.list(site)) {
            boolean isLive = live.isPresent() && live.get().number() == release.number();
            if (line.hasMatchedOption(Options.JSON)) {
                json.append(json.length() == 0 ? "" : ",")
                        .append("{\"release\":" + release.number() + ",\"live\":" + isLive + ",\"made\":\""
                                + release.made() + "\",\"commit\":\"" + release.commit() + "\",\"files\":"
                                + release.files() + "}");
            } else {
                String commit = release.commit().isEmpty()
                        ? ""
                        : "  "
                                + release.commit()
                                        .substring(
                                                0, Math.min(12, release.commit().length()));
                console.out()
                        .println((isLive ? "* " : "  ") + release.number() + "  " + release.made() + commit + "  "
                                + release.files() + " files");
            }
        }
        if (line.hasMatchedOption(Options.JSON)) {
            console.out().println("{\"ok\":true,\"releases\":[" + json + "]}");
        }
        return Exit.DONE;
    }
}
