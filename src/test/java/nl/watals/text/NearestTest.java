package nl.watals.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KEYS = List.of("title", "type", "date", "themes", "tags");

    @Test
    void aLetterTooManyTooFewOrTurnedIsForgiven() {
        assertThat(Nearest.of("titel", KEYS)).contains("title");
        assertThat(Nearest.of("theme", KEYS)).contains("themes");
        assertThat(Nearest.of("dtae", KEYS)).contains("date");
    }

    @Test
    void capitalsDoNotCount() {
        assertThat(Nearest.of("THEMES", KEYS)).contains("themes");
    }

    @Test
    void anotherWordIsNotForgiven() {
        assertThat(Nearest.of("colour", KEYS)).isEmpty();
        assertThat(Nearest.of("x", List.of("y"))).isEmpty();
        assertThat(Nearest.of("", List.of("y"))).isEmpty();
    }

    @Test
    void theFirstInTheAlphabetWinsATie() {
        assertThat(Nearest.of("bat", List.of("cat", "bar", "hat"))).contains("bar");
    }

    @Test
    void withoutANearNameTheHintIsTheOtherOne() {
        assertThat(Nearest.hint("colour", KEYS, "leave it out")).isEqualTo("leave it out");
        assertThat(Nearest.hint("tpye", KEYS, "leave it out")).isEqualTo("did you mean `type`?");
    }
}
