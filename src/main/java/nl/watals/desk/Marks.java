package nl.watals.desk;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.watals.inbox.Item;
import nl.watals.inbox.Overruling;
import nl.watals.privacy.Kind;
import nl.watals.privacy.Mark;
import nl.watals.privacy.PrivacyMarks;

/** The privacy marks of the fields of a submission, and what can be done about them. */
final class Marks {
    private static final int BEFORE = 40;
    private static final int MOST_REPLACEMENTS = 4;

    private Marks() {}

    /**
     * One mark in one field, for a page.
     *
     * @param field the field that it is in
     * @param number counted from 0 in its field
     * @param before some words in front of it
     * @param after some words behind it
     * @param replacements what could stand in its place, the best first
     * @param overruled whether a moderator has let this kind stand
     */
    record Shown(
            TextField field,
            int number,
            String kind,
            boolean severe,
            int start,
            int end,
            String before,
            String text,
            String after,
            List<String> replacements,
            boolean overruled) {
        /** Whether it keeps the submission from being approved. */
        public boolean blocks() {
            return severe && !overruled;
        }
    }

    /** What keeps the public version of an item from being approved. */
    static List<Shown> blocking(Item item) {
        List<Shown> blocking = new ArrayList<>();
        Set<Kind> overruled = overruled(item);
        Edited edited = Edited.of(item);
        for (TextField field : TextField.of(edited.kind())) {
            for (Shown mark : of(field, edited.text(field), overruled)) {
                if (mark.blocks()) {
                    blocking.add(mark);
                }
            }
        }
        return blocking;
    }

    /** The kinds that a moderator has let stand. */
    static Set<Kind> overruled(Item item) {
        Set<Kind> overruled = EnumSet.noneOf(Kind.class);
        for (Overruling overruling : item.overrulings()) {
            overruled.add(overruling.mark());
        }
        return overruled;
    }

    /** The kind with this word. */
    static Optional<Kind> kind(String key) {
        for (Kind kind : Kind.values()) {
            if (kind.key().equals(key)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    static List<Shown> of(TextField field, String text, Set<Kind> overruled) {
        List<Shown> shown = new ArrayList<>();
        List<Mark> marks = PrivacyMarks.find(text);
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            List<String> replacements = PrivacyMarks.replacements(text, mark);
            shown.add(new Shown(
                    field,
                    i,
                    mark.kind().key(),
                    mark.severe(),
                    mark.start(),
                    mark.end(),
                    before(text, mark.start()),
                    text.substring(mark.start(), mark.end()),
                    after(text, mark.end()),
                    replacements.subList(0, Math.min(MOST_REPLACEMENTS, replacements.size())),
                    mark.severe() && overruled.contains(mark.kind())));
        }
        return shown;
    }

    private static String before(String text, int start) {
        int from = Math.max(0, start - BEFORE);
        while (from > 0 && from < start && !Character.isWhitespace(text.charAt(from - 1))) {
            from++;
        }
        return (from > 0 ? "… " : "") + text.substring(from, start);
    }

    private static String after(String text, int end) {
        int to = Math.min(text.length(), end + BEFORE);
        while (to < text.length() && to > end && !Character.isWhitespace(text.charAt(to))) {
            to--;
        }
        return text.substring(end, to) + (to < text.length() ? " …" : "");
    }
}
