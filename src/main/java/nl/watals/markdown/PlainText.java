package nl.watals.markdown;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The text inside a node, without any markup: for ids, alternative texts and excerpts. */
final class PlainText extends AbstractVisitor {
    private final StringBuilder out = new StringBuilder();
    private final char lineBreak;

    private PlainText(char lineBreak) {
        this.lineBreak = lineBreak;
    }

    static String of(Node node, char lineBreak) {
        Node only = node.getFirstChild();
        if (only == null) {
            return "";
        }
        if (only instanceof Text text && only.getNext() == null) {
            return text.getLiteral();
        }
        PlainText plain = new PlainText(lineBreak);
        plain.visitChildren(node);
        return plain.out.toString();
    }

    @Override
    public void visit(Text text) {
        out.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        out.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak softLineBreak) {
        out.append(lineBreak);
    }

    @Override
    public void visit(HardLineBreak hardLineBreak) {
        out.append(lineBreak);
    }
}
