package nl.watals.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.watals.site.Imported;
import nl.watals.site.Page;
import nl.watals.site.PageHead;
import nl.watals.site.PageHeadReader;
import nl.watals.site.Participant;
import nl.watals.site.Reaction;
import nl.watals.site.Settings;
import nl.watals.site.SiteBuilder.Viewing;
import nl.watals.submission.PublicRecord;
import nl.watals.submission.PublicRecordReader;
import nl.watals.submission.PublicRecordReader.Unreadable;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import org.junit.jupiter.api.Test;

class ImporterTest {
    private final Problems problems = new Problems();
    private final Settings settings =
            Settings.read(new SourceText(Settings.FILE, "uri.noExtension=true\nuri.noExtension.prefix=/\n"), problems);
    private final List<PublicRecord> records = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final List<PageHead> editors = new ArrayList<>();

    // ---- addresses

    @Test
    void twoIdeasWithOneTitleStandApartByTheIdOfTheYoungerOne() {
        idea("jongere1", "02", "\"title\": \"Een bank\"");
        idea("oudereaa", "01", "\"title\": \"Een bank!\"");
        assertThat(urls(run().ideas())).containsExactlyInAnyOrder("/ideeen/een-bank/", "/ideeen/een-bank-jongere1/");
        assertThat(url(run(), "oudereaa")).isEqualTo("/ideeen/een-bank/");
    }

    @Test
    void aSlugInARecordWinsOverAnOlderTitle() {
        idea("oudereaa", "01", "\"title\": \"Een bank\"");
        idea("jongere1", "02", "\"title\": \"Iets anders\", \"slug\": \"een-bank\"");
        assertThat(url(run(), "jongere1")).isEqualTo("/ideeen/een-bank/");
        assertThat(url(run(), "oudereaa")).isEqualTo("/ideeen/een-bank-oudereaa/");
    }

    @Test
    void evenAnAddressWithAnIdCanBeTaken() {
        idea("aaaaaaaa", "01", "\"title\": \"Een bank\"");
        idea("bbbbbbbb", "01", "\"title\": \"Een bank\"");
        idea("cccccccc", "01", "\"title\": \"X\", \"slug\": \"een-bank-bbbbbbbb\"");
        assertThat(urls(run().ideas())).doesNotHaveDuplicates().contains("/ideeen/een-bank-bbbbbbbb-2/");
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void aTitleWithoutLatinLettersStandsAtItsId() {
        idea("aaaaaaaa", "01", "\"title\": \"日本\"");
        assertThat(url(run(), "aaaaaaaa")).isEqualTo("/ideeen/aaaaaaaa/");
    }

    @Test
    void anEditorsPageKeepsItsAddress() {
        editor("ideeen/een-bank", "type=idea\ndate=2026-01-01");
        idea("aaaaaaaa", "01", "\"title\": \"Een bank\"");
        assertThat(url(run(), "aaaaaaaa")).isEqualTo("/ideeen/een-bank-aaaaaaaa/");
    }

    @Test
    void aWithdrawnIdeaKeepsTheAddressOfItsTitle() {
        idea("aaaaaaaa", "01", "\"title\": \"Een bank\"");
        idea("bbbbbbbb", "02", "\"title\": \"Een bank\"");
        String before = url(run(), "bbbbbbbb");
        records.remove(0);
        record("aaaaaaaa", "01", "idea", "withdrawn", "\"title\": \"Een bank\"");
        assertThat(url(run(), "bbbbbbbb")).isEqualTo(before);
        assertThat(urls(run().withdrawn())).containsExactly("/ideeen/een-bank/");
        assertThat(run().withdrawn().get(0).title()).isEqualTo("Dit idee is weggehaald");
    }

    // ---- taken over

    @Test
    void anEditorsPageTakesAnIdeaOverAndItsOldAddressMoves() {
        idea("aaaaaaaa", "01", "\"title\": \"Een bank\"");
        editor("ideeen/bankje", "type=idea\ndate=2026-01-01\nsubmission=aaaaaaaa");
        Imported imported = run();
        assertThat(imported.ideas()).isEmpty();
        assertThat(imported.moved()).containsExactly(Map.entry("/ideeen/een-bank/", "/ideeen/bankje/"));
    }

    @Test
    void reactionsFollowAnIdeaThatMoved() {
        idea("aaaaaaaa", "01", "\"title\": \"Een bank\"");
        editor("ideeen/bankje", "type=idea\ndate=2026-01-01\nsubmission=aaaaaaaa");
        reaction("reactie1", "/ideeen/een-bank/", "");
        reaction("reactie2", "/ideeen/bankje/", "reactie1");
        assertThat(run().threads().get("/ideeen/bankje/")).singleElement().matches(root -> root.count() == 2);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void aDraftTakesNothingOverYet() {
        idea("aaaaaaaa", "01", "\"title\": \"Een bank\"");
        editor("ideeen/een-bank", "type=idea\ndate=2026-01-01\nsubmission=aaaaaaaa\nstatus=draft");
        assertThat(url(run(), "aaaaaaaa")).isEqualTo("/ideeen/een-bank/");
        assertThat(run().moved()).isEmpty();
    }

    @Test
    void norDoesAPageOfTomorrow() {
        idea("aaaaaaaa", "01", "\"title\": \"Een bank\"");
        editor("ideeen/een-bank", "type=idea\ndate=2026-03-02\nsubmission=aaaaaaaa");
        assertThat(url(run(), "aaaaaaaa")).isEqualTo("/ideeen/een-bank/");
        assertThat(problems.isEmpty()).isTrue();
    }

    // ---- threads

    @Test
    void answersStandUnderWhatTheyAnswer() {
        page();
        reaction("reactie1", "/p/", "");
        reaction("reactie2", "/p/", "reactie1");
        reaction("reactie3", "/p/", "");
        assertThat(outline(run().threads().get("/p/"))).isEqualTo("reactie1(reactie2) reactie3");
    }

    @Test
    void anAnswerToAWithdrawnReactionMovesUp() {
        page();
        reaction("reactie1", "/p/", "");
        record("reactie2", "01", "reaction", "withdrawn", "\"page\": \"/p/\", \"parent\": \"reactie1\"");
        record("reactie3", "01", "reaction", "withdrawn", "\"page\": \"/p/\", \"parent\": \"reactie2\"");
        reaction("reactie4", "/p/", "reactie3");
        record("reactie5", "01", "reaction", "withdrawn", "\"page\": \"/p/\"");
        reaction("reactie6", "/p/", "reactie5");
        assertThat(outline(run().threads().get("/p/"))).isEqualTo("reactie1(reactie4) reactie6");
    }

    @Test
    void deepAnswersStandBesideEachOtherAtTheLastLevel() {
        page();
        reaction("reactie1", "/p/", "");
        for (int i = 2; i <= 7; i++) {
            reaction("reactie" + i, "/p/", "reactie" + (i - 1));
        }
        assertThat(outline(run().threads().get("/p/")))
                .isEqualTo("reactie1(reactie2(reactie3(reactie4 reactie5 reactie6 reactie7)))");
    }

    @Test
    void aChainOfTenThousandAnswersIsReadWithoutRunningOutOfStack() {
        page();
        reaction("reactie10000", "/p/", "");
        for (int i = 10_001; i < 20_000; i++) {
            reaction("reactie" + i, "/p/", "reactie" + (i - 1));
        }
        assertThat(run().threads().get("/p/")).singleElement().matches(root -> root.count() == 10_000);
    }

    @Test
    void aCircleIsReportedOnceWhateverHangsBelowIt() {
        page();
        reaction("reactie1", "/p/", "reactie2");
        reaction("reactie2", "/p/", "reactie1");
        reaction("reactie3", "/p/", "reactie2");
        run();
        assertThat(problems.sorted())
                .extracting(Problem::what)
                .containsExactly("these reactions answer each other in a circle: reactie1, reactie2");
    }

    @Test
    void reactionsToADraftWaitWithIt() {
        editor("p", "type=page\nstatus=draft\nreactions=true");
        reaction("reactie1", "/p/", "");
        assertThat(run().threads()).doesNotContainKey("/p/");
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void aPageCanRefuseReactions() {
        editor("p", "type=page");
        reaction("reactie1", "/p/", "");
        run();
        assertThat(problems.sorted()).extracting(Problem::what).containsExactly("the page /p/ takes no reactions");
    }

    @Test
    void whatPointsToARecordThatIsWrongIsNotReportedAsWell() {
        unreadable.add(new Unreadable("aaaaaaaa", "", "Een bank"));
        unreadable.add(new Unreadable("reactie1", "", ""));
        page();
        editor("ideeen/tuin", "type=idea\ndate=2026-01-01\nsubmission=aaaaaaaa");
        reaction("reactie2", "/ideeen/een-bank/", "");
        reaction("reactie3", "/p/", "reactie1");
        run();
        assertThat(problems.sorted()).isEmpty();
    }

    // ---- participants

    @Test
    void participantsStandInTheOrderOfTheirNames() {
        person("aaaaaaaa", "Zoë");
        person("bbbbbbbb", "Émile");
        person("cccccccc", "emma");
        person("dddddddd", "Emma");
        assertThat(run().participants()).extracting(Participant::name).containsExactly("Émile", "Emma", "emma", "Zoë");
    }

    // ---- any order of files

    @Test
    void theOrderOfTheFilesChangesNothing() {
        page();
        for (int i = 10; i < 60; i++) {
            idea("ideeaa" + i, "0" + (1 + i % 3), "\"title\": \"Een bank " + i % 4 + "\"");
            reaction("reactie" + i, i % 2 == 0 ? "/p/" : "/p/", i < 20 ? "" : "reactie" + (10 + i * 7 % (i - 10)));
            person("mensaa" + i, "Naam " + i % 6);
        }
        String expected = describe(run());
        assertThat(problems.sorted()).isEmpty();
        Random random = new Random(20260301);
        for (int round = 0; round < 25; round++) {
            Collections.shuffle(records, random);
            Collections.shuffle(editors, random);
            assertThat(describe(run())).isEqualTo(expected);
        }
    }

    private static String describe(Imported imported) {
        List<String> ideas = new ArrayList<>();
        imported.ideas().forEach(page -> ideas.add(page.address().url() + " " + page.source()));
        return ideas + "\n" + outline(imported.threads().get("/p/")) + "\n" + imported.participants();
    }

    // ---- helpers

    private Imported run() {
        Viewing viewing = new Viewing(LocalDateTime.parse("2026-03-01T12:00"), false, false);
        return new Importer(settings, List.of(), viewing, problems).run(records, unreadable, editors);
    }

    private void page() {
        editor("p", "type=page\nreactions=true");
    }

    private void editor(String path, String lines) {
        String text = "title=x\n" + (lines.contains("status=") ? "" : "status=published\n") + lines + "\n~~~~~~\n";
        PageHeadReader reader = new PageHeadReader(settings, Map.of(), java.util.Set.of());
        editors.add(reader.read(new SourceText("content/" + path + ".md", text), path + ".md", problems)
                .orElseThrow());
    }

    private void idea(String id, String month, String more) {
        record(id, month, "idea", "approved", more);
    }

    private void reaction(String id, String page, String parent) {
        String answer = parent.isEmpty() ? "" : ", \"parent\": \"" + parent + "\"";
        record(id, "01", "reaction", "approved", "\"body\": \"Ja.\", \"page\": \"" + page + "\"" + answer);
    }

    private void person(String id, String name) {
        record(id, "01", "participant", "approved", "\"name\": \"" + name + "\"");
    }

    private void record(String id, String month, String kind, String status, String more) {
        String json = "{\"schema\": 1, \"id\": \"" + id + "\", \"kind\": \"" + kind + "\", \"status\": \"" + status
                + "\", \"date\": \"2026-" + month + "-10\", " + more + "}";
        String path = "submissions/2026/" + month + "/" + id + ".json";
        records.add(new PublicRecordReader()
                .read(path, json.getBytes(StandardCharsets.UTF_8), problems)
                .orElseThrow(() -> new AssertionError(problems.sorted())));
    }

    private static List<String> urls(List<Page> pages) {
        return pages.stream().map(page -> page.address().url()).toList();
    }

    private static String url(Imported imported, String id) {
        for (Page page : imported.ideas()) {
            if (page.source().endsWith("/" + id + ".json")) {
                return page.address().url();
            }
        }
        throw new AssertionError("no idea " + id);
    }

    private static String outline(List<Reaction> reactions) {
        List<String> parts = new ArrayList<>();
        for (Reaction reaction : reactions) {
            String replies = reaction.replies().isEmpty() ? "" : "(" + outline(reaction.replies()) + ")";
            parts.add(reaction.id() + replies);
        }
        return String.join(" ", parts);
    }
}
