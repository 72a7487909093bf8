import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import nl.watals.inbox.Arrival;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.InboxAddress;
import nl.watals.submission.FormAnswers;
import nl.watals.submission.FormTexts;
import nl.watals.submission.Forms;
import nl.watals.submission.Origin;
import nl.watals.submission.Submission;
import nl.watals.web.WebApp;
import nl.watals.web.WebOptions;
import nl.watals.web.WebServer;

/**
 * Load for the intake, and what the disk can do at most: see bench/intake.
 *
 * <p>{@code floor FILE SECONDS BATCH} inserts rows of the size of a submission into an SQLite file, BATCH a transaction, with
 * synchronous=FULL, and prints how many a second and how long a commit took. {@code inbox FILE SECONDS BATCH} takes whole submissions into an inbox, BATCH at a time, without a server.
 * {@code web} thanks for every form, once it is read, and stores none of them: what the web server takes by itself.
 * {@code load PORT SECONDS CLIENTS RATE} sends ideas over CLIENTS connections that stay open, RATE a second
 * in all (0: as fast as answers come), and prints how many were stored a second and how long they took.
 */
public final class Intake {
    private static final String TEXT = "Nu wachten kinderen lang op hulp. Niemand zegt hoe lang het nog duurt. ".repeat(6);

    private static final FormTexts TEXTS = FormTexts.of("nl");

    public static void main(String[] args) throws Exception {
        if (args[0].equals("floor")) {
            floor(Path.of(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        } else if (args[0].equals("inbox")) {
            inbox(InboxAddress.file(Path.of(args[1])), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        } else if (args[0].equals("web")) {
            web();
        } else {
            load(
                    Integer.parseInt(args[1]),
                    Integer.parseInt(args[2]),
                    Integer.parseInt(args[3]),
                    Integer.parseInt(args[4]));
        }
    }

    private static void floor(Path file, int seconds, int batch) throws Exception {
        Files.deleteIfExists(file);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("CREATE TABLE sent (id INTEGER PRIMARY KEY, title TEXT, body TEXT, at INTEGER)");
            connection.setAutoCommit(false);
            PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO sent (title, body, at) VALUES (?, ?, ?)");
            long start = System.nanoTime();
            long end = start + seconds * 1_000_000_000L;
            long rows = 0;
            List<Long> commits = new ArrayList<>();
            while (System.nanoTime() < end) {
                for (int i = 0; i < batch; i++) {
                    insert.setString(1, "Wat als dit nummer " + rows + " was?");
                    insert.setString(2, TEXT);
                    insert.setLong(3, rows++);
                    insert.addBatch();
                }
                insert.executeBatch();
                long before = System.nanoTime();
                connection.commit();
                commits.add(System.nanoTime() - before);
            }
            long[] times = commits.stream().mapToLong(Long::longValue).sorted().toArray();
            System.out.println(Math.round(rows / ((System.nanoTime() - start) / 1e9)) + " " + millis(times, 0.50) + " "
                    + millis(times, 0.99) + " " + millis(times, 1));
        }
    }

    private static void inbox(InboxAddress address, int seconds, int batch) throws Exception {
        try (Inbox inbox = Inbox.open(address, Inbox.InboxSettings.DEFAULT)) {
            long number = 0;
            long stored = 0;
            long start = System.nanoTime();
            // The first half warms up.
            long half = start + seconds * 500_000_000L;
            while (System.nanoTime() < start + seconds * 1_000_000_000L) {
                List<Submission> some = new ArrayList<>(batch);
                for (int i = 0; i < batch; i++) {
                    some.add(submission(number++));
                }
                inbox.addAll(some, Arrival.FORM);
                stored += System.nanoTime() > half ? batch : 0;
            }
            System.out.println(Math.round(stored / ((System.nanoTime() - half) / 1e9)));
        }
    }

    private static Submission submission(long number) {
        Map<String, List<String>> sent = Map.of(
                "title", List.of("Wat als dit nummer " + number + " was?"),
                "now", List.of(TEXT),
                "age", List.of("16-or-over"),
                "about", List.of("myself"),
                "publish", List.of("ja"));
        return FormAnswers.of(Forms.IDEA, sent, Map.of(), TEXTS)
                .submission(new Origin("form", "key " + number, Instant.now()));
    }

    private static void web() throws Exception {
        WebApp thanks = new WebApp() {
            @Override
            public String path() {
                return "/inzenden";
            }

            @Override
            public void addTo(JavalinDefaultRoutingApi routes) {
                routes.post("/inzenden/{form}", request -> {
                    request.formParamMap();
                    request.status(303).header("Location", "/bedankt/");
                });
            }

            @Override
            public void fail(Context request, int status) {
                request.result("");
            }
        };
        try (WebServer server = WebServer.start(WebOptions.local(0), List.of(thanks), Throwable::printStackTrace)) {
            System.out.println("Listening on http://127.0.0.1:" + server.port());
            Thread.currentThread().join();
        }
    }

    private static void load(int port, int seconds, int clients, int rate) throws Exception {
        AtomicLong number = new AtomicLong(System.nanoTime());
        AtomicInteger failed = new AtomicInteger();
        List<long[]> all = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(clients);
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        for (int i = 0; i < clients; i++) {
            int client = i;
            new Thread(() -> {
                        long[] times = new long[200_000];
                        int count = 0;
                        try (Socket socket = new Socket("127.0.0.1", port)) {
                            socket.setTcpNoDelay(true);
                            OutputStream out = socket.getOutputStream();
                            InputStream in = socket.getInputStream();
                            byte[] buffer = new byte[16_384];
                            long pause = rate == 0 ? 0 : 1_000_000_000L * clients / rate;
                            long next = System.nanoTime() + pause * client / clients;
                            while (System.nanoTime() < end && count < times.length) {
                                while (rate != 0 && System.nanoTime() < next) {
                                    Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
                                }
                                // When it is late, the wait counts: a visitor would have waited as well.
                                long sent = rate == 0 ? System.nanoTime() : next;
                                next += pause;
                                out.write(request(number.incrementAndGet()));
                                out.flush();
                                if (!answered(in, buffer)) {
                                    failed.incrementAndGet();
                                }
                                times[count++] = System.nanoTime() - sent;
                            }
                        } catch (Exception e) {
                            failed.incrementAndGet();
                        }
                        synchronized (all) {
                            all.add(Arrays.copyOf(times, count));
                        }
                        done.countDown();
                    })
                    .start();
        }
        done.await();
        double took = (System.nanoTime() - start) / 1e9;
        long[] times = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.println(Math.round(times.length / took) + " " + millis(times, 0.50) + " " + millis(times, 0.99) + " "
                + millis(times, 1) + " " + failed.get());
    }

    private static String millis(long[] times, double part) {
        int index = Math.max(0, Math.min(times.length - 1, (int) Math.ceil(times.length * part) - 1));
        return times.length == 0 ? "-" : String.valueOf(Math.round(times[index] / 1e5) / 10.0);
    }

    private static byte[] request(long number) {
        String body = "page=%2Fmeedoen%2F&version=1&age=16-or-over&about=myself&publish=ja&title=Wat+als+dit+nummer+"
                + number + "+was%3F&now=" + TEXT.replace(' ', '+');
        return ("POST /inzenden/idee HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether it was thanked; a redirect has no body. */
    private static boolean answered(InputStream in, byte[] buffer) throws Exception {
        int length = 0;
        while (true) {
            int read = in.read(buffer, length, buffer.length - length);
            if (read < 0) {
                throw new IllegalStateException("closed");
            }
            length += read;
            String head = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
            if (head.contains("\r\n\r\n")) {
                return head.startsWith("HTTP/1.1 303");
            }
        }
    }
}
