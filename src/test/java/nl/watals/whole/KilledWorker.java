package nl.watals.whole;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import nl.watals.cli.Main;
import nl.watals.inbox.Action;
import nl.watals.inbox.Actor;
import nl.watals.inbox.Added;
import nl.watals.inbox.Arrival;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.Inbox.InboxSettings;
import nl.watals.inbox.InboxAddress;
import nl.watals.inbox.Outcome;
import nl.watals.inbox.QueueQuery;
import nl.watals.inbox.QueueRow;
import nl.watals.inbox.RejectReason;
import nl.watals.inbox.Samples;
import nl.watals.publish.GitSite;
import nl.watals.publish.PublishException;
import nl.watals.publish.PublishOptions;
import nl.watals.publish.Publisher;
import nl.watals.submission.Submission;

/** Works on an inbox until it is killed, and writes down what is done, but only when it is done. */
final class KilledWorker {
    private final Inbox inbox;
    private final Path site;
    private final Path said;
    private final Path begun;
    private final Random random;

    private KilledWorker(Inbox inbox, Path site, Path said, Path begun, Random random) {
        this.inbox = inbox;
        this.site = site;
        this.said = said;
        this.begun = begun;
        this.random = random;
    }

    /**
     * Arguments: the site, the file for what is done, the file that says that it has begun, what to do, a number. Or a folder
     * only: then a little of everything is done there once.
     */
    public static void main(String[] args) throws IOException {
        if (args.length == 1) {
            doALittle(Path.of(args[0]));
        }
        Path site = Path.of(args[0]);
        int round = Integer.parseInt(args[4]);
        Inbox inbox = Inbox.open(
                InboxAddress.file(site.resolve(".watals/inbox.db")), InboxSettings.DEFAULT.at(clock(args[3])));
        KilledWorker worker = new KilledWorker(inbox, site, Path.of(args[1]), Path.of(args[2]), new Random(round));
        for (int i = 0; ; i++) {
            switch (args[3]) {
                case "add" -> worker.add(round, i);
                case "decide" -> worker.decide();
                default -> worker.publish();
            }
            worker.begin(i);
        }
    }

    /** Whoever publishes lives a little later, so that decisions can no longer be taken back. */
    private static Clock clock(String work) {
        Clock clock = Clock.systemUTC();
        return work.equals("publish") ? Clock.offset(clock, Duration.ofMinutes(11)) : clock;
    }

    /** Ends the process, as the program does after a command. */
    private static void doALittle(Path folder) throws IOException {
        GitSite site = GitSite.fresh(folder);
        Path other = folder.resolveSibling("other");
        InboxAddress address = InboxAddress.file(site.root().resolve(".watals/inbox.db"));
        for (String work : List.of("add", "decide", "publish")) {
            try (Inbox inbox = Inbox.open(address, InboxSettings.DEFAULT.at(clock(work)))) {
                KilledWorker worker = new KilledWorker(
                        inbox, site.root(), other.resolveSibling("said"), other.resolveSibling("begun"), new Random(1));
                for (int i = 0; i < 10; i++) {
                    switch (work) {
                        case "add" -> worker.add(0, i);
                        case "decide" -> worker.decide();
                        default -> worker.publish();
                    }
                }
                worker.begin(0);
            }
        }
        Path export = KilledImportTest.export(Files.createDirectories(other), 20, "Nu niet.");
        Main.main(new String[] {"import", "--source", other.toString(), export.toString(), "--json"});
    }

    private void begin(int i) throws IOException {
        if (i == 0) {
            Files.writeString(begun, "");
        }
    }

    private void say(String line) throws IOException {
        Files.write(
                said,
                (line + "\n").getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** One by one, and a few at once; the keys of the last round come again, as when somebody sends a form twice. */
    private void add(int round, int i) throws IOException {
        Submission one = sample(round + "-" + i);
        say("added " + inbox.add(one, Arrival.FORM).id());
        List<Submission> some =
                List.of(sample(round + "-a" + i), sample(round - 1 + "-a" + i), sample(round + "-b" + i));
        for (Added added : inbox.addAll(some, Arrival.IMPORT)) {
            say("added " + added.id());
        }
    }

    private static Submission sample(String key) {
        return Samples.idea(key)
                .title("Wat als het anders was, " + KilledImportTest.letters(key) + "?")
                .submission();
    }

    private void decide() throws IOException {
        QueueQuery some = new QueueQuery(Set.of(), Set.of(), "", "", false, Optional.empty(), 20);
        List<QueueRow> rows = inbox.queue(some).rows();
        if (rows.isEmpty()) {
            return;
        }
        QueueRow row = rows.get(random.nextInt(rows.size()));
        Action action = switch (random.nextInt(8)) {
            case 0 -> new Action.Review();
            case 1 -> new Action.Reject(RejectReason.OFF_TOPIC, "");
            case 2 -> new Action.Withdraw();
            default -> new Action.Approve();
        };
        if (inbox.act(row.id(), row.version(), new Actor("anne"), action) instanceof Outcome.Done done) {
            say("version " + row.id() + " " + done.item().version());
        }
    }

    private void publish() throws IOException {
        try {
            Publisher.run(
                    inbox,
                    new PublishOptions(
                            site, site.resolve("submissions"), "", "origin", "Wat als…", "publish@www.example.nl"));
        } catch (PublishException e) {
            // The git of a publisher that was killed is still at work; the next try comes at once.
            say("refused " + e.getMessage().replace('\n', ' '));
        }
    }
}
