package nl.watals.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the intake says to requests that no form sends: each has a stated answer, stores nothing and harms nobody. */
class HostileRequestsTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GOOD = RunningIntake.encoded(RunningIntake.idea("Wat als?"));

    @TempDir
    private static Path folder;

    private static RunningIntake intake;
    private long before = intake.stored();

    @BeforeAll
    static void start() throws IOException {
        intake = RunningIntake.start(folder, "intake.limit=0\n");
    }

    @AfterAll
    static void stop() {
        intake.close();
    }

    @AfterEach
    void nothingWasStoredAndNothingBroke() {
        assertThat(intake.stored()).isEqualTo(before);
        assertThat(intake.failures).isEmpty();
        assertThat(intake.get("/gezond").statusCode()).isEqualTo(200);
    }

    @Test
    void otherMethodsAreNotAllowed() {
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            HttpResponse<String> answer = intake.send(method, "/inzenden/idee", FORM, GOOD);
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
        }
        assertThat(intake.get("/inzenden/idee").statusCode()).isIn(404, 405);
    }

    @Test
    void formsThatNobodyKnowsAreNotThere() {
        for (String form : List.of("onbekend", "IDEE", "idee%2F..%2Fcontact", "%00", "..%2f..%2fetc")) {
            assertThat(intake.send("POST", "/inzenden/" + form, FORM, GOOD).statusCode())
                    .as(form)
                    .isIn(400, 404);
        }
    }

    @Test
    void otherContentIsNotRead() {
        for (String type : List.of(
                "multipart/form-data; boundary=x",
                "text/plain",
                "application/xml",
                "image/png",
                FORM + "; charset=utf-16")) {
            assertThat(intake.send("POST", "/inzenden/idee", type, GOOD).statusCode())
                    .as(type)
                    .isEqualTo(415);
        }
        assertThat(intake.send("POST", "/inzenden/idee", "", GOOD).statusCode()).isEqualTo(415);
        assertThat(intake.send("POST", "/inzenden/idee", FORM, GOOD, "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void whatIsNoUtf8IsRefused() {
        for (String broken :
                List.of("title=%FF%FE", "title=%C3", "title=%ED%A0%80", "title=%zz", "title=%4", "%C0%AF=1")) {
            assertThat(intake.send("POST", "/inzenden/idee", FORM, GOOD + "&" + broken)
                            .statusCode())
                    .as(broken)
                    .isEqualTo(400);
        }
        for (String json :
                List.of("", "[]", "{", "{\"title\":{}}", "{\"title\":[[\"x\"]]}", "nul", "{} {}", "{\"a\":1.5}")) {
            byte[] body = json.isEmpty() ? new byte[] {' '} : json.getBytes(StandardCharsets.UTF_8);
            assertThat(intake.send("POST", "/inzenden/idee", "application/json", body)
                            .statusCode())
                    .as(json)
                    .isEqualTo(400);
        }
    }

    @Test
    void tenThousandFieldsAreTooMany() {
        StringBuilder body = new StringBuilder(GOOD);
        for (int i = 0; i < 10_000; i++) {
            body.append("&veld").append(i).append("=x");
        }
        assertThat(intake.send("POST", "/inzenden/idee", FORM, body.toString()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aBodyThatIsTooLargeIsNotTaken() throws IOException {
        String head = "POST /inzenden/idee HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + FORM
                + "\r\nConnection: close\r\n";
        assertThat(intake.raw(head + "Content-Length: 1073741824\r\n\r\n")).startsWith("HTTP/1.1 413");
        assertThat(intake.raw(head + "Content-Length: 600006\r\n\r\ntitle=" + "x".repeat(600_000)))
                .startsWith("HTTP/1.1 413");
        StringBuilder chunks = new StringBuilder(head + "Transfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 40; i++) {
            chunks.append("8000\r\n").append("x".repeat(0x8000)).append("\r\n");
        }
        assertThat(intake.raw(chunks + "0\r\n\r\n")).startsWith("HTTP/1.1 413");
    }

    @Test
    void aGigabyteThatReallyComesIsAnsweredEarlyAndCutOff() throws IOException {
        String head = "POST /inzenden/idee HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + FORM + "\r\n";
        String block = "x".repeat(0x10000);
        long blocks = (1L << 30) / block.length();
        RunningIntake.CutOff told =
                intake.stream(head + "Content-Length: " + (blocks * block.length()) + "\r\n\r\n", block, blocks);
        assertThat(told.answer()).startsWith("HTTP/1.1 413");
        assertThat(told.blocks()).as("of %s", blocks).isLessThan(blocks / 10);
        RunningIntake.CutOff untold =
                intake.stream(head + "Transfer-Encoding: chunked\r\n\r\n", "10000\r\n" + block + "\r\n", blocks);
        assertThat(untold.answer()).startsWith("HTTP/1.1 413");
        assertThat(untold.blocks()).as("of %s", blocks).isLessThan(blocks / 10);
        assertThat(intake.get("/gezond").statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatNeverComesKeepsNobodyElseWaiting() throws IOException {
        try (Socket slow = new Socket("127.0.0.1", intake.port())) {
            OutputStream out = slow.getOutputStream();
            out.write(("POST /inzenden/idee HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + FORM
                            + "\r\nContent-Length: 1000\r\n\r\ntitle=W")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(intake.get("/gezond").statusCode()).isEqualTo(200);
            slow.shutdownOutput();
            InputStream in = slow.getInputStream();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).doesNotContain("303");
        }
    }

    @Test
    void lineBreaksReachNoHeader() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("page", "/nieuwsbrief/\r\nSet-Cookie: x=1");
        fields.put("version", "1");
        fields.put("email", "a@example.nl\r\nBcc: b@example.nl");
        fields.put("newsletter", "ja");
        HttpResponse<String> answer = intake.post("nieuwsbrief", fields);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        fields.put("page", "/nieuwsbrief/");
        assertThat(intake.post("nieuwsbrief", fields).statusCode()).isEqualTo(422);
    }

    @Test
    void nobodyIsSentElsewhere() {
        Map<String, String> fields = RunningIntake.idea("");
        for (String elsewhere :
                List.of("https://kwaad.example/", "//kwaad.example/", "/\\kwaad.example/", "/meedoen/?next=//x/")) {
            fields.put("page", elsewhere);
            fields.put("_next", elsewhere);
            fields.put("redirect", elsewhere);
            HttpResponse<String> answer = intake.post("idee", fields);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
            assertThat(answer.body()).doesNotContain("kwaad");
        }
    }

    @Test
    void anotherSiteCannotSendItsVisitors() {
        Map<String, String> fields = RunningIntake.idea("Wat als ik van elders kwam?");
        assertThat(intake.post("idee", fields, "Origin", "https://kwaad.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(intake.post("idee", fields, "Origin", "null", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(intake.post("intrekken", Map.of("code", "X"), "Origin", "https://kwaad.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(intake.post("nieuwsbrief/abc", Map.of(), "Origin", "https://kwaad.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(intake.get("/gezond", "X", "y").statusCode()).isEqualTo(200);
    }

    @Test
    void anotherHostIsNotThisOne() throws IOException {
        assertThat(intake.raw("GET /gezond HTTP/1.1\r\nHost: kwaad.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void whatIsNoHttpIsRefused() throws IOException {
        assertThat(intake.raw("HALLO\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(intake.raw("GET /gezond HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(40_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
    }

    @Test
    void anAnswerShowsTextsAsTextsWhateverTheyAre() {
        List<String> hostile = List.of(
                "\"><script>alert(1)</script>",
                "</textarea><img src=x onerror=alert(1)>",
                "{{ site.title }} {% include \"x\" %}",
                "javascript:alert(1)",
                "\u202egnirts",
                "<!--",
                "]]>");
        for (String text : hostile) {
            Map<String, String> fields = RunningIntake.idea("");
            fields.put("now", text);
            fields.put("name", text);
            org.jsoup.nodes.Document page =
                    org.jsoup.Jsoup.parse(intake.post("idee", fields).body());
            assertThat(page.select("#idee_now").text()).isEqualTo(text);
            assertThat(page.select("#idee_name").attr("value")).isEqualTo(text);
            assertThat(page.select("script:not([src^=/static/form.]), [onerror], img[src=x]"))
                    .isEmpty();
        }
    }

    @Test
    void randomBytesAreAlwaysAnswered() {
        Random random = new Random(20230620);
        for (int i = 0; i < 200; i++) {
            byte[] body = new byte[random.nextInt(300)];
            random.nextBytes(body);
            String type = random.nextBoolean() ? FORM : "application/json";
            assertThat(intake.send("POST", "/inzenden/idee", type, body).statusCode())
                    .isIn(400, 415, 422);
        }
    }
}
