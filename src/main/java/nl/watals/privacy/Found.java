package nl.watals.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the marks of one text; who comes first keeps the place. */
final class Found {
    private static final Comparator<Mark> ORDER =
            Comparator.comparingInt(Mark::start).thenComparingInt(Mark::end).thenComparing(Mark::kind);

    private final Plain text;
    /** Which characters of the plain text belong to a mark already. */
    private final boolean[] taken;

    private final List<Mark> marks = new ArrayList<>();

    Found(Plain text) {
        this.text = text;
        this.taken = new boolean[text.length()];
    }

    Plain text() {
        return text;
    }

    boolean isFree(int from, int to) {
        for (int i = from; i < to; i++) {
            if (taken[i]) {
                return false;
            }
        }
        return true;
    }

    /** Adds a mark for a stretch of the plain text, unless part of it has one. */
    void add(Kind kind, int from, int to, boolean severe) {
        if (!isFree(from, to)) {
            return;
        }
        for (int i = from; i < to; i++) {
            taken[i] = true;
        }
        marks.add(new Mark(kind, text.originalStart(from), text.originalEnd(to), severe));
    }

    boolean has(Kind kind) {
        for (Mark mark : marks) {
            if (mark.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    /** The marks in the order of the text; an immutable copy. */
    List<Mark> marks() {
        marks.sort(ORDER);
        return List.copyOf(marks);
    }
}
