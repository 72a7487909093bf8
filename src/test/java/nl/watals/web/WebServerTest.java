package nl.watals.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real server, asked as a browser and an attacker would. */
class WebServerTest {
    private static final String TOKEN = Secrets.token();

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        WebOptions options = new WebOptions("127.0.0.1", 0, Optional.empty(), false, 1000);
        server = WebServer.start(options, List.of(new SmallApp()), failure::set);
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        server.close();
    }

    private final class SmallApp implements WebApp {
        private final ErrorPage errors = new ErrorPage("nl", "/klein/stijl.css", "/klein/");

        @Override
        public String path() {
            return "/klein";
        }

        @Override
        public void addTo(JavalinDefaultRoutingApi routes) {
            routes.get("/klein/", ctx -> ctx.result("klein"));
            routes.post(
                    "/klein/lengte",
                    ctx -> ctx.result("" + ctx.formParam("tekst").length()));
            routes.post("/klein/formulier", ctx -> Csrf.check(ctx, TOKEN));
            routes.get("/klein/stuk", ctx -> {
                throw new IllegalStateException("a secret");
            });
            routes.get("/klein/langzaam", ctx -> {
                inside.countDown();
                goOn.await();
                ctx.result("toch klaar");
            });
        }

        @Override
        public void fail(Context request, int status) {
            errors.show(request, status);
        }
    }

    @Test
    void everyAnswerSaysWhatABrowserMayDoWithIt() throws Exception {
        for (String path : List.of("/klein/", "/klein/weg", "/elders", "/klein/stuk")) {
            HttpResponse<String> answer = get(path);
            assertThat(header(answer, "Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
            assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(header(answer, "Server")).isEmpty();
        }
    }

    @Test
    void anAddressThatDoesNotExistGetsAPageInPlainWords() throws Exception {
        HttpResponse<String> answer = get("/klein/weg");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "Content-Type")).isEqualToIgnoringWhitespace("text/html;charset=utf-8");
        assertThat(answer.body()).contains("<h1>Deze pagina is er niet</h1>").contains("lang=\"nl\"");
    }

    @Test
    void anotherMethodIsRefused() throws Exception {
        assertThat(send("DELETE", "/klein/", BodyPublishers.noBody()).statusCode())
                .isEqualTo(405);
        assertThat(send("POST", "/klein/", BodyPublishers.noBody()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void aMistakeOfOursIsToldToTheObserverOnly() throws Exception {
        HttpResponse<String> answer = get("/klein/stuk");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("Er ging iets mis").doesNotContain("secret");
        assertThat(failure.get()).hasMessage("a secret");
    }

    @Test
    void aFormOfTheLargestSizeIsReadAndALargerOneIsNot() throws Exception {
        String most = "tekst=" + "a".repeat(994);
        assertThat(form("/klein/lengte", BodyPublishers.ofString(most)).body()).isEqualTo("994");
        HttpResponse<String> refused = form("/klein/lengte", BodyPublishers.ofString(most + "a"));
        assertThat(refused.statusCode()).isEqualTo(413);
    }

    @Test
    void aBodyThatDoesNotTellItsLengthHasTheSameLimit() throws Exception {
        byte[] body = ("tekst=" + "a".repeat(5000)).getBytes(StandardCharsets.US_ASCII);
        HttpResponse<String> refused =
                form("/klein/lengte", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        assertThat(refused.statusCode()).isEqualTo(413);
    }

    @Test
    void aClientThatFallsSilentInTheMiddleOfItsBodyIsToldSo() throws Exception {
        try (WebServer hasty = hasty(Duration.ofSeconds(1));
                Socket silent = sending(hasty, "tekst=a")) {
            assertThat(new String(silent.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408");
        }
        assertThat(failure.get()).isNull();
    }

    @Test
    void aClientThatSendsItsBodyByteByByteIsCutOffAndKeepsNobodyWaiting() throws Exception {
        try (WebServer hasty = hasty(Duration.ofSeconds(2));
                Socket slow = sending(hasty, "tekst=")) {
            assertThat(client.send(
                                    HttpRequest.newBuilder(URI.create(hasty.url() + "/klein/"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            slow.setSoTimeout(50);
            assertThat(trickle(slow)).as("it was let go").isTrue();
        }
        assertThat(failure.get()).isNull();
    }

    @Test
    void aClientThatNeverPausesNorEndsIsCutOffToo() throws Exception {
        int size = 50_000_000;
        WebOptions options = new WebOptions("127.0.0.1", 0, Optional.empty(), false, size, Duration.ofMillis(500));
        try (WebServer hasty = WebServer.start(options, List.of(new SmallApp()), failure::set);
                Socket busy = sending(hasty, "tekst=", size)) {
            busy.setTcpNoDelay(true);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < size - 100; i++) {
                            busy.getOutputStream().write('a');
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
        assertThat(failure.get()).isNull();
    }

    /** Sends a byte now and then, never silent for long, until the server answers or hangs up; false when it never does. */
    private static boolean trickle(Socket slow) throws IOException {
        for (int i = 0; i < 600; i++) {
            try {
                slow.getOutputStream().write('a');
                slow.getOutputStream().flush();
                slow.getInputStream().read();
                return true;
            } catch (SocketTimeoutException e) {
                // Nothing yet: it still listens.
                continue;
            } catch (SocketException e) {
                return true;
            }
        }
        return false;
    }

    private WebServer hasty(Duration patience) throws IOException {
        return WebServer.start(
                new WebOptions("127.0.0.1", 0, Optional.empty(), false, 1000, patience),
                List.of(new SmallApp()),
                failure::set);
    }

    /** A connection on which a form of 900 bytes began. */
    private static Socket sending(WebServer server, String start) throws IOException {
        return sending(server, start, 900);
    }

    private static Socket sending(WebServer server, String start, int size) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.getOutputStream()
                .write(("POST /klein/lengte HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + size + "\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\n\r\n" + start)
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        assertThat(form("/klein/formulier", BodyPublishers.ofString("a=b")).statusCode())
                .isEqualTo(403);
        String other = "csrf=" + Csrf.field(Secrets.token());
        assertThat(form("/klein/formulier", BodyPublishers.ofString(other)).statusCode())
                .isEqualTo(403);
        String right = "csrf=" + Csrf.field(TOKEN);
        assertThat(form("/klein/formulier", BodyPublishers.ofString(right)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFormThatTheBrowserKnowsToComeFromElsewhereIsRefused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/klein/formulier"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.ofString("csrf=" + Csrf.field(TOKEN)))
                .build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aRequestForAnotherHostIsRefused() throws Exception {
        assertThat(raw("GET /klein/ HTTP/1.1\r\nHost: elders.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("\r\n\r\nklein");
        assertThat(raw("GET /klein/ HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void whatIsNoHttpGetsABareAnswerWithTheSameHeaders() throws Exception {
        for (String request : List.of("GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n", "HALLO\r\n\r\n")) {
            assertThat(raw(request))
                    .startsWith("HTTP/1.1 400")
                    .contains("X-Frame-Options: DENY")
                    .doesNotContain("Jetty")
                    .doesNotContain("<");
        }
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
    }

    @Test
    void stoppingLetsARunningRequestEnd() throws Exception {
        CompletableFuture<HttpResponse<String>> running =
                client.sendAsync(request("/klein/langzaam"), HttpResponse.BodyHandlers.ofString());
        inside.await();
        Thread stopping = new Thread(server::close);
        stopping.start();
        goOn.countDown();
        assertThat(running.get().body()).isEqualTo("toch klaar");
        stopping.join();
        assertThatThrownBy(() -> get("/klein/")).isInstanceOf(IOException.class);
    }

    @Test
    void aPortThatIsInUseIsSaid() {
        WebOptions same = WebOptions.local(server.port());
        assertThatThrownBy(() -> WebServer.start(same, List.of(), failure::set))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:" + server.port());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path)).build();
    }

    private HttpResponse<String> form(String path, BodyPublisher body) throws Exception {
        return send("POST", path, body);
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, body)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
