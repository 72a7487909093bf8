package nl.watals.reader;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import nl.watals.browser.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Pictures of every kind of page, for people to look at: {@code bench/screens}. Not part of the test run. */
@EnabledIfSystemProperty(named = "watals.screens", matches = ".+")
class Screens {
    @Test
    void takeAPictureOfEveryKindOfPage() {
        ExampleSite site = ExampleSite.get();
        Path folder = Path.of(System.getProperty("watals.screens"));
        String only = System.getProperty("watals.screens.only", "");
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {320, 1280}) {
                try (BrowserContext visitor = Chromium.visitor(width, scheme, true)) {
                    Page page = visitor.newPage();
                    for (Map.Entry<String, String> kind : ExampleSite.KINDS.entrySet()) {
                        if (only.isEmpty() || only.equals(kind.getKey())) {
                            String name = scheme.name().toLowerCase(Locale.ROOT) + "-" + width + "-" + kind.getKey();
                            page.navigate(site.at(kind.getValue()));
                            page.screenshot(new Page.ScreenshotOptions()
                                    .setFullPage(true)
                                    .setPath(folder.resolve(name + ".png")));
                        }
                    }
                }
            }
        }
    }
}
