package nl.watals.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.InboxException;
import nl.watals.publish.PublishException;
import nl.watals.publish.PublishOptions;
import nl.watals.publish.PublishResult;
import nl.watals.publish.Publisher;
import nl.watals.text.Problems;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code watals publish}: approved records into the repository. */
final class PublishCommand {
    private final Console console;
    private final ParseResult line;

    PublishCommand(Console console, ParseResult line) {
        this.console = console;
        this.line = line;
    }

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Writes approved records into the repository, commits them, and pushes when there is a remote.",
                        "With --to: puts the finished site into an object store that speaks S3; only what changed.",
                        "")
                .footer(
                        "",
                        "A decision is published when it can no longer be taken back, ten minutes after it.",
                        "A run that fails or is killed is completed by the next one.",
                        "Exit: 0 done, 1 problems in the settings, 2 wrong use, 3 broken environment.");
        spec.addOption(SourceOption.spec());
        StoreCommand.options().forEach(spec::addOption);
        spec.addOption(Options.json());
        return spec;
    }

    int run() {
        if (line.hasMatchedOption(StoreCommand.TO)) {
            return new StoreCommand(console, line).run();
        }
        for (OptionSpec option : StoreCommand.options()) {
            if (line.hasMatchedOption(option.longestName())) {
                return console.wrongUse(option.longestName() + " goes with " + StoreCommand.TO);
            }
        }
        try {
            Problems problems = new Problems();
            Path source = SourceOption.of(line);
            InboxPlace place = InboxPlace.of(source, problems);
            if (!problems.isEmpty()) {
                return console.refuse(problems.sorted());
            }
            try (Inbox inbox = place.open()) {
                return report(Publisher.run(inbox, PublishOptions.of(source, place.site())));
            }
        } catch (InboxException | PublishException e) {
            return console.broken(e.getMessage());
        } catch (IOException e) {
            return console.broken(e);
        } catch (UncheckedIOException e) {
            return console.broken(e.getCause());
        }
    }

    private int report(PublishResult result) {
        result.notes().forEach(console::tell);
        if (line.hasMatchedOption(Options.JSON)) {
            console.out()
                    .println("{\"ok\":true,\"published\":" + result.published() + ",\"withdrawn\":" + result.withdrawn()
                            + ",\"files\":" + result.files() + ",\"commit\":\""
                            + result.commit().orElse("") + "\",\"pushed\":" + result.pushed() + "}");
        } else {
            console.out()
                    .println(result.published() + " published, " + result.withdrawn() + " withdrawn"
                            + (result.pushed() ? ", pushed" : ""));
        }
        return Exit.DONE;
    }
}
