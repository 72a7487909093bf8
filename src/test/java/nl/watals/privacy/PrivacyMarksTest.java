package nl.watals.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyMarksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BSN   | bsn 111\u00AD222\u00AD333",
                "BSN   | bsn 111\u200B222333",
                "BSN   | bsn １１１２２２３３３",
                "BSN   | bsn 111\u00A0222\u00A0333",
                "BSN   | bsn 111\u2009222\u2009333",
                "BSN   | bsn **111**222333",
                "BSN   | bsn 111&#50;22333",
                "BSN   | bsn 111&shy;222333",
                "BSN   | bsn \uD835\uDFCF\uD835\uDFCF\uD835\uDFCF222333",
                "BSN   | bsn ١١١٢٢٢٣٣٣",
                "IBAN  | NL91\u2060ABNA0417164300",
                "IBAN  | ＮＬ９１ABNA0417164300",
                "IBAN  | NL91*ABNA*0417164300",
                "PHONE | 06\u201112345678",
                "PHONE | 06\\-12345678",
                "PHONE | 06\u201412\u202f34\u202f56\u202f78",
                "PHONE | ⓪⑥①②③④⑤⑥⑦⑧",
                "EMAIL | jan\uFF20example.nl",
                "EMAIL | jan&#64;example.nl",
                "EMAIL | jan&#x40;example&period;nl",
                "EMAIL | jan&commat;example.nl",
                "EMAIL | jan\\@example.nl",
                "EMAIL | ja\u200Bn@exam\u00ADple.nl",
                "EMAIL | jan@**example**.nl",
                "EMAIL | \uD835\uDC23an@example.nl",
                "CASE_NUMBER | C/13/71\u200B2345",
                "ADDRESS | Dorpsweg 12, 1234\u00A0\u200BAB"
            })
    void noSpellingTrickHidesAnIdentifier(Kind kind, String text) {
        assertThat(PrivacyMarks.severe(text)).extracting(Mark::kind).containsExactly(kind);
    }

    @Test
    void theMarkCoversTheOriginalCharacters() {
        String text = "😀 bel 06\u00AD-12\u200B34 56 78!";
        Mark mark = PrivacyMarks.severe(text).get(0);
        assertThat(text.substring(mark.start(), mark.end())).isEqualTo("06\u00AD-12\u200B34 56 78");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "112",
                "113",
                "0800-0113",
                "0800-2000",
                "0800-0432",
                "0800 2000",
                "Bel 112 of 0800-0113.",
                "0900-1450",
                "14 020",
                "116 111"
            })
    void helpLinesAreNeverMarked(String text) {
        assertThat(PrivacyMarks.find(text)).isEmpty();
    }

    @Test
    void aPostalCodeIsSevereWithAHouseNumberOnly() {
        assertThat(PrivacyMarks.find("Ik woon op 1234 AB ergens."))
                .containsExactly(new Mark(Kind.ADDRESS, 11, 18, false));
        assertThat(PrivacyMarks.find("Ik woon op 1234 AB 12.")).containsExactly(new Mark(Kind.ADDRESS, 11, 21, true));
        assertThat(PrivacyMarks.find("Zie Dorpsweg 12, 1234 AB.")).containsExactly(new Mark(Kind.ADDRESS, 4, 24, true));
    }

    @Test
    void theWordsForTheRelationCanStandInThePlaceOfTheName() {
        String text = "Vandaag ging mijn zoon Daan weg.";
        Mark mark = PrivacyMarks.find(text).get(0);
        assertThat(PrivacyMarks.replacements(text, mark))
                .startsWith("mijn zoon")
                .contains("[weggelaten]");
    }

    @Test
    void everyKindHasAReplacement() {
        for (Kind kind : Kind.values()) {
            assertThat(PrivacyMarks.replacements("abc", new Mark(kind, 0, 3, false)))
                    .isNotEmpty();
        }
    }

    @Test
    void aMarkNeverShowsTheText() {
        assertThat(PrivacyMarks.find("mail jan@example.nl").get(0).toString()).doesNotContain("jan");
        assertThatIllegalArgumentException().isThrownBy(() -> new Mark(Kind.BSN, 3, 3, true));
    }

    @Test
    void anEmptyTextHasNoMarks() {
        assertThat(PrivacyMarks.find("")).isEmpty();
        assertThat(PrivacyMarks.anySevere("")).isFalse();
    }

    @Test
    void theMarksAreTheSameInTurkish() throws Exception {
        Locale before = Locale.getDefault();
        List<LabelledSentence> sentences = LabelledSentence.all();
        List<List<Mark>> marks =
                sentences.stream().map(s -> PrivacyMarks.find(s.text())).toList();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(sentences.stream().map(s -> PrivacyMarks.find(s.text())).toList())
                    .isEqualTo(marks);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void noTextMakesTheSearchSlow() {
        List<String> pieces = List.of(
                "1",
                "1 ",
                "1-",
                "1.2",
                "06",
                "06-",
                "+31",
                "(",
                "((((06 ",
                "@",
                "a@",
                "a.",
                "a@a.",
                " at ",
                "punt ",
                "a punt ",
                "a bij a punt ",
                "NL91",
                "NL91 ABNA ",
                "C/13/",
                "dossiernummer ",
                "zaak zaak:",
                "zaaknummer a",
                "1234 A",
                "1234 AB ",
                "mijn ",
                "mijn zoon Van ",
                "mevrouw van de ",
                "geb. 1-1-",
                "van 9 jaar ",
                "\n",
                "\n ",
                "&#",
                "&#50;",
                "\\",
                "*",
                "\u00AD",
                "😀",
                "niet meer ",
                "É",
                "200.123.456/",
                "JE RK 21-");
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (String piece : pieces) {
                String text = piece.repeat(100_000 / piece.length());
                PrivacyMarks.find(text);
                PrivacyMarks.severe(text);
            }
        });
    }

    @Test
    void randomTextsNeverFailAndTheirMarksAreInOrderAndApart() {
        String alphabet = "0123456789 06 --..//  @AB NLnl&#;\\*\n(at)punt mijn zoon Daan 1234 C/13/ \u00AD\u200B😀１";
        Random random = new Random(4);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                int at = random.nextInt(alphabet.length());
                text.append(alphabet, at, Math.min(alphabet.length(), at + 1 + random.nextInt(4)));
            }
            int last = 0;
            for (Mark mark : PrivacyMarks.find(text.toString())) {
                assertThat(mark.start()).isGreaterThanOrEqualTo(last);
                assertThat(mark.end()).isLessThanOrEqualTo(text.length());
                last = mark.end();
            }
        }
    }

    @Test
    void theQuickLookNeverMissesWhatTheDetectorsWouldFind() {
        String alphabet = "0123456789 06 --..//  @AB NLnl C/13/712345 1234AB 06-12345678 111222333 jan(at)example.nl ";
        Random random = new Random(5);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder("x ");
            for (int i = random.nextInt(30); i >= 0; i--) {
                int at = random.nextInt(alphabet.length());
                text.append(alphabet, at, Math.min(alphabet.length(), at + 1 + random.nextInt(12)));
            }
            List<Mark> all = PrivacyMarks.severeWithoutQuickLook(text.toString());
            assertThat(PrivacyMarks.severe(text.toString())).as(text.toString()).isEqualTo(all);
        }
    }
}
