package nl.watals.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import nl.watals.bake.PagePreview;
import nl.watals.inbox.Item;
import nl.watals.inbox.Moderation;
import nl.watals.web.Secrets;
import nl.watals.web.SecurityHeaders;

/** How the page will look. The page itself stands in a frame in which nothing runs and nothing can be sent. */
final class PreviewPages {
    private final Parts parts;

    PreviewPages(Parts parts) {
        this.parts = parts;
    }

    void show(Visit visit) {
        Item item = ReviewPages.item(parts, visit);
        Map<String, Object> model = new HashMap<>();
        Optional<PagePreview.Result> preview = preview(item);
        model.put("id", item.id());
        model.put("url", preview.map(PagePreview.Result::url).orElse(""));
        model.put("problems", preview.map(PagePreview.Result::problems).orElse(java.util.List.of()));
        model.put("blocking", Marks.blocking(item));
        model.put("host", parts.site().host());
        model.put(
                "fragment",
                preview.map(PagePreview.Result::url).map(PreviewPages::fragment).orElse(""));
        visit.request()
                .header(
                        "Content-Security-Policy",
                        SecurityHeaders.CONTENT_POLICY.replace("img-src", "frame-src 'self'; img-src"));
        visit.show("preview.peb", model);
    }

    private static String fragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? "" : url.substring(hash);
    }

    /** The bare page. */
    void page(Visit visit) {
        Item item = ReviewPages.item(parts, visit);
        String html = preview(item).map(PagePreview.Result::html).orElse("");
        visit.request().header("X-Frame-Options", "SAMEORIGIN");
        visit.request()
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; img-src 'self'; font-src 'self'; style-src 'self'" + styles(html)
                                + "; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-same-origin");
        visit.request().contentType("text/html; charset=utf-8").result(html);
    }

    private Optional<PagePreview.Result> preview(Item item) {
        Optional<Moderation.Draft> draft = parts.moderation().draft(item);
        if (draft.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    parts.preview().of(draft.get().path(), draft.get().json()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hashes of the styles within a page of the site. Only its templates can have any: texts are escaped. */
    private static String styles(String html) {
        TreeSet<String> hashes = new TreeSet<>();
        for (int at = html.indexOf("<style"); at >= 0; at = html.indexOf("<style", at + 1)) {
            int start = html.indexOf('>', at) + 1;
            int end = html.indexOf("</style>", start);
            if (start > 0 && end > 0) {
                hashes.add(" 'sha256-" + Secrets.policyHash(html.substring(start, end)) + "'");
            }
        }
        return String.join("", hashes);
    }
}
