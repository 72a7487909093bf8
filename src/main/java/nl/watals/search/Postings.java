package nl.watals.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The pages in which one family of words stands, in the order of their numbers, with how much it counts there. They are
 * kept in the form in which they will be written, a byte or two for each page. Not thread-safe.
 */
final class Postings {
    /** The digits are 64 characters from this one on. */
    private static final char FIRST_DIGIT = '0';

    private static final int LEVEL_BITS = 3;
    private static final int DIGIT_BITS = 5;
    private static final int MORE = 1 << DIGIT_BITS;
    private static final int MOST_DIGITS = 7;

    private byte[] digits = new byte[4];
    private int length;
    private int size;
    private int written = -1;
    private int last = -1;
    private int lastPoints;

    /** Adds a page. Pages come in the order of their numbers; of one page the most points count. */
    void add(int page, int points) {
        if (page == last) {
            lastPoints = Math.max(lastPoints, points);
            return;
        }
        writeLast();
        last = page;
        lastPoints = points;
        size++;
    }

    int size() {
        return size;
    }

    private void writeLast() {
        if (last == written) {
            return;
        }
        if (digits.length - length < MOST_DIGITS) {
            digits = Arrays.copyOf(digits, digits.length + digits.length / 2 + MOST_DIGITS);
        }
        long value = (long) (last - written - 1) << LEVEL_BITS | level(lastPoints);
        written = last;
        while (value >= MORE) {
            digits[length++] = (byte) (FIRST_DIGIT + (MORE | value & MORE - 1));
            value >>= DIGIT_BITS;
        }
        digits[length++] = (byte) (FIRST_DIGIT + value);
    }

    /**
     * As text: for each page the distance from the one before times eight, and its level, in digits of five bits with the
     * lowest first; a sixth bit says that more follow. Nothing is added after that.
     */
    String encode() {
        writeLast();
        return new String(digits, 0, length, StandardCharsets.ISO_8859_1);
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
