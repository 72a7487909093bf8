package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.watals.browser.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of the README, on the example site, with {@code ./watals serve} and two people in front of a browser. */
class StoryInBrowserTest {
    private static final Path ROOT =
            Path.of(System.getProperty("watals.basedir", "")).toAbsolutePath();
    private static final Pattern SITE = Pattern.compile("The site is at (http://127\\.0\\.0\\.1:\\d+)/");
    private static final Pattern DESK = Pattern.compile("Desk, this link works once: (\\S+)");
    private static final String TITLE = "Wat als iedere tiener een vertrouwde kapper had?";
    private static final String PLACE = "/ideeen/wat-als-iedere-tiener-een-vertrouwde-kapper-had/";
    private static final String WORD = "kapper";
    private static final int PATIENCE_SECONDS = 180;

    @TempDir
    private Path folder;

    private static final double AGAIN_MILLIS = 15_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> complaints = new ArrayList<>();
    private String url;

    @Test
    void anIdeaIsSentApprovedReadFoundAndTakenBack() throws Exception {
        Chromium.browser();
        Path site = folder.resolve("site");
        copyExampleSite(site);
        Child program =
                Installed.below(folder).start(folder, "serve", "--source", "site", "--port", "0", "--undo", "0");
        try {
            String said = program.awaitOut("Mail is shown");
            url = found(SITE, said);
            assertThat(get("/gezond")).isEqualTo("goed\n");
            String code = send();
            approve(found(DESK, said));
            awaitThat(() -> get(PLACE).contains(TITLE));
            awaitPlaces("on its page, in the list, in the feed, in the search");
            takeBack(code);
            awaitThat(() -> !get(PLACE).contains(TITLE));
            awaitPlaces("nowhere");
            assertThat(complaints).isEmpty();
        } finally {
            program.stop();
        }
        Child.Result end = program.await();
        assertThat(end.err()).isEmpty();
        assertThat(end.exit()).isZero();
    }

    /** Sends the idea as a visitor, and gives the code for taking it back. */
    private String send() {
        try (BrowserContext visitor = Chromium.visitor()) {
            Page page = open(visitor, url + "/meedoen/");
            fillUntil(page, () -> page.locator("#code").count() > 0, () -> {
                page.fill("#idee_title", TITLE);
                page.fill("#idee_now", "Nu praat een tiener met steeds iemand anders.");
                page.check("#idee_age");
                page.check("#idee_about");
                page.check("#idee_publish");
                page.click("#form_idee button:not([type])");
            });
            return page.textContent("#code");
        }
    }

    private void approve(String link) {
        try (BrowserContext moderator = Chromium.visitor()) {
            Page page = open(moderator, link);
            page.click("a.button.primary");
            page.click("a:has-text('" + TITLE + "')");
            page.click("button:text-is('Goedkeuren')");
            page.waitForFunction("() => !document.querySelector('button[value=goedkeuren]')");
        }
    }

    /** A page that loads itself again while somebody reads shows nothing for a moment. */
    private void awaitPlaces(String expected) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        String places = places();
        while (!places.equals(expected) && System.nanoTime() < end) {
            places = places();
        }
        assertThat(places).isEqualTo(expected);
    }

    /** Where a reader meets the idea. */
    private String places() {
        List<String> places = new ArrayList<>();
        try (BrowserContext reader = Chromium.visitor()) {
            Page page = open(reader, url + PLACE);
            add(places, "on its page", page.locator("h1").first().textContent().contains(TITLE));
            page.navigate(url + "/ideeen/");
            add(
                    places,
                    "in the list",
                    page.locator("main a[href='" + PLACE + "']").count() > 0);
            String feed =
                    page.locator("link[type='application/atom+xml']").first().getAttribute("href");
            add(places, "in the feed", get(URI.create(feed).getPath()).contains(PLACE));
            page.navigate(url + "/zoeken/?q=" + WORD);
            page.waitForFunction(
                    "() => !['', 'Even zoeken …'].includes(document.getElementById('search_status').textContent)");
            Locator result = page.locator("#search_results a[href='" + PLACE + "']");
            add(places, "in the search", result.count() > 0);
        }
        return places.isEmpty() ? "nowhere" : String.join(", ", places);
    }

    private static void add(List<String> places, String place, boolean there) {
        if (there) {
            places.add(place);
        }
    }

    private void takeBack(String code) {
        try (BrowserContext visitor = Chromium.visitor()) {
            Page page = open(visitor, url + "/intrekken/");
            fillUntil(page, () -> page.url().endsWith("/inzenden/ingetrokken"), () -> {
                page.fill("#intrekken_code", code);
                page.click("#form_intrekken button");
            });
        }
    }

    /** A page that loads itself again in the middle of a form loses what stood in it: the visitor begins anew. */
    private static void fillUntil(Page page, BooleanSupplier done, Runnable form) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        page.setDefaultTimeout(AGAIN_MILLIS);
        while (!done.getAsBoolean()) {
            try {
                form.run();
                page.waitForCondition(done);
            } catch (TimeoutError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
        }
    }

    private Page open(BrowserContext visitor, String address) {
        Page page = visitor.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // The page of a withdrawn idea, and a page that is left while it listens for changes.
            if (message.type().equals("error") && !message.text().contains("ERR_")) {
                complaints.add(message.text());
            }
        });
        page.navigate(address);
        return page;
    }

    private String get(String path) {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url + path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitThat(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not happen").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static void copyExampleSite(Path to) throws IOException {
        Files.createDirectories(to);
        Files.copy(ROOT.resolve("jbake.properties"), to.resolve("jbake.properties"));
        for (String name : List.of("content", "data", "assets", "templates", "submissions")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(name))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path place = to.resolve(ROOT.relativize(file).toString());
                    Files.createDirectories(place.getParent());
                    Files.copy(file, place);
                }
            }
        }
    }
}
