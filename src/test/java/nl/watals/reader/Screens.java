package nl.watals.reader;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import nl.watals.browser.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Pictures of every kind of page, and of what pages look like while they are used, for people to look at:
 * {@code bench/screens}. Not part of the test run.
 */
@EnabledIfSystemProperty(named = "watals.screens", matches = ".+")
class Screens {
    private static final Path FOLDER = Path.of(System.getProperty("watals.screens", ""));
    private static final String ONLY = System.getProperty("watals.screens.only", "");

    /** Pictures are loaded when they come near the window; here all of them are. */
    private static final String LOAD_ALL = """
        () => { document.querySelectorAll('img').forEach(image => image.loading = 'eager');
          return Promise.all([...document.images].map(image => image.decode().catch(() => {}))); }""";

    /** Opens a page and brings it into the state to look at, by the name of the state. */
    private static final Map<String, Consumer<Page>> LOOKS = looks();

    private static Map<String, Consumer<Page>> looks() {
        Map<String, Consumer<Page>> looks = new LinkedHashMap<>();
        ExampleSite.KINDS.forEach((kind, address) -> looks.put(kind, at(address)));
        looks.put("search-found", at("/zoeken/?q=hulp").andThen(page -> page.waitForSelector("#search_results li")));
        looks.put(
                "search-nothing",
                at("/zoeken/?q=qwrtzp").andThen(page -> page.waitForSelector("#search_tips:not([hidden])")));
        looks.put("join-mistakes", at("/meedoen/").andThen(page -> page.click("#form_idee button:not([type])")));
        looks.put("event-unfolded", at(ExampleSite.KINDS.get("event")).andThen(page -> page.click(".earlier summary")));
        looks.put("idea-paper", onPaper(ExampleSite.KINDS.get("idea")));
        looks.put("magazine-paper", onPaper(ExampleSite.KINDS.get("magazine")));
        return looks;
    }

    private static Consumer<Page> at(String address) {
        return page -> page.navigate(ExampleSite.get().at(address));
    }

    private static Consumer<Page> onPaper(String address) {
        return at(address).andThen(page -> page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT)));
    }

    @Test
    void takeAPictureOfEveryKindOfPage() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {320, 1280}) {
                String name = scheme.name().toLowerCase(Locale.ROOT) + "-" + width + "-";
                try (BrowserContext visitor = Chromium.visitor(width, scheme, true)) {
                    LOOKS.forEach((look, open) -> take(visitor, look, open, name + look));
                }
                try (BrowserContext visitor = Chromium.visitor(width, scheme, false)) {
                    take(visitor, "search-no-script", at("/zoeken/"), name + "search-no-script");
                }
            }
        }
    }

    private static void take(BrowserContext visitor, String look, Consumer<Page> open, String name) {
        if (!ONLY.isEmpty() && !ONLY.equals(look)) {
            return;
        }
        try (Page page = visitor.newPage()) {
            open.accept(page);
            page.evaluate(LOAD_ALL);
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(FOLDER.resolve(name + ".png")));
        }
    }
}
