package nl.watals.desk;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What differs between two texts, word by word. Time is the product of their numbers of words, memory their sum; what is
 * the same at both ends costs next to nothing. Very long texts that have little in common count as wholly different.
 *
 * @param removed the {@code char}s of the first text that are not in the second
 * @param added the {@code char}s of the second text that are not in the first
 */
record TextDiff(BitSet removed, BitSet added) {
    private static final long MOST_WORK = 16_000_000;

    private record Token(int start, int end, int word) {}

    static TextDiff of(String before, String after) {
        Map<String, Integer> words = new HashMap<>();
        List<Token> a = tokens(before, words);
        List<Token> b = tokens(after, words);
        BitSet keptA = new BitSet(a.size());
        BitSet keptB = new BitSet(b.size());
        new Longest(a, b, keptA, keptB).match(0, a.size(), 0, b.size());
        return new TextDiff(others(a, keptA), others(b, keptB));
    }

    boolean isEmpty() {
        return removed.isEmpty() && added.isEmpty();
    }

    private static BitSet others(List<Token> tokens, BitSet kept) {
        BitSet others = new BitSet();
        for (int i = kept.nextClearBit(0); i < tokens.size(); i = kept.nextClearBit(i + 1)) {
            others.set(tokens.get(i).start(), tokens.get(i).end());
        }
        return others;
    }

    /** Words, stretches of white space, and every other character by itself. */
    private static List<Token> tokens(String text, Map<String, Integer> words) {
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < text.length(); ) {
            int end = i + 1;
            int kind = kind(text.charAt(i));
            while (kind != OTHER && end < text.length() && kind(text.charAt(end)) == kind) {
                end++;
            }
            tokens.add(new Token(i, end, words.computeIfAbsent(text.substring(i, end), word -> words.size())));
            i = end;
        }
        return tokens;
    }

    private static final int WORD = 0;
    private static final int SPACE = 1;
    private static final int OTHER = 2;

    private static int kind(char c) {
        if (Character.isWhitespace(c)) {
            return SPACE;
        }
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) ? WORD : OTHER;
    }

    /** The longest common subsequence by Hirschberg's method. */
    private record Longest(List<Token> a, List<Token> b, BitSet keptA, BitSet keptB) {
        private void match(int fromA, int toA, int fromB, int toB) {
            int startA = fromA;
            int startB = fromB;
            int endA = toA;
            int endB = toB;
            while (startA < endA && startB < endB && same(startA, startB)) {
                keep(startA++, startB++);
            }
            while (startA < endA && startB < endB && same(endA - 1, endB - 1)) {
                keep(--endA, --endB);
            }
            if (startA == endA || startB == endB || (long) (endA - startA) * (endB - startB) > MOST_WORK) {
                return;
            }
            if (endA - startA == 1) {
                one(startA, startB, endB);
                return;
            }
            int middle = (startA + endA) >>> 1;
            int[] before = forward(startA, middle, startB, endB);
            int[] behind = backward(middle, endA, startB, endB);
            int best = 0;
            for (int i = 0; i < before.length; i++) {
                if (before[i] + behind[i] > before[best] + behind[best]) {
                    best = i;
                }
            }
            match(startA, middle, startB, startB + best);
            match(middle, endA, startB + best, endB);
        }

        private void one(int at, int fromB, int toB) {
            for (int i = fromB; i < toB; i++) {
                if (same(at, i)) {
                    keep(at, i);
                    return;
                }
            }
        }

        private int[] forward(int fromA, int toA, int fromB, int toB) {
            int[] row = new int[toB - fromB + 1];
            for (int i = fromA; i < toA; i++) {
                int diagonal = 0;
                for (int j = 1; j < row.length; j++) {
                    int above = row[j];
                    row[j] = same(i, fromB + j - 1) ? diagonal + 1 : Math.max(above, row[j - 1]);
                    diagonal = above;
                }
            }
            return row;
        }

        private int[] backward(int fromA, int toA, int fromB, int toB) {
            int[] row = new int[toB - fromB + 1];
            for (int i = toA - 1; i >= fromA; i--) {
                int diagonal = 0;
                for (int j = row.length - 2; j >= 0; j--) {
                    int below = row[j];
                    row[j] = same(i, fromB + j) ? diagonal + 1 : Math.max(below, row[j + 1]);
                    diagonal = below;
                }
            }
            return row;
        }

        private boolean same(int i, int j) {
            return a.get(i).word() == b.get(j).word();
        }

        private void keep(int i, int j) {
            keptA.set(i);
            keptB.set(j);
        }
    }
}
