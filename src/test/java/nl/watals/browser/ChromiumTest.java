package nl.watals.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The browser of the tests finds what it should find. */
class ChromiumTest {
    @Test
    void aPictureWithoutATextIsFound() {
        try (BrowserContext visitor = Chromium.visitor()) {
            Page page = visitor.newPage();
            page.setContent("<!doctype html><html lang=nl><title>x</title><main><h1>x</h1><img src=x></main>");
            assertThat(Chromium.accessibilityFindings(page)).anyMatch(finding -> finding.contains("image-alt"));
        }
    }

    @Test
    void aPageThatIsTooWideIsFound() {
        try (BrowserContext visitor = Chromium.visitor()) {
            Page page = visitor.newPage();
            page.setContent("<!doctype html><div style='width:3000px'>x</div>");
            assertThat(Chromium.overflows(page)).isTrue();
        }
    }
}
