package nl.watals.whole;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * A text without white space and without the marks of the visitors' dialect. What was typed and what a reader sees must
 * have the same skeleton: whatever Markdown makes of a text, only its own marks may be gone.
 */
final class Skeleton {
    private static final Pattern MARKS = Pattern.compile("[*_>\\[\\]()\\\\+.\\-\\s]");
    private static final Pattern PERCENT = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final Pattern NUMBERS = Pattern.compile("(?m)^[ >*+\\-\\t]*(?:\\d{1,9}[.)][ \\t>*+\\-]*)+");

    private Skeleton() {}

    /** Of what was typed. */
    static String typed(String text) {
        return bare(NUMBERS.matcher(text).replaceAll(""));
    }

    /** Of what the element shows; a link shows its address as well. */
    static String shown(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node node : element.childNodes()) {
            append(node, text);
        }
        return bare(NUMBERS.matcher(text).replaceAll(""));
    }

    private static void append(Node node, StringBuilder out) {
        if (node instanceof TextNode text) {
            out.append(text.getWholeText());
            return;
        }
        if (!(node instanceof Element element)) {
            // A comment or the like shows nothing; its text would be missed.
            return;
        }
        boolean block = !element.tag().isInline();
        if (block || element.tagName().equals("br")) {
            out.append('\n');
        }
        for (Node child : element.childNodes()) {
            append(child, out);
        }
        if (block) {
            out.append('\n');
        }
        out.append(element.attr("href"));
    }

    private static String bare(String text) {
        String bare = MARKS.matcher(text).replaceAll("");
        return PERCENT.matcher(bare).find() ? URLDecoder.decode(escaped(bare), StandardCharsets.UTF_8) : bare;
    }

    /** A percent sign that begins no escape stands for itself. */
    private static String escaped(String text) {
        return text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    }
}
