package nl.watals.markdown;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/** The HTML that editors may write, exactly: elements, their attributes, and the values of those. */
final class EditorSafelist extends Safelist {
    static final EditorSafelist INSTANCE = new EditorSafelist();

    private static final Set<String> EVERYWHERE = new TreeSet<>(Set.of("dir", "id", "lang", "title"));
    private static final TreeMap<String, Set<String>> ATTRIBUTES = attributes();
    private static final Map<String, Set<String>> CLASSES = Map.of(
            "aside", Set.of("box"),
            "blockquote", Set.of("pull"),
            "div", Set.of("box"),
            "td", Set.of("align-left", "align-center", "align-right"),
            "th", Set.of("align-left", "align-center", "align-right"),
            "section", Set.of("footnotes"),
            "sup", Set.of("footnote-ref"),
            "a", Set.of("footnote-back"));

    static {
        ATTRIBUTES.forEach((tag, attributes) -> {
            INSTANCE.addTags(tag);
            Set<String> all = new TreeSet<>(EVERYWHERE);
            all.addAll(attributes);
            INSTANCE.addAttributes(tag, all.toArray(String[]::new));
        });
    }

    private EditorSafelist() {}

    private static TreeMap<String, Set<String>> attributes() {
        TreeMap<String, Set<String>> allowed = new TreeMap<>();
        String plain = "abbr b bdi br caption cite code dd dfn dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i kbd"
                + " mark p pre rp rt ruby s samp small span strong sub summary sup tbody tfoot thead tr u ul var wbr";
        for (String tag : plain.split(" ")) {
            allowed.put(tag, Set.of());
        }
        allowed.put("a", Set.of("aria-label", "class", "href", "hreflang"));
        allowed.put("aside", Set.of("aria-label", "class"));
        allowed.put("blockquote", Set.of("cite", "class"));
        allowed.put("code", Set.of("class"));
        allowed.put("del", Set.of("cite", "datetime"));
        allowed.put("details", Set.of("open"));
        allowed.put("div", Set.of("class"));
        allowed.put("img", Set.of("alt", "height", "src", "width"));
        allowed.put("ins", Set.of("cite", "datetime"));
        allowed.put("li", Set.of("value"));
        allowed.put("ol", Set.of("reversed", "start", "type"));
        allowed.put("q", Set.of("cite"));
        allowed.put("section", Set.of("aria-label", "class"));
        allowed.put("sup", Set.of("class"));
        allowed.put("table", Set.of("aria-label"));
        allowed.put("td", Set.of("class", "colspan", "rowspan"));
        allowed.put("th", Set.of("class", "colspan", "rowspan", "scope"));
        allowed.put("time", Set.of("datetime"));
        return allowed;
    }

    @Override
    public boolean isSafeAttribute(String tag, Element element, Attribute attribute) {
        return super.isSafeAttribute(tag, element, attribute)
                && valueAllowed(tag, attribute.getKey(), attribute.getValue());
    }

    static boolean isElement(String tag) {
        return ATTRIBUTES.containsKey(tag);
    }

    static boolean isAttribute(String tag, String attribute) {
        return EVERYWHERE.contains(attribute) || ATTRIBUTES.get(tag).contains(attribute);
    }

    static boolean valueAllowed(String tag, String attribute, String value) {
        return switch (attribute) {
            case "href", "src", "cite" -> Destinations.allowedForEditors(value);
            case "class" -> isClass(tag, value);
            default -> true;
        };
    }

    private static boolean isClass(String tag, String value) {
        if (tag.equals("code")) {
            return value.startsWith("language-");
        }
        return CLASSES.getOrDefault(tag, Set.of()).contains(value);
    }

    static String elementsHint() {
        return "allowed are " + String.join(", ", ATTRIBUTES.keySet());
    }

    static String attributesHint(String tag) {
        String own = ATTRIBUTES.get(tag).isEmpty() ? "" : String.join(", ", new TreeSet<>(ATTRIBUTES.get(tag))) + ", ";
        return "allowed on `<" + tag + ">` are " + own + String.join(", ", EVERYWHERE);
    }

    static String valuesHint(String tag, String attribute) {
        if (!attribute.equals("class")) {
            return "allowed are http:, https:, mailto:, tel:, ftp: and addresses without a scheme";
        }
        List<String> classes = tag.equals("code")
                ? List.of("language-…")
                : List.copyOf(new TreeSet<>(CLASSES.getOrDefault(tag, Set.of())));
        return "allowed are " + String.join(", ", classes);
    }
}
