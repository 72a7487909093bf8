package nl.watals.cli;

import java.util.Arrays;
import java.util.List;
import nl.watals.inbox.Export;
import nl.watals.inbox.RejectReason;
import nl.watals.inbox.State;
import nl.watals.submission.SubmissionKind;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The command lines of {@code watals inbox …}. */
final class InboxLine {
    private InboxLine() {}

    static CommandSpec spec() {
        CommandSpec inbox = CommandSpec.create();
        inbox.usageMessage()
                .description("Moderates what people sent in.", "")
                .synopsisSubcommandLabel("COMMAND")
                .footer("", "Exit: 0 done, 1 refused or not there, 2 wrong use, 3 broken environment.");
        inbox.addOption(Options.help());
        inbox.addSubcommand("list", list());
        inbox.addSubcommand("show", item("Shows one item with all its texts and what was done with it."));
        inbox.addSubcommand("review", decision("Takes an item up: you work on it from now on."));
        inbox.addSubcommand("hold", decision("Puts an item aside."));
        inbox.addSubcommand("edit", edit());
        inbox.addSubcommand("overrule", overrule());
        inbox.addSubcommand("accuse", accuse());
        inbox.addSubcommand("seen", decision("Confirms that an acute item was seen and the protocol followed."));
        inbox.addSubcommand("aside", decision("\"I know this case\": somebody else decides."));
        inbox.addSubcommand("approve", decision("Approves an item; it is published after ten minutes."));
        inbox.addSubcommand("reject", reject());
        inbox.addSubcommand("ask", ask());
        inbox.addSubcommand("merge", merge());
        inbox.addSubcommand("spam", decision("Calls an item spam."));
        inbox.addSubcommand("handle", decision("Says that a message, sign-up or subscription was dealt with."));
        inbox.addSubcommand("reopen", decision("Looks again at what was rejected, merged, handled or called spam."));
        inbox.addSubcommand("undo", decision("Takes the last decision back, within ten minutes."));
        inbox.addSubcommand("withdraw", withdraw());
        inbox.addSubcommand("purge", plain("Erases what has been kept long enough."));
        inbox.addSubcommand("export", export());
        inbox.addSubcommand("audit", audit());
        inbox.addSubcommand("mail", plain("Sends the mail that waits."));
        return inbox;
    }

    private static CommandSpec list() {
        CommandSpec spec = plain("Lists the queue: the most urgent first, then the oldest.");
        spec.addOption(
                Options.text("--state", "STATE[,…]", "Only these states (" + states() + "); what waits, if left out."));
        spec.addOption(Options.text("--kind", "KIND[,…]", "Only these kinds (" + kinds() + ")."));
        spec.addOption(Options.text("--theme", "SLUG", "Only this theme."));
        spec.addOption(Options.text("--search", "WORDS", "Only what holds all these words, or words that begin so."));
        spec.addOption(Options.flag("--closing", "Only what expires within seven days."));
        spec.addOption(Options.text("--after", "CURSOR", "Go on behind this place: the last list names it."));
        spec.addOption(Options.text("--size", "N", "How many, 1 to 500 (50)."));
        return spec;
    }

    private static CommandSpec edit() {
        CommandSpec spec =
                decision("Changes the public version. What is not given stays; an empty text takes it away.");
        spec.addOption(Options.text("--title", "TEXT", "The question."));
        spec.addOption(Options.text("--now", "TEXT", "How it is now."));
        spec.addOption(Options.text("--effect", "TEXT", "What would change."));
        spec.addOption(Options.text("--body", "TEXT", "The text."));
        spec.addOption(Options.text("--name", "TEXT", "The display name."));
        spec.addOption(Options.text("--role", "ROLE", "kind, jongere, ouder, grootouder, professional or anders."));
        spec.addOption(Options.text("--themes", "SLUGS", "Themes, with commas between them."));
        spec.addOption(Options.text("--event", "ADDRESS", "The gathering that it came from."));
        spec.addOption(Options.text("--page", "ADDRESS", "Publish it as a reaction to this page."));
        spec.addOption(Options.text("--parent", "ID", "The reaction that it answers."));
        spec.usageMessage().footer("", "A text - is read from the standard input.");
        return spec;
    }

    private static CommandSpec overrule() {
        CommandSpec spec = decision("Lets privacy marks stand, with a reason.");
        spec.addOption(
                Options.needed("--marks", "MARKS", "bsn, iban, phone, email, address, case-number; with commas."));
        spec.addOption(Options.needed("--reason", "TEXT", "Why; it stays in the inbox. - is the standard input."));
        return spec;
    }

    private static CommandSpec accuse() {
        CommandSpec spec = decision("Says that an item accuses somebody: two people must approve it.");
        spec.addOption(Options.flag("--no", "Says that it does not."));
        return spec;
    }

    private static CommandSpec reject() {
        CommandSpec spec = decision("Rejects an item. The sender reads why.");
        spec.addOption(Options.needed("--reason", "CODE", "One of " + String.join(", ", rejectReasons()) + "."));
        spec.addOption(Options.text("--text", "TEXT", "Other words for the sender. - is the standard input."));
        return spec;
    }

    private static CommandSpec ask() {
        CommandSpec spec = decision("Asks the sender something, by mail.");
        spec.addOption(Options.needed("--question", "TEXT", "The question. - is the standard input."));
        return spec;
    }

    private static CommandSpec merge() {
        CommandSpec spec = decision("Says that an item says the same as another one.");
        spec.addOption(Options.needed("--into", "ID", "The one that goes on."));
        return spec;
    }

    private static CommandSpec withdraw() {
        CommandSpec spec = plain("Erases a submission for its sender; it cannot be undone.");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("ID")
                .arity("0..1")
                .type(String.class)
                .description("The item; or use --code.")
                .build());
        spec.addOption(Options.text("--code", "CODE", "The code that the sender got. - is the standard input."));
        spec.addOption(who());
        return spec;
    }

    private static CommandSpec export() {
        CommandSpec spec = plain("Writes a list for the organisers as CSV.");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("LIST")
                .arity("1")
                .type(String.class)
                .description("One of " + String.join(", ", exports()) + ".")
                .build());
        spec.addOption(Options.text("--event", "ADDRESS", "Only sign-ups for this gathering."));
        spec.addOption(Options.text("--output", "FILE", "Where to (the standard output, if left out)."));
        spec.addOption(who());
        return spec;
    }

    private static CommandSpec audit() {
        CommandSpec spec = plain("Prints the audit log, of one item or of all.");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("ID")
                .arity("0..1")
                .type(String.class)
                .description("The item.")
                .build());
        spec.addOption(Options.text("--after", "N", "Only lines behind this number."));
        return spec;
    }

    private static CommandSpec decision(String description) {
        CommandSpec spec = item(description);
        spec.addOption(who());
        spec.addOption(Options.text("--version", "N", "Only if the item is still as it was in this version."));
        return spec;
    }

    private static CommandSpec item(String description) {
        CommandSpec spec = plain(description);
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("ID")
                .arity("1")
                .type(String.class)
                .description("The item.")
                .build());
        return spec;
    }

    private static CommandSpec plain(String description) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(description, "");
        spec.addOption(SourceOption.spec());
        spec.addOption(Options.json());
        spec.addOption(Options.help());
        return spec;
    }

    private static OptionSpec who() {
        return Options.text("--as", "NAME", "Who decides, for the audit log (your user name, if left out).");
    }

    static String states() {
        return String.join(", ", Arrays.stream(State.values()).map(State::key).toList());
    }

    static String kinds() {
        return String.join(
                ", ",
                Arrays.stream(SubmissionKind.values()).map(SubmissionKind::key).toList());
    }

    static List<String> rejectReasons() {
        return Arrays.stream(RejectReason.values()).map(RejectReason::key).toList();
    }

    static List<String> exports() {
        return Arrays.stream(Export.Kind.values()).map(Export.Kind::key).toList();
    }
}
