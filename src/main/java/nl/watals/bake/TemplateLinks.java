package nl.watals.bake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.watals.site.Reference;
import nl.watals.text.Problem;
import nl.watals.text.SourceText;

/**
 * The addresses of this site that stand in templates word for word ({@code href="/over-ons/"}). What a template computes
 * comes from pages, and is checked there.
 */
final class TemplateLinks {
    private static final List<String> ATTRIBUTES = List.of("href=\"/", "src=\"/", "action=\"/");

    private TemplateLinks() {}

    /** The references of every template that has any, by its path. */
    static Map<String, List<Reference>> in(TemplateSources templates) {
        Map<String, List<Reference>> links = new LinkedHashMap<>();
        for (SourceText source : templates.byName().values()) {
            List<Reference> found = new ArrayList<>();
            for (String attribute : ATTRIBUTES) {
                find(source, attribute, found);
            }
            if (!found.isEmpty()) {
                links.put(source.path(), found);
            }
        }
        return links;
    }

    /** Whether any template shows a form. */
    static boolean haveForms(TemplateSources templates) {
        for (SourceText source : templates.byName().values()) {
            if (source.text().contains("form(\"") || source.text().contains("form(key")) {
                return true;
            }
        }
        return false;
    }

    private static void find(SourceText source, String attribute, List<Reference> found) {
        String text = source.text();
        for (int at = text.indexOf(attribute); at >= 0; at = text.indexOf(attribute, at + 1)) {
            int start = at + attribute.length() - 1;
            int end = text.indexOf('"', start);
            if (end > start && isLiteral(text, start, end)) {
                Problem place = source.problem(start, "", "");
                found.add(new Reference(Reference.Kind.LINK, text.substring(start, end), place.line(), place.column()));
            }
        }
    }

    private static boolean isLiteral(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '{' || c == '}' || c == '\n') {
                return false;
            }
        }
        return !text.startsWith("//", start);
    }
}
