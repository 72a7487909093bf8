package nl.watals.bake;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code pages | where("type", "idea")}: the documents or maps of a list that have the value under the key, in order. */
final class WhereFilter implements Filter {
    private static final String KEY = "key";
    private static final String VALUE = "value";

    @Override
    public List<String> getArgumentNames() {
        return List.of(KEY, VALUE);
    }

    @Override
    public Object apply(
            Object input, Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
        if (!(input instanceof Iterable<?> items) || args.get(VALUE) == null) {
            throw new PebbleException(null, "`where` takes a list, a key and a value", line, self.getName());
        }
        List<Object> found = new ArrayList<>();
        for (Object item : items) {
            if (item instanceof Map<?, ?> map && args.get(VALUE).equals(map.get(args.get(KEY)))) {
                found.add(item);
            }
        }
        return found;
    }
}
