package nl.watals.bake;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;

/**
 * {@code pdf(content)} is the PDF of a page: its {@code address}, {@code kilobytes} and {@code pages} (0 when an editor put
 * it there); null when the page has none.
 */
record PdfFunction(Pdfs pdfs) implements Function {
    @Override
    public List<String> getArgumentNames() {
        return List.of("page");
    }

    @Override
    public Object execute(Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
        if (args.get("page") instanceof SiteDocument page) {
            return pdfs.of(page).orElse(null);
        }
        throw new PebbleException(null, "`pdf` needs a page, for example `content`", line, self.getName());
    }
}
