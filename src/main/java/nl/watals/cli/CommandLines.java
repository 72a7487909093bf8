package nl.watals.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.PicocliException;

/** Reads every command line that is not a plain one, and explains those that cannot be read. */
final class CommandLines {
    private CommandLines() {}

    static int run(String[] args, Console console) throws WrongUse {
        CommandLine line = new CommandLine(commands());
        ParseResult parsed;
        try {
            parsed = line.parseArgs(args);
        } catch (ParameterException e) {
            return wrongUse(e, console);
        } catch (PicocliException e) {
            return console.wrongUse(e.getMessage());
        }
        ParseResult command = parsed;
        while (command.hasSubcommand()) {
            command = command.subcommand();
        }
        if (command.hasMatchedOption("--help")) {
            usage(command.commandSpec().commandLine(), console.out());
            return Exit.DONE;
        }
        if (command == parsed && command.hasMatchedOption("--version")) {
            console.out().println("watals " + Version.TEXT);
            return Exit.DONE;
        }
        boolean whole = command.commandSpec().name().equals(DeskCommand.NAME)
                || command.commandSpec().subcommands().isEmpty();
        if (command == parsed || !whole) {
            usage(command.commandSpec().commandLine(), console.err());
            return Exit.WRONG_USE;
        }
        return switch (parsed.subcommand().commandSpec().name()) {
            case "inbox" -> new InboxCommand(console, command, System.in).run();
            case "intake" -> new IntakeCommand(console, command).run();
            case "publish" -> new PublishCommand(console, command).run();
            case "import" -> new ImportCommand(console, command).run();
            case DeskCommand.NAME ->
                command == parsed.subcommand()
                        ? new DeskCommand(console, command).run()
                        : new DeskUserCommand(console, command, System.in).run();
            case HostingCommand.NAME -> new HostingCommand(console, command).run();
            case ReleaseCommand.NAME -> new ReleaseCommand(console, command).run();
            case NewCommand.NAME -> new NewCommand(console, command).run();
            case ServeCommand.NAME -> new ServeCommand(console, command).run();
            case CheckCommand.NAME -> new CheckCommand(console).run(BuildLine.of(command));
            default -> new BuildCommand(console).run(BuildLine.of(command));
        };
    }

    private static CommandSpec commands() {
        CommandSpec root = CommandSpec.create().name("watals");
        root.usageMessage().description("Builds the site of Wat als… out of Markdown and approved submissions.");
        root.addOption(Options.help());
        root.addOption(Options.flag("--version", "Print the version and stop."));
        root.addSubcommand("build", BuildLine.spec().addOption(Options.help()));
        root.addSubcommand(CheckCommand.NAME, CheckCommand.spec().addOption(Options.help()));
        root.addSubcommand(HostingCommand.NAME, HostingCommand.spec().addOption(Options.help()));
        root.addSubcommand("import", ImportCommand.spec().addOption(Options.help()));
        root.addSubcommand("inbox", InboxLine.spec());
        root.addSubcommand("intake", IntakeCommand.spec().addOption(Options.help()));
        root.addSubcommand("publish", PublishCommand.spec().addOption(Options.help()));
        root.addSubcommand(DeskCommand.NAME, DeskCommand.spec());
        root.addSubcommand(NewCommand.NAME, NewCommand.spec().addOption(Options.help()));
        root.addSubcommand(ReleaseCommand.NAME, ReleaseCommand.spec());
        root.addSubcommand(ServeCommand.NAME, ServeCommand.spec().addOption(Options.help()));
        return root;
    }

    private static int wrongUse(ParameterException e, Console console) {
        console.tell(e.getMessage());
        PrintWriter writer = new PrintWriter(console.err(), true);
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, writer)) {
            usage(e.getCommandLine(), console.err());
        }
        return Exit.WRONG_USE;
    }

    private static void usage(CommandLine line, PrintStream out) {
        out.print(line.getUsageMessage(Ansi.OFF));
    }
}
