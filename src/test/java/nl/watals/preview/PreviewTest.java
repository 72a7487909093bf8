package nl.watals.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import nl.watals.bake.Build;
import nl.watals.bake.BuildObserver;
import nl.watals.bake.BuildOptions;
import nl.watals.browser.Chromium;
import nl.watals.web.WebOptions;
import nl.watals.web.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An editor saves files and looks at the browser; nothing else is asked of them. */
class PreviewTest {
    private static final long PATIENCE_SECONDS = 120;
    private static final String ABOUT = "content/over.md";

    @TempDir
    private Path folder;

    private final List<Throwable> mistakes = Collections.synchronizedList(new ArrayList<>());
    private final HttpClient client = HttpClient.newHttpClient();
    private Preview preview;
    private PreviewApp app;
    private WebServer server;

    @BeforeEach
    void serve() throws IOException {
        copySite(folder);
        preview = Preview.open(folder, false);
        app = new PreviewApp(preview, "nl", List::of);
        server = WebServer.start(WebOptions.local(0), List.of(app), mistakes::add);
    }

    @AfterEach
    void stop() throws IOException {
        app.close();
        server.close();
        preview.close();
        assertThat(mistakes).isEmpty();
    }

    @Test
    void whatIsSavedStandsInTheBrowserWithoutAClick() throws IOException {
        try (BrowserContext visitor = Chromium.visitor()) {
            Page page = open(visitor, "/over/");
            write(ABOUT, text(ABOUT) + "\nDit schreef ik net.\n");
            see(page, "Dit schreef ik net.");
        }
    }

    @Test
    void aMistakeIsShownWithItsLinesUntilItIsMendedAndThePageStays() throws IOException {
        String right = text(ABOUT);
        try (BrowserContext visitor = Chromium.visitor()) {
            Page page = open(visitor, "/over/");
            write(ABOUT, right + "\n[Kijk](/weg/)\n");
            see(page, "there is no page /weg/");
            see(page, "[Kijk](/weg/)");
            assertThat(page.locator("h1").first().textContent()).isEqualTo("Over");
            write(ABOUT, right + "\nWeer goed.\n");
            see(page, "Weer goed.");
            assertThat(page.locator("[role=alert]").count()).isZero();
        }
    }

    @Test
    void aTemplateThatFailsTakesThePlaceOfItsPageUntilItIsMended() throws IOException {
        String template = text("templates/page.peb");
        try (BrowserContext visitor = Chromium.visitor()) {
            Page page = open(visitor, "/over/");
            write("templates/page.peb", template.replace("content.title", "content.titel"));
            see(page, "did you mean `title`?");
            assertThat(get("/over/").statusCode()).isEqualTo(500);
            write("templates/page.peb", template);
            awaitThat(() -> preview.state().problems().isEmpty());
            page.waitForCondition(() -> page.locator("h1").first().textContent().equals("Over"));
        }
    }

    @Test
    void aTemplateThatFailsElsewhereIsToldUntilItIsMendedWhateverIsWrittenMeanwhile() throws IOException {
        String template = text("templates/page.peb");
        write("templates/page.peb", template.replace("content.title", "content.titel"));
        awaitThat(() -> !preview.state().problems().isEmpty());
        List<Preview.State> states = Collections.synchronizedList(new ArrayList<>());
        preview.listen(states::add);
        write(ABOUT, text(ABOUT) + "\nIntussen.\n");
        awaitThat(() -> !states.isEmpty());
        assertThat(states).allSatisfy(state -> assertThat(state.problems()).isNotEmpty());
        write("templates/page.peb", template);
        awaitThat(() -> preview.state().problems().isEmpty());
    }

    @Test
    void whatSomebodyIsTypingStaysUntilTheyLoadThePageAgain() throws IOException {
        String form = "<form method=\"post\"><label>Code <input name=\"code\"></label></form>";
        write("templates/page.peb", text("templates/page.peb").replace("</body>", form + "</body>"));
        awaitThat(() -> get("/over/").body().contains(form));
        try (BrowserContext visitor = Chromium.visitor()) {
            Page page = open(visitor, "/over/");
            page.getByLabel("Code").fill("1234-abcd");
            write(ABOUT, text(ABOUT) + "\nDit kwam er net bij.\n");
            see(page, "Deze pagina is veranderd.");
            assertThat(page.getByLabel("Code").inputValue()).isEqualTo("1234-abcd");
            assertThat(page.locator("body").textContent()).doesNotContain("Dit kwam er net bij.");
            page.getByText("Laad opnieuw").click();
            see(page, "Dit kwam er net bij.");
            page.getByLabel("Code").fill("weer weg");
            page.getByLabel("Code").fill("");
            write(ABOUT, text(ABOUT) + "\nEn dit ook.\n");
            see(page, "En dit ook.");
        }
    }

    @Test
    void aDraftSaysThatItIsOne() throws IOException {
        write("content/later.md", "title=Later\ntype=page\nstatus=draft\n~~~~~~\nNog niet af.\n");
        awaitThat(() -> preview.site().files().stream().anyMatch(file -> file.startsWith("later")));
        String file = preview.site().files().stream()
                .filter(name -> name.startsWith("later"))
                .findFirst()
                .orElseThrow();
        try (BrowserContext visitor = Chromium.visitor()) {
            see(open(visitor, "/" + file.replace("index.html", "")), "Concept: lezers zien deze pagina nog niet");
        }
        assertThat(get("/over/").body()).contains("data-mark=\"\"");
    }

    @Test
    void aPageLooksAsItsOwnPolicyAllows() throws IOException {
        String style = "<style>h1 { color: rgb(1, 2, 3) }</style>";
        write("templates/page.peb", text("templates/page.peb").replaceFirst("<meta http-equiv.*", style));
        awaitThat(() -> get("/over/").body().contains(style));
        try (BrowserContext visitor = Chromium.visitor()) {
            Page page = open(visitor, "/over/");
            assertThat(page.evaluate("() => getComputedStyle(document.querySelector('h1')).color"))
                    .isEqualTo("rgb(1, 2, 3)");
        }
    }

    @Test
    void aFileThatIsWrittenByRenamingIsSeen() throws IOException {
        Path beside = folder.resolve("content/.over.md.new");
        Files.writeString(beside, text(ABOUT) + "\nHernoemd.\n");
        Files.move(beside, folder.resolve(ABOUT), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        awaitThat(() -> get("/over/").body().contains("Hernoemd."));
    }

    @Test
    void aThousandFilesAtOnceAreFewChanges() throws IOException {
        List<Preview.State> states = Collections.synchronizedList(new ArrayList<>());
        preview.listen(states::add);
        for (int i = 0; i < 1000; i++) {
            write("content/veel/bladzijde-" + i + ".md", "title=Nummer " + i + "\ntype=page\n~~~~~~\nTekst.\n");
        }
        awaitThat(() -> preview.site().files().contains("veel/bladzijde-999/index.html")
                && preview.site().files().stream()
                                .filter(file -> file.startsWith("veel/"))
                                .count()
                        == 1000);
        // How many in one go, SourceWatchTest says; a busy machine takes pauses.
        assertThat(states).hasSizeLessThan(100);
    }

    @Test
    void otherSettingsCountAtOnce() throws IOException {
        write("jbake.properties", text("jbake.properties").replaceFirst("site.title=.*", "site.title=Heel anders"));
        awaitThat(() -> get("/over/").body().contains("Heel anders"));
    }

    @Test
    void aSiteThatIsWrongFromTheStartSaysWhatIsWrongOnEveryPage() throws IOException {
        Path broken = folder.resolve("broken");
        copySite(broken);
        Files.writeString(broken.resolve(ABOUT), "titel=Over\ntype=page\n~~~~~~\nTekst.\n");
        try (Preview other = Preview.open(broken, false);
                WebServer its = WebServer.start(
                        WebOptions.local(0), List.of(new PreviewApp(other, "nl", List::of)), mistakes::add)) {
            HttpResponse<String> answer = get(its, "/");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("Hier klopt iets nog niet", "did you mean `title`?", "&gt; 1  titel=Over");
        }
    }

    @Test
    void aMistakeOfOursIsShownAsOursAndTheNextSaveIsTakenOver() throws IOException {
        Path its = folder.resolveSibling(folder.getFileName() + "-its");
        copySite(its);
        AtomicBoolean failing = new AtomicBoolean();
        Preview.Refresh refresh = (site, changes) -> {
            if (failing.get()) {
                throw new IllegalStateException("a secret");
            }
            return Preview.refresh(site, changes);
        };
        Preview other = Preview.open(its, refresh, SourceWatch.TOLD);
        PreviewApp itsApp = new PreviewApp(other, "nl", List::of);
        try (other;
                WebServer itsServer = WebServer.start(WebOptions.local(0), List.of(itsApp), mistakes::add);
                BrowserContext visitor = Chromium.visitor()) {
            Page page = visitor.newPage();
            page.navigate(itsServer.url() + "/over/");
            failing.set(true);
            Files.writeString(its.resolve(ABOUT), text(ABOUT) + "\nEerst niet.\n");
            see(page, "Dit is een fout van het programma, niet van jou.");
            see(page, "java.lang.IllegalStateException");
            assertThat(page.locator("body").textContent()).doesNotContain("a secret");
            assertThat(page.locator("h1").first().textContent()).isEqualTo("Over");
            assertThat(other.state().mistake()).isPresent();
            failing.set(false);
            Files.writeString(its.resolve(ABOUT), text(ABOUT) + "\nToen wel.\n");
            see(page, "Toen wel.");
            assertThat(page.locator("[role=alert]").count()).isZero();
            itsApp.close();
        }
    }

    @Test
    void everyFileIsThatOfABuildButForTheScript() throws IOException {
        write(ABOUT, text(ABOUT) + "\nEn nog iets.\n");
        write("assets/nieuw.txt", "nieuw");
        awaitThat(() -> get("/over/").body().contains("En nog iets.")
                && get("/nieuw.txt").statusCode() == 200);
        Path output = folder.resolveSibling(folder.getFileName() + "-out").resolve("site");
        assertThat(Build.run(
                                new BuildOptions(folder, Optional.of(output), true, true, Optional.empty()),
                                BuildObserver.SILENT)
                        .problems())
                .isEmpty();
        TreeMap<String, String> built = new TreeMap<>();
        try (var files = Files.walk(output)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = output.relativize(file).toString();
                built.put(name, Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        assertThat(built)
                .isNotEmpty()
                .allSatisfy((name, content) -> assertThat(
                                get("/" + name).body().replaceFirst("<script src=\"/__preview.*?</script>", ""))
                        .isEqualTo(content));
    }

    @Test
    void addressesThatAreNoneOfTheSiteGetItsNotFoundPage() {
        for (String path : List.of("/bestaat/niet/", "/..%2f..%2fetc/passwd", "//example.com/", "/over/../../x")) {
            assertThat(get(path).statusCode()).as(path).isIn(400, 404);
        }
        HttpResponse<String> slash = get("/over");
        assertThat(slash.statusCode()).isEqualTo(301);
        assertThat(slash.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/over/"));
    }

    private Page open(BrowserContext visitor, String path) {
        Page page = visitor.newPage();
        page.navigate(server.url() + path);
        return page;
    }

    private static void see(Page page, String text) {
        PlaywrightAssertions.assertThat(page.locator("body"))
                .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(Chromium.PATIENCE_MILLIS));
    }

    private HttpResponse<String> get(String path) {
        return get(server, path);
    }

    private HttpResponse<String> get(WebServer from, String path) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(from.url() + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitThat(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not happen").isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private String text(String path) throws IOException {
        return Files.readString(folder.resolve(path));
    }

    private static void copySite(Path to) throws IOException {
        Path site = Path.of(System.getProperty("watals.basedir", ""), "src/test/resources/preview/site");
        try (var files = Files.walk(site)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path place = to.resolve(site.relativize(file).toString());
                Files.createDirectories(place.getParent());
                Files.copy(file, place);
            }
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
