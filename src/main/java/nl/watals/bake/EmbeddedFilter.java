package nl.watals.bake;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * {@code earlier.body | embedded("earlier")}: the body of a page as it can stand inside another one. Its ids get the
 * prefix and {@code _}, so that they are not those of the page around it, and links inside the body follow them. Its
 * headings come one level lower, the sixth stays.
 */
final class EmbeddedFilter implements Filter {
    private static final String PREFIX = "prefix";

    @Override
    public List<String> getArgumentNames() {
        return List.of(PREFIX);
    }

    @Override
    public Object apply(
            Object input, Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
        if (!(input instanceof String html) || args.get(PREFIX) == null) {
            throw new PebbleException(null, "`embedded` takes HTML and a prefix", line, self.getName());
        }
        return embed(html, args.get(PREFIX) + "_");
    }

    static String embed(String html, String prefix) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        for (Element element : document.body().getAllElements()) {
            if (element.hasAttr("id")) {
                element.attr("id", prefix + element.attr("id"));
            }
            if (element.attr("href").startsWith("#")) {
                element.attr("href", "#" + prefix + element.attr("href").substring(1));
            }
            lower(element);
            // It is not the first of its page here.
            if (element.hasAttr("fetchpriority")) {
                element.removeAttr("fetchpriority").attr("loading", "lazy");
            }
        }
        return document.body().html();
    }

    private static void lower(Element element) {
        String name = element.normalName();
        boolean heading = name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) < '6';
        if (heading) {
            element.tagName("h" + (char) (name.charAt(1) + 1));
        }
    }
}
