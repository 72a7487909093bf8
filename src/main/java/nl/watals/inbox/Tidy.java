package nl.watals.inbox;

import java.util.LinkedHashSet;
import java.util.List;
import nl.watals.submission.Characters;
import nl.watals.submission.SubmissionContent;

/**
 * Takes out of texts what no public record may hold, so that a moderator is never refused for something that nobody can
 * see: control characters, invisible and direction-changing characters in plain text, code points that are no character.
 * Everything that can be seen stays.
 */
final class Tidy {
    private Tidy() {}

    static SubmissionContent of(SubmissionContent content) {
        return new SubmissionContent(
                line(content.title()),
                markdown(content.now()),
                markdown(content.effect()),
                markdown(content.body()),
                line(content.name()),
                content.role(),
                List.copyOf(new LinkedHashSet<>(content.themes())),
                content.page().strip(),
                content.parent().strip(),
                content.event().strip());
    }

    /** One line: every stretch of white space becomes one space. */
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85) {
                gap = !line.isEmpty();
            } else if (!Character.isISOControl(c) && !Characters.isInvisible(c) && !Characters.isNoncharacter(c)) {
                if (gap) {
                    line.append(' ');
                    gap = false;
                }
                line.appendCodePoint(c);
            }
        }
        return isBlank(line) ? "" : line.toString();
    }

    /** Lines end with a line feed; white space around the whole goes. */
    static String markdown(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == '\r' || c == 0x2028 || c == 0x2029) {
                boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
                clean.append(pair ? "" : "\n");
            } else if (c == '\n' || c == '\t' || !Character.isISOControl(c) && !Characters.isNoncharacter(c)) {
                clean.appendCodePoint(c);
            }
        }
        return isBlank(clean) ? "" : clean.toString().strip();
    }

    private static boolean isBlank(CharSequence text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Characters.isInvisible(c)
                        || Characters.isJoiner(c));
    }
}
