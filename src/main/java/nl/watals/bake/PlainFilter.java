package nl.watals.bake;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;

/**
 * {@code content.now | plain}: the text of HTML that this program wrote, on one line; {@code plain(160)} cuts it to at
 * most so many characters, at the end of a word, with "…" for what is left out. Null stays null.
 */
final class PlainFilter implements Filter {
    private static final String LENGTH = "length";

    @Override
    public List<String> getArgumentNames() {
        return List.of(LENGTH);
    }

    @Override
    public Object apply(
            Object input, Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
        if (input == null) {
            return null;
        }
        Object length = args.get(LENGTH);
        if (!(input instanceof CharSequence html) || !(length == null || length instanceof Number)) {
            throw new PebbleException(null, "`plain` takes a text and a length", line, self.getName());
        }
        if (length == null) {
            return HtmlText.plain(html.toString());
        }
        int most = ((Number) length).intValue();
        return HtmlText.shorten(HtmlText.plain(html.toString(), most), most);
    }
}
