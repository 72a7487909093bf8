package nl.watals.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.Decoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import nl.watals.Required;
import nl.watals.bake.Build;
import nl.watals.bake.BuildObserver;
import nl.watals.bake.BuildOptions;
import nl.watals.hosting.Encoding;
import nl.watals.hosting.HostKind;
import nl.watals.hosting.HostedFile;
import nl.watals.hosting.Hosting;
import nl.watals.release.WebServer.Kind;
import nl.watals.site.Redirect;
import nl.watals.site.RedirectMap;
import nl.watals.site.Settings;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What real web servers answer, held against the description that their configuration was made from. */
class ServedSiteTest {
    private static final Path SITE =
            Path.of(System.getProperty("watals.basedir", ""), "src/test/resources/release/site");
    private static final Map<Kind, WebServer> SERVERS = new EnumMap<>(Kind.class);

    @TempDir
    private static Path folder;

    private static Hosting hosting;
    private static Path root;

    @BeforeAll
    static void serve() throws Exception {
        Path output = folder.resolve("build/site");
        assertThat(Build.run(
                                new BuildOptions(SITE, Optional.of(output), false, false, Optional.empty()),
                                BuildObserver.SILENT)
                        .problems())
                .isEmpty();
        Settings settings = SettingsFile.read(SITE);
        try (Releases releases = Releases.open(folder, Clock.systemUTC(), () -> {})) {
            root = releases.create(settings, SITE, output, "", 2).release().site();
        }
        Problems problems = new Problems();
        RedirectMap map = RedirectMap.read(
                new SourceText(RedirectMap.FILE, Files.readString(SITE.resolve(RedirectMap.FILE))), problems);
        hosting = Hosting.of(settings, map, root);
    }

    @AfterAll
    static void stop() {
        for (WebServer server : SERVERS.values()) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFileIsSentAsTheDescriptionSays(Kind kind) throws Exception {
        WebServer server = server(kind);
        Set<String> moved = new HashSet<>();
        hosting.redirects().forEach(redirect -> moved.add(redirect.from()));
        int files = 0;
        for (HostedFile file : hosting.files()) {
            if (moved.contains(file.url()) || file.path().equals(hosting.notFound())) {
                continue;
            }
            files++;
            HttpResponse<byte[]> answer = server.get(encoded(file.url()));
            assertThat(answer.statusCode()).as(file.path()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(Files.readAllBytes(root.resolve(file.path())));
            assertThat(header(answer, "Content-Type")).as(file.path()).isEqualTo(file.contentType());
            assertThat(header(answer, "Cache-Control"))
                    .as(file.path())
                    .isEqualTo(file.caching().header());
            assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
            assertThatHeadersAreThose(answer);
            HttpResponse<byte[]> again = server.get(encoded(file.url()), "If-None-Match", header(answer, "ETag"));
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(header(again, "Cache-Control")).isEqualTo(file.caching().header());
        }
        assertThat(files).isGreaterThan(6);
    }

    @ParameterizedTest
    @EnumSource
    void textsAreSentAsTheyWereCompressedBeforehand(Kind kind) throws Exception {
        WebServer server = server(kind);
        for (String path : new String[] {"index.html", "over/index.html", "sitemap.xml"}) {
            byte[] plain = Files.readAllBytes(root.resolve(path));
            for (Encoding encoding : Encoding.values()) {
                HttpResponse<byte[]> answer =
                        server.get("/" + path.replace("index.html", ""), "Accept-Encoding", encoding.token());
                assertThat(header(answer, "Content-Encoding")).isEqualTo(encoding.token());
                assertThat(header(answer, "Vary")).isEqualToIgnoringCase("Accept-Encoding");
                assertThat(answer.body()).isEqualTo(Files.readAllBytes(root.resolve(path + encoding.ending())));
                assertThat(answer.body()).hasSizeLessThan(plain.length);
                assertThat(decoded(encoding, answer.body())).isEqualTo(plain);
            }
            assertThat(header(
                            server.get("/" + path.replace("index.html", ""), "Accept-Encoding", "gzip, br"),
                            "Content-Encoding"))
                    .isEqualTo("br");
            assertThat(server.get("/" + path + ".br").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void oldAddressesLeadToTheNewOnesForGood(Kind kind) throws Exception {
        WebServer server = server(kind);
        assertThat(hosting.redirects())
                .extracting(Redirect::from)
                .contains(
                        "/?p=12",
                        "/2019/03/een dag/",
                        "/café/",
                        "/a'(b)!&+,=:@~_ é/",
                        "/oud.html",
                        "/oud/over/",
                        "/wp-content/uploads/2019/03/Beeld.svg",
                        "/weg/");
        for (Redirect redirect : hosting.redirects()) {
            HttpResponse<byte[]> answer =
                    server.get(redirect.isNumbered() ? redirect.from() : encoded(redirect.from()));
            assertThat(answer.statusCode()).as(redirect.from()).isEqualTo(301);
            assertThat(header(answer, "Location")).as(redirect.from()).isEqualTo(redirect.to());
            assertThatHeadersAreThose(answer);
        }
        assertThat(header(server.get("/over"), "Location")).isEqualTo("/over/");
        assertThat(server.get("/?p=13").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotThereHasAPageThatNobodyKeeps(Kind kind) throws Exception {
        WebServer server = server(kind);
        byte[] page = Files.readAllBytes(root.resolve("404.html"));
        for (String path : new String[] {"/nee/", "/nee.css", "/static/x.0000000000000.css", "/404.html", "/static/"}) {
            HttpResponse<byte[]> answer = server.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).isEqualTo(page);
            assertThat(header(answer, "Content-Type")).as(path).isEqualTo("text/html; charset=utf-8");
            assertThat(header(answer, "Cache-Control")).as(path).isEqualTo("no-cache");
            assertThatHeadersAreThose(answer);
        }
    }

    private static void assertThatHeadersAreThose(HttpResponse<byte[]> answer) {
        hosting.headers()
                .forEach((name, value) -> assertThat(answer.headers().allValues(name))
                        .as(answer.uri() + " " + name)
                        .containsExactly(value));
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow(() -> new AssertionError(answer.uri() + ": no " + name));
    }

    private static byte[] decoded(Encoding encoding, byte[] body) throws IOException {
        return encoding == Encoding.BROTLI
                ? Decoder.decompress(body).getDecompressedData()
                : new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }

    private static String encoded(String url) {
        return URLEncoder.encode(url, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("+", "%20");
    }

    private static synchronized WebServer server(Kind kind) throws IOException, InterruptedException {
        Path program = Required.here(kind.program(), kind == Kind.NGINX ? "nginx with Brotli" : "caddy");
        if (!SERVERS.containsKey(kind)) {
            Map<String, String> files = HostKind.of(kind.name().toLowerCase(java.util.Locale.ROOT))
                    .orElseThrow()
                    .files(hosting);
            SERVERS.put(kind, WebServer.start(kind, program, folder.resolve(kind.name()), root, files));
        }
        return SERVERS.get(kind);
    }
}
