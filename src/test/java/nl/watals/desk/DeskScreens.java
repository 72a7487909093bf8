package nl.watals.desk;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import nl.watals.browser.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the pictures of the moderators' guide: {@code mvn test -Dtest=DeskScreens -Dwatals.screens=docs}. Not part of the test
 * run.
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
            String acute = Sent.idea("Wat als iemand luisterde?")
                    .now("Ik wil dood.")
                    .under16()
                    .to(server.inbox());
            anna.enter("anna").queue();
            take(anna, "balie-wachtrij");
            anna.open(acute);
            take(anna, "balie-hulp");
            anna.open(mended);
            anna.page().click("#privacy button >> text=[telefoonnummer weggelaten]");
            anna.page().waitForSelector("#privacy[data-open='0']");
            take(anna, "balie-inzending");
        }
    }

    private static void take(Moderator moderator, String name) {
        moderator.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of(FOLDER, name + ".png")));
    }
}
