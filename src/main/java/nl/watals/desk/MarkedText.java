package nl.watals.desk;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import nl.watals.privacy.Mark;

/** A text cut where a mark or a difference begins or ends, so that a template can show both. */
final class MarkedText {
    private MarkedText() {}

    /**
     * A stretch of the text.
     *
     * @param text never empty
     * @param changed whether it is only on this side
     * @param mark the number of the mark that it is part of, counted from 0; -1 when it is part of none
     * @param severe whether the mark is severe
     * @param kind the key of the mark's kind, or empty
     * @param first whether the mark begins here
     */
    record Piece(String text, boolean changed, int mark, boolean severe, String kind, boolean first) {
        /** Whether it is part of a mark. */
        public boolean marked() {
            return mark >= 0;
        }
    }

    /**
     * @param marks in the order of the text; they do not overlap
     * @param changed the {@code char}s that are only on this side
     */
    static List<Piece> of(String text, List<Mark> marks, BitSet changed) {
        List<Piece> pieces = new ArrayList<>();
        int next = 0;
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            while (next < marks.size() && marks.get(next).end() <= start) {
                next++;
            }
            boolean inside = next < marks.size() && marks.get(next).start() <= start;
            int border = next == marks.size()
                    ? text.length()
                    : inside ? marks.get(next).end() : marks.get(next).start();
            if (i == text.length() || i == border || changed.get(i) != changed.get(start)) {
                pieces.add(piece(text.substring(start, i), changed.get(start), marks, inside ? next : -1, start));
                start = i;
            }
        }
        return pieces;
    }

    private static Piece piece(String text, boolean changed, List<Mark> marks, int number, int start) {
        if (number < 0) {
            return new Piece(text, changed, -1, false, "", false);
        }
        Mark mark = marks.get(number);
        return new Piece(text, changed, number, mark.severe(), mark.kind().key(), mark.start() == start);
    }
}
