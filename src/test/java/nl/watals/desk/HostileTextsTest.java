package nl.watals.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.watals.HostileTexts;
import nl.watals.browser.Chromium;
import nl.watals.inbox.Item;
import nl.watals.submission.SubmissionContent;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What attackers send in is text on every page of the desk, and in the preview. Each text stands in one field of a
 * submission; with {@code -Dwatals.hostile=FILE} those of a file of JSON lines, each in every field.
 */
class HostileTextsTest {
    private static final List<String> PAGES = List.of(
            "", "/afwijzen", "/vraag", "/samenvoegen", "/reactie", "/weghalen", "/voorbeeld", "/voorbeeld/pagina");
    private static final int FIELDS = TextField.values().length;

    /** What a visitor's Markdown may become on a page of the site. */
    private static final Set<String> TYPED =
            Set.of("p", "br", "em", "strong", "ul", "ol", "ol start", "li", "blockquote", "a href rel");

    @TempDir
    Path folder;

    private DeskServer server;
    private HttpClient client;
    private String cookie;

    @BeforeEach
    void start() {
        server = new DeskServer(folder);
        client = HttpClient.newHttpClient();
        cookie = "balie=" + server.session("anna");
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(server.failures()).isEmpty();
    }

    /** One submission for each five texts; or each text in turn in each of the five fields. */
    private List<String> submissions() throws IOException {
        List<String> texts = HostileTexts.all();
        assertThat(texts).hasSizeGreaterThan(100);
        List<String> ids = new ArrayList<>();
        for (int turn = 0; turn < (HostileTexts.areOthers() ? FIELDS : 1); turn++) {
            for (int i = 0; i < texts.size(); i += FIELDS) {
                List<String> five = new ArrayList<>();
                for (int j = 0; j < FIELDS; j++) {
                    five.add(texts.get(Math.min(i + (j + turn) % FIELDS, texts.size() - 1)));
                }
                ids.add(Sent.idea("Wat als " + cut(five.get(0), 260))
                        .now(five.get(1))
                        .effect(five.get(2))
                        .body(five.get(3))
                        .name(cut(five.get(4), 80))
                        .to(server.inbox()));
            }
        }
        return ids;
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** Every element and attribute of every page is one that pages of harmless submissions have as well. */
    @Test
    void nothingLeavesItsPlace() throws Exception {
        Set<String> known = new TreeSet<>(TYPED);
        for (String id : harmless()) {
            for (String page : PAGES) {
                known.addAll(shapes(get("/balie/inzending/" + id + page)));
            }
            known.addAll(shapes(live(id)));
            known.addAll(shapes(search("niets")));
        }
        for (int i = 0; i < 30; i++) {
            Sent.idea("Wat als er " + i + " bladzijden waren?").to(server.inbox());
        }
        known.addAll(shapes(get("/balie/")));
        known.addAll(shapes(search("bladzijden")));
        List<String> findings = new ArrayList<>();
        List<String> ids = submissions();
        for (String id : ids) {
            for (String page : PAGES) {
                compare(id + page, get("/balie/inzending/" + id + page), known, findings);
            }
            compare(id + " live", live(id), known, findings);
            check(id, get("/balie/inzending/" + id), findings);
        }
        for (String text : HostileTexts.all()) {
            Document found = search(cut(text, 90));
            compare("search " + text, found, known, findings);
        }
        int pages = 0;
        for (String next = "/balie/"; !next.isEmpty(); pages++) {
            Document queue = get(next);
            compare(next, queue, known, findings);
            next = queue.select("a[rel=next]").attr("href");
        }
        assertThat(pages).isGreaterThan(ids.size() / 25);
        assertThat(findings).isEmpty();
    }

    @Test
    void theCheckItselfFindsWhatItLooksFor() {
        List<String> findings = new ArrayList<>();
        Set<String> known = new TreeSet<>(List.of("html", "head", "body", "p class", "p"));
        compare("fine", Jsoup.parse("<p class=x>a<p>b"), known, findings);
        assertThat(findings).isEmpty();
        compare("runs", Jsoup.parse("<p onclick=x>a"), known, findings);
        compare("shows", Jsoup.parse("<p><img src=x>"), known, findings);
        compare("template", Jsoup.parse("<p>1337"), known, findings);
        expect("text", "<b>vet</b>", "vet", findings);
        assertThat(findings)
                .containsExactly(
                        "runs: <p onclick>",
                        "shows: <img src>",
                        "template: a template ran",
                        "text\n  is    <b>vet</b>\n  shown vet");
    }

    /** With everything that a page of the desk can show about a text. */
    private List<String> harmless() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(Sent.idea("Wat als wij de deur openzetten?").to(server.inbox()));
        }
        ids.add(Sent.idea("Wat als wij luisterden?")
                .now("Ik wil dood.")
                .under16()
                .to(server.inbox()));
        ids.add(Sent.idea("Wat als wij belden?")
                .now("Bel mevrouw De Vries op 06-12345678. Zij slaat haar zoon Kees.\u0007")
                .effect("Mail jan@example.nl of kom naar Dorpsstraat 1, 1234 AB.")
                .body("**Kom** naar onze dochter (15) op 112.22.333 of bsn 111222333.")
                .withoutConsent()
                .withoutMail()
                .to(server.inbox()));
        return ids;
    }

    private static void compare(String what, Document page, Set<String> known, List<String> findings) {
        for (String shape : shapes(page)) {
            if (!known.contains(shape)) {
                findings.add(what + ": <" + shape + ">");
            }
        }
        // Of our own texts; others may hold the number itself.
        if (!HostileTexts.areOthers() && page.outerHtml().contains("1337")) {
            findings.add(what + ": a template ran");
        }
    }

    /** Each element: its name and those of its attributes. */
    private static Set<String> shapes(Document page) {
        Set<String> shapes = new TreeSet<>();
        for (Element element : page.getAllElements()) {
            Set<String> attributes = new TreeSet<>();
            for (Attribute attribute : element.attributes()) {
                attributes.add(attribute.getKey());
            }
            // Whether a choice is made, and whether there are differences to open, depends on the submission.
            attributes.removeAll(Set.of("checked", "selected", "open", "aria-describedby"));
            shapes.add((element.normalName() + " " + String.join(" ", attributes)).strip());
        }
        shapes.remove("#root");
        return shapes;
    }

    /** Both sides of the review page hold the very text. */
    private void check(String id, Document page, List<String> findings) {
        Item item = server.inbox().item(id).orElseThrow();
        SubmissionContent original = item.original().orElseThrow();
        for (TextField field : TextField.values()) {
            Element side = page.getElementById("original_" + field.key());
            side.select(".unseen").remove();
            String public_ = page.getElementById(field.key()).wholeText();
            expect(id + " original " + field, Edited.lines(field.of(original)), side.wholeText(), findings);
            expect(
                    id + " public " + field,
                    Edited.lines(field.of(item.publicVersion().content())),
                    public_,
                    findings);
        }
    }

    private static void expect(String what, String expected, String shown, List<String> findings) {
        if (!flat(expected).equals(flat(shown))) {
            findings.add(what + "\n  is    " + expected + "\n  shown " + shown);
        }
    }

    /** As HTML reads it. */
    private static String flat(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\0', '\uFFFD')
                .strip();
    }

    private Document get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(server.url(path))));
    }

    private Document search(String words) throws IOException, InterruptedException {
        return post("/balie/zoeken", Map.of("zoek", words, "csrf", csrf()));
    }

    /** The marks of texts as they are typed. */
    private Document live(String id) throws IOException, InterruptedException {
        SubmissionContent content =
                server.inbox().item(id).orElseThrow().original().orElseThrow();
        Map<String, String> form = new LinkedHashMap<>(Map.of("csrf", csrf(), "versie", "1", "velden", "alle"));
        for (TextField field : TextField.values()) {
            form.put(field.key(), field.of(content) + " anders");
        }
        return post("/balie/inzending/" + id + "/merken", form);
    }

    private String csrf() {
        return nl.watals.web.Csrf.field(cookie.substring("balie=".length()));
    }

    private Document post(String path, Map<String, String> form) throws IOException, InterruptedException {
        List<String> fields = new ArrayList<>();
        form.forEach((name, value) -> fields.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return answer(HttpRequest.newBuilder(URI.create(server.url(path)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields))));
    }

    private Document answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                request.header("Cookie", cookie).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.request().uri().getPath()).isEqualTo(200);
        return Jsoup.parse(answer.body(), server.url("/"), Parser.htmlParser());
    }

    /** In a real browser, which would say when anything ran or was asked for elsewhere. */
    @Test
    void nothingRuns() throws Exception {
        Chromium.browser();
        List<String> ids = submissions();
        try (Moderator anna = new Moderator(server, true)) {
            List<String> requests = new ArrayList<>();
            anna.page().onRequest(request -> {
                boolean blank = request.url().startsWith("about:");
                if (!blank && !request.url().startsWith(server.url("/"))) {
                    requests.add(request.url());
                }
            });
            anna.enter("anna").queue();
            for (int i = 0; i < ids.size(); i++) {
                look(anna.open(ids.get(i)), ids.get(i));
                if (i % 20 == 0) {
                    for (String path : List.of("/afwijzen", "/samenvoegen", "/voorbeeld")) {
                        anna.page().navigate(server.url("/balie/inzending/" + ids.get(i) + path));
                        assertThat(anna.heading()).isNotEmpty();
                    }
                }
                assertThat(anna.complaints()).as(ids.get(i)).isEmpty();
                assertThat(requests).as(ids.get(i)).isEmpty();
            }
        }
    }

    private void look(Moderator anna, String id) {
        Page page = anna.page();
        SubmissionContent content =
                server.inbox().item(id).orElseThrow().publicVersion().content();
        List<?> shown = (List<?>) page.evaluate(
                "keys => keys.map(key => document.getElementById(key).value)",
                List.of(TextField.values()).stream().map(TextField::key).toList());
        for (TextField field : TextField.values()) {
            assertThat(flat((String) shown.get(field.ordinal()))).isEqualTo(flat(Edited.lines(field.of(content))));
        }
        assertThat(page.locator("main script, main style, main base, main meta, main svg, main img, main iframe")
                        .count())
                .isZero();
    }
}
