package nl.watals.bake;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import nl.watals.text.Nearest;

/**
 * {@code asset("style.css")} is the address of a file of the site, with a hash; {@code inlineStyle("style.css")} is a
 * style sheet for a {@code <style>} element; {@code styleHash("style.css")} is what a content security policy says of it.
 */
record AssetFunction(Kind kind, Assets assets) implements Function {
    /** What is asked of the file. */
    enum Kind {
        ADDRESS("asset"),
        STYLE("inlineStyle"),
        STYLE_HASH("styleHash");

        private final String function;

        Kind(String function) {
            this.function = function;
        }

        /** Whether a function of that name asks for a file. */
        static boolean isFunction(String name) {
            for (Kind kind : values()) {
                if (kind.function.equals(name)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final String NAME = "name";

    @Override
    public List<String> getArgumentNames() {
        return List.of(NAME);
    }

    @Override
    public Object execute(Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
        String name = String.valueOf(args.get(NAME));
        String what = mistake(name, kind.function, assets);
        if (!what.isEmpty()) {
            throw new PebbleException(null, what + ": " + hint(name, assets), line, self.getName());
        }
        return switch (kind) {
            case ADDRESS -> assets.address(name);
            case STYLE -> new SafeString(assets.style(name));
            case STYLE_HASH -> new SafeString(assets.styleHash(name));
        };
    }

    /** What is wrong with the name in a call; empty when nothing is. */
    static String mistake(String name, String function, Assets assets) {
        if (!assets.has(name)) {
            return "there is no asset `" + name + "`";
        }
        boolean sheet = function.equals(Kind.ADDRESS.function) || Assets.isStyleSheet(name);
        return sheet ? "" : "`" + name + "` is no style sheet";
    }

    static String hint(String name, Assets assets) {
        return assets.has(name)
                ? "its name must end in .css; the address of any file is `asset(…)`"
                : Nearest.hint(
                        name, assets.names(), "names are relative to the folder of assets, for example `style.css`");
    }
}
