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
 * {@code picture(content.image, content.imageAlt)} is a picture of the site as HTML, with its size and its copies; a third
 * argument says how wide it is shown, the fourth {@code "eager"} that it is loaded at once.
 */
record PictureFunction(Images images, Assets assets) implements Function {
    private static final String ADDRESS = "address";
    private static final String ALT = "alt";
    private static final String SIZES = "sizes";
    private static final String LOADING = "loading";

    @Override
    public List<String> getArgumentNames() {
        return List.of(ADDRESS, ALT, SIZES, LOADING);
    }

    @Override
    public Object execute(Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
        if (args.get(ADDRESS) == null || args.get(ALT) == null) {
            throw new PebbleException(
                    null,
                    args.get(ADDRESS) == null
                            ? "`picture` needs the address of a picture"
                            : "`picture` needs to know what is seen; \"\" for mere decoration",
                    line,
                    self.getName());
        }
        String address = args.get(ADDRESS).toString();
        String name = address.startsWith("/") ? address.substring(1) : address;
        String alt = args.get(ALT).toString();
        boolean eager = "eager".equals(args.get(LOADING));
        if (images.has(name)) {
            String sizes = args.get(SIZES) == null
                    ? images.defaultSizes()
                    : args.get(SIZES).toString();
            return new SafeString(new PictureMarkup(images).of(name, alt, sizes, eager, 0, ""));
        }
        if (!assets.has(name)) {
            throw new PebbleException(
                    null,
                    "there is no picture `" + address + "`: "
                            + Nearest.hint(name, assets.names(), "addresses are from the root"),
                    line,
                    self.getName());
        }
        return new SafeString("<img src=\"" + HtmlText.escape(address) + "\" alt=\"" + HtmlText.escape(alt) + "\""
                + (eager ? ">" : " loading=\"lazy\">"));
    }
}
