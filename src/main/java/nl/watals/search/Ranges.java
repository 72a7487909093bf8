package nl.watals.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Cuts a sorted list of words into files by their first letters: as few letters as possible, so that a word with a typing
 * error further on still falls into the right file.
 */
final class Ranges {
    /**
     * A run of words.
     *
     * @param start no word before this text is in it; that of the first run is empty
     */
    record Range(String start, List<String> words) {}

    private final int limit;
    private final ToIntFunction<List<String>> size;

    /** @param size what a run of words will take in its file */
    Ranges(int limit, ToIntFunction<List<String>> size) {
        this.limit = limit;
        this.size = size;
    }

    List<Range> cut(List<String> sorted) {
        List<Range> ranges = new ArrayList<>();
        cut(sorted, "", ranges);
        return ranges;
    }

    private void cut(List<String> words, String prefix, List<Range> ranges) {
        if (words.size() < 2 || size.applyAsInt(words) <= limit) {
            ranges.add(new Range(prefix, words));
            return;
        }
        int length = prefix.length() + 1;
        int from = 0;
        String start = prefix;
        int taken = 0;
        int next;
        for (int i = 0; i < words.size(); i = next) {
            next = end(words, i, length);
            int more = size.applyAsInt(words.subList(i, next));
            if (i > from && taken + more > limit) {
                add(words.subList(from, i), start, length, ranges);
                from = i;
                start = key(words.get(i), length);
                taken = 0;
            }
            taken += more;
        }
        add(words.subList(from, words.size()), start, length, ranges);
    }

    /** A run of one beginning alone may still be too long; then more letters count. */
    private void add(List<String> words, String start, int length, List<Range> ranges) {
        boolean one = end(words, 0, length) == words.size() && words.get(0).length() >= length;
        if (one) {
            List<Range> inner = new ArrayList<>();
            cut(words, key(words.get(0), length), inner);
            Range first = inner.get(0);
            ranges.add(new Range(start, first.words()));
            ranges.addAll(inner.subList(1, inner.size()));
        } else {
            ranges.add(new Range(start, words));
        }
    }

    private static int end(List<String> words, int from, int length) {
        String key = key(words.get(from), length);
        int end = from + 1;
        while (end < words.size() && key(words.get(end), length).equals(key)) {
            end++;
        }
        return end;
    }

    private static String key(String word, int length) {
        return word.length() <= length ? word : word.substring(0, length);
    }
}
