package nl.watals.text;

import java.util.Locale;

/** Text made safe to print on a terminal: one line, no controls. */
public final class Visible {
    private Visible() {}

    /**
     * The text with every control, format, surrogate or line-separator character written as {@code U+XXXX} between
     * angle brackets, so that a hostile value in an error message can neither move the cursor nor forge a line.
     */
    public static String of(String text) {
        int first = firstHidden(text);
        if (first < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
        text.substring(first).codePoints().forEach(c -> {
            if (isHidden(c)) {
                out.append(String.format(Locale.ROOT, "<U+%04X>", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private static int firstHidden(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (isHidden(c)) {
                return i;
            }
            i += Character.charCount(c);
        }
        return -1;
    }

    private static boolean isHidden(int c) {
        if (c >= ' ' && c < 127) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
