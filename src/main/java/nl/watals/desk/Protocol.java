package nl.watals.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.watals.markdown.SubmissionMarkdown;
import nl.watals.site.Settings;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import nl.watals.web.Messages;

/**
 * What moderators have agreed to do when a text asks for help now: the organisation's own words, or else those of the desk.
 * Immutable.
 */
public final class Protocol {
    /** The setting that names the file, relative to the source folder. */
    public static final String KEY = "desk.protocol";

    private static final int STEPS = 4;

    /** The four steps that the desk itself knows. */
    public static final Protocol OF_THE_DESK = new Protocol("", "");

    private final String text;
    private final String html;

    private Protocol(String text, String html) {
        this.text = text;
        this.html = html;
    }

    /**
     * Reads the file that the settings name: Markdown as visitors write it, so paragraphs, lists, emphasis and links. A file
     * that is not there, cannot be read, is empty or too long is reported.
     *
     * @return {@link #OF_THE_DESK} when the settings name none, or when there was a problem
     * @throws IOException if the disk says no
     */
    public static Protocol read(Path source, Settings settings, Problems problems) throws IOException {
        String name = settings.text(KEY);
        if (name.isEmpty()) {
            return OF_THE_DESK;
        }
        Path file = source.resolve(name);
        if (!Files.isRegularFile(file)) {
            settings.report(KEY, "there is no file `" + name + "`", "a Markdown file in the source folder", problems);
            return OF_THE_DESK;
        }
        Optional<SourceText> text = SourceText.decode(name, Files.readAllBytes(file), problems);
        return text.isEmpty() ? OF_THE_DESK : of(name, text.get().text(), problems);
    }

    private static Protocol of(String name, String text, Problems problems) {
        if (text.isBlank()) {
            problems.add(name, 1, 1, "the protocol is empty", "write down what moderators do, or remove `" + KEY + "`");
            return OF_THE_DESK;
        }
        if (text.codePointCount(0, text.length()) > SubmissionMarkdown.LONGEST) {
            problems.add(
                    name,
                    1,
                    1,
                    "the protocol has more than " + SubmissionMarkdown.LONGEST + " characters",
                    "nobody reads that much when it matters");
            return OF_THE_DESK;
        }
        return new Protocol(text, SubmissionMarkdown.render(text).html());
    }

    /** The organisation's own words as safe HTML; empty for those of the desk. */
    String html() {
        return html;
    }

    /**
     * What a moderator needs at once, for a terminal: the help lines, and what was agreed, in the organisation's own words as
     * it wrote them, or in those of the desk.
     *
     * @param language of the desk's words: {@code nl}, {@code en} or longer; another one gives Dutch
     */
    public List<String> lines(String language) {
        Messages messages = Messages.of(language, Desk.class);
        List<String> lines = new ArrayList<>();
        for (HelpLine line : HelpLine.ALL) {
            lines.add(messages.text(line.key()) + " " + String.join(", ", line.numbers()));
        }
        lines.add("");
        lines.add(messages.text("protocol.title"));
        if (text.isEmpty()) {
            for (int step = 1; step <= STEPS; step++) {
                lines.add(step + ". " + messages.text("protocol." + step));
            }
        } else {
            lines.addAll(text.strip().lines().toList());
        }
        return lines;
    }
}
