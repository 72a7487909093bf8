package nl.watals.bake;

import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.io.IOException;
import java.io.Writer;

/**
 * Lets a macro that is printed write on the page at once. Pebble collects its text, makes one string of it, and prints
 * that. One for each thread.
 */
final class MacroOutput {
    private static final ThreadLocal<MacroOutput> CURRENT = ThreadLocal.withInitial(MacroOutput::new);

    private Writer page;
    private String macro;

    private MacroOutput() {}

    /**
     * Evaluates the call of a macro.
     *
     * @param macro the one that is called first
     * @return what is still to be printed: nothing but an empty text if the macro wrote on the page itself
     */
    static Object call(
            String macro, Expression<?> call, Utf8Writer page, PebbleTemplateImpl self, EvaluationContextImpl context) {
        MacroOutput output = CURRENT.get();
        output.page = page;
        output.macro = macro;
        try {
            return call.evaluate(self, context);
        } finally {
            output.page = null;
        }
    }

    /** Where the macro writes that begins now. */
    private static Writer take(String macro, Writer own) {
        MacroOutput output = CURRENT.get();
        Writer page = output.page;
        if (page == null || !output.macro.equals(macro)) {
            return own;
        }
        output.page = null;
        return page;
    }

    /** The body of a macro. */
    static final class Body extends AbstractRenderableNode {
        private final String macro;
        private final BodyNode body;

        Body(String macro, BodyNode body) {
            super(body.getLineNumber());
            this.macro = macro;
            this.body = body;
        }

        @Override
        public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
            body.render(self, take(macro, writer), context);
        }

        @Override
        public void accept(NodeVisitor visitor) {
            body.accept(visitor);
        }
    }
}
