package nl.watals.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import nl.watals.browser.Chromium;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of page in the eyes of axe-core, on a phone and a desk, by day and by night. */
class AccessibilityTest {
    @ParameterizedTest
    @CsvSource({"320, LIGHT", "320, DARK", "1280, LIGHT", "1280, DARK"})
    void everyKindOfPageIsAccessible(int width, ColorScheme scheme) {
        ExampleSite site = ExampleSite.get();
        List<String> findings = new ArrayList<>();
        try (BrowserContext visitor = Chromium.visitor(width, scheme, true)) {
            Page page = visitor.newPage();
            ExampleSite.KINDS.forEach((kind, address) -> {
                page.navigate(site.at(address));
                Chromium.accessibilityFindings(page).forEach(finding -> findings.add(kind + ": " + finding));
            });
        }

        assertThat(findings).isEmpty();
    }
}
