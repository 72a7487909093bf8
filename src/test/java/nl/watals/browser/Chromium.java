package nl.watals.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Debian's Chromium, one for all tests of a run. Where it is not installed, a test that asks for it is skipped, or fails
 * with {@code -Dwatals.require=true}. For one thread: that of the tests.
 */
public final class Chromium {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String AXE = script();

    private static final String START = """
            tags => {
              window.looked = axe.run(document, { runOnly: tags, resultTypes: ['violations', 'incomplete'] });
            }""";

    private static final String FINISH = """
            async () => {
              const results = await window.looked;
              const lines = what => results[what].flatMap(rule => rule.nodes.map(node =>
                what + ' ' + rule.id + ': ' + node.target + ' ' + node.html));
              return { passes: results.passes.length, findings: [...lines('violations'), ...lines('incomplete')] };
            }""";

    /** A machine that is busy with other things is no mistake of ours. */
    public static final double PATIENCE_MILLIS = 120_000;

    private static Playwright playwright;
    private static Browser browser;

    private Chromium() {}

    private static String script() {
        try (InputStream in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The browser; started when it is first asked for, and closed when the run ends. */
    public static synchronized Browser browser() {
        boolean there = Files.isExecutable(PROGRAM);
        assumeTrue(there || Boolean.getBoolean("watals.require"), "there is no " + PROGRAM + " here");
        if (browser == null) {
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(PROGRAM)
                            .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
            Runtime.getRuntime().addShutdownHook(new Thread(Chromium::close));
        }
        return browser;
    }

    private static synchronized void close() {
        browser.close();
        playwright.close();
    }

    /** A visitor of their own: no cookies of others. The caller closes it. */
    public static BrowserContext visitor() {
        return visitor(1280, ColorScheme.LIGHT, true);
    }

    /** @param width of the window in CSS pixels */
    public static BrowserContext visitor(int width, ColorScheme scheme, boolean javaScript) {
        BrowserContext visitor = browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme)
                        .setJavaScriptEnabled(javaScript)
                        .setLocale("nl-NL"));
        visitor.setDefaultTimeout(PATIENCE_MILLIS);
        visitor.setDefaultNavigationTimeout(PATIENCE_MILLIS);
        return visitor;
    }

    /** Runs axe-core on the page as it is now; every finding is one line. Incomplete checks count as findings. */
    public static List<String> accessibilityFindings(Page page) {
        startLooking(page);
        return whatWasFound(page);
    }

    /** Begins what {@link #whatWasFound} ends, so that several pages can be looked at side by side. */
    public static void startLooking(Page page) {
        // AxeBuilder opens a second page for every look, which takes four times as long. Our pages have no frames.
        page.evaluate(AXE);
        page.evaluate(START, RULES);
    }

    /** Waits for the end of what {@link #startLooking} began; every finding is one line. */
    public static List<String> whatWasFound(Page page) {
        Map<?, ?> results = (Map<?, ?>) page.evaluate(FINISH);
        assertThat(((Number) results.get("passes")).intValue())
                .as("axe looked at nothing")
                .isPositive();
        List<String> findings = new ArrayList<>();
        ((List<?>) results.get("findings")).forEach(finding -> findings.add((String) finding));
        return findings;
    }

    /** Whether the page is wider than its window: on a phone, people would have to scroll sideways. */
    public static boolean overflows(Page page) {
        return (Boolean) page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth");
    }
}
