package nl.watals.markdown;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * The dialect of visitors: paragraphs, emphasis, lists, block quotes, and links to http, https and mailto. Everything
 * else comes out as the characters that were typed: images, headings, HTML, code, rules, definitions of references,
 * entities and template code. Thread-safe; no state.
 *
 * <ul>
 *   <li>A link is {@code [text](address)}, the address written plainly: without escapes, entities, blanks, controls or
 *       invisible characters. Its {@code rel} is {@code nofollow ugc noopener}.
 *   <li>A backslash only takes the meaning of {@code * _ [ ] > + - . )}; before anything else it is itself.
 *   <li>Lists and quotes lie at most {@value #DEEPEST} blocks deep (a list and its item count as two), emphasis and
 *       links at most {@value #DEEPEST}; what is deeper stays text.
 *   <li>At most {@value #LONGEST} characters (code points) in, at most {@value #OUTPUT_FACTOR} times the length out.
 *   <li>jsoup has the last word over the HTML, every fragment of it.
 * </ul>
 */
public final class SubmissionMarkdown {
    /** The longest text, in code points. */
    public static final int LONGEST = 10_000;

    static final int DEEPEST = 10;
    static final int OUTPUT_FACTOR = 40;

    private SubmissionMarkdown() {}

    /**
     * What a visitor's text became. Immutable.
     *
     * @param html the fragment, safe to stand inside a page
     * @param excerpt plain text of the first paragraph, as {@link Rendered#excerpt}
     * @param words the number of words, as {@link Rendered#words}
     */
    public record Submission(String html, String excerpt, int words) {}

    /**
     * Renders one text. There are no mistakes in this dialect: what is not Markdown is text.
     *
     * @throws IllegalArgumentException if the text has more than {@value #LONGEST} code points
     * @throws NullPointerException if the text is null
     */
    public static Submission render(String text) {
        if (text.length() > LONGEST && text.codePointCount(0, text.length()) > LONGEST) {
            throw new IllegalArgumentException("a submission has at most " + LONGEST + " characters");
        }
        return withLastWord(QuickVisitor.render(text).orElseGet(() -> renderTree(text)));
    }

    /** The whole way: through commonmark's tree. */
    static Submission renderTree(String text) {
        Parser parser = needsPlaces(text) ? Full.FOR_MARKED_TEXT : Full.FOR_PLAIN_TEXT;
        SubmissionRenderer renderer = new SubmissionRenderer(text);
        parser.parse(text).accept(renderer);
        return new Submission(renderer.html(), renderer.excerpt(), renderer.words());
    }

    /** Whether something in the text may have to be shown as it was typed. */
    private static boolean needsPlaces(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[' || c == '`' || c == '<') {
                return true;
            }
        }
        return false;
    }

    private static Submission withLastWord(Submission submission) {
        String html = SubmissionCleaner.clean(submission.html());
        return html.equals(submission.html())
                ? submission
                : new Submission(html, submission.excerpt(), submission.words());
    }

    /** Made when it is needed first: a small site may not need commonmark's classes at all. */
    private static final class Full {
        private static final Parser FOR_PLAIN_TEXT = parser(IncludeSourceSpans.BLOCKS);
        private static final Parser FOR_MARKED_TEXT = parser(IncludeSourceSpans.BLOCKS_AND_INLINES);

        private static Parser parser(IncludeSourceSpans spans) {
            // The parser tries them in this order, and a rule of hyphens must be tried before a list of hyphens.
            Set<Class<? extends Block>> blocks = new LinkedHashSet<>(List.of(
                    BlockQuote.class, FencedCodeBlock.class, HtmlBlock.class, ThematicBreak.class, ListBlock.class));
            return Parser.builder()
                    .enabledBlockTypes(blocks)
                    .customInlineContentParserFactory(new LiteralInlines.Factory())
                    .inlineParserFactory(new Inlines.Factory(false))
                    .includeSourceSpans(spans)
                    .maxOpenBlockParsers(DEEPEST)
                    .maxInlineNesting(DEEPEST)
                    .build();
        }
    }
}
