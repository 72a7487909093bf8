package nl.watals.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "Wat als er een bank stond?, wat-als-er-een-bank-stond",
        "Één idée, een-idee",
        "'foto''s & video’s', fotos-videos",
        "  Straße -- œuvre  , strasse-oeuvre",
        "ﬁets ½ km, fiets-1-2-km",
        "İstanbul, istanbul",
        "2026, 2026"
    })
    void aTitleBecomesSmallLettersDigitsAndHyphens(String title, String slug) {
        assertThat(Slug.of(title)).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "…", "日本語", "😀", "- - -"})
    void aTitleWithoutLatinLettersHasNone(String title) {
        assertThat(Slug.of(title)).isEmpty();
    }

    @Test
    void aLongTitleIsCutAtAWord() {
        String slug = Slug.of("een lang woord ".repeat(20));
        assertThat(slug)
                .hasSizeLessThanOrEqualTo(Slug.MAX_LENGTH)
                .doesNotEndWith("-")
                .matches("((een|lang|woord)-?)+");
        assertThat(Slug.of("x".repeat(200))).hasSize(Slug.MAX_LENGTH);
    }

    @Test
    void itIsTheSameInTurkish() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(Slug.of("IDEE I")).isEqualTo("idee-i");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatItMakesIsValid() {
        assertThat(Slug.isValid(Slug.of("Een, twee!"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "a-", "-a", "a--b", "A", "é", "a b", "a/b", "a.b"})
    void otherFormsAreNot(String text) {
        assertThat(Slug.isValid(text)).isFalse();
    }
}
