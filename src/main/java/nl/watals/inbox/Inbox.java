package nl.watals.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.watals.submission.Submission;

/**
 * The private inbox. Thread-safe; several processes may have the same one open. Every method is one transaction: it happens
 * wholly or, when it throws {@link InboxException}, not at all.
 */
public final class Inbox implements AutoCloseable {
    private final Database database;
    private final Clock clock;
    private final Adding adding;
    private final Decisions decisions;
    private final Queue queue;

    private Inbox(Database database, InboxSettings settings) {
        this.database = database;
        this.clock = settings.clock();
        Search search = new Search(database.dialect());
        Retention retention = new Retention(settings.periods(), settings.gatherings(), settings.zone());
        this.adding = new Adding(search, retention);
        this.decisions = new Decisions(search, retention);
        this.queue = new Queue(search);
    }

    /** Opens the inbox; makes it when it is not there, and brings an older one to the newest form. */
    public static Inbox open(InboxAddress address, InboxSettings settings) {
        return new Inbox(Database.open(address, settings.clock()), settings);
    }

    /**
     * What the inbox works with.
     *
     * @param zone where the site is: it decides on which day something arrived
     */
    public record InboxSettings(RetentionPeriods periods, Gatherings gatherings, ZoneId zone, Clock clock) {
        /** The default periods, no gatherings, and the machine's clock, in Amsterdam. */
        public static final InboxSettings DEFAULT = new InboxSettings(
                RetentionPeriods.DEFAULT, Gatherings.NONE, ZoneId.of("Europe/Amsterdam"), Clock.systemUTC());

        /** The same with another clock. */
        public InboxSettings at(Clock other) {
            return new InboxSettings(periods, gatherings, zone, other);
        }
    }

    /**
     * Takes a submission in. The texts are stored as they are, but for NUL and halves of characters, which become U+FFFD.
     * The same origin (source and key) arriving again changes nothing.
     */
    public Added add(Submission submission, Arrival arrival) {
        return database.write(handle -> adding.add(handle, submission, arrival, now()));
    }

    /** As {@link #add}, all of them in one transaction; the answers are in the same order. */
    public List<Added> addAll(List<Submission> submissions, Arrival arrival) {
        return database.write(handle -> {
            List<Added> added = new ArrayList<>(submissions.size());
            for (Submission submission : submissions) {
                added.add(adding.add(handle, submission, arrival, now()));
            }
            return added;
        });
    }

    /** One item with all its texts. */
    public Optional<Item> item(String id) {
        return database.read(handle -> Items.find(handle, id));
    }

    /** A page of the queue. */
    public QueuePage queue(QueueQuery query) {
        return database.read(handle -> queue.page(handle, query, now()));
    }

    /** How many there are of everything. */
    public Counts counts() {
        return database.read(handle -> queue.counts(handle, now()));
    }

    /**
     * Does something with an item.
     *
     * @param version the version of the item that was decided on: when it has changed since, nothing happens
     */
    public Outcome act(String id, int version, Actor who, Action action) {
        Outcome outcome =
                database.write(handle -> decisions.act(handle, database.dialect(), id, version, who, action, now()));
        if (action instanceof Action.Withdraw && outcome instanceof Outcome.Done) {
            database.wipe();
        }
        return outcome;
    }

    /** Withdraws the submission that this code was given for; in any spelling of capitals, spaces and hyphens. */
    public Outcome withdraw(WithdrawCode code) {
        Outcome outcome = database.write(handle -> {
            Optional<String> id = Items.idOfCode(handle, code);
            if (id.isEmpty()) {
                return new Outcome.NotFound();
            }
            int version = Items.find(handle, id.get()).orElseThrow().version();
            return decisions.act(
                    handle, database.dialect(), id.get(), version, Actor.SENDER, new Action.Withdraw(), now());
        });
        if (outcome instanceof Outcome.Done) {
            database.wipe();
        }
        return outcome;
    }

    /** What was done with an item, oldest first; also of one whose texts are erased. */
    public List<AuditRow> audit(String id) {
        return database.read(handle -> AuditLog.of(handle, id));
    }

    /** The audit log behind a line, oldest first; 0 is the beginning. */
    public List<AuditRow> auditAfter(long seq, int most) {
        return database.read(handle -> AuditLog.after(handle, seq, most));
    }

    /** The database, for tables of other parts of the program, such as users and sessions of the desk. */
    public Database database() {
        return database;
    }

    /** The moment, by the clock of this inbox, in whole milliseconds as it is stored. */
    public Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    @Override
    public void close() {
        database.close();
    }
}
