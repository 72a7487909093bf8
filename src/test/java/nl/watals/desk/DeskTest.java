package nl.watals.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.watals.bake.Build;
import nl.watals.bake.BuildObserver;
import nl.watals.bake.BuildOptions;
import nl.watals.bake.BuildResult;
import nl.watals.browser.Chromium;
import nl.watals.inbox.Item;
import nl.watals.inbox.State;
import nl.watals.publish.PublishOptions;
import nl.watals.publish.Publisher;
import nl.watals.site.Settings;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk as moderators meet it: in a browser, from logging in to the page on the site. */
class DeskTest {
    @TempDir
    Path folder;

    private DeskServer server;
    private final List<Moderator> moderators = new ArrayList<>();

    @BeforeEach
    void start() {
        Chromium.browser();
        server = new DeskServer(folder);
    }

    @AfterEach
    void stop() {
        moderators.forEach(moderator -> assertThat(moderator.complaints()).isEmpty());
        moderators.forEach(Moderator::close);
        server.close();
        assertThat(server.failures()).isEmpty();
    }

    private Moderator moderator(boolean javaScript) {
        Moderator moderator = new Moderator(server, javaScript);
        moderators.add(moderator);
        return moderator;
    }

    private Moderator anna() {
        return moderator(true).logIn("anna");
    }

    private Item item(String id) {
        return server.inbox().item(id).orElseThrow();
    }

    @Test
    void anIdeaIsMendedApprovedPublishedAndStandsOnTheSite() throws Exception {
        String id = Sent.idea("Wat als <b>niemand</b> hoefde te bellen?")
                .now("Nu moet ik bellen naar 06-12345678 & wachten.")
                .to(server.inbox());
        Moderator anna = anna();
        anna.page().click("text=Wat als <b>niemand</b> hoefde te bellen?");
        assertThat(anna.page().innerText("#privacy_state")).contains("1 gegeven");
        anna.press("Goedkeuren");
        assertThat(anna.text()).contains("Dit kan nog niet").contains("Vervang het, of leg uit");
        assertThat(item(id).state()).isNotEqualTo(State.APPROVED);

        anna.page().click("#privacy button >> text=[telefoonnummer weggelaten]");
        anna.page().waitForSelector("#privacy[data-open='0']");
        assertThat(anna.page().inputValue("#now"))
                .isEqualTo("Nu moet ik bellen naar [telefoonnummer weggelaten] & wachten.");
        assertThat(anna.page().innerText("#original_now")).contains("06-12345678");
        anna.press("Goedkeuren");
        assertThat(anna.page().innerText(".said")).contains("Goedgekeurd");
        assertThat(item(id).state()).isEqualTo(State.APPROVED);
        assertThat(item(id).original().orElseThrow().now()).contains("06-12345678");

        assertThat(publish()).as("nothing is published while it can be undone").isZero();
        server.clock().pass(Duration.ofMinutes(11));
        assertThat(publish()).isEqualTo(1);
        String page = built("ideeen/wat-als-b-niemand-b-hoefde-te-bellen/index.html");
        assertThat(page)
                .contains("Wat als &lt;b&gt;niemand&lt;/b&gt; hoefde te bellen?")
                .contains("[telefoonnummer weggelaten] &amp; wachten")
                .doesNotContain("06-12345678")
                .doesNotContain("ouder@example.nl");
    }

    private int publish() throws Exception {
        Settings settings = Settings.read(
                SourceText.decode(Settings.FILE, Files.readAllBytes(folder.resolve(Settings.FILE)), new Problems())
                        .orElseThrow(),
                new Problems());
        return Publisher.run(server.inbox(), PublishOptions.of(folder, settings))
                .published();
    }

    private String built(String page) throws IOException {
        Path output = folder.resolve("output");
        BuildResult result = Build.run(
                new BuildOptions(
                        folder,
                        Optional.of(output),
                        false,
                        false,
                        Optional.of(server.clock().instant())),
                BuildObserver.SILENT);
        assertThat(result.problems()).isEmpty();
        return Files.readString(output.resolve(page));
    }

    @Test
    void everythingWorksWithoutJavaScript() {
        String id =
                Sent.idea("Wat als het kon?").now("Mail naar kees@example.nl.").to(server.inbox());
        Moderator anna = moderator(false).logIn("anna").open(id);
        anna.page().fill("#title", "Wat als het echt kon?");
        anna.page().click("#privacy button >> text=[e-mailadres weggelaten]");
        assertThat(anna.page().inputValue("#now")).isEqualTo("Mail naar [e-mailadres weggelaten].");
        assertThat(anna.page().inputValue("#title"))
                .as("what was typed before is saved with it")
                .isEqualTo("Wat als het echt kon?");
        assertThat(anna.page().innerHTML("#shown_title")).contains("<ins>");
        anna.press("Goedkeuren");
        assertThat(item(id).state()).isEqualTo(State.APPROVED);
        anna.page().click(".said >> text=Ongedaan maken");
        assertThat(item(id).state()).isEqualTo(State.IN_REVIEW);
        anna.press("Afwijzen");
        anna.page().click("text=Dit idee staat al op de site");
        assertThat(anna.page().inputValue("#woorden")).contains("Iemand anders heeft het ook bedacht");
        anna.page().fill("#woorden", "Dank je wel. Het staat er al.");
        anna.press("Afwijzen");
        assertThat(item(id).state()).isEqualTo(State.REJECTED);
        assertThat(anna.page().innerText(".said")).contains("Afgewezen");
    }

    @Test
    void aSevereMarkStaysOnlyWithAWrittenReason() {
        String id = Sent.idea("Wat als er een nummer was?")
                .now("Bel ons op 030 284 3200.")
                .to(server.inbox());
        Moderator anna = anna().open(id);
        anna.page().click(".overrule summary");
        anna.page().fill("#waarom_phone", "kort");
        anna.press("Laten staan");
        assertThat(anna.text()).contains("te kort");
        anna.page().click(".overrule summary");
        anna.page().fill("#waarom_phone", "Dit nummer is van de organisatie zelf.");
        anna.press("Laten staan");
        assertThat(anna.text()).contains("mag blijven staan").contains("Dit nummer is van de organisatie zelf.");
        anna.press("Goedkeuren");
        assertThat(item(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void twoModeratorsAtOnceOverwriteNothing() {
        String id = Sent.idea("Wat als wij samen werkten?").to(server.inbox());
        Moderator anna = anna().open(id);
        Moderator bart = moderator(true).logIn("bart").open(id);
        anna.page().fill("#now", "Van Anna.");
        anna.press("Bewaren");
        assertThat(anna.text()).contains("Bewaard.");
        bart.page().fill("#now", "Van Bart, en dat is lang.");
        bart.press("Goedkeuren");
        assertThat(bart.heading()).isEqualTo("Iemand anders was eerder");
        assertThat(bart.text()).contains("anna");
        assertThat(bart.page().inputValue("#mijn_now")).isEqualTo("Van Bart, en dat is lang.");
        assertThat(item(id).publicVersion().content().now()).isEqualTo("Van Anna.");
        assertThat(item(id).state()).isEqualTo(State.IN_REVIEW);
        bart.page().click("text=Open de inzending opnieuw");
        assertThat(bart.text()).contains("anna werkt hier nu aan");
    }

    @Test
    void aTextOfSomebodyUnder16IsApprovedByTwo() {
        String id = Sent.idea("Wat als ik mocht kiezen?").under16().to(server.inbox());
        Moderator anna = anna().open(id);
        anna.press("Goedkeuren (eerste van twee)");
        assertThat(item(id).state()).isEqualTo(State.IN_REVIEW);
        anna.open(id).press("Goedkeuren (tweede van twee)");
        assertThat(anna.text()).contains("Iemand anders moet dat ook doen");
        Moderator bart = moderator(true).logIn("bart").open(id);
        assertThat(bart.text()).contains("anna heeft dit al goedgekeurd");
        bart.press("Goedkeuren (tweede van twee)");
        assertThat(item(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void anAcuteTextComesFirstAndIsConfirmedBeforeAnythingElse() {
        Sent.idea("Wat als dit ouder was?").at("2026-01-01T10:00:00Z").to(server.inbox());
        String id = Sent.idea("Wat als iemand luisterde?").now("Ik wil dood.").to(server.inbox());
        Moderator anna = anna();
        assertThat(anna.page().innerText(".rows li:first-child"))
                .contains("Vraagt nu hulp")
                .contains("luisterde");
        assertThat(anna.page().innerText(".acute"))
                .contains("113")
                .contains("0800-2000")
                .contains("0800-0432");
        anna.open(id).press("Goedkeuren");
        assertThat(anna.text()).contains("Bevestig eerst").contains("Onze afspraken");
        anna.press("Ik heb dit gelezen en volg de afspraken");
        assertThat(item(id).acuteSeenBy()).isEqualTo("anna");
        anna.press("Goedkeuren");
        assertThat(item(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void anIdeaIsMergedWithOneThatIsLikeIt() {
        String first = Sent.idea("Wat als elke school een moestuin had?").to(server.inbox());
        String second = Sent.idea("Wat als scholen moestuinen hadden?").to(server.inbox());
        Moderator anna = anna().open(second);
        assertThat(anna.page().innerText(".alike")).contains("Wat als elke school een moestuin had?");
        anna.press("Samenvoegen");
        anna.page().check("input[value='" + first + "']");
        anna.press("Samenvoegen");
        assertThat(item(second).state()).isEqualTo(State.MERGED);
        assertThat(item(second).mergedInto()).isEqualTo(first);
    }

    @Test
    void anIdeaBecomesAReactionToAPageOfTheSite() throws Exception {
        String id = Sent.idea("Wat als dit erbij hoorde?")
                .now("Nu staat het apart.")
                .to(server.inbox());
        String other = firstIdeaOfTheSite();
        Moderator anna = anna().open(id);
        anna.press("Als reactie plaatsen");
        anna.page().fill("#anders", "https://watals.example" + other);
        anna.press("Maak er een reactie van");
        assertThat(anna.page().inputValue("#body"))
                .isEqualTo(
                        "Wat als dit erbij hoorde?\n\nNu staat het apart.\n\nDan weet iedereen waar die aan toe is.");
        anna.press("Voorbeeld bekijken");
        assertThat(anna.page().innerText(".address")).isEqualTo("https://watals.example" + other + "#reaction_" + id);
        assertThat(anna.page().frameLocator("iframe").locator("#reaction_" + id).innerText())
                .contains("Nu staat het apart.");
        anna.open(id).press("Goedkeuren");
        assertThat(item(id).state()).isEqualTo(State.APPROVED);
        server.clock().pass(Duration.ofMinutes(11));
        assertThat(publish()).isEqualTo(1);
        assertThat(built(other.substring(1) + "index.html")).contains("reaction_" + id);
    }

    private String firstIdeaOfTheSite() throws IOException {
        List<String> urls = new ArrayList<>();
        new DeskSite(folder, settings()).readIdeas((id, url, title, text) -> {
            if (!url.isEmpty()) {
                urls.add(url);
            }
        });
        urls.sort(null);
        return urls.get(0);
    }

    private Settings settings() throws IOException {
        return Settings.read(
                SourceText.decode(Settings.FILE, Files.readAllBytes(folder.resolve(Settings.FILE)), new Problems())
                        .orElseThrow(),
                new Problems());
    }

    @Test
    void aPreviewIsThePageAtItsAddress() {
        String id = Sent.idea("Wat als je het eerst zag?").to(server.inbox());
        Moderator anna = anna().open(id);
        anna.press("Voorbeeld bekijken");
        assertThat(anna.page().innerText(".address"))
                .isEqualTo("https://watals.example/ideeen/wat-als-je-het-eerst-zag/");
        assertThat(anna.page().frameLocator("iframe").locator("h1").innerText()).isEqualTo("Wat als je het eerst zag?");
    }

    @Test
    void whoKnowsTheCaseStepsAside() {
        String id = Sent.idea("Wat als ik ze kende?").to(server.inbox());
        Moderator anna = anna().open(id);
        anna.press("Ik ken deze zaak");
        anna.open(id).press("Goedkeuren");
        assertThat(anna.text()).contains("Iemand anders beslist");
        assertThat(item(id).state()).isNotEqualTo(State.APPROVED);
    }

    @Test
    void aQuestionGoesToWhoCanBeMailed() {
        String id = Sent.idea("Wat als ik iets vroeg?").to(server.inbox());
        Moderator anna = anna().open(id);
        anna.press("Vraag stellen");
        anna.page().fill("#woorden", "Mag de plaatsnaam weg?");
        anna.press("Vraag versturen");
        assertThat(item(id).state()).isEqualTo(State.QUESTION_ASKED);
        String mute =
                Sent.idea("Wat als ik niet te bereiken was?").withoutMail().to(server.inbox());
        anna.open(mute).press("Vraag stellen");
        assertThat(anna.text()).contains("Een vraag stellen kan niet");
    }

    @Test
    void withoutConsentNothingIsPublished() {
        String id = Sent.idea("Wat als ik niet wilde?").withoutConsent().to(server.inbox());
        Moderator anna = anna().open(id);
        anna.press("Goedkeuren");
        assertThat(anna.text()).contains("gaf hiervoor geen toestemming");
    }

    @Test
    void aMessageIsOnlyDealtWith() {
        String id = Sent.message("Hoe laat?", "Hoe laat begint het?").to(server.inbox());
        Moderator anna = anna().open(id);
        assertThat(anna.text()).contains("Dit komt nooit op de site").contains("ouder@example.nl");
        anna.press("Afgehandeld");
        assertThat(item(id).state()).isEqualTo(State.HANDLED);
    }

    @Test
    void whatIsErasedForTheSenderIsGone() {
        String id = Sent.idea("Wat als ik het terug wilde?").to(server.inbox());
        Moderator anna = anna().open(id);
        anna.page().click("text=Weghalen voor de inzender");
        anna.press("Wis deze inzending");
        assertThat(item(id).state()).isEqualTo(State.WITHDRAWN);
        assertThat(anna.open(id).text()).doesNotContain("terug wilde").contains("weggehaald voor de inzender");
    }

    @Test
    void theQueueIsFilteredAndSearched() {
        Sent.idea("Wat als brieven leesbaar waren?").to(server.inbox());
        Sent.message("Over brieven", "Ik krijg er te veel.").to(server.inbox());
        Sent.idea("Wat als alles kon?").under16().to(server.inbox());
        Moderator anna = anna();
        assertThat(anna.page().locator(".row").count()).isEqualTo(3);
        anna.page().click(".kinds >> text=Ideeën");
        assertThat(anna.page().locator(".row").count()).isEqualTo(2);
        anna.page().fill("#zoek", "BRIEV");
        anna.page().press("#zoek", "Enter");
        assertThat(anna.page().locator(".row").count()).isEqualTo(1);
        assertThat(anna.page().url()).as("words are never part of an address").doesNotContain("BRIEV");
        anna.page().navigate(server.url("/balie/"));
        anna.page().selectOption("#staat", "held");
        anna.press("Toon");
        assertThat(anna.page().innerText(".rows"))
                .contains("Wat als alles kon?")
                .doesNotContain("leesbaar");
        anna.page().navigate(server.url("/balie/?soort=onzin&staat=%3Cb%3E&na=1-2-'&thema=x"));
        assertThat(anna.heading()).startsWith("Wachtrij");
    }

    @Test
    void manyItemsAreReadPageByPage() {
        for (int i = 0; i < 30; i++) {
            Sent.idea("Wat als nummer " + i + " kwam?").to(server.inbox());
        }
        Moderator anna = anna();
        assertThat(anna.page().locator(".row").count()).isEqualTo(25);
        String first = anna.page().innerText(".row:first-child h2");
        anna.page().click("text=Volgende bladzijde");
        assertThat(anna.page().locator(".row").count()).isEqualTo(5);
        assertThat(anna.page().innerText(".rows")).doesNotContain(first);
        anna.page().fill("#zoek", "nummer");
        anna.press("Zoek");
        anna.page().click("text=Volgende bladzijde");
        assertThat(anna.page().locator(".row").count()).isEqualTo(5);
    }

    @Test
    void aHandOnTheKeyboardIsEnough() {
        String id = Sent.idea("Wat als toetsen genoeg waren?")
                .now("Mail jan@example.nl of bel 06-12345678.")
                .to(server.inbox());
        Moderator anna = anna();
        Page page = anna.page();
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        page.waitForSelector("#review");
        page.keyboard().press("j");
        page.keyboard().press("1");
        page.waitForSelector("#privacy[data-open='1']");
        page.keyboard().press("1");
        page.waitForSelector("#privacy[data-open='0']");
        page.waitForSelector(
                "#live:has-text('Niets gevonden')",
                new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        page.keyboard().press("?");
        assertThat(page.isVisible("#keys")).isTrue();
        page.keyboard().press("Escape");
        page.focus("#title");
        page.keyboard().press("g");
        assertThat(page.inputValue("#title")).as("a key in a field is a letter").contains("g");
        page.keyboard().press("Backspace");
        page.focus("#main");
        page.keyboard().press("g");
        page.waitForSelector(".said");
        assertThat(item(id).state()).isEqualTo(State.APPROVED);
        page.keyboard().press("u");
        page.waitForSelector("#review");
        assertThat(item(id).state()).isEqualTo(State.IN_REVIEW);
    }

    @Test
    void keysCanBeTurnedOff() {
        Sent.idea("Wat als toetsen uit konden?").to(server.inbox());
        Moderator anna = anna();
        anna.page().keyboard().press("?");
        anna.page().uncheck("#keys_on");
        anna.page().keyboard().press("Escape");
        anna.page().keyboard().press("s");
        assertThat(anna.page().evaluate("document.activeElement.id")).isNotEqualTo("zoek");
    }

    @Test
    void marksFollowWhatIsTyped() {
        String id = Sent.idea("Wat als het meteen te zien was?").to(server.inbox());
        Moderator anna = anna().open(id);
        anna.page().fill("#now", "Bel 06-12345678.");
        anna.page().waitForSelector("#privacy[data-open='1']");
        anna.page().waitForSelector("#shown_now mark.severe");
        assertThat(item(id).publicVersion().content().now())
                .as("nothing is saved by typing")
                .doesNotContain("06");
    }

    @Test
    void aSessionThatIsOverLosesNothing() {
        String id = Sent.idea("Wat als ik te lang wegbleef?").to(server.inbox());
        Moderator anna = anna().open(id);
        anna.page().fill("#now", "Een lange tekst & <meer>.");
        server.clock().pass(Duration.ofHours(1));
        anna.press("Bewaren");
        assertThat(anna.heading()).isEqualTo("Inloggen");
        assertThat(anna.text()).contains("Je was te lang weg");
        anna.fillLogIn("anna", DeskServer.PASSWORD);
        assertThat(anna.text()).contains("Wat je had geschreven is er nog");
        anna.press("Ga verder met wat je deed");
        assertThat(anna.text()).contains("Bewaard.");
        assertThat(item(id).publicVersion().content().now()).isEqualTo("Een lange tekst & <meer>.");
    }

    @Test
    void aWrongPasswordTenTimesClosesTheDoorForAWhile() {
        Moderator anna = moderator(true);
        for (int i = 0; i < 10; i++) {
            anna.logIn("anna", "fout wachtwoord " + i);
            assertThat(anna.text()).contains("horen niet bij elkaar");
        }
        anna.logIn("anna");
        assertThat(anna.text()).contains("Wacht 15 minuten");
        moderator(true).logIn("bart");
        assertThat(moderators.get(1).heading()).as("others can still log in").startsWith("Wachtrij");
        server.clock().pass(Duration.ofMinutes(16));
        anna.logIn("anna");
        assertThat(anna.heading()).startsWith("Wachtrij");
    }

    @Test
    void nobodyLearnsWhetherANameExists() {
        Moderator visitor = moderator(true);
        visitor.logIn("niemand", "een paard en een nietje");
        String unknown = visitor.text();
        visitor.logIn("anna", "een paard en een nietje!");
        assertThat(visitor.text()).isEqualTo(unknown);
    }

    @Test
    void aCodeOfThePhoneIsAskedForOnceItIsSetUp() {
        Moderator anna = anna();
        anna.page().navigate(server.url("/balie/account"));
        String secret = anna.page().innerText(".secret");
        long step = server.clock().instant().getEpochSecond() / 30;
        anna.page().fill("#code", Totp.code(secret, step));
        anna.page().fill("#huidig2", DeskServer.PASSWORD);
        anna.press("Zet de code aan");
        assertThat(anna.text()).contains("vragen we ook een code");
        anna.press("Uitloggen");
        anna.logIn("anna");
        assertThat(anna.text()).contains("of de code klopt niet");
        anna.page().fill("#code", Totp.code(secret, step));
        anna.fillLogIn("anna", DeskServer.PASSWORD);
        assertThat(anna.text()).as("a code counts once").contains("of de code klopt niet");
        anna.page().fill("#code", Totp.code(secret, step + 1));
        anna.fillLogIn("anna", DeskServer.PASSWORD);
        assertThat(anna.heading()).startsWith("Wachtrij");
    }

    @Test
    void aPasswordIsChangedByWhoKnowsTheOldOne() {
        Moderator anna = anna();
        anna.page().navigate(server.url("/balie/account"));
        anna.page().fill("#huidig", "niet dit");
        anna.page().fill("#nieuw", "een nieuw paard zonder nietje");
        anna.press("Verander mijn wachtwoord");
        assertThat(anna.text()).contains("klopt niet");
        anna.page().fill("#huidig", DeskServer.PASSWORD);
        anna.page().fill("#nieuw", "kort");
        anna.press("Verander mijn wachtwoord");
        assertThat(anna.text()).contains("te kort");
        anna.page().fill("#huidig", DeskServer.PASSWORD);
        anna.page().fill("#nieuw", "een nieuw paard zonder nietje");
        anna.press("Verander mijn wachtwoord");
        assertThat(anna.heading()).isEqualTo("Inloggen");
        anna.logIn("anna", "een nieuw paard zonder nietje");
        assertThat(anna.heading()).startsWith("Wachtrij");
    }

    @Test
    void aLinkLogsInOnce() {
        String link = server.url(server.desk().logInLink("anna"));
        Moderator anna = moderator(true);
        anna.page().navigate(link);
        anna.page().click("text=Naar de wachtrij");
        assertThat(anna.heading()).startsWith("Wachtrij");
        Moderator other = moderator(true);
        other.page().navigate(link);
        assertThat(other.text()).contains("al gebruikt");
    }

    @Test
    void onlyAnAdministratorSeesUsersAndTheLog() {
        Sent.idea("Wat als dit in het logboek stond?").to(server.inbox());
        Moderator anna = anna();
        assertThat(anna.page().navigate(server.url("/balie/beheer")).status()).isEqualTo(403);
        Moderator chef = moderator(true).logIn("chef");
        chef.page().click("text=Beheer");
        assertThat(chef.text()).contains("bart").contains("binnengekomen").doesNotContain("logboek stond");
        chef.page().click("li:has-text('anna') button");
        anna.page().navigate(server.url("/balie/"));
        assertThat(anna.heading()).isEqualTo("Inloggen");
    }

    @Test
    void theCookieIsForTheDeskAlone() {
        Moderator anna = anna();
        List<Cookie> cookies = anna.browser().cookies();
        assertThat(cookies).extracting(cookie -> cookie.name).containsExactly("balie");
        assertThat(cookies.get(0).httpOnly).isTrue();
        assertThat(cookies.get(0).sameSite).hasToString("STRICT");
    }

    @Test
    void aRequestFromElsewhereChangesNothing() throws Exception {
        String id = Sent.idea("Wat als het van elders kwam?").to(server.inbox());
        Moderator anna = anna();
        String cookie = "balie=" + anna.browser().cookies().get(0).value;
        HttpClient client = HttpClient.newHttpClient();
        for (String body : List.of("doe=spam&versie=1", "doe=spam&versie=1&csrf=fout")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url("/balie/inzending/" + id)))
                    .header("Cookie", cookie)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(403);
        }
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url("/balie/inzending/" + id)))
                    .header("Cookie", cookie)
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(405);
        }
        assertThat(item(id).state()).isEqualTo(State.NEW);
    }

    @Test
    void withoutLoggingInThereIsNothingToSee() throws Exception {
        String id = Sent.idea("Wat als iedereen het zag?").to(server.inbox());
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        for (String path :
                List.of("/", "/inzending/" + id, "/inzending/" + id + "/voorbeeld/pagina", "/beheer", "/hulp")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url("/balie" + path)))
                    .build();
            String body =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            assertThat(body).contains("Inloggen").doesNotContain("iedereen het zag");
        }
        for (String path :
                List.of("/../jbake.properties", "/.watals/inbox.db", "/%2e%2e/.watals/inbox.db", "/.hidden.css")) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(server.url(path))).build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isBetween(400, 404);
        }
    }

    @Test
    void everyPageIsAccessibleOnAPhoneAndAScreenLightAndDark() {
        String id = Sent.idea("Wat als kinderen zelf mochten kiezen?")
                .now("Nu belt mevrouw De Vries mij op 06-12345678. Ik wil dood.")
                .under16()
                .to(server.inbox());
        Sent.reaction("/ideeen/x/", "Goed idee.").aboutSomebodyElse().to(server.inbox());
        String done = Sent.idea("Wat als dit klaar was?").to(server.inbox());
        String message = Sent.message("Vraag", "Hoe laat?").to(server.inbox());
        List<String> pages = List.of(
                "/",
                "/inzending/" + id,
                "/inzending/" + done,
                "/inzending/" + message,
                "/inzending/" + id + "/afwijzen",
                "/inzending/" + id + "/afwijzen?reden=traceable",
                "/inzending/" + id + "/vraag",
                "/inzending/" + id + "/samenvoegen",
                "/inzending/" + id + "/reactie",
                "/inzending/" + id + "/weghalen",
                "/inzending/" + done + "/voorbeeld",
                "/account",
                "/beheer",
                "/hulp",
                "/bestaat-niet");
        Moderator anna = anna();
        anna.open(done).press("Goedkeuren");
        check(pages, 1280, ColorScheme.LIGHT);
        check(pages, 320, ColorScheme.DARK);
    }

    private void check(List<String> pages, int width, ColorScheme scheme) {
        Moderator chef = new Moderator(server, Chromium.visitor(width, scheme, true));
        moderators.add(chef);
        chef.page().navigate(server.url("/balie/inloggen"));
        assertThat(Chromium.accessibilityFindings(chef.page())).isEmpty();
        chef.logIn("chef");
        for (String path : pages) {
            Response response = chef.page().navigate(server.url("/balie" + path));
            assertThat(response.status()).as(path).isIn(200, 404);
            // Nothing runs in the frame of a preview, so axe cannot look into it; that page has tests of its own.
            assertThat(Chromium.accessibilityFindings(chef.page()))
                    .filteredOn(finding -> !finding.startsWith("incomplete frame-tested"))
                    .as(path + " " + width + " " + scheme)
                    .isEmpty();
            assertThat(Chromium.overflows(chef.page())).as(path + " " + width).isFalse();
        }
    }

    @Test
    void theDeskSpeaksBothLanguages() {
        assertThat(nl.watals.web.Messages.of("en", Desk.class).keys())
                .isEqualTo(nl.watals.web.Messages.of("nl", Desk.class).keys());
    }
}
