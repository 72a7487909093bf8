package nl.watals.markdown;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/** The HTML that a visitor's text can become, exactly. */
final class SubmissionSafelist extends Safelist {
    static final String REL = "nofollow ugc noopener";
    static final SubmissionSafelist INSTANCE = new SubmissionSafelist();

    static {
        INSTANCE.addTags("p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a")
                .addAttributes("a", "href", "rel")
                .addAttributes("ol", "start")
                .addEnforcedAttribute("a", "rel", REL);
    }

    private SubmissionSafelist() {}

    @Override
    public boolean isSafeAttribute(String tag, Element element, Attribute attribute) {
        return super.isSafeAttribute(tag, element, attribute)
                && switch (attribute.getKey()) {
                    case "href" -> Destinations.allowedForVisitors(attribute.getValue());
                    case "rel" -> REL.equals(attribute.getValue());
                    case "start" -> isNumber(attribute.getValue());
                    default -> false;
                };
    }

    private static boolean isNumber(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= 9;
    }
}
