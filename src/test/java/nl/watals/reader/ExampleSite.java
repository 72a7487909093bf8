package nl.watals.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import nl.watals.bake.Build;
import nl.watals.bake.BuildObserver;
import nl.watals.bake.BuildOptions;
import nl.watals.bake.BuildResult;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * The site of this repository as readers get it: built once for all tests of a run, and served compressed. The strict
 * content security policy is in the pages themselves.
 */
final class ExampleSite {
    static final String HOST = "https://watals.example";

    /** One page of every kind, by its name. */
    static final Map<String, String> KINDS = kinds();

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("xml", "application/xml"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff2", "font/woff2"));

    private static ExampleSite shared;

    private final Path root;
    private final Map<String, Document> pages;
    private final HttpServer server;

    private ExampleSite(Path root) throws IOException {
        // Without it, every answer waits 40 ms for the browser to say that it got the first half.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.root = root;
        this.pages = read(root);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("home", "/");
        kinds.put("ideas", "/ideeen/");
        kinds.put("idea", "/ideeen/gewoon-om-hulp-vragen/");
        kinds.put("idea-editor", "/ideeen/elke-brief-in-gewone-taal/");
        kinds.put("idea-withdrawn", "/ideeen/een-rustige-kamer/");
        kinds.put("themes", "/themas/");
        kinds.put("theme", "/themas/oorzaken/");
        kinds.put("events", "/bijeenkomsten/");
        kinds.put("event", "/bijeenkomsten/2023-06-20-aan-de-slag-met-alternatieven-jeugdzorg/");
        kinds.put("event-upcoming", "/bijeenkomsten/2030-06-20-voorbeeld-samen-verder-praten/");
        kinds.put("serieslist", "/reeksen/");
        kinds.put("series", "/reeksen/wat-als/");
        kinds.put("news", "/nieuws/");
        kinds.put("article", "/nieuws/2023/eerste-resultaten-van-de-werkdagen/");
        kinds.put("magazine", "/magazine/wachten-is-geen-hulp/");
        kinds.put("participants", "/deelnemers/");
        kinds.put("join", "/meedoen/");
        kinds.put("thanks", "/meedoen/bedankt/");
        kinds.put("contact", "/contact/");
        kinds.put("privacy", "/privacy/");
        kinds.put("search", "/zoeken/");
        kinds.put("overview", "/sitemap/");
        kinds.put("404", "/404.html");
        return kinds;
    }

    /** The site, built when the first test asks for it. */
    static synchronized ExampleSite get() {
        if (shared == null) {
            try {
                Path folder = Files.createTempDirectory("watals-example");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
                shared = new ExampleSite(build(Path.of("").toAbsolutePath(), folder.resolve("site")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    private static Path build(Path source, Path output) throws IOException {
        Instant now = Instant.parse("2023-10-01T10:00:00Z");
        BuildResult result = Build.run(
                new BuildOptions(source, Optional.of(output), false, false, Optional.of(now)), BuildObserver.SILENT);
        assertThat(result.problems()).isEmpty();
        return result.output();
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Document> read(Path root) throws IOException {
        Map<String, Document> pages = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                String address = name.endsWith("index.html") ? name.substring(0, name.length() - 10) : name;
                pages.put("/" + address, Jsoup.parse(Files.readString(file)));
            }
        }
        return pages;
    }

    /** Every page that people read, by address: without those that only lead to another one. */
    Map<String, Document> pages() {
        Map<String, Document> readable = new TreeMap<>(pages);
        readable.values().removeIf(page -> page.selectFirst("meta[http-equiv=refresh]") != null);
        return readable;
    }

    /** The pages that search engines may show. */
    Map<String, Document> indexable() {
        Map<String, Document> indexable = pages();
        indexable.values().removeIf(page -> page.selectFirst("meta[name=robots][content=noindex]") != null);
        return indexable;
    }

    Document page(String kind) {
        return pages.get(KINDS.get(kind));
    }

    /** The folder with all files. */
    Path root() {
        return root;
    }

    /** The file of an address. */
    Path file(String address) {
        return root.resolve(address.substring(1) + (address.endsWith("/") ? "index.html" : ""));
    }

    /** Where a browser finds an address of the site. */
    String at(String address) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + address;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Path file = file(exchange.getRequestURI().getPath());
        String name = file.getFileName().toString();
        boolean found = Files.isRegularFile(file);
        byte[] bytes = found ? Files.readAllBytes(file) : new byte[0];
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        exchange.getResponseHeaders().set("Content-Type", type);
        if (type.startsWith("text/") || type.contains("json") || type.contains("xml")) {
            bytes = zip(bytes);
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        // What has a hash in its name is fetched once.
        if (exchange.getRequestURI().getPath().startsWith("/static/")) {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=31536000, immutable");
        }
        exchange.sendResponseHeaders(found ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static byte[] zip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }
}
