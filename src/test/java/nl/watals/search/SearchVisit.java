package nl.watals.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import nl.watals.bake.Build;
import nl.watals.bake.BuildObserver;
import nl.watals.bake.BuildOptions;
import nl.watals.bake.BuildResult;
import nl.watals.browser.Chromium;

/** Somebody on the search page of a site that is served out of memory, under a strict content security policy. */
final class SearchVisit implements AutoCloseable {
    static final String HOST = "https://watals.example";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    /** What a class of tests shares, as a browser takes longer to open than to search. */
    private static BrowserContext shared;

    private static Page sharedPage;
    private static SearchVisit current;

    private final Map<String, byte[]> site;
    private final BrowserContext visitor;
    private final Page page;
    private final List<String> messages = new ArrayList<>();

    /** What was read so far, by address, with its size in bytes after compression. */
    final Map<String, Integer> read = new TreeMap<>();

    /** Whether the server is out of order. */
    boolean broken;

    private SearchVisit(Map<String, byte[]> site, BrowserContext visitor, Page page, String address) {
        this.site = site;
        this.visitor = visitor;
        this.page = page;
        current = this;
        page.navigate(HOST + address);
    }

    private static Page open(BrowserContext visitor) {
        visitor.route("**/*", route -> current.answer(route));
        Page page = visitor.newPage();
        page.onConsoleMessage(message -> current.messages.add(message.type() + ": " + message.text()));
        page.onPageError(error -> current.messages.add(error));
        return page;
    }

    static SearchVisit to(Map<String, byte[]> site, String address) {
        if (shared == null) {
            shared = Chromium.visitor();
            sharedPage = open(shared);
        }
        return new SearchVisit(site, shared, sharedPage, address);
    }

    static SearchVisit by(BrowserContext visitor, Map<String, byte[]> site, String address) {
        return new SearchVisit(site, visitor, open(visitor), address);
    }

    /** The example site, built. */
    static Map<String, byte[]> exampleSite(Path output) throws IOException {
        BuildResult result = Build.run(
                new BuildOptions(
                        Path.of("").toAbsolutePath(),
                        Optional.of(output),
                        false,
                        false,
                        Optional.of(Instant.parse("2023-10-01T10:00:00Z"))),
                BuildObserver.SILENT);
        assertThat(result.problems()).isEmpty();
        return files(result.output());
    }

    static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> site = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                site.put("/" + folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return site;
    }

    private void answer(Route route) {
        String path = java.net.URI.create(route.request().url()).getPath();
        byte[] bytes = site.get(path.endsWith("/") ? path + "index.html" : path);
        if (broken) {
            route.abort();
            return;
        }
        if (bytes == null) {
            route.fulfill(new Route.FulfillOptions().setStatus(404).setBody("weg"));
            return;
        }
        read.put(path, gzipped(bytes));
        String name = path.endsWith("/") ? "html" : path.substring(path.lastIndexOf('.') + 1);
        route.fulfill(new Route.FulfillOptions()
                .setBodyBytes(bytes)
                .setContentType(TYPES.getOrDefault(name, "application/octet-stream"))
                .setHeaders(Map.of(
                        "Content-Type",
                        TYPES.getOrDefault(name, "application/octet-stream"),
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline';"
                                + " img-src 'self' data:; font-src 'self'")));
    }

    static int gzipped(byte[] bytes) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.size();
    }

    Page page() {
        return page;
    }

    /** What the console said; a careful page says nothing. */
    List<String> messages() {
        return messages;
    }

    /** Types a query, presses Enter, and waits for the answer. */
    SearchVisit search(String query) {
        page.fill("#search_q", query);
        page.press("#search_q", "Enter");
        return answered();
    }

    /** Asks as {@link #search} does, but all in the page; for hundreds of queries. */
    List<String> resultsOf(String query) {
        return texts(page.evaluate("""
                async query => {
                  const field = document.getElementById('search_q');
                  const status = document.getElementById('search_status');
                  field.value = query;
                  const answered = new Promise(done => new MutationObserver(() =>
                    ['', 'Even zoeken …'].includes(status.textContent) || done()).observe(status, { childList: true, characterData: true, subtree: true }));
                  field.form.requestSubmit();
                  await answered;
                  return [...document.querySelectorAll('#search_results a')].map(link => link.getAttribute('href'));
                }""", query));
    }

    private static List<String> texts(Object list) {
        List<String> texts = new ArrayList<>();
        ((List<?>) list).forEach(text -> texts.add((String) text));
        return texts;
    }

    SearchVisit answered() {
        page.waitForFunction(
                "() => !['', 'Even zoeken …'].includes(document.getElementById('search_status').textContent)");
        return this;
    }

    String status() {
        return page.textContent("#search_status");
    }

    /** The addresses of the results, in their order. */
    List<String> results() {
        return texts(page.evaluate(
                "() => [...document.querySelectorAll('#search_results a')].map(a => a.getAttribute('href'))"));
    }

    List<String> marked() {
        return page.locator("#search_results mark").allTextContents();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        if (visitor == shared) {
            visitor.setOffline(false);
        } else {
            visitor.close();
        }
    }
}
