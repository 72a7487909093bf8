package nl.watals.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import nl.watals.text.Visible;

/** Texts of strangers on a terminal, and texts of moderators from the standard input. */
final class Text {
    private Text() {}

    /** Each line made safe to print, with spaces before it. */
    static String indented(String text, String spaces) {
        StringBuilder out = new StringBuilder();
        for (String line : text.split("\r\n|\r|\n", -1)) {
            out.append(spaces).append(Visible.of(line)).append('\n');
        }
        return out.toString();
    }

    /** What stands behind an option; {@code -} means the standard input, so that it shows up in no list of processes. */
    static String given(String value, InputStream in) throws IOException {
        return value.equals("-") ? new String(in.readAllBytes(), StandardCharsets.UTF_8).strip() : value;
    }
}
