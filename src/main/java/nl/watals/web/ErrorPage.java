package nl.watals.web;

import io.javalin.http.Context;
import java.time.ZoneOffset;
import java.util.Map;

/** The page of a request that failed. It says what to do next, and nothing about the cause. */
public final class ErrorPage {
    private final Pages pages;
    private final String style;
    private final String home;

    /**
     * @param language of the page
     * @param style the address of its style sheet
     * @param home where its link leads
     */
    public ErrorPage(String language, String style, String home) {
        this.pages = new Pages(ErrorPage.class, Messages.of(language, ErrorPage.class), ZoneOffset.UTC);
        this.style = style;
        this.home = home;
    }

    /** Answers with the page of a status; one without texts of its own gets those of its family. */
    public void show(Context request, int status) {
        String key = "web.error." + status;
        if (!pages.messages().has(key + ".title")) {
            key = status < 500 ? "web.error.400" : "web.error.500";
        }
        pages.show(
                request,
                "error.peb",
                Map.of(
                        "title",
                        pages.messages().text(key + ".title"),
                        "text",
                        pages.messages().text(key + ".text"),
                        "style",
                        style,
                        "home",
                        home));
    }
}
