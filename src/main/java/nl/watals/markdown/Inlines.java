package nl.watals.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.InlineParserFactory;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.parser.delimiter.DelimiterProcessor;

/**
 * commonmark's inline parser behind a gate, one for each document. Text without any markup never reaches it, which is
 * most text; neither does text whose marks would take it quadratic time. It also notes the references that lead nowhere,
 * which CommonMark shows as text.
 */
final class Inlines implements InlineParser {
    /** Delimiter matching may compare each with each. */
    static final int MOST_DELIMITERS = 2_000;

    /** Each closing bracket may look at everything since the opening one. */
    static final int MOST_OPEN_BRACKETS = 100;

    /** A short row is filled up to the width of its table, so cells can outnumber characters. */
    static final int MOST_CELLS = 200_000;

    /** By the specification; commonmark checks it for some forms of reference only. */
    private static final int LONGEST_LABEL = 999;

    private final InlineParserContext context;
    private final List<Unresolved.Reference> unresolved = new ArrayList<>();
    private InlineParser full;
    private int cells;

    private Inlines(InlineParserContext context, boolean references) {
        this.context = references ? new Recording(context, unresolved) : new WithoutReferences(context);
    }

    /**
     * One gate for each document.
     *
     * @param references whether a definition of a link or a footnote means anything
     */
    record Factory(boolean references) implements InlineParserFactory {
        @Override
        public InlineParser create(InlineParserContext context) {
            return new Inlines(context, references);
        }
    }

    @Override
    public void parse(SourceLines lines, Node block) {
        if (block instanceof TableCell && ++cells > MOST_CELLS) {
            throw new LimitException("tables with more than " + MOST_CELLS + " cells", "split the page");
        }
        Marks marks = new Marks(lines.getLines());
        if (!marks.any) {
            appendPlain(lines, block);
        } else if (marks.delimiters > MOST_DELIMITERS) {
            refuse(lines, block, "more than " + MOST_DELIMITERS + " emphasis marks (`*`, `_`, `~`) in one paragraph");
        } else if (marks.openBrackets > MOST_OPEN_BRACKETS) {
            refuse(lines, block, "more than " + MOST_OPEN_BRACKETS + " square brackets open at the same time");
        } else {
            parseFully(lines, block);
        }
    }

    private void parseFully(SourceLines lines, Node block) {
        if (full == null) {
            full = new InlineParserImpl(context);
        }
        full.parse(lines, block);
        if (!unresolved.isEmpty()) {
            block.appendChild(new Unresolved(unresolved));
            unresolved.clear();
        }
    }

    private static void refuse(SourceLines lines, Node block, String what) {
        block.appendChild(new Text(lines.getContent()));
        block.appendChild(new Refused(what));
    }

    private static void appendPlain(SourceLines lines, Node block) {
        List<SourceLine> all = lines.getLines();
        int last = all.size() - 1;
        for (int i = 0; i <= last; i++) {
            String content = all.get(i).getContent().toString();
            int end = content.length();
            while (end > 0 && (content.charAt(end - 1) == ' ' || i == last && content.charAt(end - 1) == '\t')) {
                end--;
            }
            if (end > 0) {
                Text text = new Text(content.substring(0, end));
                if (all.get(i).getSourceSpan() != null) {
                    text.addSourceSpan(all.get(i).getSourceSpan());
                }
                block.appendChild(text);
            }
            if (i < last) {
                block.appendChild(content.length() - end >= 2 ? new HardLineBreak() : new SoftLineBreak());
            }
        }
    }

    /** What a linear look at the characters tells. */
    private static final class Marks {
        private boolean any;
        private int delimiters;
        private int openBrackets;

        Marks(List<SourceLine> lines) {
            int open = 0;
            for (int l = 0; l < lines.size(); l++) {
                CharSequence content = lines.get(l).getContent();
                int length = content.length();
                for (int i = 0; i < length; i++) {
                    switch (content.charAt(i)) {
                        case '*', '_', '~':
                            delimiters++;
                            any = true;
                            break;
                        case '[':
                            any = true;
                            openBrackets = Math.max(openBrackets, ++open);
                            break;
                        case ']':
                            open = Math.max(0, open - 1);
                            break;
                        case '\\':
                            any = true;
                            i++;
                            break;
                        case '`', '&', '<', '{':
                            any = true;
                            break;
                        default:
                    }
                }
            }
        }
    }

    /** References of one block that lead nowhere; hangs behind the block's text. */
    static final class Unresolved extends CustomNode {
        private final List<Reference> references;

        Unresolved(List<Reference> references) {
            this.references = List.copyOf(references);
        }

        List<Reference> references() {
            return references;
        }

        record Reference(boolean footnote, String label, String written) {}
    }

    /** Text that was not parsed, and why. */
    static final class Refused extends CustomNode {
        private final String what;

        Refused(String what) {
            this.what = what;
        }

        String what() {
            return what;
        }
    }

    /** The text asks for more than any page needs. */
    static final class LimitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String hint;

        LimitException(String what, String hint) {
            super(what, null, false, false);
            this.hint = hint;
        }

        String hint() {
            return hint;
        }
    }

    /** Looks up definitions, and notes what is not found. */
    private static final class Recording extends Delegating implements LinkProcessor {
        private final List<Unresolved.Reference> unresolved;
        private final List<LinkProcessor> linkProcessors;

        Recording(InlineParserContext context, List<Unresolved.Reference> unresolved) {
            super(context);
            this.unresolved = unresolved;
            linkProcessors = new ArrayList<>(context.getCustomLinkProcessors());
            linkProcessors.add(this);
        }

        @Override
        public List<LinkProcessor> getCustomLinkProcessors() {
            return linkProcessors;
        }

        @Override
        public <D> D getDefinition(Class<D> type, String label) {
            return label.length() > LONGEST_LABEL ? null : context.getDefinition(type, label);
        }

        @Override
        public LinkResult process(LinkInfo link, Scanner scanner, InlineParserContext context) {
            if (link.destination() != null) {
                return LinkResult.none();
            }
            String label = link.label();
            boolean collapsed = label != null && label.isEmpty();
            String wanted = label == null || collapsed ? link.text() : label;
            if (wanted.length() > LONGEST_LABEL || getDefinition(LinkReferenceDefinition.class, wanted) != null) {
                return LinkResult.none();
            }
            if (isFootnote(link.text())
                    && getDefinition(FootnoteDefinition.class, link.text().substring(1)) == null) {
                unresolved.add(new Unresolved.Reference(true, link.text().substring(1), "[" + link.text() + "]"));
            } else if (label != null) {
                unresolved.add(new Unresolved.Reference(false, wanted, "[" + link.text() + "][" + label + "]"));
            }
            return LinkResult.none();
        }

        private static boolean isFootnote(String text) {
            if (text.length() < 2 || text.charAt(0) != '^') {
                return false;
            }
            for (int i = 1; i < text.length(); i++) {
                if (text.charAt(i) <= ' ') {
                    return false;
                }
            }
            return true;
        }
    }

    /** Knows no definitions at all. */
    private static final class WithoutReferences extends Delegating {
        WithoutReferences(InlineParserContext context) {
            super(context);
        }

        @Override
        public List<LinkProcessor> getCustomLinkProcessors() {
            return context.getCustomLinkProcessors();
        }

        @Override
        public <D> D getDefinition(Class<D> type, String label) {
            return null;
        }
    }

    private abstract static class Delegating implements InlineParserContext {
        final InlineParserContext context;

        Delegating(InlineParserContext context) {
            this.context = context;
        }

        @Override
        public final List<InlineContentParserFactory> getCustomInlineContentParserFactories() {
            return context.getCustomInlineContentParserFactories();
        }

        @Override
        public final List<DelimiterProcessor> getCustomDelimiterProcessors() {
            return context.getCustomDelimiterProcessors();
        }

        @Override
        public final Set<Character> getCustomLinkMarkers() {
            return context.getCustomLinkMarkers();
        }

        @Override
        public final int getMaxInlineNesting() {
            return context.getMaxInlineNesting();
        }

        @Override
        @Deprecated
        public final LinkReferenceDefinition getLinkReferenceDefinition(String label) {
            return getDefinition(LinkReferenceDefinition.class, label);
        }
    }
}
