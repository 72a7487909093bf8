package nl.watals.submission;

import java.util.Arrays;
import java.util.List;

/** The values of a record as they were read, before any rule: a mutable helper of the parser. */
final class RecordValues {
    private static final int KEYS = RecordKey.NAMES.size();

    private final String[] texts = new String[KEYS];
    private final int[] keyOffsets = new int[KEYS];
    private final Spot[] values = new Spot[KEYS];
    private List<String> themes = List.of();
    private List<Spot> themeSpots = List.of();
    private List<String> overruled = List.of();
    private List<Spot> overruledSpots = List.of();
    private int objectOffset = -1;
    private boolean complete;

    /** A byte offset and the line that it is in. */
    record Spot(int offset, int line, int lineStart) {}

    RecordValues() {
        Arrays.fill(keyOffsets, -1);
    }

    /** Whether the key stands in the file, even with a value of the wrong type. */
    boolean has(RecordKey key) {
        return keyOffsets[key.ordinal()] >= 0;
    }

    /** The text of a key, a number for {@code schema}; empty when absent or of the wrong type. */
    String text(RecordKey key) {
        String text = texts[key.ordinal()];
        return text == null ? "" : text;
    }

    /** Whether the key has a value of the right type. */
    boolean hasValue(RecordKey key) {
        return texts[key.ordinal()] != null;
    }

    int keyOffset(RecordKey key) {
        return keyOffsets[key.ordinal()];
    }

    int valueOffset(RecordKey key) {
        return values[key.ordinal()].offset();
    }

    Spot valueSpot(RecordKey key) {
        return values[key.ordinal()];
    }

    List<String> themes() {
        return themes;
    }

    Spot themeSpot(int index) {
        return themeSpots.get(index);
    }

    /** The kinds of marks that a moderator let stand, as the file names them. */
    List<String> overruled() {
        return overruled;
    }

    Spot overruledSpot(int index) {
        return overruledSpots.get(index);
    }

    /** Where the object starts: the place of what is missing. */
    int objectOffset() {
        return objectOffset;
    }

    /** Whether the whole file was read: only then something can be called missing. */
    boolean isComplete() {
        return complete;
    }

    void start(int offset) {
        objectOffset = offset;
    }

    void complete() {
        complete = true;
    }

    void key(RecordKey key, int offset) {
        keyOffsets[key.ordinal()] = offset;
    }

    void value(RecordKey key, Spot spot) {
        values[key.ordinal()] = spot;
    }

    void text(RecordKey key, String text) {
        texts[key.ordinal()] = text;
    }

    /** The value of one of the two keys that hold a list. */
    void list(RecordKey key, List<String> texts, List<Spot> spots) {
        if (key == RecordKey.THEMES) {
            themes = texts;
            themeSpots = spots;
        } else {
            overruled = texts;
            overruledSpots = spots;
        }
    }
}
