package nl.watals.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts hits and misses on the labelled sentences and holds the bars. */
class ScoreTest {
    private static final Map<Kind, Score> SCORES = new EnumMap<>(Kind.class);
    private static List<LabelledSentence> sentences;

    private static final class Score {
        int labels;
        int found;
        int marks;
        int right;
        final List<String> mistakes = new ArrayList<>();

        double recall() {
            return labels == 0 ? 1 : (double) found / labels;
        }

        double precision() {
            return marks == 0 ? 1 : (double) right / marks;
        }
    }

    @BeforeAll
    static void countHitsAndMisses() throws Exception {
        sentences = LabelledSentence.all();
        for (Kind kind : Kind.values()) {
            SCORES.put(kind, new Score());
        }
        for (LabelledSentence sentence : sentences) {
            count(sentence, PrivacyMarks.find(sentence.text()));
        }
        print();
    }

    private static void count(LabelledSentence sentence, List<Mark> marks) {
        for (LabelledSentence.Label label : sentence.labels()) {
            Score score = SCORES.get(label.kind());
            score.labels++;
            if (marks.stream().anyMatch(label::isCoveredBy)) {
                score.found++;
            } else {
                score.mistakes.add("missed, line " + sentence.line() + ": " + sentence.text());
            }
        }
        for (Mark mark : marks) {
            Score score = SCORES.get(mark.kind());
            score.marks++;
            if (sentence.labels().stream().anyMatch(label -> label.overlaps(mark))) {
                score.right++;
            } else {
                score.mistakes.add("wrongly marked, line " + sentence.line() + ": " + sentence.text());
            }
        }
    }

    private static void print() {
        StringBuilder table = new StringBuilder("kind               labels  recall  precision\n");
        SCORES.forEach((kind, score) -> table.append(String.format(
                "%-18s %6d %6.1f%% %9.1f%%%n", kind, score.labels, 100 * score.recall(), 100 * score.precision())));
        SCORES.forEach((kind, score) -> score.mistakes.forEach(
                mistake -> table.append(kind).append(' ').append(mistake).append('\n')));
        System.out.print(table);
    }

    @Test
    void thereAreAtLeast300SentencesHalfOfThemWithoutAnyIdentifier() throws Exception {
        List<LabelledSentence> sentences = LabelledSentence.in("sentences.txt");
        assertThat(sentences).hasSizeGreaterThanOrEqualTo(300);
        long without = sentences.stream().filter(s -> s.labels().isEmpty()).count();
        assertThat(without * 2).isGreaterThanOrEqualTo(sentences.size());
    }

    @ParameterizedTest
    @CsvSource({
        "BSN, 0.98, 1",
        "IBAN, 0.98, 1",
        "PHONE, 0.98, 0.95",
        "EMAIL, 0.98, 0.95",
        "ADDRESS, 0.95, 0.9",
        "CASE_NUMBER, 0.95, 0.9",
        "NAME, 0.85, 0.85"
    })
    void everyKindReachesItsBar(Kind kind, double recall, double precision) {
        assertThat(SCORES.get(kind).recall()).as("recall").isGreaterThanOrEqualTo(recall);
        assertThat(SCORES.get(kind).precision()).as("precision").isGreaterThanOrEqualTo(precision);
    }

    @Test
    void theGateFindsEverySevereMarkOfTheFullSearchAndNothingElse() {
        for (LabelledSentence sentence : sentences) {
            List<Mark> severe = PrivacyMarks.find(sentence.text()).stream()
                    .filter(Mark::severe)
                    .toList();
            assertThat(PrivacyMarks.severe(sentence.text())).as(sentence.text()).isEqualTo(severe);
        }
    }
}
