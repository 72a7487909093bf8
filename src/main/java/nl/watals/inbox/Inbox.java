package nl.watals.inbox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.watals.site.Settings;
import nl.watals.submission.Origin;
import nl.watals.submission.Submission;
import nl.watals.work.Parallel;

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
    private final Purge purge;
    private final Publications publications;
    private final Exports exports;
    private final SiteFacts facts;

    private Inbox(Database database, InboxSettings settings) {
        this.database = database;
        this.clock = settings.clock();
        Search search = new Search(database.dialect());
        Retention retention = new Retention(settings.periods(), settings.facts(), settings.zone());
        this.facts = settings.facts();
        this.adding = new Adding(database.dialect(), search, retention, settings.mail());
        this.decisions = new Decisions(database.dialect(), search, retention, settings);
        this.queue = new Queue(search);
        this.purge = new Purge(database, retention, settings.periods());
        this.publications = new Publications(retention, settings.mail());
        this.exports = new Exports();
    }

    /**
     * Opens the inbox; makes it when it is not there, brings an older one to the newest form, and erases what has been kept
     * long enough.
     */
    public static Inbox open(InboxAddress address, InboxSettings settings) {
        Inbox inbox = new Inbox(Database.open(address, settings.clock()), settings);
        try {
            inbox.purge();
            return inbox;
        } catch (RuntimeException e) {
            inbox.close();
            throw e;
        }
    }

    /**
     * What the inbox works with. Immutable.
     *
     * @param periods how long what is kept
     * @param facts what it must know of the site
     * @param zone where the site is: it decides on which day something arrived
     * @param clock the time
     * @param mail whether mail can be sent; without it none is put in the outbox
     * @param undo how long a decision can be taken back; ten minutes at most
     */
    public record InboxSettings(
            RetentionPeriods periods, SiteFacts facts, ZoneId zone, Clock clock, boolean mail, Duration undo) {
        /** The default periods, a site of which nothing is known, mail, and the machine's clock, in Amsterdam. */
        public static final InboxSettings DEFAULT = new InboxSettings(
                RetentionPeriods.DEFAULT,
                SiteFacts.UNKNOWN,
                ZoneId.of("Europe/Amsterdam"),
                Clock.systemUTC(),
                true,
                Decisions.UNDO);

        /** Those of a site. */
        public static InboxSettings of(Path source, Settings settings) {
            Clock clock = Clock.systemUTC();
            return new InboxSettings(
                    RetentionPeriods.of(settings),
                    new SiteFiles(source, settings, clock),
                    settings.zone(),
                    clock,
                    !settings.text("mail.host").isEmpty(),
                    Decisions.UNDO);
        }

        /** The same with another clock. */
        public InboxSettings at(Clock other) {
            return new InboxSettings(periods, facts, zone, other, mail, undo);
        }

        /** The same with other periods. */
        public InboxSettings with(RetentionPeriods other) {
            return new InboxSettings(other, facts, zone, clock, mail, undo);
        }

        /** The same with another site. */
        public InboxSettings with(SiteFacts other) {
            return new InboxSettings(periods, other, zone, clock, mail, undo);
        }

        /**
         * The same for somebody who tries everything out: mail waits in the outbox although nobody sends it, and a decision
         * stands after this time.
         */
        public InboxSettings toTryOut(Duration soon) {
            return new InboxSettings(periods, facts, zone, clock, true, soon);
        }
    }

    /**
     * Takes a submission in. The texts are stored as they are, but for NUL and halves of characters, which become U+FFFD.
     * The same origin (source and key) arriving again changes nothing.
     */
    public Added add(Submission submission, Arrival arrival) {
        return addAll(List.of(Incoming.of(submission, arrival))).get(0);
    }

    /** As {@link #add}, all of them in one transaction; the answers are in the same order. */
    public List<Added> addAll(List<Submission> submissions, Arrival arrival) {
        Incoming[] incoming = new Incoming[submissions.size()];
        Parallel.forEachHeavy(incoming.length, i -> incoming[i] = Incoming.of(submissions.get(i), arrival));
        return addAll(List.of(incoming));
    }

    /** As {@link #add}, for submissions that were made ready before, maybe on several threads. */
    public List<Added> addAll(List<Incoming> incoming) {
        return database.write(handle -> adding.add(handle, incoming, now()));
    }

    /** The item that came in with this origin, also when its texts are erased; empty when it never did. */
    public Optional<String> idOf(Origin origin) {
        return database.read(handle -> adding.find(handle, origin));
    }

    /** Why a submission would be held when it comes in; empty when nothing holds it. */
    public static Set<HoldReason> holds(Submission submission) {
        return Set.copyOf(Holds.of(submission).reasons());
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
        if (action instanceof Action.Approve) {
            knowTheSite();
        }
        Outcome outcome = database.write(handle -> decisions.act(handle, id, version, who, action, now()));
        if (action instanceof Action.Withdraw && outcome instanceof Outcome.Done) {
            database.wipe();
        }
        return outcome;
    }

    /** Reading a large site takes seconds: not while others wait for the database. */
    private void knowTheSite() {
        facts.isTaken("");
    }

    /** Withdraws the submission that this code was given for; in any spelling of capitals, spaces and hyphens. */
    public Outcome withdraw(WithdrawCode code) {
        Outcome outcome = database.write(handle -> {
            Optional<String> id = Items.idOfCode(handle, code);
            if (id.isEmpty()) {
                return new Outcome.NotFound();
            }
            int version = Items.find(handle, id.get()).orElseThrow().version();
            return decisions.act(handle, id.get(), version, Actor.SENDER, new Action.Withdraw(), now());
        });
        if (outcome instanceof Outcome.Done) {
            database.wipe();
        }
        return outcome;
    }

    /**
     * Somebody who was asked by mail says yes to the newsletter.
     *
     * @param token the last part of the link in that mail
     * @return false when there is no such question, or the sender's data were erased since
     */
    public boolean confirmNewsletter(String token) {
        return database.write(handle -> Subscriptions.confirm(handle, token, now()));
    }

    /** Erases what has been kept long enough; whoever runs for days calls it every hour. */
    public Purged purge() {
        return purge.run(now());
    }

    /**
     * Writes the rows of an export for the organisers as CSV and notes it in the audit log.
     *
     * @return how many rows
     */
    public int export(Export export, Actor who, Appendable out) {
        return database.write(handle -> exports.write(handle, export, who, out, now()));
    }

    /**
     * The public records that must be written now: those of approved items whose decision can no longer be taken back, and
     * those of withdrawn ones. From here on each of them may be in the repository, until {@link #published} says that it is;
     * asking again gives the same ones again.
     *
     * @param most how many at once
     */
    public List<Publication> toPublish(int most) {
        knowTheSite();
        return database.write(handle -> publications.begin(handle, facts, most, now()));
    }

    /** Says that these records are in the repository for good. Returns how many items are published by that. */
    public int published(List<Publication> records) {
        return database.write(handle -> publications.done(handle, records, now()));
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
