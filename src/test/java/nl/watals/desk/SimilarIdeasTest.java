package nl.watals.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which ideas a moderator is shown beside a new one. */
class SimilarIdeasTest {
    private final SimilarIdeas ideas = new SimilarIdeas();

    @BeforeEach
    void someIdeas() {
        ideas.put("brieven1", "Wat als brieven gewoon leesbaar waren?", "Nu staan er woorden in die niemand kent.");
        ideas.put("wachten1", "Wat als niemand meer hoefde te wachten op hulp?", "Nu is de wachtlijst lang.");
        ideas.put("school01", "Wat als hulp gewoon op school was?", "Dan hoef je niet te reizen.");
        ideas.put("hond0001", "Wat als elk huis een hond had?", "Dan is er altijd iemand thuis.");
    }

    @Test
    void theMostAlikeComesFirst() {
        var found = ideas.like("Wat als een brief te lezen was?", "Ik snap de brieven niet.", "", 3);
        assertThat(found).isNotEmpty();
        assertThat(found.get(0).id()).isEqualTo("brieven1");
        assertThat(found.get(0).shared()).contains("brief");
    }

    @Test
    void pluralsAndInflectionsAreTheSameWord() {
        assertThat(Stems.stem("brieven")).isEqualTo(Stems.stem("brief"));
        assertThat(Stems.stem("huizen")).isEqualTo(Stems.stem("huis"));
        assertThat(Stems.stem("gezinnen")).isEqualTo(Stems.stem("gezin"));
        assertThat(Stems.stem("kinderen")).isEqualTo(Stems.stem("kind"));
        assertThat(Stems.stem("wachtlijsten")).isEqualTo(Stems.stem("wachtlijst"));
    }

    @Test
    void anIdeaIsNotLikeItself() {
        var found = ideas.like("Wat als elk huis een hond had?", "Dan is er altijd iemand thuis.", "hond0001", 3);
        assertThat(found).extracting(SimilarIdeas.Match::id).doesNotContain("hond0001");
    }

    @Test
    void wordsThatEveryTextHasCountForNothing() {
        assertThat(ideas.like("Wat als het zo was?", "Dan is er niet meer.", "", 3))
                .isEmpty();
    }

    @Test
    void anIdeaThatWentOrChangedIsNotFoundByItsOldWords() {
        ideas.remove("hond0001");
        ideas.put("brieven1", "Wat als iedereen een fiets had?", "");
        assertThat(ideas.like("hond", "", "", 3)).isEmpty();
        assertThat(ideas.like("leesbare brieven", "", "", 3)).isEmpty();
        assertThat(ideas.like("fietsen", "", "", 3))
                .extracting(SimilarIdeas.Match::id)
                .containsExactly("brieven1");
    }

    @Test
    void manyChangesLeaveWhatIsThere() {
        for (int i = 0; i < 5_000; i++) {
            ideas.put("anders" + i % 10, "Wat als er " + i + " paarden waren?", "");
        }
        assertThat(ideas.size()).isEqualTo(14);
        assertThat(ideas.like("paarden", "", "", 20)).hasSize(10);
        assertThat(ideas.like("hond", "", "", 3))
                .extracting(SimilarIdeas.Match::id)
                .containsExactly("hond0001");
    }
}
