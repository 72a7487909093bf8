package nl.watals.markdown;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseErrorList;
import org.jsoup.safety.Cleaner;

/** jsoup's judgement over the HTML of visitors' texts. */
final class SubmissionCleaner {
    private static final Cleaner CLEANER = new Cleaner(SubmissionSafelist.INSTANCE);

    private SubmissionCleaner() {}

    /** The fragment itself if it is valid — not one parse error, and nothing that the safelist does not name —, else what is safe of it. */
    static String clean(String html) {
        if (isValid(html)) {
            return html;
        }
        Document clean = CLEANER.clean(Jsoup.parseBodyFragment(html));
        clean.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);
        return clean.body().html();
    }

    /** As {@link Cleaner#isValidBodyHtml}, but without building the clean copy that nobody looks at. */
    private static boolean isValid(String html) {
        ParseErrorList errors = ParseErrorList.tracking(1);
        List<Node> nodes = org.jsoup.parser.Parser.parseFragment(html, new Element("body"), "", errors);
        return errors.isEmpty() && areSafe(nodes);
    }

    private static boolean areSafe(List<Node> nodes) {
        for (Node node : nodes) {
            boolean safe = node instanceof Element element ? isSafe(element) : node instanceof TextNode;
            if (!safe) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSafe(Element element) {
        String tag = element.normalName();
        if (!SubmissionSafelist.INSTANCE.isSafeTag(tag)) {
            return false;
        }
        for (Attribute attribute : element.attributes()) {
            if (!SubmissionSafelist.INSTANCE.isSafeAttribute(tag, element, attribute)) {
                return false;
            }
        }
        return areSafe(element.childNodes());
    }
}
