package nl.watals.markdown;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * What visitors type and CommonMark would read: entities stay as they are, a backslash counts only before the marks of
 * the dialect, and template code is text from its first brace to its last. One for each paragraph.
 */
final class LiteralInlines implements InlineContentParser {
    private static final String ESCAPABLE = "*_[]>+-.)";

    /** A search that reached the end need not be repeated; otherwise many openings would take quadratic time. */
    private boolean noPrint;

    private boolean noTag;
    private boolean noComment;
    private boolean noBrace;

    static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('&', '\\', '{');
        }

        @Override
        public InlineContentParser create() {
            return new LiteralInlines();
        }
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        char first = scanner.peek();
        int before = scanner.peekPreviousCodePoint();
        Position start = scanner.position();
        scanner.next();
        Position afterFirst = scanner.position();
        if (first == '\\') {
            return backslash(scanner);
        }
        boolean code = first == '{' && templateCode(scanner);
        if (!code && first == '{' && (before == '$' || before == '#')) {
            scanner.setPosition(afterFirst);
            code = expression(scanner);
        }
        if (code) {
            String written = scanner.getSource(start, scanner.position()).getContent();
            return ParsedInline.of(new Text(written), scanner.position());
        }
        return ParsedInline.of(new Text(String.valueOf(first)), afterFirst);
    }

    private static ParsedInline backslash(Scanner scanner) {
        Position afterBackslash = scanner.position();
        char next = scanner.peek();
        if (next != Scanner.END && ESCAPABLE.indexOf(next) >= 0) {
            scanner.next();
            return ParsedInline.of(new Text(String.valueOf(next)), scanner.position());
        }
        return ParsedInline.of(new Text("\\"), afterBackslash);
    }

    private boolean templateCode(Scanner scanner) {
        return switch (scanner.peek()) {
            case '{' -> !noPrint && !(noPrint = !skipPast(scanner, '}'));
            case '%' -> !noTag && !(noTag = !skipPast(scanner, '%'));
            case '#' -> !noComment && !(noComment = !skipPast(scanner, '#'));
            default -> false;
        };
    }

    /** {@code ${…}} or {@code #{…}}, of other engines. */
    private boolean expression(Scanner scanner) {
        if (noBrace || scanner.find('}') < 0) {
            noBrace = true;
            return false;
        }
        scanner.next();
        return true;
    }

    /** Moves behind the next such character that a closing brace follows. */
    private static boolean skipPast(Scanner scanner, char c) {
        scanner.next();
        while (scanner.find(c) >= 0) {
            scanner.next();
            if (scanner.next('}')) {
                return true;
            }
        }
        return false;
    }
}
