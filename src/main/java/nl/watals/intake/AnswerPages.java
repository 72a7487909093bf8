package nl.watals.intake;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import nl.watals.intake.SitePages.SitePage;
import nl.watals.submission.FormTexts;
import nl.watals.web.SecurityHeaders;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The intake's own answers, in the look of the site: a page of the site with other words in it. */
final class AnswerPages {
    private static final String BARE = "<!doctype html><html><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title></title></head>"
            + "<body><main></main></body></html>";

    private final IntakeOptions options;
    private final SitePages pages;
    private final FormTexts texts;

    AnswerPages(IntakeOptions options, SitePages pages) {
        this.options = options;
        this.pages = pages;
        this.texts = options.texts();
    }

    /** A page that says one thing. */
    void show(Context request, int status, String title, String text) {
        Document page = shell(title);
        Element main = page.selectFirst("main");
        main.appendElement("h1").text(title);
        main.appendElement("p").text(text);
        addWayBack(main);
        show(request, status, page);
    }

    /** A page that says one thing and asks for one click. */
    void ask(Context request, String title, String text, String action, String button) {
        Document page = shell(title);
        Element main = page.selectFirst("main");
        main.appendElement("h1").text(title);
        main.appendElement("p").text(text);
        Element form = main.appendElement("form")
                .attr("method", "post")
                .attr("action", options.forms().intake() + action);
        form.appendElement("button").addClass("button").text(button);
        show(request, 200, page);
    }

    /** The site's page of thanks with the code in it. */
    void thank(Context request, String form, String code) {
        Optional<SitePage> known = pages.page(options.forms().thanks(form));
        Document page = known.map(SitePage::document).orElseGet(() -> thanks());
        Element heading = page.selectFirst("h1");
        Element box = new Element("section").addClass("box").attr("aria-labelledby", "code_heading");
        box.appendElement("h2").id("code_heading").text(texts.word("thanks.code.title"));
        box.appendElement("p").appendElement("strong").id("code").text(code);
        box.appendElement("p").text(texts.word("thanks.code.text"));
        box.appendElement("p")
                .appendElement("a")
                .attr("href", home(options.forms().withdraw()))
                .text(texts.word("thanks.code.link"));
        heading.after(box);
        show(request, 200, page);
    }

    private Document thanks() {
        Document page = shell(texts.word("thanks.title"));
        Element main = page.selectFirst("main");
        main.appendElement("h1").text(texts.word("thanks.title"));
        main.appendElement("p").text(texts.word("thanks.text"));
        addWayBack(main);
        return page;
    }

    private void addWayBack(Element main) {
        main.appendElement("p").appendElement("a").attr("href", home("/")).text(texts.word("back"));
    }

    /** The address of a page of the site, as the intake's own pages must write it. */
    String home(String address) {
        return options.isElsewhere() ? options.site() + address : address;
    }

    /** The frame of a page of the site, with nothing in it. */
    private Document shell(String title) {
        Document page = pages.page("/404.html")
                .or(() -> pages.page(options.forms().thanks("")))
                .map(SitePage::document)
                .orElseGet(() -> Jsoup.parse(BARE));
        Element main = page.selectFirst("main");
        if (main == null) {
            page = Jsoup.parse(BARE);
            main = page.selectFirst("main");
        }
        main.empty();
        page.title(title);
        page.selectFirst("html").attr("lang", options.language());
        page.select("link[rel=canonical], meta[property], meta[name=description]")
                .remove();
        return page;
    }

    /** Sends a page of the site that was changed; what it needs of the site is allowed, and nothing else. */
    void show(Context request, int status, Document page) {
        page.select("script:not([src])").remove();
        if (options.isElsewhere()) {
            page.head().prependElement("base").attr("href", options.site() + "/");
        }
        page.outputSettings().prettyPrint(false);
        String from = options.isElsewhere() ? "'self' " + options.site() : "'self'";
        StringBuilder styles = new StringBuilder(from);
        for (Element style : page.select("style")) {
            styles.append(" '").append(hash(style.data())).append('\'');
        }
        String policy = SecurityHeaders.CONTENT_POLICY
                .replace("style-src 'self'", "style-src " + styles)
                .replace("img-src 'self'", "img-src " + from)
                .replace("font-src 'self'", "font-src " + from)
                .replace("script-src 'self'", "script-src " + from)
                .replace("base-uri 'none'", "base-uri " + (options.isElsewhere() ? options.site() : "'none'"));
        request.header("Content-Security-Policy", policy);
        request.status(status).contentType("text/html; charset=utf-8").result(page.outerHtml());
    }

    private static String hash(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
