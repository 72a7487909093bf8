package nl.watals.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.watals.Required;
import nl.watals.inbox.Export;
import nl.watals.inbox.Item;
import nl.watals.inbox.State;
import nl.watals.submission.Consent.AgeBand;
import nl.watals.submission.SubmissionKind;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a visitor and their browser get from the intake, and what is then in the inbox. */
class IntakeTest {
    @TempDir
    private Path folder;

    private RunningIntake intake;

    @BeforeEach
    void start() throws IOException {
        intake = RunningIntake.start(folder);
    }

    @AfterEach
    void stop() {
        intake.close();
        assertThat(intake.failures).isEmpty();
    }

    private static Map<String, String> idea(String title) {
        return RunningIntake.idea(title);
    }

    private String thanks(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return intake.get(answer.headers().firstValue("Location").orElseThrow()).body();
    }

    private static String code(String page) {
        return Jsoup.parse(page).select("#code").text();
    }

    @Test
    void anIdeaIsStoredAndItsSenderGetsACode() {
        HttpResponse<String> answer = intake.post("idee", idea("Wat als er rust was?"));
        String page = thanks(answer);
        assertThat(page).contains("Dank je wel", "Bewaar deze code");
        Item item = intake.items(State.NEW).get(0);
        assertThat(item.original().orElseThrow().title()).isEqualTo("Wat als er rust was?");
        assertThat(item.kind()).isEqualTo(SubmissionKind.IDEA);
        assertThat(item.consent().orElseThrow().form()).isEqualTo("idee/1");
        assertThat(item.consent().orElseThrow().age()).isEqualTo(AgeBand.FROM_16);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).doesNotContain(code(page));
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(code(page)).hasSize(23);
    }

    @Test
    void theCodeTakesItBack() {
        String code = code(thanks(intake.post("idee", idea("Wat als ik spijt kreeg?"))));
        HttpResponse<String> wrong =
                intake.post("intrekken", Map.of("page", "/intrekken/", "code", "BBBBB-BBBBB-BBBBB-BBBBB"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(wrong.body()).select("#intrekken_code").attr("aria-invalid"))
                .isEqualTo("true");
        HttpResponse<String> empty = intake.post("intrekken", Map.of("page", "/intrekken/"));
        assertThat(Jsoup.parse(empty.body()).select(".errors a").text()).isEqualTo("Vul je code in.");
        HttpResponse<String> done = intake.post(
                "intrekken",
                Map.of(
                        "page",
                        "/intrekken/",
                        "code",
                        code.toLowerCase(java.util.Locale.ROOT).replace("-", " ")));
        assertThat(thanks(done)).contains("Je bericht is weg");
        assertThat(intake.items(State.WITHDRAWN)).hasSize(1);
        assertThat(intake.post("intrekken", Map.of("page", "/intrekken/", "code", code))
                        .statusCode())
                .as("a code counts once")
                .isEqualTo(422);
    }

    @Test
    void whatMustBeMendedIsShownBesideWhatWasFilledIn() {
        Map<String, String> fields = idea("");
        fields.put("now", "Nu is het <b>zo</b> & \"anders\".");
        fields.put("themes", "wonen");
        fields.put("role", "ouder");
        fields.put("email", "geen adres");
        fields.remove("age");
        HttpResponse<String> answer = intake.post("idee", fields);
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.title()).startsWith("Let op:");
        assertThat(page.select(".errors a").eachAttr("href"))
                .containsExactly("#idee_title", "#idee_age", "#idee_email");
        assertThat(page.select(".errors a").eachText().get(0)).isEqualTo("Vul jouw ‘Wat als’-vraag in.");
        assertThat(page.select("#idee_now").text()).isEqualTo("Nu is het <b>zo</b> & \"anders\".");
        assertThat(page.select("#idee_now").first().children()).isEmpty();
        assertThat(page.select("[name=themes][checked]").eachAttr("value")).containsExactly("wonen");
        assertThat(page.select("[name=role][checked]").eachAttr("value")).containsExactly("ouder");
        assertThat(page.select("#idee_email").attr("value")).isEqualTo("geen adres");
        assertThat(page.select("#idee_email").attr("aria-describedby")).isEqualTo("idee_email_error idee_email_hint");
        assertThat(page.select("link[rel=stylesheet], style")).isNotEmpty();
        assertThat(intake.stored()).isZero();
    }

    @Test
    void aReactionBelongsToAPageAndAReactionThatExist() {
        Map<String, String> fields = new LinkedHashMap<>(idea(""));
        fields.remove("title");
        fields.put("page", "/ideeen/gewoon-om-hulp-vragen/");
        fields.put("body", "Zo was het bij ons ook.");
        Document page = Jsoup.parse(intake.get("/ideeen/gewoon-om-hulp-vragen/").body());
        String parent = page.select("#reactie_parent option").get(1).attr("value");
        fields.put("parent", parent);
        assertThat(intake.post("reactie", fields).statusCode()).isEqualTo(303);
        Item item = intake.items(State.NEW).get(0);
        assertThat(item.original().orElseThrow().page()).isEqualTo("/ideeen/gewoon-om-hulp-vragen/");
        assertThat(item.original().orElseThrow().parent()).isEqualTo(parent);
        fields.put("parent", "zzzzzzzzzzzz");
        assertThat(Jsoup.parse(intake.post("reactie", fields).body())
                        .select("#reactie_parent")
                        .attr("aria-invalid"))
                .isEqualTo("true");
        for (String elsewhere : List.of("/privacy/", "/bestaat/niet/", "/../../etc/passwd", "//elders.example/", "")) {
            fields.put("page", elsewhere);
            HttpResponse<String> answer = intake.post("reactie", fields);
            assertThat(answer.statusCode()).as(elsewhere).isEqualTo(422);
            assertThat(answer.body()).contains("We weten niet bij welke pagina dit hoort.");
        }
        assertThat(intake.stored()).isEqualTo(1);
    }

    @Test
    void whoSignsUpStaysPrivate() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("page", RunningIntake.GATHERING);
        fields.put("event", RunningIntake.GATHERING);
        fields.put("version", "1");
        fields.put("name", "Iemand Voorbeeld");
        fields.put("email", "iemand@example.nl");
        fields.put("attendance", "online");
        fields.put("contact", "ja");
        assertThat(thanks(intake.post("aanmelding", fields))).contains("Je bent aangemeld");
        Item item = intake.items(State.NEW).get(0);
        assertThat(item.original().orElseThrow().event()).isEqualTo(RunningIntake.GATHERING);
        assertThat(item.original().orElseThrow().name()).isEmpty();
        assertThat(item.contact().name()).isEqualTo("Iemand Voorbeeld");
        fields.put("event", "/bijeenkomsten/2022-10-13-actiedag-jeugdbescherming/");
        assertThat(intake.post("aanmelding", fields).statusCode()).isEqualTo(422);
    }

    @Test
    void whoeverIsUnderSixteenIsHeld() {
        Map<String, String> fields = idea("Wat als school later begon?");
        fields.put("age", "under-16");
        assertThat(intake.post("idee", fields).statusCode()).isEqualTo(303);
        assertThat(intake.items(State.HELD)).hasSize(1);
    }

    @Test
    void aDoubleClickStoresOneAndBothClicksGetTheCode() throws Exception {
        ExecutorService visitors = Executors.newFixedThreadPool(8);
        List<Callable<HttpResponse<String>>> clicks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            clicks.add(() -> intake.post("idee", idea("Wat als ik twee keer klikte?")));
        }
        List<String> codes = new ArrayList<>();
        for (Future<HttpResponse<String>> click : visitors.invokeAll(clicks)) {
            codes.add(code(thanks(click.get())));
        }
        visitors.shutdown();
        assertThat(codes).allMatch(code -> code.equals(codes.get(0)) && code.length() == 23);
        assertThat(intake.stored()).isEqualTo(1);
    }

    @Test
    void theSameWordsFromAnotherNetworkAreSomebodyElses() {
        intake.post("idee", idea("Wat als?"), "X-Forwarded-For", "192.0.2.1");
        intake.post("idee", idea("Wat als?"), "X-Forwarded-For", "198.51.100.1");
        intake.post("idee", idea("Wat als?"), "X-Forwarded-For", "198.51.100.7");
        assertThat(intake.stored()).isEqualTo(2);
    }

    @Test
    void aFormThatIsSentAgainAfterARestartIsStoredOnceIfAScriptRan() throws IOException {
        Map<String, String> fields = idea("Wat als de stroom uitviel?");
        String stamp = Stamps.of(folder.resolve(".watals/intake.key"))
                .make(Instant.now().minusSeconds(60));
        fields.put("stempel", stamp + ".0");
        assertThat(code(thanks(intake.post("idee", fields)))).isNotEmpty();
        intake.close();
        intake = RunningIntake.start(folder);
        HttpResponse<String> again = intake.post("idee", fields);
        assertThat(again.statusCode()).isEqualTo(303);
        String page = again.headers().firstValue("Location").orElseThrow();
        // The code is kept nowhere, so nobody can show it a second time.
        assertThat(intake.get(page).headers().firstValue("Location")).contains("/meedoen/bedankt/");
        assertThat(intake.stored()).isEqualTo(1);
    }

    /** The commands of docs/hosting.md, with SQLite's own program. */
    @Test
    void aBackupOfARunningInboxBringsItBack() throws Exception {
        Required.here(sqlite3("-version"), "sqlite3");
        intake.post("idee", idea("Wat als de schijf stukging?"));
        Path inbox = folder.resolve("inbox.db");
        Path copy = folder.resolve("backup.db");
        assertThat(sqlite3(inbox.toString(), ".backup '" + copy + "'")).contains("");
        intake.post("idee", idea("Wat als dit later kwam?"));
        assertThat(sqlite3(copy.toString(), "PRAGMA integrity_check; SELECT count(*) FROM item;"))
                .contains("ok\n1\n");
        intake.close();
        Files.writeString(inbox, "Een kapotte schijf.");
        Files.copy(copy, inbox, StandardCopyOption.REPLACE_EXISTING);
        for (String beside : List.of("inbox.db-wal", "inbox.db-shm")) {
            Files.deleteIfExists(folder.resolve(beside));
        }
        intake = RunningIntake.start(folder);
        intake.post("idee", idea("Wat als het verder ging?"));
        List<String> titles = intake.inbox
                .database()
                .read(handle -> handle.createQuery("SELECT title FROM original ORDER BY item")
                        .mapTo(String.class)
                        .list());
        assertThat(titles).containsExactlyInAnyOrder("Wat als de schijf stukging?", "Wat als het verder ging?");
    }

    /** What the program said; empty when there is none. */
    private static Optional<String> sqlite3(String... words) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("sqlite3"));
        command.addAll(List.of(words));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return Optional.empty();
        }
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            return Optional.of(said);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theNewsletterAsksTwiceAndALinkThatAMachineOpensIsNoYes() throws IOException {
        intake.close();
        intake = RunningIntake.start(folder, "mail.host=127.0.0.1\nmail.from=info@example.nl\n");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("page", "/nieuwsbrief/");
        fields.put("version", "1");
        fields.put("email", "iemand@example.nl");
        fields.put("newsletter", "ja");
        assertThat(thanks(intake.post("nieuwsbrief", fields))).contains("Nog één stap");
        String token = intake.inbox
                .database()
                .read(handle -> handle.createQuery("SELECT words FROM outbox WHERE template = 'confirm'")
                        .mapTo(String.class)
                        .one());
        HttpResponse<String> asked = intake.get("/inzenden/nieuwsbrief/" + token);
        assertThat(Jsoup.parse(asked.body()).select("main form button").text())
                .isEqualTo("Ja, stuur mij de nieuwsbrief");
        assertThat(listed()).isZero();
        assertThat(thanks(intake.post("nieuwsbrief/" + token, Map.of()))).contains("Je krijgt de nieuwsbrief");
        assertThat(listed()).isEqualTo(1);
        assertThat(intake.post("nieuwsbrief/verzonnen", Map.of()).statusCode()).isEqualTo(404);
    }

    private int listed() {
        return intake.inbox.export(
                new Export(Export.Kind.NEWSLETTER, ""), new nl.watals.inbox.Actor("test"), new StringBuilder());
    }

    @Test
    void aTicketNobodyGaveLeadsToTheThanksWithoutACode() {
        HttpResponse<String> answer = intake.get("/inzenden/bedankt/verzonnen");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/meedoen/bedankt/");
    }

    @Test
    void aClientThatAsksForJsonGetsJson() {
        String body =
                "{\"page\":\"/meedoen/\",\"version\":1,\"title\":\"Wat als dit JSON was?\",\"age\":\"16-or-over\","
                        + "\"about\":\"myself\",\"themes\":[\"wonen\",\"oorzaken\"],\"publish\":true,\"contact\":false}";
        HttpResponse<String> answer =
                intake.send("POST", "/inzenden/idee", "application/json", body, "Accept", "application/json");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).matches("\\{\"code\":\"[A-Z0-9-]{23}\"}");
        assertThat(intake.items(State.NEW).get(0).original().orElseThrow().themes())
                .containsExactly("wonen", "oorzaken");
        HttpResponse<String> wrong = intake.send(
                "POST",
                "/inzenden/idee",
                "application/json",
                body.replace("Wat als dit JSON was?", ""),
                "Accept",
                "application/json");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .startsWith("{\"errors\":[{\"field\":\"title\",\"reason\":\"missing\",\"message\":\"Vul jouw");
    }

    @Test
    void whatAMachineSentGoesToTheSpamAndGetsTheSameAnswer() {
        Map<String, String> trapped = idea("Wat als ik alles invulde?");
        trapped.put("vraag", "ja hoor");
        Map<String, String> links = idea("Wat als dit reclame was?");
        links.put(
                "now",
                "Kijk op https://a.example https://b.example https://c.example [url=https://d.example]hier[/url]");
        Map<String, String> forged = idea("Wat als ik vals was?");
        forged.put("stempel", "AAAA.0");
        assertThat(List.of(trapped, links, forged))
                .allSatisfy(fields ->
                        assertThat(code(thanks(intake.post("idee", fields)))).hasSize(23));
        assertThat(intake.items(State.SPAM)).hasSize(3);
        Map<String, String> arabic = idea("ماذا لو كان هناك وقت للاستماع إلى الأطفال؟");
        arabic.put("effect", "Meer lezen: https://www.example.nl/verhaal en https://example.nl/");
        assertThat(intake.post("idee", arabic).statusCode()).isEqualTo(303);
        assertThat(intake.items(State.NEW)).hasSize(1);
    }

    @Test
    void aStampTellsHowLongSomebodyTyped() throws IOException {
        intake.close();
        MovingClock clock = new MovingClock(Instant.parse("2026-05-04T10:00:00Z"));
        intake = RunningIntake.start(folder, "", clock);
        String first = stamp();
        clock.move(Duration.ofSeconds(1));
        Map<String, String> quick = idea("Wat als ik een machine was?");
        quick.put("stempel", first + ".0");
        intake.post("idee", quick);
        assertThat(intake.items(State.SPAM)).hasSize(1);
        clock.move(Duration.ofSeconds(20));
        Map<String, String> slow = idea("Wat als ik rustig typte?");
        slow.put("stempel", stamp() + ".0");
        clock.move(Duration.ofMinutes(5));
        intake.post("idee", slow);
        assertThat(intake.items(State.NEW)).hasSize(1);
    }

    @Test
    void aStampThatIsUsedOverAndOverIsSuspect() throws IOException {
        String stamp = Stamps.of(folder.resolve(".watals/intake.key"))
                .make(Instant.now().minusSeconds(60));
        for (int i = 0; i < 8; i++) {
            Map<String, String> fields = idea("Wat als dit nummer " + i + " was?");
            fields.put("stempel", stamp + ".0");
            assertThat(intake.post("idee", fields).statusCode()).isEqualTo(303);
        }
        assertThat(intake.items(State.NEW)).hasSize(5);
        assertThat(intake.items(State.SPAM)).hasSize(3);
    }

    private String stamp() {
        String body = intake.get("/inzenden/stempel").body();
        return body.substring(10, body.indexOf('"', 10));
    }

    @Test
    void oneNetworkThatSendsFarTooMuchIsSlowedDown() throws IOException {
        intake.close();
        intake = RunningIntake.start(folder, "intake.limit=3\n");
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            answers.add(intake.post("idee", idea("Wat als " + i + "?"), "X-Forwarded-For", "2001:db8:1:2::" + i)
                    .statusCode());
        }
        assertThat(answers.subList(0, 15)).containsOnly(303);
        assertThat(answers.get(15)).isEqualTo(429);
        assertThat(intake.items(State.NEW)).hasSize(3);
        assertThat(intake.items(State.SPAM)).hasSize(12);
        assertThat(intake.post("idee", idea("Wat als ik een ander was?"), "X-Forwarded-For", "203.0.113.9")
                        .statusCode())
                .isEqualTo(303);
        assertThat(intake.items(State.NEW)).hasSize(4);
    }

    @Test
    void underAttackAScriptIsAskedForWork() throws IOException {
        intake.close();
        intake = RunningIntake.start(folder, "intake.attack=2\n");
        assertThat(intake.get("/inzenden/stempel").body()).endsWith("\"bits\":0}");
        intake.post("idee", idea("Wat als 1?"));
        intake.post("idee", idea("Wat als 2?"));
        assertThat(intake.get("/inzenden/stempel").body()).endsWith("\"bits\":16}");
        intake.post("idee", idea("Wat als ik niet werkte?"));
        assertThat(intake.items(State.SPAM)).hasSize(1);
        Stamps stamps = Stamps.of(folder.resolve(".watals/intake.key"));
        Instant before = Instant.now().minusSeconds(60);
        String stamp = stamps.make(before);
        int work = 0;
        while (stamps.read(stamp + "." + work, before).orElseThrow().bits() < 16) {
            work++;
        }
        Map<String, String> worked = idea("Wat als ik werkte?");
        worked.put("stempel", stamp + "." + work);
        intake.post("idee", worked);
        assertThat(intake.items(State.NEW)).hasSize(3);
    }

    @Test
    void whoWatchesOverTheServerSeesThatItIsWellAndHowBusyItIs() {
        intake.post("idee", idea("Wat als er gemeten werd?"));
        intake.post("idee", Map.of("page", "/meedoen/"));
        assertThat(intake.get("/gezond").body()).isEqualTo("goed\n");
        String metrics = intake.get("/metrics").body();
        assertThat(metrics)
                .contains(
                        "watals_intake_answers_total{form=\"idee\",answer=\"stored\"} 1",
                        "watals_intake_answers_total{form=\"idee\",answer=\"invalid\"} 1",
                        "watals_intake_seconds_count 2");
        assertThat(intake.get("/metrics", "X-Forwarded-For", "192.0.2.1").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aScriptOfAKnownSiteMayReadTheAnswerAndOneOfAnotherMayNot() throws IOException {
        intake.close();
        intake = RunningIntake.start(folder, "intake.origins=https://andere.example\n");
        HttpResponse<String> known =
                intake.send("OPTIONS", "/inzenden/idee", "", "", "Origin", "https://andere.example");
        assertThat(known.headers().firstValue("Access-Control-Allow-Origin")).contains("https://andere.example");
        HttpResponse<String> unknown =
                intake.send("OPTIONS", "/inzenden/idee", "", "", "Origin", "https://vreemd.example");
        assertThat(unknown.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(intake.post("idee", idea("Wat als?"), "Origin", "https://vreemd.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(intake.post("idee", idea("Wat als?"), "Origin", "null", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        for (String origin : List.of("https://andere.example", "https://watals.example", intake.url(), "null")) {
            assertThat(intake.post("idee", idea("Wat als " + origin + "?"), "Origin", origin)
                            .statusCode())
                    .as(origin)
                    .isEqualTo(303);
        }
    }

    @Test
    void everyAnswerHasTheHeadersThatKeepVisitorsSafe() {
        for (HttpResponse<String> answer : List.of(
                intake.post("idee", Map.of("page", "/meedoen/")),
                intake.post("onbekend", Map.of()),
                intake.get("/inzenden/ingetrokken"))) {
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }

    /** A clock that stands still until it is moved. */
    private static final class MovingClock extends Clock {
        private volatile Instant now;

        private MovingClock(Instant now) {
            this.now = now;
        }

        private void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
