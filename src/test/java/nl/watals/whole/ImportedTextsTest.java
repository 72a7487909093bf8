package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.watals.bake.BuildResult;
import nl.watals.whole.TestSite.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of approved and withdrawn records in the files that the public sees. */
class ImportedTextsTest {
    @TempDir
    Path folder;

    private TestSite site;

    @BeforeEach
    void makeSite() {
        site = TestSite.in(folder.resolve("site"));
    }

    private Map<String, byte[]> built() {
        return built(false);
    }

    private Map<String, byte[]> built(boolean drafts) {
        BuildResult result = site.build(folder.resolve("out"), drafts);
        assertThat(result.problems()).isEmpty();
        return TestSite.read(folder.resolve("out"));
    }

    /** The names of the files in which the word stands, in any writing. */
    private static List<String> with(String word, Map<String, byte[]> files) {
        List<String> found = new ArrayList<>();
        files.forEach((name, bytes) -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (name.contains(word) || text.toLowerCase(java.util.Locale.ROOT).contains(word)) {
                found.add(name);
            }
        });
        return found;
    }

    private static Record wholeIdea(String id) {
        return Record.idea(id, "Wat als titelwoord?")
                .with("slug", "vast-adres")
                .with("now", "Over nuwoord.")
                .with("effect", "Over effectwoord.")
                .with("body", "Over bodywoord.")
                .with("name", "Naamwoord")
                .with("role", "grootouder")
                .themes("gezin");
    }

    @Test
    void aWithdrawnIdeaLeavesANeutralPageAndNoneOfItsWords() {
        site.record(wholeIdea("idee0001"));
        site.record(Record.reaction("reac0001", "/ideeen/vast-adres/", "Over reactiewoord.")
                .with("name", "Reageerder"));
        Map<String, byte[]> before = built();
        for (String word : List.of("titelwoord", "nuwoord", "effectwoord", "bodywoord", "naamwoord", "reactiewoord")) {
            assertThat(with(word, before)).as(word).contains("ideeen/vast-adres/index.html");
        }
        site.record(Record.withdrawn("idea", "idee0001").with("slug", "vast-adres"));
        Map<String, byte[]> after = built();
        for (String word : List.of(
                "titelwoord",
                "nuwoord",
                "effectwoord",
                "bodywoord",
                "naamwoord",
                "reactiewoord",
                "reageerder",
                "grootouder")) {
            assertThat(with(word, after)).as(word).isEmpty();
        }
        assertThat(with("vast-adres", after)).containsExactly("ideeen/vast-adres/index.html");
        assertThat(new String(after.get("ideeen/vast-adres/index.html"), StandardCharsets.UTF_8))
                .contains("Dit idee is weggehaald")
                .contains("noindex");
    }

    @Test
    void aWithdrawnReactionIsGoneAndItsAnswersStay() {
        site.record(
                Record.reaction("reac0001", "/gesprek/", "Over reactiewoord.").with("name", "Reageerder"));
        site.record(
                Record.reaction("reac0002", "/gesprek/", "Over antwoordwoord.").with("parent", "reac0001"));
        assertThat(with("reactiewoord", built())).containsExactly("gesprek/index.html");
        site.record(Record.withdrawn("reaction", "reac0001"));
        Map<String, byte[]> after = built();
        assertThat(with("reactiewoord", after)).isEmpty();
        assertThat(with("reageerder", after)).isEmpty();
        assertThat(with("reac0001", after)).isEmpty();
        assertThat(with("antwoordwoord", after)).containsExactly("gesprek/index.html");
    }

    @Test
    void aWithdrawnParticipantIsGone() {
        site.record(Record.participant("deel0001", "Naamwoord").with("body", "Over bodywoord."));
        assertThat(with("naamwoord", built())).isNotEmpty();
        site.record(Record.withdrawn("participant", "deel0001"));
        Map<String, byte[]> after = built();
        assertThat(with("naamwoord", after)).isEmpty();
        assertThat(with("bodywoord", after)).isEmpty();
    }

    @Test
    void aFixedAddressStaysWhenTheTitleChanges() {
        site.record(wholeIdea("idee0001"));
        assertThat(built()).containsKey("ideeen/vast-adres/index.html");
        site.record(wholeIdea("idee0001").with("title", "Heel anders?"));
        assertThat(built()).containsKey("ideeen/vast-adres/index.html");
        assertThat(built().keySet()).noneMatch(name -> name.contains("heel-anders"));
    }

    @Test
    void anAddressDoesNotChangeWhenALaterIdeaHasTheSameTitle() {
        site.record(Record.idea("zzzz0001", "Wat als?").with("date", "2026-03-01"));
        assertThat(built()).containsKey("ideeen/wat-als/index.html");
        site.record(Record.idea("aaaa0001", "Wat als!").with("date", "2026-03-02"));
        Map<String, byte[]> both = built();
        assertThat(both).containsKeys("ideeen/wat-als/index.html", "ideeen/wat-als-aaaa0001/index.html");
        assertThat(new String(both.get("ideeen/wat-als/index.html"), StandardCharsets.UTF_8))
                .contains("zzzz0001");
    }

    @Test
    void anIdeaThatAnEditorTookOverIsTheEditors() {
        site.record(wholeIdea("idee0001"));
        site.record(Record.reaction("reac0001", "/ideeen/vast-adres/", "Over reactiewoord."));
        built();
        site.write(
                "content/ideeen/van-ons.md",
                "title=Van ons\ntype=idea\ndate=2026-03-20\nsubmission=idee0001\n~~~~~~\n\nDe tekst van de redactie.\n");
        Map<String, byte[]> after = built();
        for (String word : List.of("titelwoord", "nuwoord", "effectwoord", "bodywoord", "naamwoord")) {
            assertThat(with(word, after)).as(word).isEmpty();
        }
        assertThat(with("reactiewoord", after)).containsExactly("ideeen/van-ons/index.html");
        assertThat(new String(after.get("ideeen/vast-adres/index.html"), StandardCharsets.UTF_8))
                .contains("url=/ideeen/van-ons/");
    }

    @Test
    void anIdeaStaysUntilThePageThatTakesItOverIsThere() {
        site.record(wholeIdea("idee0001"));
        site.record(Record.reaction("reac0001", "/ideeen/vast-adres/", "Over reactiewoord."));
        String page = "title=Van ons\ntype=idea\nsubmission=idee0001\n";
        for (String later : List.of("date=2026-03-20\nstatus=draft\n", "date=2027-03-20\n")) {
            site.write("content/ideeen/van-ons.md", page + later + "~~~~~~\n\nDe tekst van de redactie.\n");
            Map<String, byte[]> files = built();
            assertThat(with("titelwoord", files)).as(later).contains("ideeen/vast-adres/index.html");
            assertThat(with("reactiewoord", files)).as(later).containsExactly("ideeen/vast-adres/index.html");
            assertThat(with("redactie", files)).as(later).isEmpty();
        }
        site.remove("content/ideeen/van-ons.md");
        site.write("content/ideeen/vast-adres.md", page + "date=2027-03-20\n~~~~~~\n\nDe tekst van de redactie.\n");
        assertThat(with("titelwoord", built())).contains("ideeen/vast-adres/index.html");
    }

    @Test
    void nothingOfARecordIsPublishedThatNoTemplateAsksFor() {
        site.record(wholeIdea("idee0001"));
        Map<String, byte[]> files = built();
        for (String key : List.of("\"schema\"", "\"kind\"", "approved", "submissions/", "grootouder")) {
            assertThat(with(key, files)).as(key).isEmpty();
        }
    }

    @Test
    void aRecordWithAPrivateFieldStopsTheBuild() {
        site.record(wholeIdea("idee0001").with("email", "iemand@voorbeeld.test"));
        BuildResult result = site.build(folder.resolve("out"));
        assertThat(result.problems()).isNotEmpty();
        assertThat(result.problems().toString())
                .contains("submissions/2026/03/idee0001.json")
                .doesNotContain("iemand@voorbeeld.test");
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
