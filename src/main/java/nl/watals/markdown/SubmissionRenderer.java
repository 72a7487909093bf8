package nl.watals.markdown;

import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/** Writes what the visitors' dialect knows; of everything else the characters that were typed. */
final class SubmissionRenderer extends ContainerRenderer {
    private final String source;
    private int blocks;

    SubmissionRenderer(String source) {
        super(source.length());
        this.source = source;
    }

    String html() {
        return out.toString();
    }

    String excerpt() {
        return prose.excerpt();
    }

    int words() {
        return prose.words();
    }

    @Override
    public void visit(Paragraph paragraph) {
        boolean tight = openParagraph(paragraph);
        visitChildren(paragraph);
        closeParagraph(tight);
    }

    private boolean openParagraph(Block block) {
        Node parent = block.getParent();
        boolean tight = parent != null && parent.getParent() instanceof ListBlock list && list.isTight();
        if (!tight) {
            Html.line(out);
            out.append("<p>");
        } else if (block.getPrevious() != null) {
            Html.line(out);
        }
        if (blocks == 0) {
            prose.paragraphStarts();
        }
        return tight;
    }

    private void closeParagraph(boolean tight) {
        prose.paragraphEnds();
        if (!tight) {
            out.append("</p>\n");
        }
    }

    @Override
    void container(Node block) {
        blocks++;
        visitChildren(block);
        blocks--;
    }

    @Override
    public void visit(Text text) {
        text(text.getLiteral());
    }

    private void text(String literal) {
        Html.text(out, literal);
        prose.text(literal);
    }

    @Override
    public void visit(Emphasis emphasis) {
        out.append("<em>");
        visitChildren(emphasis);
        out.append("</em>");
    }

    @Override
    public void visit(StrongEmphasis emphasis) {
        out.append("<strong>");
        visitChildren(emphasis);
        out.append("</strong>");
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        out.append('\n');
        prose.space();
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        out.append("<br>\n");
        prose.space();
    }

    @Override
    public void visit(Link link) {
        if (!isPlainlyWritten(link)) {
            typed(link, "\n");
            return;
        }
        out.append("<a href=\"");
        Html.url(out, link.getDestination());
        out.append("\" rel=\"").append(SubmissionSafelist.REL).append("\">");
        visitChildren(link);
        out.append("</a>");
    }

    /**
     * Whether the reader of the source sees the same address as the browser: {@code [text](address)} with an allowed
     * address that holds no escape or entity, and nothing else behind it.
     */
    private boolean isPlainlyWritten(Link link) {
        String destination = link.getDestination();
        if (link.getTitle() != null || !Destinations.allowedForVisitors(destination)) {
            return false;
        }
        List<SourceSpan> spans = link.getSourceSpans();
        if (spans.isEmpty()) {
            return false;
        }
        SourceSpan last = spans.get(spans.size() - 1);
        int end = last.getInputIndex() + last.getLength();
        return source.startsWith("](" + destination + ")", end - destination.length() - 3);
    }

    // What the dialect does not know.

    @Override
    public void visit(Image image) {
        typed(image, "\n");
    }

    @Override
    public void visit(Code code) {
        typed(code, "\n");
    }

    @Override
    public void visit(HtmlInline html) {
        typed(html, "\n");
    }

    @Override
    public void visit(HtmlBlock html) {
        typedParagraph(html);
    }

    @Override
    public void visit(FencedCodeBlock code) {
        typedParagraph(code);
    }

    @Override
    public void visit(ThematicBreak rule) {
        typedParagraph(rule);
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        typedParagraph(definition);
    }

    @Override
    public void visit(CustomNode node) {
        // Text that was not parsed stands before this as text; nobody but the visitor could mend it.
    }

    private void typedParagraph(Block block) {
        boolean tight = openParagraph(block);
        typed(block, "<br>\n");
        closeParagraph(tight);
    }

    private void typed(Node node, String lineEnd) {
        int line = -1;
        for (SourceSpan span : node.getSourceSpans()) {
            if (line >= 0) {
                out.append(lineEnd);
                prose.space();
            }
            line = span.getLineIndex();
            text(source.substring(span.getInputIndex(), span.getInputIndex() + span.getLength()));
        }
    }
}
