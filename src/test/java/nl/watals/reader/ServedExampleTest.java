package nl.watals.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.Required;
import nl.watals.bake.BuildObserver;
import nl.watals.bake.BuildOptions;
import nl.watals.bake.Check;
import nl.watals.browser.Chromium;
import nl.watals.hosting.HostKind;
import nl.watals.hosting.Hosting;
import nl.watals.release.SettingsFile;
import nl.watals.release.WebServer;
import nl.watals.site.RedirectMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example site as a real web server sends it to a real browser, with the headers that every host gives. */
class ServedExampleTest {
    private static final String LISTEN = """
        window.refused = [];
        document.addEventListener('securitypolicyviolation', e =>
          window.refused.push(e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sourceFile));
        """;

    @TempDir
    private Path folder;

    @Test
    void theExampleSiteIsFitToBePublished() throws IOException {
        BuildOptions options = new BuildOptions(
                Path.of("").toAbsolutePath(),
                Optional.empty(),
                false,
                false,
                Optional.of(Instant.parse("2023-10-01T10:00:00Z")));
        assertThat(Check.run(options, BuildObserver.SILENT).problems()).isEmpty();
    }

    @Test
    void theHeadersAndThePagesAgreeSoThatABrowserRefusesNothing() throws Exception {
        Path nginx = Required.here(WebServer.Kind.NGINX.program(), "nginx with Brotli");
        ExampleSite site = ExampleSite.get();
        Map<String, String> configuration = HostKind.NGINX.files(
                Hosting.of(SettingsFile.read(Path.of("").toAbsolutePath()), RedirectMap.NONE, site.root()));
        List<String> wrong = new ArrayList<>();
        try (WebServer server = WebServer.start(WebServer.Kind.NGINX, nginx, folder, site.root(), configuration);
                BrowserContext visitor = Chromium.visitor()) {
            visitor.addInitScript(LISTEN);
            Page page = visitor.newPage();
            page.onPageError(error -> wrong.add(page.url() + ": " + error));
            for (String kind : List.of("home", "idea", "event-upcoming", "magazine", "join", "search", "404")) {
                Response answer = page.navigate(server.url(ExampleSite.KINDS.get(kind)));
                assertThat(answer.headers().get("content-security-policy"))
                        .contains("script-src 'self'")
                        .doesNotContain("unsafe");
                assertThat((Boolean) page.evaluate("() => document.styleSheets.length > 0"
                                + " && getComputedStyle(document.body).fontFamily.includes('Atkinson')"))
                        .as(kind + " has its style")
                        .isTrue();
                ((List<?>) page.evaluate("() => window.refused")).forEach(refused -> wrong.add(kind + ": " + refused));
            }
            page.navigate(server.url("/zoeken/?q=hulp"));
            page.waitForSelector("#search_results li a");
            // What the policy is for: words that became markup do nothing.
            page.evaluate("() => { const s = document.createElement('style'); s.textContent = 'p{color:red}';"
                    + " document.head.append(s); document.body.setAttribute('style', 'color:red'); }");
            page.waitForFunction("() => window.refused.length > 1");
            assertThat((Boolean)
                            page.evaluate("() => { try { document.body.innerHTML = '<b>'; return false; } catch (e)"
                                    + " { return true; } }"))
                    .isTrue();
        }
        assertThat(wrong).isEmpty();
        assertThat(Files.exists(folder.resolve("error.log"))).isTrue();
    }
}
