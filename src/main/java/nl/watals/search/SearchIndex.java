package nl.watals.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.watals.work.Parallel;

/**
 * Writes the index of a site. The files depend on the pages alone, not on their order or the machine. One file,
 * {@code index.json}, keeps its name and names the folder of all others after their contents, so nobody reads half of one
 * build and half of another.
 */
public final class SearchIndex {
    /** What stays in the memory of a phone is parsed quickly, and a query reads few of them. */
    private static final int WORDS_LIMIT = 9_000;

    private static final int ENDINGS_LIMIT = 8_000;
    private static final int INLINE = 300;
    private static final int RESULTS_IN_FILE = 4;
    private static final int SHORTEST_MISTYPED = 4;
    private static final int VERSION_LENGTH = 10;

    /** Of what a whole word counts, this much counts for a part of a compound. */
    private static final int PART_PERCENT = 60;

    private final int count;
    private final byte[][] shown;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final boolean dutch;
    private final Set<String> stopWords;
    private final Set<String> words;
    private final WordFamilies families;
    private final Map<String, String> postings = new HashMap<>();
    private final Map<String, String> familyOf = new HashMap<>();

    private SearchIndex(List<AnalysedPage> pages, boolean dutch) {
        this.count = pages.size();
        this.shown = new byte[count][];
        for (int i = 0; i < count; i++) {
            shown[i] = pages.get(i).shown();
        }
        this.dutch = dutch;
        this.stopWords = dutch ? WordList.words("stop-words.txt") : Set.of();
        this.words = words(pages);
        this.families = dutch ? WordFamilies.dutch(words, stopWords) : WordFamilies.plain(words);
        families.forms().forEach((family, forms) -> forms.forEach(form -> familyOf.put(form, family)));
        addPostings(postings(pages));
    }

    /**
     * Reads all pages; the index holds nothing of them but what it will write.
     *
     * @param pages in any order, no two with the same url
     * @param language of the pages, a language tag; only Dutch words are found in their other forms
     */
    public static SearchIndex of(List<AnalysedPage> pages, String language) {
        List<AnalysedPage> numbered = new ArrayList<>(pages);
        // The newest last: a new page then changes the end of the lists, and its number says how new it is.
        numbered.sort(Comparator.comparing(AnalysedPage::date).thenComparing(AnalysedPage::url));
        boolean dutch = language.equals("nl") || language.startsWith("nl-");
        return new SearchIndex(numbered, dutch);
    }

    /** The files of the index by their names, which have {@code /} between the parts. To be asked once. */
    public Map<String, byte[]> files() {
        List<String> starts = writeWords();
        List<String> ends = writeEndings();
        writeResults();
        String version = version();
        Map<String, byte[]> all = new LinkedHashMap<>(files.size() * 2);
        files.forEach((name, bytes) -> all.put(version + "/" + name, bytes));
        all.put("index.json", utf8(entry(version, starts, ends)));
        return all;
    }

    private Set<String> words(List<AnalysedPage> pages) {
        Set<String> words = new HashSet<>();
        for (AnalysedPage page : pages) {
            for (String word : page.words()) {
                words.add(word);
            }
        }
        words.removeAll(stopWords);
        return words;
    }

    private Map<String, Postings> postings(List<AnalysedPage> pages) {
        Map<String, Postings> byFamily = new HashMap<>();
        families.forms().keySet().forEach(family -> byFamily.put(family, new Postings()));
        Map<String, Postings[]> byWord = new HashMap<>();
        for (int number = 0; number < pages.size(); number++) {
            AnalysedPage page = pages.get(number);
            for (int i = 0; i < page.words().length; i++) {
                Postings[] all = byWord.computeIfAbsent(page.words()[i], word -> of(word, byFamily));
                int points = page.points()[i];
                for (int j = 0; j < all.length; j++) {
                    all[j].add(number, j == 0 ? points : Math.max(1, points * PART_PERCENT / 100));
                }
            }
        }
        return byFamily;
    }

    /** The lists that a word belongs to: first its own, then those of its parts; none for a stop word. */
    private Postings[] of(String word, Map<String, Postings> byFamily) {
        if (stopWords.contains(word)) {
            return new Postings[0];
        }
        List<String> parts = families.parts(word);
        Postings[] all = new Postings[parts.size() + 1];
        all[0] = byFamily.get(families.family(word));
        for (int i = 0; i < parts.size(); i++) {
            all[i + 1] = byFamily.get(parts.get(i));
        }
        return all;
    }

    /** Long lists get files of their own, so that nobody reads them who asked for another word. */
    private void addPostings(Map<String, Postings> byFamily) {
        List<String> sorted = new ArrayList<>(new TreeSet<>(byFamily.keySet()));
        String[] lists = new String[sorted.size()];
        Parallel.forEach(
                lists.length, i -> lists[i] = quote(byFamily.get(sorted.get(i)).encode()));
        int number = 0;
        for (int i = 0; i < lists.length; i++) {
            if (lists[i].length() - 2 > INLINE) {
                files.put("p" + number + ".json", utf8(lists[i]));
                postings.put(sorted.get(i), Integer.toString(number++));
            } else {
                postings.put(sorted.get(i), lists[i]);
            }
        }
    }

    private static String quote(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2);
        Json.quote(json, text);
        return json.toString();
    }

    private List<String> writeWords() {
        List<String> sorted = new ArrayList<>(new TreeSet<>(familyOf.keySet()));
        List<Ranges.Range> ranges = new Ranges(WORDS_LIMIT, this::size).cut(sorted);
        List<String> starts = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            starts.add(ranges.get(i).start());
            files.put("w" + i + ".json", utf8(rows(ranges.get(i).words())));
        }
        return starts;
    }

    private int size(List<String> words) {
        Set<String> seen = new HashSet<>();
        int size = 0;
        for (String word : words) {
            String family = familyOf.get(word);
            size += word.length() + 1;
            if (seen.add(family)) {
                size += postings.get(family).length() + 4;
            }
        }
        return size;
    }

    /** Forms and their list, as {@code [["huis huizen","BC"],…]}: those forms that fall into this file. */
    private String rows(List<String> words) {
        Map<String, List<String>> byFamily = new LinkedHashMap<>();
        for (String word : words) {
            byFamily.computeIfAbsent(familyOf.get(word), key -> new ArrayList<>())
                    .add(word);
        }
        StringBuilder json = new StringBuilder("[");
        byFamily.forEach((family, forms) -> {
            json.append(json.length() > 1 ? ",[" : "[").append(Json.words(forms));
            json.append(',').append(postings.get(family)).append(']');
        });
        return json.append(']').toString();
    }

    /** The words by their endings, for a reader who mistypes the beginning. */
    private List<String> writeEndings() {
        TreeSet<String> reversed = new TreeSet<>();
        for (String word : words) {
            if (word.length() >= SHORTEST_MISTYPED) {
                reversed.add(reverse(word));
            }
        }
        List<Ranges.Range> ranges = new Ranges(ENDINGS_LIMIT, SearchIndex::lengths).cut(new ArrayList<>(reversed));
        List<String> ends = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            ends.add(ranges.get(i).start());
            List<String> forwards = new ArrayList<>();
            ranges.get(i).words().forEach(word -> forwards.add(reverse(word)));
            files.put("e" + i + ".json", utf8(Json.words(forwards)));
        }
        return ends;
    }

    private static int lengths(List<String> words) {
        int sum = 0;
        for (String word : words) {
            sum += word.length() + 1;
        }
        return sum;
    }

    private static String reverse(String word) {
        return new StringBuilder(word).reverse().toString();
    }

    private void writeResults() {
        for (int from = 0; from < count; from += RESULTS_IN_FILE) {
            int to = Math.min(count, from + RESULTS_IN_FILE);
            int length = 1;
            for (int i = from; i < to; i++) {
                length += shown[i].length + 1;
            }
            byte[] file = new byte[length];
            int at = 0;
            for (int i = from; i < to; i++) {
                file[at] = (byte) (i == from ? '[' : ',');
                System.arraycopy(shown[i], 0, file, at + 1, shown[i].length);
                at += shown[i].length + 1;
                shown[i] = null;
            }
            file[at] = ']';
            files.put("r" + from / RESULTS_IN_FILE + ".json", file);
        }
    }

    private String version() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, bytes) -> {
                digest.update(utf8(name));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private String entry(String version, List<String> starts, List<String> ends) {
        return "{\"version\":\"" + version + "\",\"pages\":" + count + ",\"w\":" + Json.words(starts) + ",\"e\":"
                + Json.words(ends) + ",\"stop\":" + Json.words(new TreeSet<>(stopWords)) + "}";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
