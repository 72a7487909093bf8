package nl.watals.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.watals.submission.FieldError;
import nl.watals.submission.Form;
import nl.watals.submission.FormTexts;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The page that a form stands on, with what was filled in and what has to be mended: the same marks that the site's script
 * puts there. Texts go in as texts, never as HTML.
 */
final class FilledPage {
    private final Document document;
    private final Element form;
    private final FormTexts texts;

    FilledPage(SitePages.SitePage page, String key, FormTexts texts) {
        this.document = page.document();
        document.outputSettings().prettyPrint(false);
        this.form = document.selectFirst("form[data-form=" + key + "]");
        this.texts = texts;
    }

    Document document() {
        return document;
    }

    /** Fills the fields with what was sent, as it was sent. */
    FilledPage fill(Form description, Map<String, List<String>> sent) {
        description.fields().forEach(field -> fill(field.key(), sent.getOrDefault(field.key(), List.of())));
        return this;
    }

    private void fill(String field, List<String> values) {
        for (Element input : form.select("[name=" + field + "]")) {
            String first = values.isEmpty() ? "" : visible(values.get(0));
            switch (input.normalName() + " " + input.attr("type")) {
                case "input radio", "input checkbox" -> input.attr("checked", values.contains(input.attr("value")));
                case "input hidden" -> {
                    // The page knows better than the request.
                }
                case "select " ->
                    input.select("option")
                            .forEach(option ->
                                    option.attr("selected", option.attr("value").equals(first)));
                case "textarea " -> input.text(first);
                default -> input.attr("value", first);
            }
        }
    }

    /** What HTML can hold. */
    private static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\n' || c == '\t' || c >= ' ' && c != 127 && !(c >= 0xD800 && c <= 0xDFFF))
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /** Puts the messages above the form and beside the fields. */
    FilledPage mark(List<FieldError> errors) {
        List<Element> lines = new ArrayList<>();
        for (FieldError error : errors) {
            Element entry = form.selectFirst("[data-key=" + error.field() + "]");
            Element first = entry == null ? null : entry.selectFirst("input, textarea, select");
            Element line = new Element("li");
            lines.add(line);
            if (first == null) {
                line.text(error.message());
            } else {
                line.appendElement("a").attr("href", "#" + first.id()).text(error.message());
                mark(entry, first, error.message());
            }
        }
        summary(lines);
        return this;
    }

    private void mark(Element entry, Element first, String message) {
        Element line = new Element("p").addClass("error").id(first.id() + "_error");
        line.text(texts.word("errors.prefix") + " " + message);
        Element choice = first.closest(".choice");
        (choice == null ? first : choice).before(line);
        Element holder = entry.normalName().equals("fieldset") ? entry : first;
        holder.attr("aria-invalid", "true");
        holder.attr("aria-describedby", (line.id() + " " + holder.attr("aria-describedby")).strip());
    }

    private void summary(List<Element> lines) {
        String title = lines.size() == 1
                ? texts.word("errors.one")
                : texts.word("errors.many").replace("{0}", "" + lines.size());
        Element box = new Element("div")
                .addClass("errors")
                .id(form.attr("data-form") + "_errors")
                .attr("role", "alert")
                .attr("tabindex", "-1");
        box.appendElement("p").addClass("title").text(title);
        box.appendElement("ul").appendChildren(lines);
        form.selectFirst("[id$=_heading]").after(box);
        document.title(texts.word("errors.prefix") + " " + document.title());
    }

    /** Says something above the form that is about none of its fields. */
    FilledPage say(String words) {
        Element box =
                new Element("div").addClass("errors").attr("role", "alert").attr("tabindex", "-1");
        box.appendElement("p").addClass("title").text(words);
        form.selectFirst("[id$=_heading]").after(box);
        document.title(texts.word("errors.prefix") + " " + document.title());
        return this;
    }
}
