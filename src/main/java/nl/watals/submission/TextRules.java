package nl.watals.submission;

import java.util.List;
import nl.watals.privacy.Kind;
import nl.watals.privacy.Mark;
import nl.watals.privacy.PrivacyMarks;

/** What holds for every text that the public may read. */
final class TextRules {
    private static final String NONCHARACTER = "a code point that is no character";

    private final RecordFile file;
    private final RecordValues values;

    /** The kinds of severe marks that the texts hold, a bit each. */
    private int found;

    /** The kinds that may stand. */
    private int overruled;

    TextRules(RecordFile file, RecordValues values) {
        this.file = file;
        this.values = values;
    }

    /** Whether a text that was looked at holds a severe mark of this kind. */
    boolean holds(Kind kind) {
        return (found & bit(kind)) != 0;
    }

    /** Lets marks of this kind stand. */
    void overrule(Kind kind) {
        overruled |= bit(kind);
    }

    boolean isOverruled(Kind kind) {
        return (overruled & bit(kind)) != 0;
    }

    private static int bit(Kind kind) {
        return 1 << kind.ordinal();
    }

    /** One line of plain text. */
    void plain(RecordKey key, int most) {
        text(key, most, true);
    }

    /** Markdown: more than one line. */
    void markdown(RecordKey key, int most) {
        text(key, most, false);
    }

    private void text(RecordKey key, int most, boolean plain) {
        if (!values.hasValue(key)) {
            return;
        }
        String text = values.text(key);
        if (Characters.isBlank(text)) {
            file.problem(
                    values.valueOffset(key),
                    "`" + key.key() + "` is empty",
                    key == RecordKey.TITLE
                            ? "a title is a question"
                            : "leave the key out when there is nothing to say");
            return;
        }
        length(key, text, most);
        characters(key, text, plain);
        privacy(key, text);
    }

    private void length(RecordKey key, String text, int most) {
        if (text.length() > most) {
            int length = text.codePointCount(0, text.length());
            if (length > most) {
                file.problem(
                        values.valueOffset(key),
                        "`" + key.key() + "` is too long: " + length + " characters",
                        "at most " + most);
            }
        }
    }

    /** Reports the first character of each kind that may not be there. */
    private void characters(RecordKey key, String text, boolean plain) {
        boolean control = false;
        boolean surrogate = false;
        boolean invisible = false;
        boolean free = false;
        // An array: asking a string for each of its characters takes several times as long.
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (c >= ' ' && c < 127) {
                continue;
            }
            if (!control && Characters.isBadControl(c, plain)) {
                control = true;
                character(key, i, Characters.isLineEnd(c) ? "a line end" : "a control character", plain);
            } else if (Character.isSurrogate(c)) {
                boolean pair =
                        Character.isHighSurrogate(c) && i + 1 < chars.length && Character.isLowSurrogate(chars[i + 1]);
                if (!pair && !surrogate) {
                    surrogate = true;
                    character(key, i, "half a character (an unpaired surrogate)", false);
                }
                if (pair && !free && Characters.isNoncharacter(text.codePointAt(i))) {
                    free = true;
                    character(key, i, NONCHARACTER, false);
                }
                if (pair) {
                    invisible |= plain && !invisible && isTag(key, text, i);
                    i++;
                }
            } else if (plain && !invisible && Characters.isInvisible(c)) {
                invisible = true;
                character(key, i, "an invisible character", true);
            } else if (!free && Characters.isNoncharacter(c)) {
                free = true;
                character(key, i, NONCHARACTER, false);
            }
        }
    }

    private boolean isTag(RecordKey key, String text, int i) {
        if (!Characters.isInvisible(text.codePointAt(i))) {
            return false;
        }
        character(key, i, "an invisible character", true);
        return true;
    }

    private void character(RecordKey key, int index, String what, boolean plain) {
        file.problem(
                JsonText.offsetOf(file.bytes(), values.valueOffset(key), index),
                "`" + key.key() + "` holds " + what,
                plain ? "`" + key.key() + "` is one line of visible text" : "remove it");
    }

    private void privacy(RecordKey key, String text) {
        List<Mark> marks = PrivacyMarks.severe(text);
        int offset = values.valueOffset(key) + 1;
        int index = 0;
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            // A mark starts with a whole character, so the walk can go on from the last one.
            offset = JsonText.skip(file.bytes(), offset, mark.start() - index);
            index = mark.start();
            found |= bit(mark.kind());
            if (isOverruled(mark.kind())) {
                continue;
            }
            file.problem(
                    offset,
                    "`" + key.key() + "` holds " + mark.kind().description() + ", which may never be public",
                    "leave it out, or replace it by words that point to nobody");
        }
    }
}
