package nl.watals.bake;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import nl.watals.text.Nearest;

/**
 * {@code t("key")} is a text of the site's message bundle ({@code templates/messages/<language>.properties});
 * {@code {0}} in it stands for the second argument, {@code {1}} for the third.
 */
final class MessageFunction implements Function {
    private final Map<String, String> messages;

    MessageFunction(Map<String, String> messages) {
        this.messages = messages;
    }

    @Override
    public List<String> getArgumentNames() {
        return List.of("key", "first", "second");
    }

    @Override
    public Object execute(Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
        String key = String.valueOf(args.get("key"));
        String message = messages.get(key);
        if (message == null) {
            String hint = Nearest.hint(key, messages.keySet(), "add it to templates/messages");
            throw new PebbleException(null, "there is no message `" + key + "`: " + hint, line, self.getName());
        }
        if (args.get("first") != null) {
            message = message.replace("{0}", args.get("first").toString());
        }
        if (args.get("second") != null) {
            message = message.replace("{1}", args.get("second").toString());
        }
        return message;
    }
}
