package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.watals.bake.TestSite.Standing;
import nl.watals.text.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pictures that others show when somebody shares a page. */
class CardsTest {
    @TempDir
    private Path folder;

    private TestSite site;

    @BeforeEach
    void askForCards() throws IOException {
        site = TestSite.in(folder);
        site.files.merge("jbake.properties", "cards.types=idea,event\n", String::concat);
        site.files.merge("templates/messages/nl.properties", "card.idea=Idee\n", String::concat);
        site.replace(
                "templates/layout.peb",
                "</title>",
                "</title>{% if content.card is not null %}<meta content=\"{{ site.host }}{{ content.card }}\">{% endif %}");
    }

    private String card(String file) throws IOException {
        String page = site.page(file);
        int start = page.indexOf("https://example.nl/static/cards/");
        return start < 0 ? "" : page.substring(start + "https://example.nl/".length(), page.indexOf('"', start));
    }

    private List<String> cards() throws IOException {
        return site.standing().keySet().stream()
                .filter(file -> file.startsWith("static/cards/"))
                .toList();
    }

    @Test
    void everyIdeaHasOneOfItsOwnAndEveryOtherPageThatOfTheSite() throws IOException {
        assertThat(site.build().problems()).isEmpty();
        assertThat(card("ideeen/een/index.html")).matches("static/cards/een\\.[0-9a-v]{13}\\.png");
        assertThat(card("ideeen/twee/index.html")).isNotEqualTo(card("ideeen/een/index.html"));
        assertThat(card("over/index.html"))
                .matches("static/cards/site\\.[0-9a-v]{13}\\.png")
                .isEqualTo(card("themas/thuis/index.html"));
        for (String file : List.of("ideeen/een/index.html", "over/index.html", "agenda/avond-1/index.html")) {
            assertThat(site.output().resolve(card(file))).exists();
        }
        assertThat(TestSite.texts(site.output())).isEqualTo(site.clean().files());
    }

    @Test
    void aNewTitleGivesANewCardAndTheOldOneIsGone() throws IOException {
        site.build();
        String old = card("ideeen/een/index.html");
        Map<String, Standing> before = new TreeMap<>(site.standing());
        String idea = site.files.get("content/ideeen/een.md");
        site.files.put("content/ideeen/een.md", idea.replaceFirst("title=.*", "title=Een andere vraag?"));
        assertThat(site.build().problems()).isEmpty();
        assertThat(card("ideeen/een/index.html")).isNotEqualTo(old);
        assertThat(site.output().resolve(old)).doesNotExist();
        String other = card("ideeen/twee/index.html");
        assertThat(site.standing().get(other)).isEqualTo(before.get(other));
        assertThat(TestSite.texts(site.output())).isEqualTo(site.clean().files());
    }

    @Test
    void aWithdrawnIdeaHasNoCardAndItsOldOneIsGone() throws IOException {
        site.build();
        String record = site.files.keySet().stream()
                .filter(path -> path.startsWith("submissions/"))
                .filter(path -> site.files.get(path).contains("\"kind\": \"idea\"")
                        || site.files.get(path).contains("\"kind\":\"idea\""))
                .filter(path -> site.files.get(path).contains("approved"))
                .findFirst()
                .orElseThrow();
        int before = cards().size();
        site.files.put(record, site.files.get(record).replace("approved", "withdrawn"));
        assertThat(site.build().problems()).isEmpty();
        assertThat(cards()).hasSize(before - 1);
        assertThat(TestSite.texts(site.output())).isEqualTo(site.clean().files());
    }

    @Test
    void theSecondBuildDrawsNothing() throws IOException {
        site.build();
        Path cache = folder.resolve("site/.watals/cache/cards");
        try (var files = Files.list(cache)) {
            assertThat(files.count()).isEqualTo(cards().size());
        }
        site.replace("content/over.md", "~~~~~~\n", "~~~~~~\nMeer. ");
        Map<String, Standing> before = site.standing();
        site.build();
        for (String card : cards()) {
            assertThat(site.standing().get(card)).isEqualTo(before.get(card));
        }
    }

    @Test
    void withoutTheSettingThereIsNone() throws IOException {
        site.replace("jbake.properties", "cards.types=idea,event\n", "");
        assertThat(site.build().problems()).isEmpty();
        assertThat(cards()).isEmpty();
        assertThat(site.page("ideeen/een/index.html")).doesNotContain("/cards/");
    }

    @Test
    void aTypeThatDoesNotExistIsAMistake() {
        site.replace("jbake.properties", "cards.types=idea,event", "cards.types=idee");
        assertThat(site.build().problems()).extracting(Problem::what).containsExactly("`idee` is no document type");
    }
}
