package nl.watals.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the index needs of one page. It depends on that page alone, so a later build can take it over. Immutable and
 * thread-safe.
 */
public final class AnalysedPage {
    /** Enough for an excerpt around a word, little enough for ten results at once. */
    private static final int SHOWN = 480;

    private static final int TITLE = 16;
    private static final int THEME = 6;
    private static final int HEADING = 5;
    private static final int SUMMARY = 3;
    static final int MOST = 31;

    private final String url;
    private final String date;
    private final byte[] shown;
    private final String[] words;
    private final byte[] points;

    private AnalysedPage(String url, String date, byte[] shown, String[] words, byte[] points) {
        this.url = url;
        this.date = date;
        this.shown = shown;
        this.words = words;
        this.points = points;
    }

    /**
     * Reads a page: its words with how much they count for it, and what a result shows of it.
     *
     * @param pool for the words of all pages
     */
    public static AnalysedPage of(SearchPage page, WordPool pool) {
        PlainText plain = new PlainText();
        page.texts().forEach(plain::add);
        Counts counts = new Counts();
        counts.add(page.title(), TITLE);
        page.themes().forEach(theme -> counts.add(theme, THEME));
        counts.add(plain.headings(), HEADING);
        counts.add(page.summary(), SUMMARY);
        counts.add(name(page.url()), SUMMARY);
        Words.each(plain.text(), counts::mention);
        return counts.page(page, excerpt(page.summary(), plain.text()), pool);
    }

    /** The last part of an address, which was made from a title and stays when the title changes. */
    private static String name(String url) {
        int end = url.endsWith("/") ? url.length() - 1 : url.length();
        return end < 1 ? "" : url.substring(url.lastIndexOf('/', end - 1) + 1, end);
    }

    private static String excerpt(String summary, StringBuilder plain) {
        String text = plain.toString().strip();
        String whole = text.startsWith(summary) ? text : (summary + " " + text).strip();
        if (whole.length() <= SHOWN) {
            return whole;
        }
        int end = whole.lastIndexOf(' ', SHOWN);
        if (end < SHOWN / 2) {
            end = Character.isHighSurrogate(whole.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        }
        return whole.substring(0, end) + " …";
    }

    String url() {
        return url;
    }

    String date() {
        return date;
    }

    /** What a result shows, as a JSON array in UTF-8: address, title, kind, date, text. Not to be changed. */
    public byte[] shown() {
        return shown;
    }

    /** Its words, sorted, each once. */
    String[] words() {
        return words;
    }

    /** How much each word counts, from 1 to {@link #MOST}. Not to be changed. */
    public byte[] points() {
        return points;
    }

    /** Its address, its date and its words: with {@link #shown} and {@link #points} all that there is, for a later build. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>(words.length + 2);
        texts.add(url);
        texts.add(date);
        texts.addAll(Arrays.asList(words));
        return texts;
    }

    /**
     * The page of which these are the {@link #texts}, {@link #shown} and {@link #points}.
     *
     * @param pool for the words of all pages
     */
    public static AnalysedPage of(List<String> texts, byte[] shown, byte[] points, WordPool pool) {
        String[] words = new String[texts.size() - 2];
        for (int i = 0; i < words.length; i++) {
            words[i] = pool.one(texts.get(i + 2));
        }
        return new AnalysedPage(texts.get(0), texts.get(1), shown, words, points);
    }

    private static final class Counts {
        /** By word: what the places are worth in which it stands, and how often the text has it. */
        private final Map<String, int[]> counts = new HashMap<>(256);

        private void add(CharSequence text, int worth) {
            Words.each(text, word -> {
                int[] count = counts.computeIfAbsent(word, key -> new int[2]);
                count[0] |= 1 << worth;
            });
        }

        private void mention(String word) {
            counts.computeIfAbsent(word, key -> new int[2])[1]++;
        }

        private AnalysedPage page(SearchPage page, String excerpt, WordPool pool) {
            String[] words = counts.keySet().toArray(new String[0]);
            Arrays.sort(words);
            byte[] points = new byte[words.length];
            for (int i = 0; i < words.length; i++) {
                int[] count = counts.get(words[i]);
                words[i] = pool.one(words[i]);
                points[i] = (byte) Math.min(MOST, places(count[0]) + mentions(count[1]));
            }
            StringBuilder json = new StringBuilder(excerpt.length() + 120).append('[');
            for (String value : new String[] {page.url(), page.title(), page.kind(), page.date()}) {
                Json.quote(json, value);
                json.append(',');
            }
            Json.quote(json, excerpt);
            byte[] shown = json.append(']').toString().getBytes(StandardCharsets.UTF_8);
            return new AnalysedPage(page.url(), page.date(), shown, words, points);
        }

        /** Each place counts once, however often the word stands in it. */
        private static int places(int bits) {
            int sum = 0;
            for (int worth : new int[] {TITLE, THEME, HEADING, SUMMARY}) {
                sum += (bits & 1 << worth) == 0 ? 0 : worth;
            }
            return sum;
        }

        private static int mentions(int count) {
            if (count < 2) {
                return count * 2;
            }
            return count < 4 ? 3 : count < 8 ? 4 : 5;
        }
    }
}
