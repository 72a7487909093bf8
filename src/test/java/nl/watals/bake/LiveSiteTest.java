package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.watals.bake.LiveSite.Answer;
import nl.watals.site.SiteBuilder;
import nl.watals.text.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A site in memory has the files of a build, whatever was edited since. */
class LiveSiteTest {
    private static final int STEPS = Integer.getInteger("watals.steps", 15);
    private static final String BODY = "content/ideeen/een.md";

    @TempDir
    private Path folder;

    private TestSite site;
    private LiveSite live;

    @BeforeEach
    void open() throws IOException {
        site = TestSite.in(folder);
        site.save();
        live = new LiveSite(site.options());
        assertThat(live.refresh(site.saved())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void whateverIsEditedItGivesWhatACleanBuildGives(long seed) throws IOException {
        follow(RandomEdits.ofSources(site, seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 14})
    void whateverPagesAreEditedAddedAndRemovedItGivesWhatACleanBuildGives(long seed) throws IOException {
        follow(RandomEdits.ofPages(site, seed));
        assertThat(live.moves()).isPositive();
    }

    private void follow(RandomEdits edits) throws IOException {
        List<String> story = new ArrayList<>();
        TestSite.State good = site.state();
        for (int step = 1; step <= STEPS; step++) {
            story.add(step + ": " + edits.next());
            if (isAsAClean(story)) {
                good = site.state();
            } else {
                story.add(step + ": mended");
                site.backTo(good);
                assertThat(isAsAClean(story)).as(String.join("\n", story)).isTrue();
            }
        }
    }

    @Test
    void anEditedTextShowsWhereverItIsShown() throws IOException {
        site.files.merge(BODY, "\nEen heel nieuwe zin.\n", String::concat);
        assertThat(isAsAClean(List.of("a text"))).isTrue();
        assertThat(page("ideeen/een/index.html")).contains("Een heel nieuwe zin.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content/ideeen/twee.md",
                "content/ideeen/drie.md",
                "content/agenda/avond-2.md",
                "content/agenda/reeks.md",
                "content/nieuws/bericht.md",
                "content/over.md"
            })
    void anotherTitleShowsWhereverItIsShownWithoutTheRestBeingMadeAnew(String page) throws IOException {
        int bakes = live.bakes();
        site.replace(page, "~~~~~~\n", "~~~~~~\nVooraan. ");
        title(page, "Nog een titel");
        assertThat(isAsAClean(List.of("a title and a text"))).isTrue();
        assertThat(live.bakes()).isEqualTo(bakes);
        site.files.put("content/over.md", site.files.get("content/over.md").replace("themes=zorg\n", ""));
        assertThat(isAsAClean(List.of("a title, and then a theme elsewhere"))).isTrue();
        assertThat(live.bakes()).isEqualTo(bakes);
        assertThat(live.moves()).isEqualTo(1);
    }

    @Test
    void aKeyIsKnownAsLongAsATemplateNamesIt() throws IOException {
        String plain = site.files.get("templates/page.peb");
        site.files.put("templates/page.peb", "{% set kleur = 1 %}" + plain);
        assertThat(isAsAClean(List.of("a template that names it"))).isTrue();
        site.replace("content/over.md", "~~~~~~\n", "kleur=rood\n~~~~~~\n");
        assertThat(isAsAClean(List.of("a page that has it"))).isTrue();
        site.files.put("templates/page.peb", plain);
        assertThat(isAsAClean(List.of("nobody names it"))).isFalse();
        site.files.put("templates/page.peb", plain + "{% set kleur = 2 %}");
        assertThat(isAsAClean(List.of("named again"))).isTrue();
    }

    @Test
    void aTitleThatStandsAboveAListOrOrdersOneCountsThereToo() throws IOException {
        title("content/ideeen/index.md", "Alles");
        assertThat(isAsAClean(List.of("above a list"))).isTrue();
        title("content/index.md", "Begin");
        assertThat(isAsAClean(List.of("above all"))).isTrue();
        site.replace("jbake.properties", "collection.agenda.order=start", "collection.agenda.order=title");
        assertThat(isAsAClean(List.of("an order"))).isTrue();
        title("content/agenda/avond-1.md", "Zeer late avond");
        assertThat(isAsAClean(List.of("a title that moves a page"))).isTrue();
    }

    @Test
    void aNeighbourOfWhatStandsAboveAListHasItsNewTitleThereToo() throws IOException {
        for (String key : List.of("previous", "next")) {
            String shown = "{% if content." + key + " is not null %}{{ content." + key + ".title }}{% endif %}";
            site.replace("templates/list.peb", "{{ page.listed }}", shown + "{{ page.listed }}");
        }
        site.files.put("content/hulp.md", "title=Hulp\ntype=page\n~~~~~~\nBel ons.\n");
        assertThat(isAsAClean(List.of("neighbours above a list"))).isTrue();
        assertThat(page("ideeen/index.html")).contains("Hulp");
        title("content/hulp.md", "Wie wij toch zijn");
        assertThat(isAsAClean(List.of("a neighbour"))).isTrue();
        assertThat(page("ideeen/index.html")).contains("Wie wij toch zijn");
    }

    @Test
    void severalPagesAndAFileThatCameAndWentAreOneChange() throws IOException {
        int bakes = live.bakes();
        title("content/over.md", "Wie?");
        title("content/blog/vast.md", "Vast en zeker");
        site.save();
        Set<String> saved = site.saved();
        saved.add("content/.over.md.new");
        assertThat(live.refresh(saved)).isEmpty();
        assertThat(live.refresh(Set.of("content/.over.md.new"))).isEmpty();
        assertThat(live.bakes()).isEqualTo(bakes);
        assertThat(isAsAClean(List.of("both"))).isTrue();
    }

    @Test
    void aNameThatTheDiskTellsInOtherLettersIsTheSameFile() throws IOException {
        site.files.merge(BODY, "\nMeer daarover.\n", String::concat);
        site.save();
        assertThat(site.saved()).containsExactly(BODY);
        assertThat(live.refresh(Set.of("content/Ideeen/EEN.md"))).isEmpty();
        assertThat(page("ideeen/een/index.html")).contains("Meer daarover.");
    }

    @Test
    void aMistakeIsToldUntilItIsMendedWhateverElseIsEdited() throws IOException {
        String right = site.files.get("content/over.md");
        site.files.put("content/over.md", right + "\n[weg](/bestaat/niet/)\n");
        assertThat(isAsAClean(List.of("a mistake"))).isFalse();
        title(BODY, "Intussen");
        assertThat(isAsAClean(List.of("a mistake", "a title elsewhere"))).isFalse();
        site.files.merge(BODY, "\nMeer.\n", String::concat);
        assertThat(isAsAClean(List.of("a mistake", "a title elsewhere", "a text elsewhere")))
                .isFalse();
        site.files.put("content/over.md", right);
        assertThat(isAsAClean(List.of("mended"))).isTrue();
        assertThat(page("ideeen/een/index.html")).contains("Intussen", "Meer.");
    }

    @Test
    void cardsAndPapersHaveTheNewTitle() throws IOException {
        site.files.merge("jbake.properties", "cards.types=event\npdf.types=article\n", String::concat);
        site.files.put("assets/pdf.css", "body { font: 11pt Atkinson }");
        site.replace("templates/event.peb", "<h1>", "{{ content.card }}<h1>");
        site.replace("templates/article.peb", "<h1>", "{{ pdf(content).address }}<h1>");
        assertThat(isAsAClean(List.of("cards and papers"))).isTrue();
        int bakes = live.bakes();
        title("content/agenda/avond-1.md", "Avond met kaart");
        assertThat(isAsAClean(List.of("a card"))).isTrue();
        String before = page("nieuws/bericht/bericht.pdf");
        title("content/nieuws/bericht.md", "Bericht op papier");
        site.save();
        assertThat(live.refresh(site.saved())).isEmpty();
        assertThat(page("nieuws/bericht/bericht.pdf")).isNotEqualTo(before);
        assertThat(live.bakes()).isEqualTo(bakes);
        assertThat(isAsAClean(List.of("a paper"))).isTrue();
    }

    @Test
    void aPageThatMovesComesOrGoesIsExchangedInAllThatStays() throws IOException {
        int bakes = live.bakes();
        site.replace(BODY, "~~~~~~\n", "expires=2024-03-01\n~~~~~~\n");
        assertThat(isAsAClean(List.of("a day on which it goes"))).isTrue();
        site.files.computeIfPresent(BODY, (any, text) -> text.replaceFirst("(?m)^date=.*$", "date=2024-01-02"));
        assertThat(isAsAClean(List.of("a date"))).isTrue();
        site.files.put("content/nieuws/vers.md", "title=Vers\ntype=article\ndate=2024-01-10\n~~~~~~\nNet binnen.\n");
        assertThat(isAsAClean(List.of("a new page"))).isTrue();
        site.files.put("content/nieuws/vers.md", "slug=elders\n" + site.files.get("content/nieuws/vers.md"));
        assertThat(isAsAClean(List.of("an address"))).isTrue();
        assertThat(page("nieuws/elders/index.html")).contains("Net binnen.");
        site.files.remove("content/nieuws/vers.md");
        assertThat(isAsAClean(List.of("a page that goes"))).isTrue();
        assertThat(live.moves()).isEqualTo(5);
        assertThat(live.bakes()).isEqualTo(bakes);
    }

    @Test
    void aNewPageAtTheAddressOfAnIdeaMovesTheIdeaAndGivesItsPlaceBack() throws IOException {
        String idea = "ideeen/wat-als-record-1-sprak/index.html";
        String before = page(idea);
        site.files.put(
                "content/ideeen/wat-als-record-1-sprak.md",
                "title=Een ander\ntype=idea\ndate=2024-01-06\n~~~~~~\nNiet van een bezoeker.\n");
        isAsAClean(List.of("at the address of an idea"));
        site.files.remove("content/ideeen/wat-als-record-1-sprak.md");
        assertThat(isAsAClean(List.of("gone again"))).isTrue();
        assertThat(page(idea)).isEqualTo(before);
    }

    @Test
    void aPageThatOthersNeedCannotGo() throws IOException {
        String text = site.files.remove("content/ideeen/een.md");
        assertThat(isAsAClean(List.of("its reactions"))).isFalse();
        site.files.put("content/ideeen/een.md", text);
        assertThat(isAsAClean(List.of("back again"))).isTrue();
        site.files.remove("content/agenda/reeks.md");
        assertThat(isAsAClean(List.of("a series"))).isFalse();
    }

    private void title(String page, String title) {
        site.files.computeIfPresent(page, (any, text) -> text.replaceFirst("(?m)^title=.*$", "title=" + title));
    }

    @Test
    void aSiteWithAMistakeStaysAsItWasUntilItIsMended() throws IOException {
        String before = page("ideeen/een/index.html");
        String text = site.files.get(BODY);
        site.files.put(BODY, text + "\n[weg](/bestaat/niet/)\n");
        site.save();
        assertThat(live.refresh(site.saved()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains(BODY, "there is no page /bestaat/niet/"));
        assertThat(page("ideeen/een/index.html")).isEqualTo(before);
        site.files.put(BODY, text + "\nToch niet.\n");
        site.save();
        assertThat(live.refresh(site.saved())).isEmpty();
        assertThat(page("ideeen/een/index.html")).contains("Toch niet.");
    }

    @Test
    void aTemplateThatFailsIsToldWithItsPlaceAndOnlyWhereItShows() throws IOException {
        site.replace("templates/idea.peb", "{{ content.title }}", "{{ content.titel }}");
        site.save();
        assertThat(live.refresh(site.saved())).isEmpty();
        assertThat(live.get("ideeen/een/index.html"))
                .isInstanceOfSatisfying(
                        Answer.Broken.class,
                        broken -> assertThat(broken.problem().path()).isEqualTo("templates/idea.peb"));
        assertThat(live.get("robots.txt")).isInstanceOf(Answer.File.class);
        assertThat(live.renderAll(() -> false)).hasSize(1);
    }

    @Test
    void aSiteThatWasNeverRightHasNoFiles() throws IOException {
        TestSite broken = TestSite.in(folder.resolve("broken"));
        broken.files.remove("jbake.properties");
        broken.save();
        LiveSite none = new LiveSite(broken.options());
        assertThat(none.refresh(broken.saved())).isNotEmpty();
        assertThat(none.files()).isEmpty();
        assertThat(none.get("index.html")).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void aDraftSaysThatReadersDoNotSeeIt() throws IOException {
        site.drafts = true;
        String page = "content/blog/los.md";
        site.files.put(page, "status=draft\n" + site.files.get(page).replaceAll("(?m)^status=.*\n", ""));
        site.save();
        live = new LiveSite(site.options());
        assertThat(live.refreshAll()).isEmpty();
        assertThat(live.files().stream().filter(file -> waiting(file).isPresent()))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(waiting(file)).contains(SiteBuilder.Withholding.DRAFT));
    }

    private Optional<SiteBuilder.Withholding> waiting(String file) {
        try {
            return live.get(file) instanceof Answer.File found ? found.waiting() : Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String page(String file) throws IOException {
        return new String(((Answer.File) live.get(file)).bytes(), StandardCharsets.UTF_8);
    }

    /** Whether the site is right; when it is not, both must say the same about it. */
    private boolean isAsAClean(List<String> story) throws IOException {
        site.save();
        live.view(site.options());
        List<Problem> problems = live.refresh(site.saved());
        TestSite.Clean clean = site.clean();
        String what = String.join("\n", story);
        if (problems.isEmpty()) {
            problems = live.renderAll(() -> false);
        }
        assertThat(problems).as(what).isEqualTo(clean.result().problems());
        if (problems.isEmpty()) {
            assertThat(differences(files(), clean.files())).as(what).isEmpty();
        }
        return problems.isEmpty();
    }

    /** Every file that is not as it should be, with both texts. */
    private static Map<String, List<String>> differences(Map<String, String> is, Map<String, String> should) {
        Map<String, List<String>> differences = new TreeMap<>();
        Set<String> names = new TreeSet<>(is.keySet());
        names.addAll(should.keySet());
        for (String name : names) {
            String one = is.getOrDefault(name, "(missing)");
            String other = should.getOrDefault(name, "(too much)");
            if (!one.equals(other)) {
                differences.put(name, List.of(one, other));
            }
        }
        return differences;
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        Set<String> names = live.files();
        for (String name : names) {
            files.put(name, new String(((Answer.File) live.get(name)).bytes(), StandardCharsets.ISO_8859_1));
        }
        return files;
    }
}
