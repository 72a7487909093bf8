package nl.watals.bake;

import io.pebbletemplates.pebble.extension.AbstractNodeVisitor;
import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.MacroNode;
import io.pebbletemplates.pebble.node.NamedArgumentNode;
import io.pebbletemplates.pebble.node.PositionalArgumentNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.TextNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.FunctionOrMacroInvocationExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.node.expression.TernaryExpression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.utils.Pair;
import io.pebbletemplates.pebble.utils.StringUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes a compiled template quicker, and changes nothing of what it writes: messages without parts to fill in become
 * text, texts in a row become one, what is printed is escaped without a detour through the arguments of a filter, which
 * Pebble collects in a map each time, macros write on the page at once, and attributes are looked up without a search for
 * who may know them. It comes after the escaper.
 */
final class TemplateTuning extends AbstractNodeVisitor {
    private static final String ESCAPE = "escape";
    private static final String HTML = "html";

    private final Map<String, String> messages;
    private final ExpressionTuning expressions;

    /** @param expressions how the values in it become quicker */
    TemplateTuning(PebbleTemplateImpl template, Map<String, String> messages, ExpressionTuning expressions) {
        super(template);
        this.messages = messages;
        this.expressions = expressions;
    }

    @Override
    public void visit(PrintNode node) {
        Expression<?> expression = node.getExpression();
        if (expression instanceof TernaryExpression choice) {
            choice.setExpression2(tuned(choice.getExpression2()));
            choice.setExpression3(tuned(choice.getExpression3()));
        } else {
            node.setExpression(tuned(expression));
        }
    }

    private Expression<?> tuned(Expression<?> printed) {
        Expression<?> inner = unescaped(printed);
        Expression<?> quick = expressions.tuned(inner);
        return inner == printed ? quick : new Escaped(quick);
    }

    @Override
    public void visit(IfNode node) {
        super.visit(node);
        node.getConditionsWithBodies()
                .replaceAll(branch -> new Pair<>(expressions.tuned(branch.getLeft()), branch.getRight()));
    }

    @Override
    public void visit(MacroNode node) {
        super.visit(node);
        BodyNode body = node.getBody();
        List<RenderableNode> children = body.getChildren();
        BodyNode own = new BodyNode(body.getLineNumber(), new ArrayList<>(children));
        children.clear();
        children.add(new MacroOutput.Body(node.getName(), own));
    }

    /** What an expression escapes; escaping it twice is the same as once. Itself when it escapes nothing. */
    private static Expression<?> unescaped(Expression<?> expression) {
        Expression<?> inner = expression;
        while (inner instanceof FilterExpression filter && isEscape(filter.getRightExpression())) {
            inner = filter.getLeftExpression();
        }
        return inner;
    }

    private static boolean isEscape(Expression<?> right) {
        if (!(right instanceof FilterInvocationExpression filter)
                || !filter.getFilterName().equals(ESCAPE)) {
            return false;
        }
        ArgumentsNode arguments = filter.getArgs();
        if (!isEmpty(arguments.getPositionalArgs())) {
            return false;
        }
        List<NamedArgumentNode> named = arguments.getNamedArgs();
        return isEmpty(named)
                || (named.size() == 1
                        && named.get(0).getValueExpression() instanceof LiteralStringExpression strategy
                        && strategy.getValue().equals(HTML));
    }

    private static boolean isEmpty(List<?> list) {
        return list == null || list.isEmpty();
    }

    @Override
    public void visit(BodyNode node) {
        super.visit(node);
        List<RenderableNode> children = node.getChildren();
        List<RenderableNode> fewer = new ArrayList<>(children.size());
        StringBuilder text = new StringBuilder();
        for (RenderableNode child : children) {
            String constant = constant(child);
            if (constant != null) {
                text.append(constant);
                continue;
            }
            addText(fewer, text, node.getLineNumber());
            fewer.add(printed(child));
        }
        addText(fewer, text, node.getLineNumber());
        children.clear();
        children.addAll(fewer);
    }

    private static void addText(List<RenderableNode> nodes, StringBuilder text, int line) {
        if (text.length() > 0) {
            nodes.add(new EncodedText(text.toString(), line));
            text.setLength(0);
        }
    }

    private static RenderableNode printed(RenderableNode node) {
        return node instanceof PrintNode print && print.getExpression() instanceof Escaped escaped
                ? new PrintedNode(escaped, escaped.inner, ExpressionTuning.macro(escaped.inner), print.getLineNumber())
                : node;
    }

    /** What the node always writes, or null. */
    private String constant(RenderableNode node) {
        if (node instanceof TextNode text) {
            return new String(text.getData());
        }
        if (!(node instanceof PrintNode print) || !(print.getExpression() instanceof Escaped escaped)) {
            return null;
        }
        String message = message(escaped.inner);
        return message == null ? null : HtmlText.escape(message);
    }

    private String message(Expression<?> expression) {
        if (!(expression instanceof FunctionOrMacroInvocationExpression call)
                || !call.getFunctionName().equals("t")
                || !isEmpty(call.getArguments().getNamedArgs())) {
            return null;
        }
        List<PositionalArgumentNode> arguments = call.getArguments().getPositionalArgs();
        return arguments != null
                        && arguments.size() == 1
                        && arguments.get(0).getValueExpression() instanceof LiteralStringExpression key
                ? messages.get(key.getValue())
                : null;
    }

    /** A value as it is printed: escaped, unless it is known to be safe. */
    private static final class Escaped implements Expression<Object> {
        private final Expression<?> inner;

        private Escaped(Expression<?> inner) {
            this.inner = inner;
        }

        @Override
        public Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            Object value = inner.evaluate(self, context);
            return value == null || value instanceof SafeString ? value : HtmlText.escape(StringUtils.toString(value));
        }

        @Override
        public int getLineNumber() {
            return inner.getLineNumber();
        }

        @Override
        public void accept(NodeVisitor visitor) {
            inner.accept(visitor);
        }
    }
}
