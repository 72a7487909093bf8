package nl.watals.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.watals.bake.Build;
import nl.watals.bake.BuildObserver;
import nl.watals.bake.BuildOptions;
import nl.watals.bake.BuildResult;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.InboxAddress;
import nl.watals.inbox.Item;
import nl.watals.inbox.State;
import nl.watals.site.Settings;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import nl.watals.web.WebApp;
import nl.watals.web.WebOptions;
import nl.watals.web.WebServer;

/** The example site with its intake on a free port, as a visitor meets it; with an inbox of its own. */
final class RunningIntake implements AutoCloseable {
    static final Path ROOT = Path.of(System.getProperty("watals.basedir", "")).toAbsolutePath();

    /** A day on which the gathering of 20 June 2023 is still to come. */
    static final Instant BEFORE = Instant.parse("2023-06-12T10:00:00Z");

    static final String GATHERING = "/bijeenkomsten/2023-06-20-aan-de-slag-met-alternatieven-jeugdzorg/";

    private static final int PATIENCE_MILLIS = 60_000;

    private static Path site;

    final Inbox inbox;
    final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Intake intake;
    private final WebServer server;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private RunningIntake(Path folder, String settings, Clock clock) throws IOException {
        Path output = site();
        String own = Files.readString(ROOT.resolve(Settings.FILE));
        Settings read = Settings.read(new SourceText(Settings.FILE, own + settings), new Problems());
        inbox = Inbox.open(InboxAddress.file(folder.resolve("inbox.db")), Inbox.InboxSettings.of(ROOT, read));
        WebOptions web = new WebOptions(WebOptions.THIS_MACHINE, 0, Optional.empty(), true, WebOptions.MAX_FORM);
        IntakeOptions plain = IntakeOptions.of(folder, output, read, web);
        IntakeOptions options = new IntakeOptions(
                plain.pages(),
                plain.key(),
                plain.forms(),
                plain.texts(),
                plain.language(),
                plain.site(),
                plain.origins(),
                plain.limit(),
                plain.attack(),
                web,
                clock);
        intake = new Intake(options, inbox);
        List<WebApp> apps = List.of(intake, new StaticSite(output));
        server = WebServer.start(web, apps, failures::add);
    }

    static RunningIntake start(Path folder) throws IOException {
        return start(folder, "");
    }

    /** @param settings lines that come behind those of the example site */
    static RunningIntake start(Path folder, String settings) throws IOException {
        return new RunningIntake(folder, settings, Clock.systemUTC());
    }

    static RunningIntake start(Path folder, String settings, Clock clock) throws IOException {
        return new RunningIntake(folder, settings, clock);
    }

    /** The example site as it was in June 2023, built once for all tests. */
    static synchronized Path site() throws IOException {
        if (site == null) {
            Path folder = Files.createTempDirectory("watals-intake");
            BuildResult result = Build.run(
                    new BuildOptions(ROOT, Optional.of(folder.resolve("site")), false, true, Optional.of(BEFORE)),
                    BuildObserver.SILENT);
            if (!result.succeeded()) {
                throw new IllegalStateException(result.problems().toString());
            }
            site = result.output();
        }
        return site;
    }

    String url() {
        return server.url().toString();
    }

    int port() {
        return server.port();
    }

    /** The fields of a good idea. */
    static Map<String, String> idea(String title) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("page", "/meedoen/");
        fields.put("version", "1");
        fields.put("title", title);
        fields.put("age", "16-or-over");
        fields.put("about", "myself");
        fields.put("publish", "ja");
        return fields;
    }

    HttpResponse<String> post(String form, Map<String, String> fields, String... headers) {
        return send("POST", "/inzenden/" + form, "application/x-www-form-urlencoded", encoded(fields), headers);
    }

    static String encoded(Map<String, String> fields) {
        StringJoiner body = new StringJoiner("&");
        fields.forEach((name, value) -> body.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return body.toString();
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", "", headers);
    }

    HttpResponse<String> send(String method, String path, String type, String body, String... headers) {
        return send(method, path, type, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    HttpResponse<String> send(String method, String path, String type, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            // A connection of its own: the server closes one on which it refused a body, maybe while it is used again.
            return HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build()
                    .send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says something to the server that no client would, and gives all of the answer. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket(WebOptions.THIS_MACHINE, port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            Optional<SocketException> cutOff = write(socket, request);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (answer.isEmpty() && cutOff.isPresent()) {
                throw cutOff.get();
            }
            return answer;
        }
    }

    /**
     * How far somebody came who sent block after block.
     *
     * @param blocks how many of them went out before the server answered or hung up
     */
    record CutOff(long blocks, String answer) {}

    /** Sends a body block by block, until the server answers, hangs up, or has it all. */
    CutOff stream(String head, String block, long blocks) throws IOException {
        try (Socket socket = new Socket(WebOptions.THIS_MACHINE, port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            byte[] bytes = block.getBytes(StandardCharsets.UTF_8);
            Optional<SocketException> cutOff = write(socket.getOutputStream(), head.getBytes(StandardCharsets.UTF_8));
            long sent = 0;
            while (sent < blocks && cutOff.isEmpty() && socket.getInputStream().available() == 0) {
                cutOff = write(socket.getOutputStream(), bytes);
                sent++;
            }
            byte[] first = new byte[1024];
            int length = Math.max(0, socket.getInputStream().read(first));
            return new CutOff(sent, new String(first, 0, length, StandardCharsets.UTF_8));
        }
    }

    private static Optional<SocketException> write(OutputStream out, byte[] bytes) throws IOException {
        try {
            out.write(bytes);
            out.flush();
            return Optional.empty();
        } catch (SocketException e) {
            return Optional.of(e);
        }
    }

    /** Whoever sends too much may be cut off before the end; then the answer tells why. */
    private static Optional<SocketException> write(Socket socket, String request) throws IOException {
        Optional<SocketException> cutOff = write(socket.getOutputStream(), request.getBytes(StandardCharsets.UTF_8));
        try {
            socket.shutdownOutput();
            return cutOff;
        } catch (SocketException e) {
            return Optional.of(e);
        }
    }

    /** Every item in this state. */
    List<Item> items(State state) {
        List<Item> items = new ArrayList<>();
        List<String> ids = inbox.database()
                .read(handle -> handle.createQuery("SELECT id FROM item WHERE state = :state ORDER BY seq")
                        .bind("state", state.key())
                        .mapTo(String.class)
                        .list());
        ids.forEach(id -> items.add(inbox.item(id).orElseThrow()));
        return items;
    }

    long stored() {
        return inbox.database()
                .read(handle -> handle.createQuery("SELECT count(*) FROM item")
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public void close() {
        server.close();
        intake.close();
        inbox.close();
    }
}
