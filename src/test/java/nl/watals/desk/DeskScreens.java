package nl.watals.desk;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import nl.watals.browser.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Takes the pictures of the moderators' guide: {@code mvn test -Dtest=DeskScreens#pictures -Dwatals.screens=docs}; and whole
 * pages, narrow and wide, light and dark, to look at: {@code mvn test -Dtest=DeskScreens#pages -Dwatals.screens=DIR}. Not part
 * of the test run.
 */
@EnabledIfSystemProperty(named = "watals.screens", matches = ".+")
class DeskScreens {
    private static final String FOLDER = System.getProperty("watals.screens", "");

    @TempDir
    Path site;

    @Test
    void pictures() {
        try (DeskServer server = new DeskServer(site);
                Moderator anna = new Moderator(server, Chromium.visitor(1280, ColorScheme.LIGHT, true))) {
            String mended = fill(server);
            anna.enter("anna").queue();
            take(anna, "balie-wachtrij");
            anna.page().click("a[data-row]");
            take(anna, "balie-hulp");
            anna.open(mended);
            anna.page().click("#privacy button >> text=[telefoonnummer weggelaten]");
            anna.page().waitForSelector("#privacy[data-open='0']");
            take(anna, "balie-inzending");
        }
    }

    @ParameterizedTest
    @CsvSource({"320, LIGHT", "320, DARK", "1280, LIGHT", "1280, DARK"})
    void pages(int width, ColorScheme scheme) {
        try (DeskServer server = new DeskServer(site);
                Moderator anna = new Moderator(server, Chromium.visitor(width, scheme, true))) {
            String look = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
            String idea = fill(server);
            anna.page().navigate(server.url("/balie/"));
            takeWhole(anna, "inloggen" + look);
            anna.enter("anna").queue();
            takeWhole(anna, "wachtrij" + look);
            anna.page().click("a[data-row]");
            takeWhole(anna, "hulp" + look);
            for (String page : List.of("", "/afwijzen", "/vraag", "/samenvoegen", "/voorbeeld")) {
                anna.page().navigate(server.url("/balie/inzending/" + idea + page));
                takeWhole(anna, "inzending" + page.replace('/', '-') + look);
            }
            for (String page : List.of("hulp", "account")) {
                anna.page().navigate(server.url("/balie/" + page));
                takeWhole(anna, page + "-pagina" + look);
            }
        }
    }

    /** Some submissions; the id of the one with most to mend. */
    private static String fill(DeskServer server) {
        Sent.idea("Wat als brieven in gewone taal waren?")
                .at("2026-02-01T10:00:00Z")
                .to(server.inbox());
        Sent.reaction("/ideeen/x/", "Dat lijkt mij goed, want zo is het nu ook bij ons.")
                .aboutSomebodyElse()
                .to(server.inbox());
        Sent.message("Vraag over de bijeenkomst", "Hoe laat begint het?").to(server.inbox());
        String mended = Sent.idea("Wat als kinderen zelf mochten kiezen wie er naast hen staat?")
                .now("Nu belt mevrouw De Vries mij op 06-12345678 en mijn dochter Sanne (15) snapt het niet.")
                .to(server.inbox());
        Sent.idea("Wat als iemand luisterde?").now("Ik wil dood.").under16().to(server.inbox());
        return mended;
    }

    private static void takeWhole(Moderator moderator, String name) {
        moderator
                .page()
                .screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(FOLDER, name + ".png")));
    }

    private static void take(Moderator moderator, String name) {
        moderator.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of(FOLDER, name + ".png")));
    }
}
