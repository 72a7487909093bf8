package nl.watals.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.watals.browser.Chromium;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searching as readers do: the real page, the real script, a real browser. */
class SearchTest {
    @TempDir
    private static Path folder;

    private static Map<String, byte[]> site;

    @BeforeAll
    static void build() throws IOException {
        Chromium.browser();
        site = SearchVisit.exampleSite(folder.resolve("site"));
    }

    /** The search page of the example site with an index of other pages. */
    private static Map<String, byte[]> siteOf(SearchPage... pages) {
        List<AnalysedPage> analysed = new ArrayList<>();
        for (SearchPage page : pages) {
            analysed.add(AnalysedPage.of(page, new WordPool()));
        }
        Map<String, byte[]> other = new HashMap<>(site);
        other.keySet().removeIf(file -> file.startsWith("/zoeken/index/"));
        SearchIndex.of(analysed, "nl").files().forEach((name, bytes) -> other.put("/zoeken/index/" + name, bytes));
        return other;
    }

    private static SearchPage page(String url, String title, String text) {
        return new SearchPage(url, title, "idea", "2023-06-20", "", List.of(), List.of("<p>" + text + "</p>"));
    }

    @Test
    void ofAllLabelledQueriesNineteenInTwentyFindTheirPageAmongTheFirstFive(TestReporter reporter) throws IOException {
        List<String> missed = new ArrayList<>();
        Map<String, int[]> scores = new TreeMap<>();
        List<LabelledQuery> queries = LabelledQuery.all();
        int hard = 0;
        try (SearchVisit visit = SearchVisit.to(site, "/zoeken/")) {
            for (LabelledQuery query : queries) {
                List<String> found = visit.resultsOf(query.query());
                boolean hit = found.subList(0, Math.min(5, found.size())).contains(query.address());
                int[] score = scores.computeIfAbsent(query.difficulty(), key -> new int[2]);
                score[0] += hit ? 1 : 0;
                score[1]++;
                hard += query.difficulty().equals("plain") ? 0 : 1;
                if (!hit) {
                    missed.add(query + " found " + found);
                }
            }
            assertThat(visit.messages()).isEmpty();
        }
        scores.forEach((difficulty, score) -> reporter.publishEntry(difficulty, score[0] + " of " + score[1]));
        reporter.publishEntry("found", (queries.size() - missed.size()) + " of " + queries.size());
        assertThat(queries).hasSizeGreaterThanOrEqualTo(130);
        assertThat(hard).isGreaterThanOrEqualTo(queries.size() / 2);
        assertThat(queries).allSatisfy(query -> assertThat(site).containsKey(query.address() + "index.html"));
        assertThat(missed).hasSizeLessThanOrEqualTo(queries.size() / 20);
    }

    @ParameterizedTest
    @CsvSource({
        "gezin, gezinnen",
        "gezinnen, gezin",
        "huis, huizen",
        "huizen, huis",
        "zorg, jeugdzorg",
        "wachtende, wachten",
        "wachten, wachtende",
        "kind, kinderen",
        "beslist, beslissen",
        "brieven, brief",
        "hulp, hielp",
        "vragen, gevraagd",
        "huis, gezinshuizen",
        "kinderen, kinderrechter"
    })
    void aWordFindsItsOtherForms(String query, String word) {
        Map<String, byte[]> pages = siteOf(
                page("/a/", "De eerste", "Hier staat " + word + "."), page("/b/", "De tweede", "Hier staat zomer."));
        try (SearchVisit visit = SearchVisit.to(pages, "/zoeken/?q=" + query)) {
            visit.answered();
            assertThat(visit.results()).containsExactly("/a/");
        }
    }

    @ParameterizedTest
    @CsvSource({"zin, gezin", "gezin, bezem", "ouder, oud", "jong, jongens"})
    void aWordDoesNotFindAnotherOneThatLooksLikeIt(String query, String word) {
        Map<String, byte[]> pages = siteOf(
                page("/a/", "De eerste", "Hier staat " + word + "."), page("/b/", "De tweede", "Hier staat " + query));
        try (SearchVisit visit = SearchVisit.to(pages, "/zoeken/?q=" + query)) {
            visit.answered();
            assertThat(visit.results()).containsExactly("/b/");
        }
    }

    @Test
    void aTitleCountsMoreThanAThemeAndAThemeMoreThanTheText() {
        Map<String, byte[]> pages = siteOf(
                page("/text/", "Iets", "Over water en vuur."),
                new SearchPage("/theme/", "Iets", "idea", "2023-06-20", "", List.of("Water"), List.of("<p>vuur</p>")),
                page("/title/", "Water", "Over vuur."));
        try (SearchVisit visit = SearchVisit.to(pages, "/zoeken/?q=water")) {
            visit.answered();
            assertThat(visit.results()).containsExactly("/title/", "/theme/", "/text/");
        }
    }

    @Test
    void pagesWithAllWordsComeFirstAndTheWordsInTheirOrderBeforeThose() {
        Map<String, byte[]> pages = siteOf(
                page("/one/", "Appel appel", "appel"),
                page("/both/", "Iets", "een peer en een appel"),
                page("/phrase/", "Iets", "zomaar appel peer"));
        try (SearchVisit visit = SearchVisit.to(pages, "/zoeken/?q=appel+peer")) {
            visit.answered();
            assertThat(visit.results()).containsExactly("/phrase/", "/both/", "/one/");
        }
    }

    @Test
    void ofTwoPagesThatAreEqualTheNewerOneComesFirst() {
        Map<String, byte[]> pages = siteOf(
                new SearchPage("/old/", "Water", "idea", "2020-01-01", "", List.of(), List.of()),
                new SearchPage("/new/", "Water", "idea", "2023-01-01", "", List.of(), List.of()));
        try (SearchVisit visit = SearchVisit.to(pages, "/zoeken/?q=water")) {
            visit.answered();
            assertThat(visit.results()).containsExactly("/new/", "/old/");
        }
    }

    @Test
    void theResultShowsWhyItWasFound() {
        String long1 = "Eerst een heel lang begin dat nergens over gaat en maar doorgaat. ".repeat(4);
        Map<String, byte[]> pages = siteOf(page("/a/", "Jeugdzorg nu", long1 + "Daar was de zorg, en zij bleef."));
        try (SearchVisit visit = SearchVisit.to(pages, "/zoeken/?q=zorg")) {
            visit.answered();
            assertThat(visit.marked()).containsExactly("Jeugdzorg", "zorg");
            assertThat(visit.page().textContent("#search_results p"))
                    .startsWith("… ")
                    .contains("de zorg, en zij bleef");
            assertThat(visit.page().textContent("#search_results div"))
                    .contains("Idee")
                    .contains("20 juni 2023");
            assertThat(visit.page().getAttribute("#search_results time", "datetime"))
                    .isEqualTo("2023-06-20");
            assertThat(visit.status()).isEqualTo("We vonden 1 pagina over ‘zorg’.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>water",
                "</template><script>alert(1)</script> water",
                "\"><svg onload=alert(1)> water",
                "water {{ 7*7 }} &lt;b&gt; \\u003cb\\u003e $& $1 {0} {1}",
                "water \u202e omgekeerd \ud83d\ude00 \ud800 los"
            })
    void aHostileTitleIsShownAsItWasTyped(String title) {
        String escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        Map<String, byte[]> pages = siteOf(page("/a/", title, escaped));
        try (SearchVisit visit = SearchVisit.to(pages, "/zoeken/")) {
            visit.search("water");
            String shown = title.replace("\ud800", "?");
            assertThat(visit.page().textContent("#search_results a")).isEqualTo(shown);
            assertThat(visit.page()
                            .locator("#search_results")
                            .locator("img, script, svg")
                            .count())
                    .isZero();
            assertThat(visit.messages()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>x</b>",
                "$&$1{1}",
                "constructor",
                "__proto__",
                "\\",
                "\"",
                "%00",
                "ﷺ😀",
                "((((",
                "a b c d e f g h i j"
            })
    void aStrangeQueryGetsAnAnswer(String query) {
        try (SearchVisit visit = SearchVisit.to(site, "/zoeken/")) {
            visit.search(query);
            assertThat(visit.status()).isNotBlank().doesNotContain("lukt nu even niet");
            assertThat(visit.page().locator("#search_status *").count()).isZero();
            assertThat(visit.messages()).isEmpty();
        }
    }

    @Test
    void theQueryStandsInTheAddressAndTheBackButtonBringsItBack() {
        try (SearchVisit visit = SearchVisit.to(site, "/zoeken/")) {
            visit.search("broers en zussen");
            assertThat(visit.page().url()).isEqualTo(SearchVisit.HOST + "/zoeken/?q=broers%20en%20zussen");
            visit.search("dossier");
            visit.page().goBack();
            visit.page().waitForFunction("() => document.getElementById('search_q').value.startsWith('broers')");
            visit.page().waitForSelector("#search_results a[href='/ideeen/broers-en-zussen-samen/']");
        }
    }

    @Test
    void resultsAppearWhileSomebodyTypes() {
        try (SearchVisit visit = SearchVisit.to(site, "/zoeken/")) {
            visit.page().locator("#search_q").pressSequentially("verjaard");
            visit.page().waitForSelector("#search_results a[href='/ideeen/hulp-stopt-niet-op-je-verjaardag/']");
            assertThat(visit.page().url()).endsWith("?q=verjaard");
        }
    }

    @Test
    void theArrowsLeadFromTheFieldToTheResultsAndEnterOpensOne() {
        try (SearchVisit visit = SearchVisit.to(site, "/zoeken/")) {
            visit.search("ouders");
            String second = visit.results().get(1);
            visit.page().press("#search_q", "ArrowDown");
            visit.page().keyboard().press("ArrowDown");
            visit.page().keyboard().press("ArrowUp");
            visit.page().keyboard().press("ArrowDown");
            visit.page().keyboard().press("Enter");
            visit.page().waitForURL(SearchVisit.HOST + second);
        }
    }

    @Test
    void tenResultsAreShownAndThenTheNextTen() {
        SearchPage[] many = new SearchPage[23];
        for (int i = 0; i < many.length; i++) {
            many[i] = page("/p" + i + "/", "Water " + i, "vuur");
        }
        try (SearchVisit visit = SearchVisit.to(siteOf(many), "/zoeken/?q=water")) {
            visit.answered();
            assertThat(visit.status()).contains("23");
            assertThat(visit.results()).hasSize(10);
            visit.page().click("#search_more button");
            visit.page().waitForFunction("() => document.querySelectorAll('#search_results a').length === 20");
            assertThat(visit.page().evaluate("() => document.activeElement.getAttribute('href')"))
                    .isEqualTo(visit.results().get(10));
            visit.page().click("#search_more button");
            visit.page().waitForFunction("() => document.querySelectorAll('#search_results a').length === 23");
            assertThat(visit.page().isVisible("#search_more")).isFalse();
            assertThat(visit.results()).doesNotHaveDuplicates();
        }
    }

    @Test
    void whenNothingIsFoundThePageSaysWhatToTry() {
        try (SearchVisit visit = SearchVisit.to(site, "/zoeken/")) {
            visit.search("qqqqqqqqqq");
            assertThat(visit.status()).isEqualTo("We vonden niets over ‘qqqqqqqqqq’. Dit kun je proberen:");
            assertThat(visit.page().isVisible("#search_tips")).isTrue();
            visit.search("dossier");
            assertThat(visit.page().isVisible("#search_tips")).isFalse();
        }
    }

    @Test
    void aWordThatStandsEverywhereIsNoQuery() {
        try (SearchVisit visit = SearchVisit.to(site, "/zoeken/")) {
            visit.search("wat als");
            assertThat(visit.status()).startsWith("Zoek op een ander woord.");
            assertThat(visit.results()).isEmpty();
        }
    }

    @Test
    void aMistypedWordIsAnsweredWithTheWordThatWasMeant() {
        try (SearchVisit visit = SearchVisit.to(site, "/zoeken/")) {
            visit.search("dosier");
            assertThat(visit.status()).isEqualTo("We vonden niets over ‘dosier’. Dit gaat over ‘dossier’.");
        }
    }

    @Test
    void withoutInternetThePageSaysSoAndWorksAgainAfterwards() {
        try (SearchVisit visit = SearchVisit.to(site, "/zoeken/")) {
            visit.broken = true;
            visit.page().context().setOffline(true);
            visit.search("dossier");
            assertThat(visit.status()).startsWith("Je hebt nu geen internet.");
            visit.page().context().setOffline(false);
            visit.search("dossier");
            assertThat(visit.status()).startsWith("Zoeken lukt nu even niet.");
            visit.broken = false;
            visit.search("dossier");
            assertThat(visit.results()).contains("/ideeen/zelf-meeschrijven/");
        }
    }

    @Test
    void aPageThatStaysOpenReadsTheIndexOfTheNextBuild() {
        Map<String, byte[]> changing = new HashMap<>(siteOf(page("/a/", "Water", "vuur")));
        try (SearchVisit visit = SearchVisit.to(changing, "/zoeken/?q=water")) {
            visit.answered();
            assertThat(visit.results()).containsExactly("/a/");
            Map<String, byte[]> next = siteOf(page("/b/", "Water", "vuur"), page("/c/", "Lucht", "water"));
            changing.clear();
            changing.putAll(next);
            visit.search("water");
            assertThat(visit.results()).containsExactly("/b/", "/c/");
        }
    }

    @Test
    void withoutJavaScriptThePageShowsTheThemesAndTheSiteMap() {
        try (SearchVisit visit = SearchVisit.by(Chromium.visitor(320, ColorScheme.LIGHT, false), site, "/zoeken/")) {
            assertThat(visit.page().isVisible("#search_form")).isFalse();
            assertThat(visit.page().isVisible("main a[href='/themas/wonen/']")).isTrue();
            assertThat(visit.page().isVisible("main a[href='/sitemap/']")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"320, LIGHT", "320, DARK", "1280, LIGHT", "1280, DARK"})
    void thePageWithResultsIsAccessible(int width, ColorScheme scheme) {
        BrowserContext visitor = Chromium.visitor(width, scheme, true);
        try (SearchVisit visit = SearchVisit.by(visitor, site, "/zoeken/?q=jeugdzorg")) {
            visit.answered();
            assertThat(visit.results()).isNotEmpty();
            assertThat(Chromium.accessibilityFindings(visit.page())).isEmpty();
            assertThat(Chromium.overflows(visit.page())).isFalse();
            assertThat(visit.page().getAttribute("#search_status", "role")).isEqualTo("status");
        }
    }

    @Test
    void theScriptStaysSmallAndStandsOnTheSearchPageOnly() {
        assertThat(SearchVisit.gzipped(site.get("/search.js"))).isLessThanOrEqualTo(3 * 1024);
        site.forEach((file, bytes) -> {
            if (file.endsWith(".html") && !file.equals("/zoeken/index.html")) {
                assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                        .as(file)
                        .doesNotContain("search.js");
            }
        });
    }

    @Test
    void aFirstQueryReadsLittle() {
        try (SearchVisit visit = SearchVisit.to(site, "/zoeken/?q=gezinen")) {
            visit.answered();
            assertThat(visit.results()).isNotEmpty();
            int sum = 0;
            for (Map.Entry<String, Integer> file : visit.read.entrySet()) {
                sum += file.getKey().startsWith("/zoeken/index/")
                                || file.getKey().endsWith(".js")
                        ? file.getValue()
                        : 0;
            }
            assertThat(sum).isLessThan(40_000);
        }
    }
}
