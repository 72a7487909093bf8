package nl.watals.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
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
import nl.watals.formservice.ColumnMap;
import nl.watals.formservice.ExportFormat;
import nl.watals.formservice.Import;
import nl.watals.formservice.ImportObserver;
import nl.watals.formservice.ImportOptions;
import nl.watals.formservice.InboxSink;
import nl.watals.formservice.Outcome;
import nl.watals.formservice.RowResult;
import nl.watals.inbox.AuditRow;
import nl.watals.inbox.Item;
import nl.watals.inbox.State;
import nl.watals.publish.PublishOptions;
import nl.watals.publish.Publisher;
import nl.watals.site.Settings;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk as moderators meet it: in a browser, from logging in to the page on the site. */
class DeskTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("watals.basedir", ""), "src/test/resources/desk");

    private static final String SITE = "https://watals.example";

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

    /** Anna, looking at the queue. */
    private Moderator anna() {
        return moderator(true).enter("anna").queue();
    }

    /** Anna, looking at one submission. */
    private Moderator anna(String id) {
        return moderator(true).enter("anna").open(id);
    }

    private Moderator bart(String id) {
        return moderator(true).enter("bart").open(id);
    }

    private Item item(String id) {
        return server.inbox().item(id).orElseThrow();
    }

    /** The whole way: from the export of a form service to the page on the site. */
    @Test
    void anImportedIdeaIsMendedApprovedPublishedAndStandsOnTheSite() throws Exception {
        List<RowResult> imported = imported("gravity-forms-export.csv");
        assertThat(imported).extracting(RowResult::outcome).containsExactly(Outcome.HELD, Outcome.HELD);
        String title = "Wat als <b>niemand</b> hoefde te bellen?";
        Moderator anna = moderator(true).logIn("anna");
        assertThat(anna.page().locator(".row").count()).isEqualTo(2);
        anna.page().click("text=" + title);
        String id = anna.page().url().substring(anna.page().url().lastIndexOf('/') + 1);
        assertThat(anna.page().innerText("#privacy_state")).contains("1 gegeven");
        assertThat(anna.text()).contains("Mijn idee mag op de site, zonder mijn naam.");
        anna.press("Goedkeuren");
        assertThat(anna.text()).contains("Dit kan nog niet").contains("Vervang het, of leg uit");
        assertThat(item(id).state()).isNotEqualTo(State.APPROVED);

        anna.page().click("#privacy button >> text=[telefoonnummer weggelaten]");
        anna.page().waitForSelector("#privacy[data-open='0']");
        String mended =
                "Nu moet ik bellen naar [telefoonnummer weggelaten] & wachten. <script>alert('import')</script>";
        assertThat(anna.page().inputValue("#now")).isEqualTo(mended);
        assertThat(anna.page().innerText("#original_now")).contains("06-12345678");
        anna.press("Goedkeuren");
        assertThat(anna.page().innerText(".said")).contains("Goedgekeurd");
        assertThat(item(id).state()).isEqualTo(State.APPROVED);
        assertThat(item(id).original().orElseThrow().now()).contains("06-12345678");

        assertThat(publish()).as("nothing is published while it can be undone").isZero();
        server.clock().pass(Duration.ofMinutes(11));
        assertThat(publish()).isEqualTo(1);
        assertThat(built("ideeen/wat-als-b-niemand-b-hoefde-te-bellen/index.html"))
                .contains("Wat als &lt;b&gt;niemand&lt;/b&gt; hoefde te bellen?")
                .contains("[telefoonnummer weggelaten] &amp; wachten")
                .doesNotContain("<script>alert")
                .doesNotContain("06-12345678")
                .doesNotContain("ouder@example.nl")
                .doesNotContain("Voorbeeld");
        Moderator visitor = new Moderator(server, Chromium.visitor());
        moderators.add(visitor);
        visitor.page().route(SITE + "/**", route -> route.fulfill(new Route.FulfillOptions().setPath(file(route))));
        visitor.page().navigate(SITE + "/ideeen/wat-als-b-niemand-b-hoefde-te-bellen/");
        assertThat(visitor.heading()).isEqualTo(title);
        assertThat(visitor.text()).contains(mended).contains("Dan weet ik {{ 7 * 191 }} waar ik aan toe ben.");
        assertThat(imported("gravity-forms-export.csv"))
                .as("once more")
                .extracting(RowResult::outcome)
                .containsOnly(Outcome.ALREADY_THERE);
    }

    /** The file of the built site that a browser asks for. */
    private Path file(Route route) {
        String path = URI.create(route.request().url()).getPath().substring(1);
        Path file = folder.resolve("output").resolve(path);
        return Files.isDirectory(file) ? file.resolve("index.html") : file;
    }

    private List<RowResult> imported(String file) throws IOException {
        List<RowResult> rows = new ArrayList<>();
        ImportOptions options = new ImportOptions(
                Optional.empty(),
                ColumnMap.NONE,
                Optional.empty(),
                false,
                settings().zone(),
                server.clock().instant(),
                Optional.empty(),
                false);
        Import.run(List.of(EXAMPLES.resolve(file)), options, InboxSink.of(server.inbox()), new ImportObserver() {
            @Override
            public void file(String path, ExportFormat format) {
                assertThat(format).isEqualTo(ExportFormat.GRAVITY_FORMS);
            }

            @Override
            public void note(String path, String text) {
                assertThat(text).doesNotContain("example.nl");
            }

            @Override
            public void row(RowResult row) {
                rows.add(row);
            }

            @Override
            public void problem(Problem problem) {
                throw new AssertionError(problem);
            }
        });
        return rows;
    }

    private int publish() throws Exception {
        return Publisher.run(server.inbox(), PublishOptions.of(folder, settings()))
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
        Moderator anna = anna(id);
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
        Moderator anna = anna(id);
        Moderator bart = bart(id);
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
        Moderator anna = anna(id);
        anna.press("Goedkeuren (eerste van twee)");
        assertThat(item(id).state()).isEqualTo(State.IN_REVIEW);
        anna.open(id).press("Goedkeuren (tweede van twee)");
        assertThat(anna.text()).contains("Iemand anders moet dat ook doen");
        Moderator bart = bart(id);
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
        anna.page().click("text=Lees de hulplijnen en onze afspraken nog eens");
        assertThat(anna.page().innerText(".acute")).contains("Bel 112").contains("0800-0432");
        anna.press("Goedkeuren");
        assertThat(item(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void theOrganisationsOwnProtocolIsShownWithTheHelpLines() throws IOException {
        Path site = Files.createDirectory(folder.resolve("eigen"));
        Files.writeString(site.resolve("afspraken.md"), "1. Bel **Anja** op 06-12345678.\n2. <b>Wacht</b> niet.\n");
        try (DeskServer own = new DeskServer(site, "\ndesk.protocol=afspraken.md\n");
                Moderator anna = new Moderator(own, true)) {
            String id =
                    Sent.idea("Wat als iemand luisterde?").now("Ik wil dood.").to(own.inbox());
            anna.enter("anna").queue().page().click(".acute summary");
            assertThat(anna.page().innerText(".acute"))
                    .contains("Bel Anja op 06-12345678.")
                    .contains("0800-2000");
            anna.open(id);
            assertThat(anna.page().innerText(".acute"))
                    .contains("Bel Anja op 06-12345678.")
                    .contains("<b>Wacht</b> niet.")
                    .contains("0800-2000")
                    .doesNotContain("aandachtsfunctionaris");
            assertThat(anna.page().locator(".acute strong").innerText()).isEqualTo("Anja");
            assertThat(Chromium.accessibilityFindings(anna.page())).isEmpty();
            anna.press("Ik heb dit gelezen en volg de afspraken");
            assertThat(own.inbox().item(id).orElseThrow().acuteSeenBy()).isEqualTo("anna");
            assertThat(own.inbox().audit(id)).extracting(AuditRow::what).contains("acute-seen");
            assertThat(own.failures()).isEmpty();
            assertThat(anna.complaints()).isEmpty();
        }
    }

    @Test
    void anIdeaIsMergedWithOneThatIsLikeIt() {
        String first = Sent.idea("Wat als elke school een moestuin had?").to(server.inbox());
        String second = Sent.idea("Wat als scholen moestuinen hadden?").to(server.inbox());
        Moderator anna = anna(second);
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
        Moderator anna = anna(id);
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
        Moderator anna = anna(id);
        anna.press("Voorbeeld bekijken");
        assertThat(anna.page().innerText(".address"))
                .isEqualTo("https://watals.example/ideeen/wat-als-je-het-eerst-zag/");
        assertThat(anna.page().frameLocator("iframe").locator("h1").innerText()).isEqualTo("Wat als je het eerst zag?");
    }

    @Test
    void aPreviewThatAPrivateDetailPreventsSaysWhichInPlainWords() {
        String id = Sent.idea("Wat als er een nummer was?")
                .now("Bel ons op 030 284 3200.")
                .to(server.inbox());
        Moderator anna = anna(id);
        anna.press("Voorbeeld bekijken");
        assertThat(anna.text())
                .contains("Er staat nog 1 gegeven in de tekst dat niet openbaar mag.")
                .contains("Telefoonnummer in Nu …: 030 284 3200")
                .contains("Vervang dit eerst in de inzending. Daarna zie je hier de pagina.")
                .doesNotContain("which may never be public");
    }

    @Test
    void whoKnowsTheCaseStepsAside() {
        String id = Sent.idea("Wat als ik ze kende?").to(server.inbox());
        Moderator anna = anna(id);
        anna.press("Ik ken deze zaak");
        anna.open(id).press("Goedkeuren");
        assertThat(anna.text()).contains("Iemand anders beslist");
        assertThat(item(id).state()).isNotEqualTo(State.APPROVED);
    }

    @Test
    void aQuestionGoesToWhoCanBeMailed() {
        String id = Sent.idea("Wat als ik iets vroeg?").to(server.inbox());
        Moderator anna = anna(id);
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
        Moderator anna = anna(id);
        anna.press("Goedkeuren");
        assertThat(anna.text()).contains("gaf hiervoor geen toestemming");
    }

    @Test
    void aMessageIsOnlyDealtWith() {
        String id = Sent.message("Hoe laat?", "Hoe laat begint het?").to(server.inbox());
        Moderator anna = anna(id);
        assertThat(anna.text()).contains("Dit komt nooit op de site").contains("ouder@example.nl");
        anna.press("Afgehandeld");
        assertThat(item(id).state()).isEqualTo(State.HANDLED);
    }

    @Test
    void whatIsErasedForTheSenderIsGone() {
        String id = Sent.idea("Wat als ik het terug wilde?").to(server.inbox());
        Moderator anna = anna(id);
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
        Moderator anna = anna(id);
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
        Moderator anna = anna(id);
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
        anna.page().navigate(server.url("/balie/inloggen"));
        for (int i = 0; i < 10; i++) {
            anna.fillLogIn("anna", "fout wachtwoord " + i);
            assertThat(anna.text()).contains("horen niet bij elkaar");
        }
        anna.fillLogIn("anna", DeskServer.PASSWORD);
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
    void aCodeOfThePhoneIsAskedForOnceItIsSetUp() throws IOException {
        Moderator anna = moderator(true).enter("anna");
        anna.page().navigate(server.url("/balie/account"));
        String secret = anna.page().innerText(".secret");
        assertThat(QrReader.read(anna.page().locator(".qr").screenshot()))
                .isEqualTo("otpauth://totp/Wat%20als%E2%80%A6:anna?secret=" + secret
                        + "&issuer=Wat%20als%E2%80%A6&algorithm=SHA1&digits=6&period=30");
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
        Moderator anna = moderator(true).enter("anna");
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
        Moderator anna = moderator(true).enter("anna");
        assertThat(anna.page().navigate(server.url("/balie/beheer")).status()).isEqualTo(403);
        Moderator chef = moderator(true).enter("chef").queue();
        chef.page().click("text=Beheer");
        assertThat(chef.text()).contains("bart").contains("binnengekomen").doesNotContain("logboek stond");
        chef.page().click("li:has-text('anna') button");
        anna.page().navigate(server.url("/balie/"));
        assertThat(anna.heading()).isEqualTo("Inloggen");
    }

    @Test
    void theCookieIsForTheDeskAlone() {
        Moderator anna = moderator(true).logIn("anna");
        List<Cookie> cookies = anna.browser().cookies();
        assertThat(cookies).extracting(cookie -> cookie.name).containsExactly("balie");
        assertThat(cookies.get(0).httpOnly).isTrue();
        assertThat(cookies.get(0).sameSite).hasToString("STRICT");
    }

    @Test
    void aRequestFromElsewhereChangesNothing() throws Exception {
        String id = Sent.idea("Wat als het van elders kwam?").to(server.inbox());
        Moderator anna = moderator(true).enter("anna");
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
        Moderator anna = moderator(true).enter("anna");
        anna.open(done).press("Goedkeuren");
        check(pages, 1280, ColorScheme.LIGHT);
        check(pages, 320, ColorScheme.DARK);
    }

    private void check(List<String> pages, int width, ColorScheme scheme) {
        Moderator chef = new Moderator(server, Chromium.visitor(width, scheme, true));
        moderators.add(chef);
        chef.page().navigate(server.url("/balie/inloggen"));
        assertThat(Chromium.accessibilityFindings(chef.page())).isEmpty();
        chef.enter("chef");
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
