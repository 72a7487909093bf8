package nl.watals.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.watals.desk.Protocol;
import nl.watals.inbox.Action;
import nl.watals.inbox.Actor;
import nl.watals.inbox.Export;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.InboxException;
import nl.watals.inbox.Item;
import nl.watals.inbox.MailDelivery;
import nl.watals.inbox.MailSettings;
import nl.watals.inbox.Outcome;
import nl.watals.inbox.PublicVersion;
import nl.watals.inbox.QueueQuery;
import nl.watals.inbox.RejectReason;
import nl.watals.inbox.State;
import nl.watals.inbox.WithdrawCode;
import nl.watals.privacy.Kind;
import nl.watals.submission.Role;
import nl.watals.submission.SubmissionContent;
import nl.watals.submission.SubmissionKind;
import nl.watals.text.Nearest;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import picocli.CommandLine.ParseResult;

/** {@code watals inbox …}: moderation in the terminal. */
final class InboxCommand {
    private final Console console;
    private final ParseResult line;
    private final String name;
    private final InputStream in;
    private final InboxReport report;

    InboxCommand(Console console, ParseResult line, InputStream in) {
        this.console = console;
        this.line = line;
        this.name = line.commandSpec().name();
        this.in = in;
        this.report = new InboxReport(console, line.hasMatchedOption(Options.JSON));
    }

    int run() throws WrongUse {
        try {
            Problems problems = new Problems();
            InboxPlace place = InboxPlace.of(SourceOption.of(line), problems);
            if (!problems.isEmpty()) {
                return report(problems.sorted());
            }
            try (Inbox inbox = place.open()) {
                return run(inbox, place);
            }
        } catch (InboxException e) {
            return console.broken(e.getMessage());
        } catch (IOException e) {
            return console.broken(e);
        } catch (UncheckedIOException e) {
            return console.broken(e.getCause());
        }
    }

    private int report(List<Problem> problems) {
        console.refuse(problems);
        console.err().println(problems.size() == 1 ? "1 problem" : problems.size() + " problems");
        return Exit.PROBLEMS;
    }

    private int run(Inbox inbox, InboxPlace place) throws IOException, WrongUse {
        return switch (name) {
            case "list" -> list(inbox);
            case "show" -> show(inbox, place);
            case "purge" -> report.purged(inbox.purge());
            case "export" -> export(inbox);
            case "audit" -> audit(inbox);
            case "mail" -> mail(inbox, place);
            case "withdraw" -> withdraw(inbox);
            default -> decide(inbox);
        };
    }

    private int list(Inbox inbox) throws WrongUse {
        QueueQuery query = query();
        try {
            return report.list(inbox.queue(query), inbox.counts());
        } catch (IllegalArgumentException e) {
            throw new WrongUse("--after takes what a list said behind `More:`");
        }
    }

    private QueueQuery query() throws WrongUse {
        return new QueueQuery(
                states(),
                kinds(),
                text("--theme").orElse(""),
                text("--search").orElse(""),
                line.hasMatchedOption("--closing"),
                text("--after"),
                (int) number("--size", 50, 1, 500));
    }

    private Set<State> states() throws WrongUse {
        Set<State> states = EnumSet.noneOf(State.class);
        for (String key : parts("--state")) {
            states.add(State.of(key).orElseThrow(() -> notOneOf("--state", key, InboxLine.states())));
        }
        return states;
    }

    private Set<SubmissionKind> kinds() throws WrongUse {
        Set<SubmissionKind> kinds = EnumSet.noneOf(SubmissionKind.class);
        for (String key : parts("--kind")) {
            kinds.add(SubmissionKind.of(key).orElseThrow(() -> notOneOf("--kind", key, InboxLine.kinds())));
        }
        return kinds;
    }

    private int show(Inbox inbox, InboxPlace place) throws IOException {
        Optional<Item> item = inbox.item(id());
        if (item.isEmpty()) {
            return report.notThere(id());
        }
        Problems problems = new Problems();
        report.item(item.get(), inbox.audit(id()), help(item.get(), place, problems));
        return problems.isEmpty() ? Exit.DONE : report(problems.sorted());
    }

    /** What to do for somebody who asks for help, as long as nobody said that they do it. */
    private static List<String> help(Item item, InboxPlace place, Problems problems) throws IOException {
        return item.acute() && item.acuteSeenBy().isEmpty()
                ? Protocol.read(place.source(), place.site(), problems)
                        .lines(place.site().text("site.language"))
                : List.of();
    }

    private int audit(Inbox inbox) throws WrongUse {
        Optional<String> id = Optional.ofNullable(line.matchedPositionalValue(0, (String) null));
        long after = number("--after", 0, 0, Long.MAX_VALUE);
        return report.audit(id.isPresent() ? inbox.audit(id.get()) : inbox.auditAfter(after, 10_000));
    }

    private int mail(Inbox inbox, InboxPlace place) {
        Problems problems = new Problems();
        Optional<MailSettings> settings = MailSettings.of(place.site(), System.getenv(), problems);
        if (!problems.isEmpty()) {
            return report(problems.sorted());
        }
        if (settings.isEmpty()) {
            console.tell("no mail can be sent: the setting `mail.host` is empty");
            return Exit.PROBLEMS;
        }
        return report.mail(new MailDelivery(inbox, settings.get()).sendDue());
    }

    private int export(Inbox inbox) throws IOException, WrongUse {
        String list = line.matchedPositionalValue(0, "");
        Export.Kind kind = Arrays.stream(Export.Kind.values())
                .filter(candidate -> candidate.key().equals(list))
                .findFirst()
                .orElseThrow(() -> new WrongUse("there is no list `" + list + "` ("
                        + Nearest.hint(list, InboxLine.exports(), "allowed: " + String.join(", ", InboxLine.exports()))
                        + ")"));
        StringBuilder csv = new StringBuilder();
        int rows = inbox.export(new Export(kind, text("--event").orElse("")), who(), csv);
        Optional<String> output = text("--output");
        if (output.isEmpty()) {
            console.out().print(csv);
            return Exit.DONE;
        }
        writeForMe(Path.of(output.get()), csv.toString());
        return report.exported(rows);
    }

    /** A file that only its owner may read: it holds addresses of people. */
    private static void writeForMe(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        boolean posix = file.toAbsolutePath()
                .getFileSystem()
                .supportedFileAttributeViews()
                .contains("posix");
        if (posix) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private int withdraw(Inbox inbox) throws IOException, WrongUse {
        Optional<String> code = text("--code");
        if (code.isPresent()) {
            return report.outcome("", inbox.withdraw(new WithdrawCode(Text.given(code.get(), in))));
        }
        String id = id();
        if (id.isEmpty()) {
            throw new WrongUse("name an item, or a code with --code");
        }
        Optional<Item> item = inbox.item(id);
        return item.isEmpty()
                ? report.notThere(id)
                : report.outcome(id, inbox.act(id, item.get().version(), who(), new Action.Withdraw()));
    }

    private int decide(Inbox inbox) throws IOException, WrongUse {
        String id = id();
        Optional<Item> item = inbox.item(id);
        if (item.isEmpty()) {
            return report.notThere(id);
        }
        int version = (int) number("--version", item.get().version(), 1, Integer.MAX_VALUE);
        Outcome outcome = inbox.act(id, version, who(), action(item.get()));
        return report.outcome(id, outcome);
    }

    private Action action(Item item) throws IOException, WrongUse {
        return switch (name) {
            case "review" -> new Action.Review();
            case "hold" -> new Action.Hold();
            case "edit" -> new Action.Edit(edited(item.publicVersion()));
            case "overrule" -> new Action.Overrule(marks(), given("--reason"));
            case "accuse" -> new Action.Accusation(!line.hasMatchedOption("--no"));
            case "seen" -> new Action.AcuteSeen();
            case "aside" -> new Action.StepAside();
            case "approve" -> new Action.Approve();
            case "reject" -> new Action.Reject(rejectReason(), given("--text"));
            case "ask" -> new Action.Ask(given("--question"));
            case "merge" -> new Action.Merge(given("--into"));
            case "spam" -> new Action.Spam();
            case "handle" -> new Action.Handle();
            case "reopen" -> new Action.Reopen();
            case "undo" -> new Action.Undo();
            default -> throw new IllegalStateException("no command: " + name);
        };
    }

    private PublicVersion edited(PublicVersion before) throws IOException, WrongUse {
        SubmissionContent content = before.content();
        boolean answers = text("--page").isPresent() || text("--parent").isPresent();
        SubmissionContent after = new SubmissionContent(
                given("--title", content.title()),
                given("--now", content.now()),
                given("--effect", content.effect()),
                given("--body", content.body()),
                given("--name", content.name()),
                role(content.role()),
                text("--themes").isPresent() ? parts("--themes") : content.themes(),
                given("--page", content.page()),
                given("--parent", content.parent()),
                given("--event", content.event()));
        return new PublicVersion(answers ? SubmissionKind.REACTION : before.kind(), after);
    }

    private Optional<Role> role(Optional<Role> before) throws WrongUse {
        Optional<String> key = text("--role");
        if (key.isEmpty() || key.get().isEmpty()) {
            return key.isEmpty() ? before : Optional.empty();
        }
        return Optional.of(Arrays.stream(Role.values())
                .filter(role -> role.key().equals(key.get()))
                .findFirst()
                .orElseThrow(
                        () -> notOneOf("--role", key.get(), "kind, jongere, ouder, grootouder, professional, anders")));
    }

    private Set<Kind> marks() throws WrongUse {
        Set<Kind> marks = EnumSet.noneOf(Kind.class);
        for (String key : parts("--marks")) {
            marks.add(Arrays.stream(Kind.values())
                    .filter(kind -> kind.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> notOneOf("--marks", key, "bsn, iban, phone, email, address, case-number")));
        }
        return marks;
    }

    private RejectReason rejectReason() throws WrongUse {
        String key = text("--reason").orElse("");
        return RejectReason.of(key)
                .orElseThrow(() -> notOneOf("--reason", key, String.join(", ", InboxLine.rejectReasons())));
    }

    private static WrongUse notOneOf(String option, String value, String allowed) {
        return new WrongUse("`" + value + "` is no value for " + option + " ("
                + Nearest.hint(value, List.of(allowed.split(", ")), "allowed: " + allowed) + ")");
    }

    private String id() {
        return line.matchedPositionalValue(0, "");
    }

    private Actor who() throws WrongUse {
        String name = text("--as").orElse(System.getProperty("user.name", "")).strip();
        if (name.isEmpty() || name.length() > 80) {
            throw new WrongUse("--as takes the name of who decides");
        }
        return new Actor(name);
    }

    private Optional<String> text(String option) {
        if (line.commandSpec().findOption(option) == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(line.matchedOptionValue(option, (String) null));
    }

    private String given(String option) throws IOException {
        return given(option, "");
    }

    private String given(String option, String otherwise) throws IOException {
        Optional<String> value = text(option);
        return value.isEmpty() ? otherwise : Text.given(value.get(), in);
    }

    private List<String> parts(String option) {
        List<String> parts = new ArrayList<>();
        for (String part : text(option).orElse("").split(",")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    private long number(String option, long otherwise, long least, long most) throws WrongUse {
        Optional<String> value = text(option);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new WrongUse(option + " takes a whole number");
        }
        throw new WrongUse(option + " takes a number from " + least + (most == Long.MAX_VALUE ? " up" : " to " + most));
    }
}
