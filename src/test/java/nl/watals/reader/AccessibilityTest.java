package nl.watals.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import nl.watals.browser.Chromium;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of page in the eyes of axe-core, on a phone and a desk, by day and by night. */
class AccessibilityTest {
    @ParameterizedTest
    @ValueSource(ints = {320, 1280})
    void everyKindOfPageIsAccessibleByDayAndByNight(int width) {
        ExampleSite site = ExampleSite.get();
        List<String> findings = new ArrayList<>();
        try (BrowserContext day = Chromium.visitor(width, ColorScheme.LIGHT, true);
                BrowserContext night = Chromium.visitor(width, ColorScheme.DARK, true)) {
            List<Page> pages = List.of(day.newPage(), night.newPage());
            ExampleSite.KINDS.forEach((kind, address) -> {
                pages.forEach(page -> page.navigate(site.at(address)));
                pages.forEach(Chromium::startLooking);
                pages.forEach(
                        page -> Chromium.whatWasFound(page).forEach(finding -> findings.add(kind + ": " + finding)));
            });
        }

        assertThat(findings).isEmpty();
    }
}
