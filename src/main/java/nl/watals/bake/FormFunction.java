package nl.watals.bake;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.watals.site.FormSettings;
import nl.watals.site.Settings;
import nl.watals.submission.Form;
import nl.watals.submission.Forms;
import nl.watals.text.Nearest;

/** {@code form("idee")} is a form as templates show it; {@code form("intrekken")} that for taking something back. */
final class FormFunction implements Function {
    private final Settings settings;
    private final Map<String, Map<String, Object>> made = new ConcurrentHashMap<>();
    private FormMarkup markup;

    FormFunction(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<String> getArgumentNames() {
        return List.of("key");
    }

    @Override
    public Object execute(Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
        String key = String.valueOf(args.get("key"));
        Map<String, Object> known = made.get(key);
        if (known == null) {
            known = make(key, line, self);
            made.put(key, known);
        }
        return known;
    }

    private synchronized Map<String, Object> make(String key, int line, PebbleTemplate self) {
        if (markup == null) {
            markup = new FormMarkup(settings);
        }
        if (key.equals(FormSettings.WITHDRAWAL)) {
            return markup.withdraw();
        }
        Form form = Forms.of(key).orElseThrow(() -> {
            String all = "there are " + String.join(", ", Forms.keys()) + " and " + FormSettings.WITHDRAWAL;
            return new PebbleException(
                    null,
                    "there is no form `" + key + "`: " + Nearest.hint(key, Forms.keys(), all),
                    line,
                    self.getName());
        });
        return markup.of(form);
    }
}
