package nl.watals.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;
import nl.watals.browser.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages under the hands of readers: narrow, enlarged, by keyboard, on paper, without a script. */
class ReadingTest {
    private static final ExampleSite SITE = ExampleSite.get();

    /** WCAG 1.4.12: what readers may set without losing anything. */
    private static final String WIDE_TEXT = "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
            + " word-spacing: .16em !important; } p { margin-block-end: 2em !important; }";

    /** What Tab stops at; of several radio buttons with one name it is one. */
    private static final String STOPS = """
            () => [...document.querySelectorAll('a[href], button, input, textarea, select, summary')]
              .filter(e => e.checkVisibility() && e.tabIndex >= 0 && e.type !== 'hidden')
              .filter(e => e.type !== 'radio' || e === e.form.elements[e.name][0]).length""";

    @Test
    void noPageIsWiderThanASmallPhoneAlsoWithWiderText() {
        List<String> wide = new ArrayList<>();
        try (BrowserContext visitor = narrow()) {
            Page page = visitor.newPage();
            for (String address : SITE.pages().keySet()) {
                page.navigate(SITE.at(address));
                if (Chromium.overflows(page)) {
                    wide.add(address);
                }
                page.evaluate(
                        "style => document.head.append(Object.assign("
                                + "document.createElement('style'), { textContent: style }))",
                        WIDE_TEXT);
                if (Chromium.overflows(page)) {
                    wide.add(address + " with wider text");
                }
            }
        }

        assertThat(wide).isEmpty();
    }

    private static BrowserContext narrow() {
        return Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(320, 568)
                        .setBypassCSP(true));
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 1280})
    void theKeyboardReachesEverythingAndShowsWhereItIs(int width) {
        List<String> findings = new ArrayList<>();
        try (BrowserContext visitor = Chromium.visitor(width, ColorScheme.LIGHT, true)) {
            Page page = visitor.newPage();
            ExampleSite.KINDS.forEach((kind, address) -> {
                page.navigate(SITE.at(address));
                walk(page).forEach(finding -> findings.add(kind + ": " + finding));
            });
        }

        assertThat(findings).isEmpty();
    }

    /**
     * Presses Tab until the end; what is wrong at a stop, or with the number of stops. The page itself looks at a stop when
     * the next key is pressed: by then everything has moved to its place.
     */
    private static List<String> walk(Page page) {
        int stops = ((Number) page.evaluate(STOPS)).intValue();
        page.evaluate("""
                () => {
                    const look = first => {
                      const e = document.activeElement;
                      const style = getComputedStyle(e);
                      const box = e.getBoundingClientRect();
                      const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
                      const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                      if (e === document.body) return 'the focus is lost';
                      if (first && !e.matches('.skip')) return 'the first stop is not the skip link';
                      if (!e.matches(':focus-visible') || !shown) return 'no focus is to be seen at ' + e.outerHTML;
                      if (!seen) return 'out of sight: ' + e.outerHTML;
                      const lines = [...e.getClientRects()];
                      const covered = line => {
                        const top = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
                        return top && !e.contains(top) && !top.contains(e);
                      };
                      return lines.every(covered) ? 'covered: ' + e.outerHTML : '';
                    };
                    window.stops = [];
                    let pressed = 0;
                    window.look = () => pressed++ && stops.push(look(pressed === 2));
                    addEventListener('keydown', window.look, true);
                }""");
        for (int i = 0; i < stops; i++) {
            page.keyboard().press("Tab");
        }
        List<?> seen = (List<?>) page.evaluate("() => { look(); return stops; }");
        List<String> findings = new ArrayList<>();
        seen.forEach(finding -> findings.add(finding.toString()));
        findings.removeIf(String::isEmpty);
        if (seen.size() != stops) {
            findings.add(seen.size() + " stops instead of " + stops);
        }
        return findings;
    }

    @Test
    void theSkipLinkLeadsToTheText() {
        try (BrowserContext visitor = Chromium.visitor()) {
            Page page = visitor.newPage();
            page.navigate(SITE.at("/ideeen/"));
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");

            assertThat(page.evaluate("() => document.activeElement.closest('main') !== null"))
                    .isEqualTo(true);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 1280})
    void whatPeopleTapIsLargeEnough(int width) {
        List<String> small = new ArrayList<>();
        try (BrowserContext visitor = Chromium.visitor(width, ColorScheme.LIGHT, true)) {
            Page page = visitor.newPage();
            ExampleSite.KINDS.forEach((kind, address) -> {
                page.navigate(SITE.at(address));
                Object found = page.evaluate("""
                        () => {
                          const height = e => e.getBoundingClientRect().height;
                          const inText = e => getComputedStyle(e).display === 'inline' && !e.closest('.card');
                          const all = [...document.querySelectorAll('a, button, summary, input')]
                            .filter(e => e.checkVisibility() && !inText(e) && !e.closest('.card'));
                          const main = e => e.matches('.button, .menu a, summary, .tall, .skip');
                          return all.filter(e => height(e) < (main(e) ? 44 : 24)).map(e => height(e) + ' ' + e.outerHTML);
                        }""");
                ((List<?>) found).forEach(finding -> small.add(kind + ": " + finding));
            });
        }

        assertThat(small).isEmpty();
    }

    @Test
    void onPaperThereIsTheTextAndNothingThatNeedsAScreen() {
        try (BrowserContext visitor = Chromium.visitor()) {
            Page page = visitor.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            for (String kind : List.of("idea", "event", "magazine", "contact", "home")) {
                page.navigate(SITE.at(ExampleSite.KINDS.get(kind)));
                assertThat(page.evaluate("() => [...document.querySelectorAll("
                                + "'nav, form, .skip, .exit, .invite, .share, .button')]"
                                + ".filter(e => e.checkVisibility()).map(e => e.outerHTML)"))
                        .as(kind)
                        .isEqualTo(List.of());
                assertThat(page.evaluate("() => [...document.querySelectorAll('.card, .field, .reaction, figure')]"
                                + ".filter(e => !e.closest('li') && getComputedStyle(e).breakInside !== 'avoid')"
                                + ".map(e => e.outerHTML)"))
                        .as(kind)
                        .isEqualTo(List.of());
                assertThat(page.evaluate("() => document.querySelector('main h1').checkVisibility()"))
                        .isEqualTo(true);
                assertThat(page.evaluate("() => getComputedStyle(document.querySelector('footer p')).color"
                                + " === getComputedStyle(document.body).color"))
                        .as("the footer of %s is to be read on white", kind)
                        .isEqualTo(true);
            }
            page.navigate(SITE.at(ExampleSite.KINDS.get("magazine")));
            assertThat(page.evaluate("() => getComputedStyle(document.querySelector('.prose a[href^=http]'), "
                            + "'::after').content"))
                    .isEqualTo("\" (\" attr(href) \")\""
                            .replace("attr(href)", "https://www.rvjeugdzorg.nl/manifest")
                            .replace("\" (\" https", "\" (https")
                            .replace("manifest \")\"", "manifest)\""));
        }
    }

    @Test
    void everyPageSaysWhomToCallAndSaysItOnce() {
        SITE.pages()
                .forEach((address, page) -> assertThat(page.select("section.help, footer details"))
                        .as(address)
                        .hasSize(1)
                        .allSatisfy(lines ->
                                assertThat(lines.select("a[href='tel:112']")).hasSize(1)));
    }

    @Test
    void withoutScriptsNothingIsMissing() {
        try (BrowserContext visitor = Chromium.visitor(1280, ColorScheme.LIGHT, false)) {
            Page page = visitor.newPage();
            page.navigate(SITE.at(ExampleSite.KINDS.get("event")));
            page.locator(".earlier summary").click();

            assertThat(page.locator(".earlier .prose").isVisible()).isTrue();
            page.locator("footer summary").click();
            assertThat(page.locator("footer a[href='tel:112']").isVisible()).isTrue();
        }
    }
}
