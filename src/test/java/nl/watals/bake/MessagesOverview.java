package nl.watals.bake;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Writes {@code docs/messages.md}: every kind of mistake with what is said about it. */
final class MessagesOverview {
    private static final String HEAD = """
            # Messages

            What `./watals build` and `./watals check` say about wrong input: one line for each mistake, as
            `path:line:column: error: what (hint)`, in the order of the files, all of them in one run. Columns count
            characters, from 1. While there is any, the output stays as it was, and the command ends with exit code 1.

            One kind of mistake waits until the others are solved: a template that asks for something that a page does not
            have shows only when pages are rendered, and pages are rendered only when nothing else is wrong.

            This page is made from the cases in `src/test/resources/wrong`, and a test keeps it in step with them. To add a
            kind of mistake: add a folder with the files that make the good site in `base` a wrong one (`remove.txt` names
            those that are not there), run `mvn test -Dtest=WrongInputTest -Dwatals.bless=true`, and read what
            was written. Mistakes inside a single record have a table of their own in `src/test/resources/submission/wrong`.
            """;

    private MessagesOverview() {}

    static String write(List<WrongCase> cases) throws IOException {
        StringBuilder out = new StringBuilder(HEAD);
        String area = "";
        for (WrongCase wrong : cases) {
            if (!wrong.area().equals(area)) {
                area = wrong.area();
                out.append("\n## ").append(title(area)).append("\n\n| Mistake | Where | Message | Hint |\n");
                out.append("|---|---|---|---|\n");
            }
            if (Files.exists(wrong.expected())) {
                rows(wrong, out);
            }
        }
        return out.toString();
    }

    private static String title(String area) {
        String spaced = area.replace('-', ' ');
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    private static void rows(WrongCase wrong, StringBuilder out) throws IOException {
        String name = wrong.name().replace('-', ' ');
        for (String line : Files.readAllLines(wrong.expected())) {
            String marker = ": error: ";
            int error = line.indexOf(marker);
            String message = line.substring(error + marker.length());
            int open = hintStart(message);
            out.append("| ").append(name).append(" | ");
            out.append(cell(line.substring(0, error))).append(" | ");
            out.append(cell(open < 0 ? message : message.substring(0, open))).append(" | ");
            out.append(cell(open < 0 ? "" : message.substring(open + 2, message.length() - 1)))
                    .append(" |\n");
            name = "";
        }
    }

    /** Where the hint's own parenthesis opens; hints may hold further ones. */
    private static int hintStart(String message) {
        if (!message.endsWith(")")) {
            return -1;
        }
        int depth = 0;
        for (int i = message.length() - 1; i >= 0; i--) {
            if (message.charAt(i) == ')') {
                depth++;
            } else if (message.charAt(i) == '(' && --depth == 0) {
                return i > 0 && message.charAt(i - 1) == ' ' ? i - 1 : -1;
            }
        }
        return -1;
    }

    private static String cell(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "\\<")
                .replace("*", "\\*");
    }
}
