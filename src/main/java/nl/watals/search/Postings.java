package nl.watals.search;

import java.util.Arrays;

/**
 * The pages in which one family of words stands, in the order of their numbers, with how much it counts there. Not
 * thread-safe.
 */
final class Postings {
    /** The digits are 64 characters from this one on. */
    private static final char FIRST_DIGIT = '0';

    private static final int POINT_BITS = 5;
    private static final int LEVEL_BITS = 3;
    private static final int DIGIT_BITS = 5;
    private static final int MORE = 1 << DIGIT_BITS;

    private int[] entries = new int[2];
    private int size;

    /** Adds a page. Pages come in the order of their numbers; of one page the most points count. */
    void add(int page, int points) {
        if (size > 0 && entries[size - 1] >> POINT_BITS == page) {
            entries[size - 1] = Math.max(entries[size - 1], page << POINT_BITS | points);
            return;
        }
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
        }
        entries[size++] = page << POINT_BITS | points;
    }

    int size() {
        return size;
    }

    /**
     * As text: for each page the distance from the one before times eight, and its level, in digits of five bits with the
     * lowest first; a sixth bit says that more follow.
     */
    String encode() {
        StringBuilder out = new StringBuilder(size + 8);
        int before = -1;
        for (int i = 0; i < size; i++) {
            int page = entries[i] >> POINT_BITS;
            int points = entries[i] & AnalysedPage.MOST;
            int value = page - before - 1 << LEVEL_BITS | level(points);
            before = page;
            while (value >= MORE) {
                out.append((char) (FIRST_DIGIT + (MORE | value & MORE - 1)));
                value >>= DIGIT_BITS;
            }
            out.append((char) (FIRST_DIGIT + value));
        }
        return out.toString();
    }

    /** Eight steps from a part of a compound, mentioned once, to a word of the title. */
    private static int level(int points) {
        if (points < 4) {
            return Math.max(0, points - 1);
        }
        if (points < 9) {
            return points < 6 ? 3 : 4;
        }
        return points < 13 ? 5 : points < 18 ? 6 : 7;
    }
}
