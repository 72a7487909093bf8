package nl.watals.bake;

import io.pebbletemplates.pebble.attributes.ResolvedAttribute;
import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.GetAttributeExpression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.Map;

/**
 * {@code owner.key}, looked up at once where the owner is a map, as nearly all are. What is not found there goes Pebble's
 * own way, so that mistakes are told as ever.
 */
final class KnownAttribute implements Expression<Object> {
    private final Expression<?> owner;
    private final String key;
    private final GetAttributeExpression otherwise;
    private final DocumentResolver resolver;

    /** @param owner to be evaluated twice without harm */
    KnownAttribute(Expression<?> owner, String key, GetAttributeExpression otherwise, DocumentResolver resolver) {
        this.owner = owner;
        // The same object as in most documents: comparing the letters takes as long as the rest.
        this.key = key.intern();
        this.otherwise = otherwise;
        this.resolver = resolver;
    }

    Expression<?> owner() {
        return owner;
    }

    String key() {
        return key;
    }

    @Override
    public Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
        if (owner.evaluate(self, context) instanceof Map<?, ?> map) {
            Object value = map.get(key);
            if (value != null) {
                return value;
            }
            ResolvedAttribute absent = resolver.absent(map, key);
            if (absent != null) {
                return absent.evaluatedValue;
            }
        }
        return otherwise.evaluate(self, context);
    }

    @Override
    public int getLineNumber() {
        return otherwise.getLineNumber();
    }

    @Override
    public void accept(NodeVisitor visitor) {
        otherwise.accept(visitor);
    }
}
