package nl.watals.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import nl.watals.ProgramCommand;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.InboxAddress;
import nl.watals.site.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever was thanked finds their words in the inbox, whatever happened to the process; {@code watals.kills} says how often. */
class KilledIntakeTest {
    private static final int KILLS = Integer.getInteger("watals.kills", 2);
    private static final int VISITORS = 8;

    @TempDir
    private Path folder;

    private final Set<String> thanked = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();

    @Test
    void nothingThatWasThankedForIsMissing() throws Exception {
        Files.writeString(
                folder.resolve(Settings.FILE),
                Files.readString(RunningIntake.ROOT.resolve(Settings.FILE)) + "intake.limit=0\nintake.attack=0\n");
        for (int i = 0; i < KILLS; i++) {
            killUnderLoad(20 + 60 * i);
        }
        assertThat(thanked).isNotEmpty();
        try (Inbox inbox =
                Inbox.open(InboxAddress.file(folder.resolve(".watals/inbox.db")), Inbox.InboxSettings.DEFAULT)) {
            List<String> stored = inbox.database()
                    .read(handle -> handle.createQuery("SELECT title FROM original")
                            .mapTo(String.class)
                            .list());
            assertThat(stored).doesNotHaveDuplicates().containsAll(thanked);
        }
    }

    /** @param enough how many more are thanked before the process is killed */
    private void killUnderLoad(int enough) throws Exception {
        Process process = new ProcessBuilder(ProgramCommand.of(
                        List.of(),
                        "intake",
                        "--source",
                        folder.toString(),
                        "--output",
                        RunningIntake.site().toString(),
                        "--port",
                        "0"))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            assertThat(line).startsWith("Listening on http://127.0.0.1:");
            load(line.substring("Listening on ".length()), process, thanked.size() + enough);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void load(String url, Process process, int until) throws InterruptedException {
        AtomicBoolean running = new AtomicBoolean(true);
        CountDownLatch enough = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(VISITORS);
        for (int i = 0; i < VISITORS; i++) {
            new Thread(() -> {
                        HttpClient client = HttpClient.newHttpClient();
                        while (running.get()) {
                            visit(client, url);
                            if (thanked.size() >= until) {
                                enough.countDown();
                            }
                        }
                        done.countDown();
                    })
                    .start();
        }
        assertThat(enough.await(300, TimeUnit.SECONDS)).isTrue();
        process.destroyForcibly();
        running.set(false);
        assertThat(done.await(120, TimeUnit.SECONDS)).isTrue();
    }

    private void visit(HttpClient client, String url) {
        String title = "Wat als dit nummer " + number.incrementAndGet() + " was?";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/inzenden/idee"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(RunningIntake.encoded(RunningIntake.idea(title))))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status == 303) {
                thanked.add(title);
            }
        } catch (IOException e) {
            // It was killed, or hung up on a connection that was idle: whether this one is stored, nobody was told.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
