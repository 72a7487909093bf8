package nl.watals.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import nl.watals.browser.Chromium;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What a page costs somebody on an old phone with little data. */
class WeightTest {
    private static final ExampleSite SITE = ExampleSite.get();
    private static final int PHOTO_PAGE = 250_000;
    private static final int PAGE = 70_000;
    private static final int HTML = 13_000;
    private static final int STYLE = 8_192;
    private static final int FONTS = 60_000;

    @Test
    void aPageAsksForLittleAndOnlyHere() {
        List<String> findings = new ArrayList<>();
        ExampleSite.KINDS.forEach((kind, address) -> {
            try (BrowserContext visitor = Chromium.visitor()) {
                Page page = visitor.newPage();
                List<Request> requests = new ArrayList<>();
                page.onRequestFinished(requests::add);
                page.onConsoleMessage(message -> findings.add(kind + " says " + message.text()));
                page.onPageError(error -> findings.add(kind + " fails: " + error));
                page.onRequestFailed(request -> findings.add(kind + " misses " + request.url()));
                page.navigate(SITE.at(address));
                check(kind, List.copyOf(requests), findings);
                if (!visitor.cookies().isEmpty()) {
                    findings.add(kind + " sets cookies");
                }
            }
        });

        assertThat(findings).isEmpty();
    }

    private static void check(String kind, List<Request> requests, List<String> findings) {
        int bytes = 0;
        int photos = 0;
        for (Request request : requests) {
            if (!request.url().startsWith(SITE.at("/"))) {
                findings.add(kind + " asks " + request.url());
            }
            photos += request.resourceType().equals("image") && !request.url().contains("favicon") ? 1 : 0;
            bytes += request.sizes().responseBodySize;
        }
        if (requests.size() - photos > 5) {
            findings.add(
                    kind + " asks for " + requests.stream().map(Request::url).toList());
        }
        if (bytes > (photos > 0 ? PHOTO_PAGE : PAGE)) {
            findings.add(kind + " weighs " + bytes);
        }
    }

    @Test
    void thePageItselfComesInTheFirstPackets() {
        SITE.pages().keySet().forEach(address -> {
            try {
                int size = ExampleSite.zip(Files.readAllBytes(SITE.file(address))).length;
                assertThat(size).as(address).isLessThanOrEqualTo(HTML);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void theStyleIsSmallAndThePolicyOfThePageKnowsItAndNothingUnsafe() throws NoSuchAlgorithmException {
        for (Map.Entry<String, Document> page : SITE.pages().entrySet()) {
            String style = page.getValue().select("style").first().data();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            String policy = page.getValue()
                    .select("meta[http-equiv=Content-Security-Policy]")
                    .attr("content");

            assertThat(style.length()).as(page.getKey()).isBetween(1000, STYLE);
            assertThat(policy)
                    .as(page.getKey())
                    .contains(
                            "default-src 'self'",
                            "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
                    .doesNotContain("unsafe");
            assertThat(page.getValue().select("[style], [onclick], [onload]"))
                    .as(page.getKey())
                    .isEmpty();
        }
    }

    @Test
    void theFontsAreTwoAndSmall() throws IOException {
        try (var files = Files.walk(SITE.root().resolve("fonts"))) {
            var fonts = files.filter(file -> file.toString().endsWith(".woff2")).toList();
            long bytes = 0;
            for (var font : fonts) {
                bytes += Files.size(font);
                assertThat(Files.exists(font.resolveSibling(
                                font.getFileName().toString().replace(".woff2", ".OFL.txt"))))
                        .as("the licence beside %s", font)
                        .isTrue();
            }
            assertThat(fonts).hasSizeBetween(1, 2);
            assertThat(bytes).isBetween(1L, (long) FONTS);
        }
    }
}
