package nl.watals.bake;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.utils.StringUtils;
import java.io.IOException;
import java.io.Writer;

/** Prints a value, escaped unless it is known to be safe: on a page in one pass. */
final class PrintedNode extends PrintNode {
    private final Expression<?> value;
    private final String macro;

    /**
     * @param escaped the value, escaped
     * @param value as it is
     * @param macro the macro that gives the value; null if it is none
     */
    PrintedNode(Expression<?> escaped, Expression<?> value, String macro, int line) {
        super(escaped, line);
        this.value = value;
        this.macro = macro;
    }

    @Override
    public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
        if (!(writer instanceof Utf8Writer page)) {
            super.render(self, writer, context);
            return;
        }
        Object printed =
                macro == null ? value.evaluate(self, context) : MacroOutput.call(macro, value, page, self, context);
        if (printed instanceof SafeString safe) {
            page.write(safe.toString());
        } else if (printed != null) {
            page.writeEscaped(StringUtils.toString(printed));
        }
    }
}
