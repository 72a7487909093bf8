package nl.watals.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SearchIndexTest {
    private static SearchPage page(int number) {
        StringBuilder text = new StringBuilder("<p>");
        Random random = new Random(number);
        for (int i = 0; i < 60; i++) {
            text.append(syllable(random))
                    .append(syllable(random))
                    .append(syllable(random))
                    .append(' ');
        }
        String date = "20" + (10 + number % 10) + "-01-01";
        return new SearchPage(
                "/p" + number + "/", "Titel " + number, "idea", date, "", List.of(), List.of(text + "</p>"));
    }

    private static String syllable(Random random) {
        return "" + "bdfgklmnprstvwz".charAt(random.nextInt(15)) + "aeiou".charAt(random.nextInt(5))
                + "nrstlk".charAt(random.nextInt(6));
    }

    private static List<AnalysedPage> pages(int count) {
        List<AnalysedPage> pages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pages.add(AnalysedPage.of(page(i), new WordPool()));
        }
        return pages;
    }

    private static Map<String, String> texts(Map<String, byte[]> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((name, bytes) -> texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    @Test
    void aTextIsFoldedLetterByLetterAsItIsAsAWhole() {
        Random random = new Random(20260311);
        String[] others = {"…", "‘", "’", "–", "ﬁ", "e\u0301", "Σας", "ﷺ", "😀", "\ud800", "½", "™", "ĳ", " "};
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                if (random.nextInt(20) == 0) {
                    text.append(others[random.nextInt(others.length)]);
                } else {
                    text.append((char) (random.nextInt(3) == 0 ? random.nextInt(0x250) : 0x20 + random.nextInt(0x5f)));
                }
            }
            assertThat(Words.fold(text.toString())).as(text.toString()).isEqualTo(Words.foldAnything(text.toString()));
        }
    }

    @Test
    void theOrderOfThePagesDoesNotCount() {
        List<AnalysedPage> pages = pages(50);
        Map<String, String> first = texts(SearchIndex.of(pages, "nl").files());
        Collections.shuffle(pages, new Random(1));
        assertThat(texts(SearchIndex.of(pages, "nl").files())).isEqualTo(first);
    }

    @Test
    void aPageThatWasKeptAsTextsGivesTheSameIndex() {
        List<AnalysedPage> kept = new ArrayList<>();
        for (AnalysedPage page : pages(20)) {
            kept.add(AnalysedPage.of(page.texts(), page.shown(), page.points(), new WordPool()));
        }
        assertThat(texts(SearchIndex.of(kept, "nl").files()))
                .isEqualTo(texts(SearchIndex.of(pages(20), "nl").files()));
    }

    @Test
    void otherContentsStandInAnotherFolder() {
        Map<String, byte[]> one = SearchIndex.of(pages(10), "nl").files();
        Map<String, byte[]> two = SearchIndex.of(pages(11), "nl").files();
        one.remove("index.json");
        assertThat(two).doesNotContainKeys(one.keySet().toArray(new String[0]));
    }

    @Test
    void noFileGrowsWithTheSite() {
        Map<String, byte[]> files = SearchIndex.of(pages(600), "nl").files();
        files.forEach((name, bytes) -> assertThat(bytes.length).as(name).isLessThan(12_000));
        assertThat(files).hasSizeGreaterThan(100);
    }

    @Test
    void aSiteWithoutPagesHasAnEmptyIndex() {
        assertThat(texts(SearchIndex.of(List.of(), "nl").files()).get("index.json"))
                .contains("\"pages\":0");
    }

    @Test
    void aSiteInAnotherLanguageIsSearchedByItsWordsAsTheyAre() {
        List<AnalysedPage> pages = List.of(AnalysedPage.of(
                new SearchPage("/a/", "The wet", "page", "", "", List.of(), List.of("<p>van gezinnen</p>")),
                new WordPool()));
        String words = texts(SearchIndex.of(pages, "en").files()).toString();
        assertThat(words).contains("gezinnen", "van").doesNotContain("gezins");
    }

    @Test
    void aTextIsReadAsAReaderReadsIt() {
        PlainText plain = new PlainText();
        plain.add(
                "<h2 id=\"a\">De <em>kop</em></h2><p>Jeugd<b>zorg</b>&nbsp;is<br>duur &amp; &lt;traag&gt; &euro;5</p>");
        plain.add("<!-- weg --><ul><li>een</li><li>twee</li></ul>");
        assertThat(plain.text().toString().strip()).isEqualTo("De kop Jeugdzorg is duur & <traag> €5 een twee");
        assertThat(plain.headings().toString().strip()).isEqualTo("De kop");
    }

    @Test
    void wordsAreFoldedAndCut() {
        List<String> words = new ArrayList<>();
        Words.each("Één ‘THEMA’S’: foto's, e-mail; zo’n 20 ideeën… İstanbul ﬁets x 😀", words::add);
        assertThat(words).containsExactly("een", "thema", "foto", "mail", "zo", "20", "ideeen", "istanbul", "fiets");
    }

    @Test
    void compoundsAreTakenApartButNotWordsThatOnlyLookLikeThem() {
        Compounds compounds = new Compounds(
                WordList.words("parts.txt"), List.of("belang", "stand", "verstand", "dienst"), java.util.Set.of());
        assertThat(compounds.split("jeugdzorg")).containsExactly("jeugd", "zorg");
        assertThat(compounds.split("gezinshuis")).containsExactly("gezin", "huis");
        assertThat(compounds.split("kinderrechter")).containsExactly("kinder", "rechter");
        assertThat(compounds.split("uithuisplaatsing")).containsExactly("uithuis", "plaatsing");
        assertThat(compounds.split("jeugdzorgwerkers")).containsExactly("jeugd", "zorg", "werkers");
        assertThat(compounds.split("gezinshuizen")).containsExactly("gezin", "huizen");
        assertThat(compounds.split("belangrijk")).isEmpty();
        assertThat(compounds.split("verstand")).isEmpty();
        assertThat(compounds.split("waarheid")).isEmpty();
    }

    @Test
    void rangesCoverEveryWordOnceAndKeepBeginningsTogether() {
        List<String> words = new ArrayList<>(new java.util.TreeSet<>(
                List.of("aa", "ab", "abc", "abd", "abda", "b", "ba", "bb", "c", "ca", "cab", "cabb", "cabbb", "d")));
        List<Ranges.Range> ranges = new Ranges(3, List::size).cut(words);
        List<String> all = new ArrayList<>();
        ranges.forEach(range -> all.addAll(range.words()));
        assertThat(all).isEqualTo(words);
        assertThat(ranges.get(0).start()).isEmpty();
        for (int i = 1; i < ranges.size(); i++) {
            assertThat(ranges.get(i - 1).words().get(ranges.get(i - 1).words().size() - 1))
                    .isLessThan(ranges.get(i).start());
            assertThat(ranges.get(i).words().get(0))
                    .isGreaterThanOrEqualTo(ranges.get(i).start());
        }
    }
}
