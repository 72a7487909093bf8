package nl.watals.formservice;

import java.text.Normalizer;
import java.util.Locale;
import nl.watals.text.Visible;

/** Names of columns: compared loosely, shown safely. */
final class ColumnNames {
    private static final int SHOWN = 60;

    private ColumnNames() {}

    /** Without capitals, white space that does not matter, and marks at the end: {@code "E-mail *:"} is {@code "e-mail"}. */
    static String fold(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(plain.length());
        boolean space = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00A0') {
                space = folded.length() > 0;
                continue;
            }
            if (space) {
                folded.append(' ');
                space = false;
            }
            folded.append(c);
        }
        int end = folded.length();
        while (end > 1 && " *:?.…!".indexOf(folded.charAt(end - 1)) >= 0) {
            end--;
        }
        return folded.substring(0, end);
    }

    /** Letters and digits only, for the list of what is never stored. */
    static String squeeze(String name) {
        return fold(name).replace(" ", "").replace("-", "").replace("_", "");
    }

    /** For a message: one line of at most 60 characters between backticks. */
    static String show(String name) {
        String shown = name.codePointCount(0, name.length()) > SHOWN
                ? name.substring(0, name.offsetByCodePoints(0, SHOWN)) + "…"
                : name;
        return "`" + Visible.of(shown).replace('`', '\'') + "`";
    }

    /** Whether a folded name fits a pattern in which {@code *} stands for anything. */
    static boolean fits(String name, String pattern) {
        String[] parts = pattern.split("\\*", -1);
        if (!name.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = name.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        String last = parts[parts.length - 1];
        return name.length() - last.length() >= at && name.endsWith(last);
    }
}
