package nl.watals.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.Publication;
import nl.watals.submission.PublicRecord;
import nl.watals.submission.PublicRecord.Idea;
import nl.watals.submission.PublicRecord.Reaction;

/**
 * Brings what was approved into the repository, and takes out what was withdrawn: the inbox marks the items, the files are
 * written, committed and pushed, and only then the inbox calls them published. A run that is killed anywhere leaves the
 * items marked; the next one finds the same records, writes what is missing, commits what is not committed, pushes, and
 * closes them. Files have the id of their item as their name, so nothing comes twice.
 */
public final class Publisher {
    private static final int BATCH = 1_000;

    private final Inbox inbox;
    private final PublishOptions options;
    private final boolean committing;
    private final List<String> notes = new ArrayList<>();
    private int published;
    private int withdrawn;
    private Optional<String> commit = Optional.empty();
    private boolean pushed;

    private Publisher(Inbox inbox, PublishOptions options, boolean committing) {
        this.inbox = inbox;
        this.options = options;
        this.committing = committing;
    }

    /** Publishes everything that is due. Only one run works on a site at a time; another one is refused. */
    public static PublishResult run(Inbox inbox, PublishOptions options) throws IOException, PublishException {
        return run(inbox, options, true);
    }

    /** As {@link #run(Inbox, PublishOptions)}, but only writes the files: for a folder in which somebody tries things out. */
    public static PublishResult writeOnly(Inbox inbox, PublishOptions options) throws IOException, PublishException {
        return run(inbox, options, false);
    }

    private static PublishResult run(Inbox inbox, PublishOptions options, boolean committing)
            throws IOException, PublishException {
        Path lock = options.source().resolve(".watals/publish.lock");
        Files.createDirectories(lock.getParent());
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock(channel)) {
            if (!held.isValid()) {
                throw new PublishException("the lock of publishing was lost");
            }
            return new Publisher(inbox, options, committing).run();
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException, PublishException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            throw new PublishException("another thread of this program is publishing this site");
        }
        throw new PublishException("another process is publishing this site");
    }

    private PublishResult run() throws IOException, PublishException {
        RecordFiles files = new RecordFiles(options.records());
        Optional<Repository> repository = repository();
        files.cleanUp();
        if (repository.isPresent()) {
            repository.get().cleanUp();
        }
        for (List<Publication> due = inbox.toPublish(BATCH); !due.isEmpty(); due = inbox.toPublish(BATCH)) {
            publish(due, files, repository);
        }
        return new PublishResult(published, withdrawn, files.written(), commit, pushed, notes);
    }

    private Optional<Repository> repository() throws IOException, PublishException {
        if (!committing) {
            return Optional.empty();
        }
        // A repository with a remote has credentials and hooks of its own; git itself knows them all.
        Git plain = new Git(options.source(), Map.of());
        Optional<Repository> found = Repository.around(
                options.source(),
                options.source().resolve(".watals/publish-worktree"),
                options.branch(),
                isKnown(plain) ? plain : new Git(options.source(), options.identity()));
        if (found.isEmpty()) {
            notes.add("the site is in no Git repository: the records were only written");
        }
        return found;
    }

    /** Whether Git knows who commits. */
    private static boolean isKnown(Git git) throws IOException, PublishException {
        return git.run("config", "user.email").succeeded()
                || System.getenv("GIT_AUTHOR_EMAIL") != null
                || System.getenv("EMAIL") != null;
    }

    private void publish(List<Publication> due, RecordFiles files, Optional<Repository> repository)
            throws IOException, PublishException {
        List<Path> written = new ArrayList<>();
        for (Publication publication : due) {
            written.add(files.write(publication.record()));
        }
        if (repository.isPresent()) {
            Optional<String> made = repository.get().commit(written, message(due));
            commit = made.isPresent() ? made : commit;
            if (repository.get().hasRemote(options.remote())) {
                repository.get().push(options.remote(), notes);
                pushed = true;
            }
        }
        published += inbox.published(due);
        withdrawn += (int) due.stream()
                .filter(publication -> publication.record().isWithdrawn())
                .count();
    }

    /** Counts only: whoever reads the history learns nothing about anybody. */
    private static String message(List<Publication> due) {
        Map<String, Integer> approved = new TreeMap<>();
        Map<String, Integer> withdrawn = new TreeMap<>();
        for (Publication publication : due) {
            (publication.record().isWithdrawn() ? withdrawn : approved)
                    .merge(kind(publication.record()), 1, Integer::sum);
        }
        StringJoiner message = new StringJoiner("; ");
        if (!approved.isEmpty()) {
            message.add("Publish " + counts(approved));
        }
        if (!withdrawn.isEmpty()) {
            message.add((approved.isEmpty() ? "Withdraw " : "withdraw ") + counts(withdrawn));
        }
        return message + "\n";
    }

    private static String counts(Map<String, Integer> kinds) {
        StringJoiner counts = new StringJoiner(", ");
        kinds.forEach((kind, count) -> counts.add(count + " " + kind + (count == 1 ? "" : "s")));
        return counts.toString();
    }

    private static String kind(PublicRecord record) {
        if (record instanceof Idea) {
            return "idea";
        }
        return record instanceof Reaction ? "reaction" : "participant";
    }
}
