package nl.watals.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import nl.watals.privacy.PrivacyMarks;
import org.junit.jupiter.api.Test;

/** What differs between two texts, and how both differences and marks are shown in them. */
class TextDiffTest {
    @Test
    void aWordThatWasReplacedIsMarkedOnBothSides() {
        assertThat(marked("Nu belt Sanne elke dag.", "Nu belt mijn dochter elke dag."))
                .isEqualTo("Nu belt [-Sanne-] elke dag. | Nu belt [+mijn dochter+] elke dag.");
    }

    @Test
    void textsThatAreTheSameDoNotDiffer() {
        assertThat(TextDiff.of("Zo is het.", "Zo is het.").isEmpty()).isTrue();
        assertThat(TextDiff.of("", "").isEmpty()).isTrue();
    }

    @Test
    void everythingCanBeNewOrGone() {
        assertThat(marked("", "Nieuw.")).isEqualTo(" | [+Nieuw.+]");
        assertThat(marked("Weg.", "")).isEqualTo("[-Weg.-] | ");
    }

    @Test
    void whatIsLeftIsTheSameOnBothSidesWhateverTheTextsAre() {
        Random random = new Random(20260131);
        for (int round = 0; round < 300; round++) {
            String a = text(random);
            String b = text(random);
            TextDiff diff = TextDiff.of(a, b);
            assertThat(without(a, diff.removed())).isEqualTo(without(b, diff.added()));
        }
    }

    @Test
    void veryLongTextsWithLittleInCommonCountAsDifferent() {
        String a = "a b ".repeat(2_500);
        String b = "b c ".repeat(2_500);
        TextDiff diff = TextDiff.of(a, b);
        assertThat(diff.removed().cardinality()).isEqualTo(a.length() - 1);
        TextDiff small = TextDiff.of(a, a.substring(0, 4_000) + "nieuw " + a.substring(4_000));
        assertThat(small.added().cardinality()).isEqualTo("nieuw ".length());
    }

    @Test
    void piecesAreTheWholeTextInOrder() {
        String text = "Mail jan@voorbeeld.example of bel 06-12345678 of bel 06-12345678!";
        BitSet changed = new BitSet();
        changed.set(5, 9);
        changed.set(40, 66);
        List<MarkedText.Piece> pieces = MarkedText.of(text, PrivacyMarks.find(text), changed);
        StringBuilder all = new StringBuilder();
        pieces.forEach(piece -> all.append(piece.text()));
        assertThat(all).hasToString(text);
        assertThat(pieces)
                .filteredOn(MarkedText.Piece::first)
                .extracting(MarkedText.Piece::kind)
                .containsExactly("email", "phone", "phone");
        assertThat(pieces).filteredOn(piece -> piece.text().contains("bel")).allMatch(piece -> !piece.marked());
    }

    private static String marked(String a, String b) {
        TextDiff diff = TextDiff.of(a, b);
        return marked(a, diff.removed(), "[-", "-]") + " | " + marked(b, diff.added(), "[+", "+]");
    }

    private static String marked(String text, BitSet changed, String open, String close) {
        StringBuilder out = new StringBuilder();
        MarkedText.of(text, List.of(), changed)
                .forEach(piece -> out.append(piece.changed() ? open + piece.text() + close : piece.text()));
        return out.toString();
    }

    private static String without(String text, BitSet gone) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (!gone.get(i)) {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    private static String text(Random random) {
        String[] words = {"een", "twee", " ", "  ", "\n", ",", "é", "😀", "."};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(words[random.nextInt(words.length)]).append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }
}
