package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.Inbox.InboxSettings;
import nl.watals.inbox.InboxAddress;
import nl.watals.inbox.Item;
import nl.watals.inbox.QueuePage;
import nl.watals.inbox.QueueQuery;
import nl.watals.inbox.QueueRow;
import nl.watals.inbox.RecordState;
import nl.watals.inbox.State;
import nl.watals.publish.GitSite;
import nl.watals.publish.PublishException;
import nl.watals.publish.Publisher;
import nl.watals.submission.PublicRecord;
import nl.watals.submission.PublicRecordReader;
import nl.watals.submission.PublicRecordWriter;
import nl.watals.text.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that take in, decide and publish side by side are killed as {@code kill -9} does, many times, each at
 * another moment. What they had said to be done must be there; everything must be whole; and one more run of the publisher
 * must complete what was begun.
 */
class KilledInboxTest {
    /** With {@code -Dwatals.kills=1000} somebody who has the time can look longer. */
    private static final int ROUNDS = Integer.getInteger("watals.kills", 84) / 4;

    private static final List<String> WORK = List.of("add", "decide", "decide", "publish");

    @TempDir
    Path folder;

    @Test
    void nothingIsLostDoubledOrHalfDone() throws Exception {
        GitSite site = GitSite.fresh(folder.resolve("site"));
        site.remote(folder.resolve("remote.git"));
        Random random = new Random(20260303);
        int kills = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Process> workers = new ArrayList<>();
            for (int i = 0; i < WORK.size(); i++) {
                workers.add(start(site.root(), WORK.get(i), round * WORK.size() + i));
            }
            for (int i = 0; i < workers.size(); i++) {
                await(workers.get(i), begun(round * WORK.size() + i));
                Thread.sleep(random.nextInt(80));
                kills += workers.get(i).isAlive() ? 1 : 0;
                workers.get(i).destroyForcibly();
            }
            for (Process worker : workers) {
                worker.waitFor();
            }
        }
        assertThat(kills).isEqualTo(ROUNDS * WORK.size());
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(20));
        try (Inbox inbox = Inbox.open(
                InboxAddress.file(site.root().resolve(".watals/inbox.db")), InboxSettings.DEFAULT.at(later))) {
            publishOnceMore(inbox, site);
            List<Item> items = items(inbox);
            assertThat(items).hasSizeGreaterThan(ROUNDS);
            checkItems(inbox, items);
            checkWhatWasSaid(items);
            checkRepository(site, items);
        }
    }

    private Process start(Path site, String work, int number) throws IOException {
        List<String> command = QuickStart.command(
                KilledWorker.class,
                site.toString(),
                said().toString(),
                begun(number).toString(),
                work,
                Integer.toString(number));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log" + number).toFile())
                .start();
    }

    private Path said() {
        return folder.resolve("said");
    }

    private Path begun(int number) {
        return folder.resolve("begun" + number);
    }

    private void await(Process worker, Path begun) throws InterruptedException, IOException {
        while (!Files.exists(begun)) {
            if (!worker.isAlive()) {
                String log = begun.getFileName().toString().replace("begun", "log");
                throw new IOException("a worker ended by itself: " + Files.readString(folder.resolve(log)));
            }
            Thread.sleep(2);
        }
    }

    /** The git of the last publisher may still be at work: it is no child that a kill would end. */
    private static void publishOnceMore(Inbox inbox, GitSite site) throws Exception {
        for (int tries = 0; ; tries++) {
            try {
                Publisher.run(inbox, site.options());
                return;
            } catch (PublishException e) {
                if (tries == 100) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }

    private static List<Item> items(Inbox inbox) {
        List<Item> items = new ArrayList<>();
        for (State state : State.values()) {
            QueueQuery query = new QueueQuery(Set.of(state), Set.of(), "", "", false, Optional.empty(), 500);
            for (QueuePage page = inbox.queue(query);
                    ;
                    page = inbox.queue(query.after(page.next().get()))) {
                for (QueueRow row : page.rows()) {
                    items.add(inbox.item(row.id()).orElseThrow());
                }
                if (page.next().isEmpty()) {
                    break;
                }
            }
        }
        return items;
    }

    /** Every item is whole, and has one line of the audit log for each version. */
    private static void checkItems(Inbox inbox, List<Item> items) {
        Set<String> titles = new TreeSet<>();
        for (Item item : items) {
            assertThat(inbox.audit(item.id())).as(item.toString()).hasSize(item.version());
            boolean gone = item.state() == State.WITHDRAWN;
            assertThat(item.original().isEmpty()).isEqualTo(gone);
            assertThat(item.consent().isEmpty()).isEqualTo(gone);
            assertThat(item.contact().email().isEmpty()).isEqualTo(gone);
            assertThat(item.state()).isNotEqualTo(State.APPROVED);
            if (!gone) {
                String title = item.original().orElseThrow().title();
                assertThat(titles.add(title)).as(title + " is there once").isTrue();
            }
        }
    }

    private void checkWhatWasSaid(List<Item> items) throws IOException {
        Map<String, Item> byId = new HashMap<>();
        items.forEach(item -> byId.put(item.id(), item));
        for (String line : Files.readAllLines(said(), StandardCharsets.UTF_8)) {
            String[] words = line.split(" ");
            if (words[0].equals("added")) {
                assertThat(byId).containsKey(words[1]);
            } else if (words[0].equals("version")) {
                assertThat(byId.get(words[1]).version()).isGreaterThanOrEqualTo(Integer.parseInt(words[2]));
            }
        }
    }

    /** The remote branch, the local one and the inbox say the same. */
    private static void checkRepository(GitSite site, List<Item> items) throws IOException {
        Set<String> expected = new TreeSet<>();
        for (Item item : items) {
            boolean published = item.state() == State.PUBLISHED;
            assertThat(item.record() == RecordState.PUBLISHED).isEqualTo(published);
            if (published || item.record() == RecordState.WITHDRAWN) {
                String date = item.date().toString();
                expected.add(
                        "submissions/" + date.substring(0, 4) + "/" + date.substring(5, 7) + "/" + item.id() + ".json");
            } else {
                assertThat(item.record()).isEqualTo(RecordState.NONE);
            }
        }
        assertThat(expected).isNotEmpty();
        site.git("fetch", "-q", "origin");
        assertThat(site.git("rev-parse", "origin/main")).isEqualTo(site.git("rev-parse", "HEAD"));
        assertThat(site.records("HEAD")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(site.git("status", "--porcelain")).isEmpty();
        site.git("fsck", "--strict");
        for (String path : expected) {
            byte[] bytes = Files.readAllBytes(site.root().resolve(path));
            Problems problems = new Problems();
            Optional<PublicRecord> record = new PublicRecordReader().read(path, bytes, problems);
            assertThat(problems.sorted()).isEmpty();
            assertThat(PublicRecordWriter.write(record.orElseThrow())).isEqualTo(bytes);
        }
    }
}
