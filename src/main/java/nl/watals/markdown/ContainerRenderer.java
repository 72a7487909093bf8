package nl.watals.markdown;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;

/** Writes what both dialects write in the same way: quotes and lists. Not thread-safe: one for each text. */
abstract class ContainerRenderer extends AbstractVisitor {
    final StringBuilder out;
    final Prose prose = new Prose();

    /** @param length of the Markdown; the HTML is a little longer */
    ContainerRenderer(int length) {
        out = new StringBuilder(length + length / 4 + 64);
    }

    /** Writes what stands inside a block, as deep as the dialect allows. */
    abstract void container(Node block);

    @Override
    public void visit(BlockQuote quote) {
        Html.line(out);
        out.append("<blockquote>\n");
        container(quote);
        Html.line(out);
        out.append("</blockquote>\n");
    }

    @Override
    public void visit(BulletList list) {
        Html.line(out);
        out.append("<ul>\n");
        container(list);
        Html.line(out);
        out.append("</ul>\n");
    }

    @Override
    public void visit(OrderedList list) {
        Html.line(out);
        Integer start = list.getMarkerStartNumber();
        if (start == null || start == 1) {
            out.append("<ol>\n");
        } else {
            out.append("<ol start=\"").append(start.intValue()).append("\">\n");
        }
        container(list);
        Html.line(out);
        out.append("</ol>\n");
    }

    @Override
    public void visit(ListItem item) {
        out.append("<li>");
        container(item);
        prose.space();
        out.append("</li>\n");
    }
}
