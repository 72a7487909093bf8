package nl.watals.bake;

import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.escaper.RawFilter;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.NamedArgumentNode;
import io.pebbletemplates.pebble.node.PositionalArgumentNode;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.ContextVariableExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.FunctionOrMacroInvocationExpression;
import io.pebbletemplates.pebble.node.expression.GetAttributeExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.node.expression.PositiveTestExpression;
import io.pebbletemplates.pebble.node.expression.TernaryExpression;
import io.pebbletemplates.pebble.node.expression.UnaryExpression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the expressions of a template quicker, with the same values and the same mistakes. */
final class ExpressionTuning {
    private final Map<String, Filter> filters;
    private final DocumentResolver resolver;

    /** @param filters those that read their arguments only, by name */
    ExpressionTuning(Map<String, Filter> filters, DocumentResolver resolver) {
        this.filters = new HashMap<>(filters);
        this.filters.put("raw", new RawFilter());
        this.resolver = resolver;
    }

    /** The expression, or what takes its place. */
    Expression<?> tuned(Expression<?> expression) {
        if (expression instanceof GetAttributeExpression attribute) {
            return attribute(attribute);
        }
        if (expression instanceof FilterExpression filter) {
            return filter(filter);
        }
        if (expression instanceof BinaryExpression<?> binary) {
            binary.setLeft(tuned(binary.getLeftExpression()));
            // On the right of a test stands its name.
            if (!(binary instanceof PositiveTestExpression)) {
                binary.setRight(tuned(binary.getRightExpression()));
            }
        } else if (expression instanceof UnaryExpression unary) {
            unary.setChildExpression(tuned(unary.getChildExpression()));
        } else if (expression instanceof TernaryExpression choice) {
            choice.setExpression2(tuned(choice.getExpression2()));
            choice.setExpression3(tuned(choice.getExpression3()));
        } else if (expression instanceof FunctionOrMacroInvocationExpression call) {
            tuneArguments(call.getArguments());
        }
        return expression;
    }

    private Expression<?> attribute(GetAttributeExpression attribute) {
        if (attribute.getArgumentsNode() != null) {
            tuneArguments(attribute.getArgumentsNode());
            return attribute;
        }
        Expression<?> owner = tuned(attribute.getNode());
        return isRepeatable(owner) && attribute.getAttributeNameExpression() instanceof LiteralStringExpression key
                ? new KnownAttribute(owner, key.getValue(), attribute, resolver)
                : attribute;
    }

    private static boolean isRepeatable(Expression<?> expression) {
        return expression instanceof ContextVariableExpression || expression instanceof KnownAttribute;
    }

    private Expression<?> filter(FilterExpression filter) {
        filter.setLeft(tuned(filter.getLeftExpression()));
        FilterInvocationExpression invocation = (FilterInvocationExpression) filter.getRightExpression();
        tuneArguments(invocation.getArgs());
        Filter known = filters.get(invocation.getFilterName());
        return known != null && isEmpty(invocation.getArgs()) ? new AppliedFilter(filter, known) : filter;
    }

    private void tuneArguments(ArgumentsNode arguments) {
        if (arguments.getPositionalArgs() != null) {
            arguments
                    .getPositionalArgs()
                    .replaceAll(one -> new PositionalArgumentNode(tuned(one.getValueExpression())));
        }
        if (arguments.getNamedArgs() != null) {
            arguments
                    .getNamedArgs()
                    .replaceAll(one -> new NamedArgumentNode(one.getName(), tuned(one.getValueExpression())));
        }
    }

    private static boolean isEmpty(ArgumentsNode arguments) {
        return isEmpty(arguments.getPositionalArgs()) && isEmpty(arguments.getNamedArgs());
    }

    private static boolean isEmpty(List<?> list) {
        return list == null || list.isEmpty();
    }

    /**
     * The macro that a tuned expression calls, and calls before any other one; null if it may call none. It may be the name
     * of a function as well.
     */
    static String macro(Expression<?> expression) {
        if (expression instanceof FunctionOrMacroInvocationExpression call) {
            return isPlain(call.getArguments()) ? call.getFunctionName() : null;
        }
        return expression instanceof GetAttributeExpression call
                        && call.getArgumentsNode() != null
                        && isPlain(call.getArgumentsNode())
                        && call.getNode() instanceof ContextVariableExpression
                        && call.getAttributeNameExpression() instanceof LiteralStringExpression name
                ? name.getValue()
                : null;
    }

    /** Whether no argument can call a macro. */
    private static boolean isPlain(ArgumentsNode arguments) {
        if (!isEmpty(arguments.getNamedArgs())) {
            return false;
        }
        if (arguments.getPositionalArgs() != null) {
            for (PositionalArgumentNode argument : arguments.getPositionalArgs()) {
                Expression<?> value = argument.getValueExpression();
                if (!isRepeatable(value) && !(value instanceof LiteralStringExpression)) {
                    return false;
                }
            }
        }
        return true;
    }
}
