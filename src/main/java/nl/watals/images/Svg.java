package nl.watals.images;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * A drawing in SVG. Shown as a picture it runs nothing, but whoever opens the file itself gets a page of this site: so it
 * may hold no script, and nothing from elsewhere.
 *
 * @param mistake what it may not hold; empty when it is harmless
 * @param width in pixels, rounded; 0 when the drawing does not say
 * @param height likewise
 */
public record Svg(Optional<String> mistake, int width, int height) {
    private static final List<String> FORBIDDEN =
            List.of("script", "foreignobject", "iframe", "object", "embed", "handler", "listener");

    /** Reads a drawing. */
    public static Svg read(String text) {
        if (text.contains("<!ENTITY") || text.contains("<!DOCTYPE") && text.contains("[")) {
            return new Svg(Optional.of("an entity"), 0, 0);
        }
        Document document = Jsoup.parse(text, "", Parser.xmlParser());
        Element root = document.selectFirst("svg");
        if (root == null) {
            return new Svg(Optional.of("no <svg> element"), 0, 0);
        }
        for (Element element : document.getAllElements()) {
            Optional<String> mistake = mistake(element);
            if (mistake.isPresent()) {
                return new Svg(mistake, 0, 0);
            }
        }
        double[] box = box(root.attr("viewBox"));
        double width = length(root.attr("width"), box[0]);
        double height = length(root.attr("height"), box[1]);
        boolean known = width >= 1 && height >= 1;
        return new Svg(Optional.empty(), known ? (int) Math.round(width) : 0, known ? (int) Math.round(height) : 0);
    }

    private static Optional<String> mistake(Element element) {
        String name = element.tagName().toLowerCase(Locale.ROOT);
        name = name.substring(name.indexOf(':') + 1);
        if (FORBIDDEN.contains(name)) {
            return Optional.of("<" + name + ">");
        }
        for (Attribute attribute : element.attributes()) {
            String key = attribute.getKey().toLowerCase(Locale.ROOT);
            String value = attribute.getValue().strip();
            if (key.startsWith("on")) {
                return Optional.of("`" + key + "`");
            }
            boolean link = key.equals("href") || key.endsWith(":href") || key.equals("src");
            boolean inside = value.startsWith("#") || value.startsWith("data:image/");
            // A link that readers follow may lead anywhere but into a script.
            boolean anchor = name.equals("a") && (value.startsWith("https:") || value.startsWith("/"));
            if (link && !inside && !anchor) {
                return Optional.of("`" + key + "` to another file");
            }
            boolean animated = (name.equals("set") || name.startsWith("animate")) && key.equals("attributename");
            if (animated && value.toLowerCase(Locale.ROOT).endsWith("href")) {
                return Optional.of("a link that changes");
            }
        }
        return Optional.empty();
    }

    private static double[] box(String viewBox) {
        String[] parts = viewBox.strip().split("[\\s,]+");
        return parts.length == 4 ? new double[] {length(parts[2], 0), length(parts[3], 0)} : new double[] {0, 0};
    }

    /** A length in pixels; {@code otherwise} when it is none, or relative. */
    private static double length(String text, double otherwise) {
        String number = text.endsWith("px") ? text.substring(0, text.length() - 2) : text;
        try {
            return Double.parseDouble(number.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
