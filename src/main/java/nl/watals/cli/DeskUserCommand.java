package nl.watals.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;
import nl.watals.desk.DeskRole;
import nl.watals.desk.DeskUser;
import nl.watals.desk.DeskUsers;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.InboxException;
import nl.watals.text.Problems;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code watals desk user …}: who may log in at the desk. */
final class DeskUserCommand {
    private final Console console;
    private final ParseResult line;
    private final InputStream in;

    /** @param in where a password is read from when there is no terminal */
    DeskUserCommand(Console console, ParseResult line, InputStream in) {
        this.console = console;
        this.line = line;
        this.in = in;
    }

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description("Says who may log in at the desk.");
        spec.addOption(Options.help());
        CommandSpec add = named("Makes an account. The password is asked for, or read from the standard input.");
        add.addOption(Options.text("--role", "ROLE", "moderator (if left out) or administrator."));
        spec.addSubcommand("add", add);
        spec.addSubcommand("list", common("Lists the accounts."));
        spec.addSubcommand("remove", named("Removes an account and logs it out."));
        CommandSpec password = named("Gives an account another password and logs it out.");
        password.addOption(Options.flag(
                "--no-code", "No longer ask for the code of a phone, for who lost theirs; keeps the password."));
        spec.addSubcommand("password", password);
        return spec;
    }

    private static CommandSpec named(String description) {
        CommandSpec spec = common(description);
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .paramLabel("NAME")
                .type(String.class)
                .required(true)
                .description("2 to 40 small letters, digits, hyphens, dots and underscores.")
                .build());
        return spec;
    }

    private static CommandSpec common(String description) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(description);
        spec.addOption(Options.help());
        spec.addOption(SourceOption.spec());
        spec.addOption(Options.json());
        return spec;
    }

    int run() {
        try {
            Problems problems = new Problems();
            InboxPlace place = InboxPlace.of(SourceOption.of(line), problems);
            if (!problems.isEmpty()) {
                return console.refuse(problems.sorted());
            }
            try (Inbox inbox = place.open()) {
                return run(new DeskUsers(inbox));
            }
        } catch (InboxException e) {
            return console.broken(e.getMessage());
        } catch (IOException e) {
            return console.broken(e);
        }
    }

    private int run(DeskUsers users) throws IOException {
        String command = line.commandSpec().name();
        if (command.equals("list")) {
            return list(users);
        }
        String name = line.matchedPositionalValue(0, "");
        return switch (command) {
            case "add" -> add(users, name);
            case "remove" -> report(users.remove(name), name, "removed");
            default ->
                line.hasMatchedOption("--no-code")
                        ? report(users.removeSecondFactor(name), name, "no longer asked for a code")
                        : report(users.setPassword(name, password()), name, "has another password");
        };
    }

    private int add(DeskUsers users, String name) throws IOException {
        String word = line.matchedOptionValue("--role", DeskRole.MODERATOR.key());
        Optional<DeskRole> role = DeskRole.of(word);
        if (role.isEmpty()) {
            return console.wrongUse("--role takes moderator or administrator");
        }
        return report(users.add(name, role.get(), password()), name, "added as " + word);
    }

    /** From the terminal without showing it, or else one line of the input: never from the command line. */
    private String password() throws IOException {
        if (System.console() != null) {
            char[] typed = System.console().readPassword("Password: ");
            return typed == null ? "" : new String(typed);
        }
        String typed = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        return typed == null ? "" : typed;
    }

    private int list(DeskUsers users) {
        StringJoiner json = new StringJoiner(",", "{\"ok\":true,\"users\":[", "]}");
        for (DeskUser user : users.list()) {
            if (!line.hasMatchedOption(Options.JSON)) {
                console.out()
                        .println(user.name() + "  " + user.role().key() + (user.secondFactor() ? "  with a code" : ""));
            }
            json.add("{\"name\":\"" + user.name() + "\",\"role\":\""
                    + user.role().key() + "\",\"code\":" + user.secondFactor() + "}");
        }
        if (line.hasMatchedOption(Options.JSON)) {
            console.out().println(json);
        }
        return Exit.DONE;
    }

    private int report(DeskUsers.Result result, String name, String done) {
        boolean fine = result == DeskUsers.Result.DONE;
        if (!fine) {
            console.tell(problem(result));
        }
        if (line.hasMatchedOption(Options.JSON)) {
            console.out().println("{\"ok\":" + fine + "}");
        } else if (fine) {
            console.out().println(name + ": " + done);
        }
        return fine ? Exit.DONE : Exit.PROBLEMS;
    }

    private static String problem(DeskUsers.Result result) {
        return switch (result) {
            case DONE -> "";
            case EXISTS -> "there is an account with this name already; `desk user password` gives it another password";
            case UNKNOWN -> "there is no account with this name; `desk user list` names them all";
            case BAD_NAME ->
                "a name has 2 to 40 small letters, digits, hyphens, dots and underscores, and begins with a letter";
            case SHORT_PASSWORD -> "a password has at least 12 characters; a sentence that you remember is best";
            case LONG_PASSWORD -> "a password has at most 200 characters";
            case EASY_PASSWORD -> "this password is easy to guess: it holds the name, or one character over and over";
        };
    }
}
