package nl.watals.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import nl.watals.hosting.Caching;
import nl.watals.store.SiteObject.Kind;
import org.junit.jupiter.api.Test;

/** What goes over the line with a file, for what no store that tests can start keeps. */
class SentHeadersTest {
    @Test
    void theMetadataOfARedirectAndOfACompressedCopyAreSent() throws Exception {
        BlockingQueue<Headers> sent = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            sent.add(exchange.getRequestHeaders());
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("ETag", "\"x\"");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (ObjectStore store = S3Server.open(S3Server.options("s3://wat-als", endpoint))) {
            Content content = Content.of(Path.of("x"), new byte[] {1, 2, 3});
            store.send(new SiteObject(
                    "oud/index.html",
                    Kind.PAGE,
                    new SiteObject.Headers(
                            "text/html; charset=utf-8", Caching.REVALIDATED, Optional.empty(), Optional.of("/nieuw/")),
                    content));
            store.send(new SiteObject(
                    "static/style.0000000000001.css.br",
                    Kind.ASSET,
                    new SiteObject.Headers(
                            "text/css; charset=utf-8", Caching.IMMUTABLE, Optional.of("br"), Optional.empty()),
                    content));
        } finally {
            server.stop(0);
        }
        Headers redirect = sent.take();
        assertThat(redirect.getFirst("x-amz-website-redirect-location")).isEqualTo("/nieuw/");
        Headers copy = sent.take();
        Map<String, String> expected = Map.of(
                "Content-type", "text/css; charset=utf-8",
                "Cache-control", "public, max-age=31536000, immutable",
                "Content-encoding", "br",
                "Content-md5", "Uonfc331cyb83SJZevsfrA==",
                "Content-length", "3");
        expected.forEach(
                (name, value) -> assertThat(copy.getFirst(name)).as(name).isEqualTo(value));
        assertThat(copy).doesNotContainKeys("X-amz-trailer", "X-amz-website-redirect-location");
        assertThat(copy.getFirst("X-amz-meta-watals")).hasSize(64);
    }
}
