import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * How much a first query reads: serves a built site to Chromium, lets it search once in an empty profile, and adds up what
 * was sent, compressed.
 *
 * <p>{@code java bench/SearchQuery.java watals|pagefind|watals-time SITE SCRIPT QUERY…}; with {@code watals-time}, the page
 * itself measures from the moment that somebody sends the form, after it was loaded, until the results are painted.
 */
public final class SearchQuery {
    private final Path site;
    private final String page;
    private final byte[] script;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<String> measured = new CompletableFuture<>();
    private long bytes;
    private long first;
    private long last;

    private SearchQuery(String kind, Path site, Path script) throws IOException {
        this.site = site;
        this.script = Files.readAllBytes(script);
        this.page = switch (kind) {
            case "watals" -> watals();
            case "watals-time" -> watals() + stopwatch();
            default -> pagefind();
        };
    }

    public static void main(String[] arguments) throws Exception {
        // Otherwise each answer may wait 40 ms for the browser to acknowledge its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        for (int i = 3; i < arguments.length; i++) {
            SearchQuery query = new SearchQuery(arguments[0], Path.of(arguments[1]), Path.of(arguments[2]));
            if (arguments[0].equals("watals-time")) {
                query.time(arguments[i]);
            } else {
                query.run(arguments[i]);
            }
        }
        // The server's threads would wait for more.
        System.exit(0);
    }

    /** The parts of templates/partials/search.peb that the script asks for. */
    private static String watals() {
        return "<!doctype html><html lang=nl><form id=search_form data-index=/zoeken/index/ data-many=klaar data-one=klaar"
                + " data-none=klaar><input id=search_q name=q></form><p id=search_status></p><ul id=search_tips></ul>"
                + "<ol id=search_results></ol><button id=search_more></button><template id=search_result><li><h2><a></a>"
                + "</h2><div><b></b><time></time></div><p></p></li></template><script src=/search.js defer></script>";
    }

    /** Sends the query of the address when the page has been idle for a while; an empty field is what it was loaded with. */
    private static String stopwatch() {
        return "<script type=module>const find = name => document.getElementById('search_' + name);"
                + "const query = new URLSearchParams(location.hash.slice(1)).get('q');"
                + "await new Promise(done => setTimeout(done, 1500));"
                + "const list = find('results');"
                + "new MutationObserver((seen, observer) => { if (!list.children.length) return; observer.disconnect();"
                + "const found = performance.now(); requestAnimationFrame(() => setTimeout(() => fetch('/measured?found='"
                + "+ Math.round(found - sent) + '&painted=' + Math.round(performance.now() - sent)))); })"
                + ".observe(list, { childList: true });"
                + "find('q').value = query; const sent = performance.now(); find('form').requestSubmit();</script>";
    }

    private void time(String query) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.createContext("/measured", exchange -> {
            measured.complete(exchange.getRequestURI().getQuery());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
        Path profile = Files.createTempDirectory("search-profile");
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/zoeken/#q="
                + java.net.URLEncoder.encode(query, StandardCharsets.UTF_8);
        Process chromium = new ProcessBuilder(
                        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
                        "--user-data-dir=" + profile, address)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            System.out.printf("%-24s %s ms%n", query, measured.get(60, TimeUnit.SECONDS).replace("&", " ms, "));
        } finally {
            chromium.destroy();
            chromium.waitFor(20, TimeUnit.SECONDS);
            server.stop(0);
        }
    }

    private static String pagefind() {
        return "<!doctype html><html lang=nl><ol id=search_results></ol><script type=module>"
                + "import * as pagefind from '/pagefind/pagefind.js';"
                + "const found = await pagefind.search(new URLSearchParams(location.search).get('q'));"
                + "const shown = await Promise.all(found.results.slice(0, 10).map(result => result.data()));"
                + "document.getElementById('search_results').innerHTML = shown.map(one => '<li>' + one.url).join('');"
                + "</script>";
    }

    private void run(String query) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
        Path profile = Files.createTempDirectory("search-profile");
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/zoeken/?q="
                + java.net.URLEncoder.encode(query, StandardCharsets.UTF_8);
        Process chromium = new ProcessBuilder(
                        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + profile,
                        "--virtual-time-budget=20000", "--dump-dom", address)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String dom = new String(chromium.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        chromium.waitFor(20, TimeUnit.SECONDS);
        server.stop(0);
        int results = dom.split("<li>", -1).length - 1 - (dom.contains("<template") ? 1 : 0);
        System.out.printf("%-24s %3d requests %8d bytes %5d ms %3d results%n", query, requests.size(), bytes,
                (last - first) / 1_000_000, results);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Path file = site.resolve(path.substring(1));
        byte[] body = path.equals("/zoeken/")
                ? page.getBytes(StandardCharsets.UTF_8)
                : path.equals("/search.js") ? script : Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
        if (body == null) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        byte[] sent = gzip(body);
        String type = path.endsWith(".js") ? "text/javascript" : path.endsWith("/") ? "text/html" : "application/octet-stream";
        exchange.getResponseHeaders().set("Content-Type", path.endsWith(".wasm") ? "application/wasm" : type);
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, sent.length);
        exchange.getResponseBody().write(sent);
        exchange.close();
        synchronized (this) {
            if (!path.equals("/zoeken/")) {
                requests.add(path);
                bytes += sent.length;
                last = System.nanoTime();
                first = first == 0 ? last : first;
            }
        }
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(body);
        }
        return out.toByteArray();
    }
}
