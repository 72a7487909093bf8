package nl.watals.markdown;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.watals.text.Problem;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * The dialect of the editors: CommonMark 0.31.2 with the tables, strikethrough and autolinks of GitHub Flavored
 * Markdown, footnotes, ids on headings, images with captions, and HTML from a safelist. Immutable and thread-safe.
 *
 * <ul>
 *   <li>Every heading gets an id: its letters and digits in lower case without diacritics, hyphens between; {@code -2},
 *       {@code -3} … for a repetition.
 *   <li>An image alone in its paragraph is a figure; its title is the caption. An image has a description ({@code
 *       ![what is seen](…)}), or the title {@link Labels#decorative()}, which then is not shown.
 *   <li>Links lead to relative addresses, or to http, https, mailto, tel and ftp.
 *   <li>HTML that is not on the safelist is removed, and each removal is a problem; so are references and footnotes
 *       without a definition, footnotes nobody refers to, and labels defined twice.
 *   <li>Time and output are linear in the input: at most 100 blocks or inlines within each other, 2,000 emphasis marks
 *       or 100 open square brackets in a paragraph, 5,000 lines without an empty one, 200,000 table cells, and HTML of 64 kB plus 20 times the text;
 *       beyond that is a problem.
 * </ul>
 */
public final class EditorMarkdown {
    private static final int MOST_LINES = 5_000;
    private static final int OUTPUT_FACTOR = 20;
    private static final int OUTPUT_ALLOWANCE = 64 * 1024;

    private final Labels labels;
    private final Features features;

    public EditorMarkdown(Labels labels) {
        this(labels, Features.ALL);
    }

    EditorMarkdown(Labels labels, Features features) {
        this.labels = Objects.requireNonNull(labels, "labels");
        this.features = features;
    }

    /**
     * What goes beyond CommonMark and the syntax of the extensions; tests switch it off to compare with the
     * specifications.
     *
     * @param presentation ids, figures, classes and names for assistive technology
     * @param autolinks addresses in plain text become links
     * @param safelist HTML and destinations are held against what is allowed
     * @param quick what {@link QuickEditor} knows does not take commonmark
     */
    record Features(boolean presentation, boolean autolinks, boolean safelist, boolean quick) {
        static final Features ALL = new Features(true, true, true, true);
    }

    /** The same as the other, with every destination as it was written. */
    public Rendered render(Source source) {
        return render(source, TargetResolver.AS_WRITTEN);
    }

    /**
     * Renders one text. Mistakes in it are in {@link Rendered#problems}.
     *
     * @throws NullPointerException if an argument is null, or the resolver answers null
     */
    public Rendered render(Source source, TargetResolver targets) {
        Objects.requireNonNull(targets, "targets");
        int longest = OUTPUT_ALLOWANCE + OUTPUT_FACTOR * Math.min(source.text().length(), 50_000_000);
        try {
            checkLines(source.text());
            if (features.quick()) {
                Optional<Rendered> quick = QuickEditor.render(source, targets, longest);
                if (quick.isPresent()) {
                    return quick.get();
                }
            }
            return renderTree(source, targets, longest);
        } catch (Inlines.LimitException e) {
            Problem problem = new Problem(source.path(), source.firstLine(), 1, e.getMessage(), e.hint());
            return new Rendered("", List.of(), List.of(), "", 0, List.of(problem));
        }
    }

    /** The whole way: through commonmark's tree. */
    private Rendered renderTree(Source source, TargetResolver targets, int longest) {
        Node document = Full.PARSER.parse(source.text());
        return new EditorRenderer(source, labels, features, targets, longest).render(document);
    }

    /** For every line of a paragraph the parser copies the list of the lines before it. */
    private static void checkLines(String written) {
        if (written.length() < MOST_LINES) {
            return;
        }
        String text = written.indexOf('\r') < 0
                ? written
                : written.replace("\r\n", "\n").replace('\r', '\n');
        int lines = 0;
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines = isBlank(text, start, end) ? 0 : lines + 1;
            if (lines > MOST_LINES) {
                throw new Inlines.LimitException(
                        "more than " + MOST_LINES + " lines without an empty line between them",
                        "put an empty line between paragraphs");
            }
            start = end + 1;
        }
    }

    private static boolean isBlank(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) > ' ') {
                return false;
            }
        }
        return true;
    }

    /** Made when it is needed first: a small site may not need commonmark's classes at all. */
    private static final class Full {
        private static final Parser PARSER = Parser.builder()
                .extensions(List.of(
                        TablesExtension.builder().maxCells(null).build(),
                        StrikethroughExtension.create(),
                        FootnotesExtension.create()))
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .inlineParserFactory(new Inlines.Factory(true))
                .maxOpenBlockParsers(EditorRenderer.DEEPEST)
                .maxInlineNesting(EditorRenderer.DEEPEST)
                .build();
    }
}
