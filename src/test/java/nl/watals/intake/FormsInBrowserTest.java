package nl.watals.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.watals.browser.Chromium;
import nl.watals.inbox.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms as a visitor meets them in a browser, with and without JavaScript. */
class FormsInBrowserTest {
    @TempDir
    private static Path folder;

    private static RunningIntake intake;

    @BeforeAll
    static void start() throws IOException {
        Chromium.browser();
        intake = RunningIntake.start(folder);
    }

    @AfterAll
    static void stop() {
        if (intake != null) {
            intake.close();
            assertThat(intake.failures).isEmpty();
        }
    }

    private static Page open(BrowserContext visitor, String path, List<String> console) {
        Page page = visitor.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                console.add(message.text());
            }
        });
        page.onPageError(console::add);
        page.navigate(intake.url() + path);
        return page;
    }

    private static void fillIdea(Page page, String title) {
        page.fill("#idee_title", title);
        page.check("#idee_age");
        page.check("#idee_about");
        page.check("#idee_publish");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aVisitorSendsAnIdeaAndTakesItBack(boolean script) {
        String title = "Wat als een script " + (script ? "" : "niet ") + "hielp?";
        List<String> console = new ArrayList<>();
        try (BrowserContext visitor = Chromium.visitor(1280, ColorScheme.LIGHT, script)) {
            Page page = open(visitor, "/meedoen/", console);
            fillIdea(page, title);
            page.click("#form_idee button:not([type])");
            page.waitForSelector("#code");
            assertThat(page.url()).contains("/inzenden/bedankt/");
            String code = page.textContent("#code");
            if (script) {
                assertThat(Chromium.accessibilityFindings(page)).isEmpty();
            }
            assertThat(titles(State.NEW)).contains(title);
            page.click("main a[href='/intrekken/'] >> nth=0");
            page.fill("#intrekken_code", code);
            page.click("#form_intrekken button");
            page.waitForURL("**/inzenden/ingetrokken");
            assertThat(page.textContent("h1")).isEqualTo("Je bericht is weg");
            assertThat(visitor.cookies()).isEmpty();
        }
        assertThat(titles(State.NEW)).doesNotContain(title);
        assertThat(console).isEmpty();
    }

    private static List<String> titles(State state) {
        List<String> titles = new ArrayList<>();
        intake.items(state).forEach(item -> item.original().ifPresent(original -> titles.add(original.title())));
        return titles;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsMissingIsSaidWhereItIsMissing(boolean script) {
        for (int width : script ? new int[] {320, 1280} : new int[] {1280}) {
            ColorScheme scheme = width == 320 ? ColorScheme.DARK : ColorScheme.LIGHT;
            try (BrowserContext visitor = Chromium.visitor(width, scheme, script)) {
                Page page = open(visitor, "/meedoen/", new ArrayList<>());
                page.fill("#idee_email", "geen adres");
                page.click("#form_idee button:not([type])");
                page.waitForSelector(".errors");
                assertThat(page.locator(".errors a").allTextContents())
                        .containsExactly(
                                "Vul jouw ‘Wat als’-vraag in.",
                                "Kies hoe oud je bent.",
                                "Kies over wie het gaat.",
                                "Kijk je e-mailadres nog eens na. Het ziet er zo uit: naam@example.nl.",
                                "Zet hier een vinkje als we dit mogen plaatsen. Zonder vinkje kunnen we het niet gebruiken.");
                assertThat(page.inputValue("#idee_email")).isEqualTo("geen adres");
                assertThat(page.locator(".error").count()).isEqualTo(5);
                if (script) {
                    assertThat(Chromium.accessibilityFindings(page)).isEmpty();
                    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("idee_errors");
                    assertThat(Chromium.overflows(page)).isFalse();
                }
                page.click(".errors a >> nth=0");
                if (script) {
                    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("idee_title");
                }
            }
        }
    }

    /** The page of the server, looked at with a script: axe is one. */
    @Test
    void thePageThatTheServerFilledInIsAccessible() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (BrowserContext visitor = Chromium.visitor(320, scheme, true)) {
                Page page = open(visitor, "/meedoen/", new ArrayList<>());
                page.evaluate("document.getElementById('form_idee').submit()");
                page.waitForSelector(".errors");
                assertThat(page.title()).startsWith("Let op:");
                assertThat(Chromium.accessibilityFindings(page)).isEmpty();
            }
        }
    }

    @Test
    void aScriptCountsWarnsAndKeepsWhatWasTypedInThisTab() {
        List<String> console = new ArrayList<>();
        try (BrowserContext visitor = Chromium.visitor()) {
            Page page = open(visitor, "/meedoen/", console);
            page.fill("#idee_title", "x".repeat(275));
            page.waitForSelector("[data-key=title] .count:not([hidden])");
            assertThat(page.textContent("[data-key=title] .count")).isEqualTo("Nog 5 tekens");
            page.fill("#idee_title", "x".repeat(290));
            page.waitForSelector("[data-key=title] .count:text-is('10 tekens te veel')");
            for (String[] marked : new String[][] {
                {"Mail naam@example.nl even", "een e-mailadres"},
                {"Bel 06-12345678 even", "een telefoonnummer"},
                {"Mijn nummer is 111222333 hoor", "een burgerservicenummer"},
                {"Maak over naar NL91 ABNA 0417 1643 00 graag", "een rekeningnummer"}
            }) {
                page.fill("#idee_now", marked[0]);
                page.waitForSelector("[data-key=now] .warn:has-text('" + marked[1] + "')");
            }
            page.fill("#idee_now", "Bel 0800-0113 of 113, op 1 mei 2023, kamer 123456789.");
            page.waitForSelector(
                    "[data-key=now] .warn", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
            page.reload();
            assertThat(page.inputValue("#idee_now")).startsWith("Bel 0800-0113");
            page.click(".draft button");
            assertThat(page.inputValue("#idee_now")).isEmpty();
            page.reload();
            assertThat(page.inputValue("#idee_now")).isEmpty();
        }
        assertThat(console).isEmpty();
    }

    @Test
    void anAnswerToAReactionGoesToThatReaction() {
        try (BrowserContext visitor = Chromium.visitor()) {
            Page page = open(visitor, "/ideeen/gewoon-om-hulp-vragen/", new ArrayList<>());
            String wanted = page.getAttribute("a[data-reply] >> nth=0", "data-reply");
            page.click("a[data-reply] >> nth=0");
            assertThat(page.inputValue("#reactie_parent")).isEqualTo(wanted);
        }
    }

    @Test
    void everyFormIsAccessible() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (BrowserContext visitor = Chromium.visitor(320, scheme, true)) {
                Page page = open(visitor, "/meedoen/deelnemer/", new ArrayList<>());
                for (String path : List.of("/nieuwsbrief/", "/contact/", "/intrekken/", RunningIntake.GATHERING)) {
                    assertThat(Chromium.accessibilityFindings(page))
                            .as(page.url())
                            .isEmpty();
                    assertThat(Chromium.overflows(page)).as(page.url()).isFalse();
                    page.navigate(intake.url() + path);
                }
                assertThat(Chromium.accessibilityFindings(page)).isEmpty();
                assertThat(Chromium.overflows(page)).isFalse();
            }
        }
    }
}
