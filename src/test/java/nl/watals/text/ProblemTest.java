package nl.watals.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void itReadsAsPlaceMessageAndHint() {
        assertThat(new Problem("a.md", 2, 3, "wrong", "do this")).hasToString("a.md:2:3: error: wrong (do this)");
        assertThat(Problem.at("a.md", 2, 3, "wrong")).hasToString("a.md:2:3: error: wrong");
    }

    @Test
    void linesAndColumnsCountFromOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> Problem.at("a.md", 0, 1, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> Problem.at("a.md", 1, 0, "x"));
    }

    @Test
    void aHostileValueCanNeitherForgeALineNorMoveTheCursor() {
        String line = Problem.at("a\u001B[2J.md", 1, 1, "x\na.md:1:1: error: y\u202E\u2028\uDC00")
                .toString();
        assertThat(line)
                .doesNotContain("\n", "\u001B", "\u202E", "\u2028", "\uDC00")
                .contains("<U+000A>", "<U+001B>");
    }

    @Test
    void visibleTextStaysAsItIs() {
        assertThat(Visible.of("één 😀 ñ")).isEqualTo("één 😀 ñ");
    }

    @Test
    void problemsComeInOrderAndOnce() {
        Problems problems = new Problems();
        problems.add("b.md", 1, 1, "x", "");
        problems.add("a.md", 10, 1, "x", "");
        problems.add("a.md", 9, 2, "x", "");
        problems.add("a.md", 9, 2, "x", "");
        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly("a.md:9:2: error: x", "a.md:10:1: error: x", "b.md:1:1: error: x");
    }
}
