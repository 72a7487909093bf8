package nl.watals.bake;

import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.Map;

/** {@code value | filter} without arguments, for which Pebble would make a map every time. */
final class AppliedFilter implements Expression<Object> {
    private final FilterExpression original;
    private final Filter filter;

    /** @param filter reads its arguments only */
    AppliedFilter(FilterExpression original, Filter filter) {
        this.original = original;
        this.filter = filter;
    }

    @Override
    public Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
        Object input = original.getLeftExpression().evaluate(self, context);
        return filter.apply(
                input instanceof SafeString safe ? safe.toString() : input,
                Map.of(),
                self,
                context,
                original.getLineNumber());
    }

    @Override
    public int getLineNumber() {
        return original.getLineNumber();
    }

    @Override
    public void accept(NodeVisitor visitor) {
        original.accept(visitor);
    }
}
