package nl.watals.preview;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import nl.watals.bake.LiveSite.Answer;
import nl.watals.hosting.MediaTypes;
import nl.watals.site.SiteBuilder.Withholding;
import nl.watals.web.Answered;
import nl.watals.web.Assets;
import nl.watals.web.Messages;
import nl.watals.web.Pages;
import nl.watals.web.WebApp;

/**
 * The pages of the preview: the site's own, with a script in them that shows each change and each mistake as it comes. The
 * script is the only difference from what a build writes.
 */
public final class PreviewApp implements WebApp, AutoCloseable {
    private static final String OWN = "/__preview";
    /** Where the mail is shown that a real site would send. */
    public static final String MAIL = OWN + "/post";

    private static final String SCRIPT = "live.js";
    private static final String BODY_END = "</body>";
    private static final String NOT_FOUND = "404.html";

    /** Pages bring a policy of their own; one from here would forbid what a real host allows them. */
    private static final String SITE_POLICY = "frame-ancestors 'none'";

    private final Preview preview;
    private final Messages messages;
    private final Pages pages;
    private final Assets assets;
    private final ProblemView view;
    private final Supplier<List<Letter>> letters;
    private volatile boolean closed;
    private final Set<SseClient> followers = ConcurrentHashMap.newKeySet();

    /** A mail that would be sent, were this not a preview. */
    public record Letter(Instant since, String to, String subject, String body) {}

    /**
     * @param language that of the preview's own texts, {@code nl} or {@code en}
     * @param letters the mail that waits, the latest first
     */
    public PreviewApp(Preview preview, String language, Supplier<List<Letter>> letters) {
        this.letters = letters;
        this.preview = preview;
        this.messages = Messages.of(language, PreviewApp.class);
        this.pages = new Pages(PreviewApp.class, messages, ZoneId.systemDefault());
        this.assets = new Assets(PreviewApp.class, OWN, List.of(SCRIPT, "problems.css"));
        this.view = new ProblemView(preview.source());
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.sse(OWN + "/events", this::follow);
        routes.get(MAIL, this::mail);
        routes.get(OWN + "/{file}", request -> assets.send(request, request.pathParam("file")));
        routes.get("/*", this::show);
        routes.head("/*", this::show);
    }

    @Override
    public void fail(Context request, int status) {
        pages.show(
                request,
                "failure.peb",
                Map.of(
                        "title", messages.text("preview.failure.title"),
                        "text", messages.text("preview.failure.text"),
                        "style", assets.urls().get("problems.css")));
    }

    private void follow(SseClient client) {
        if (closed) {
            client.close();
            return;
        }
        client.keepAlive();
        Preview.Listener listener = state -> send(client, state);
        followers.add(client);
        client.onClose(() -> {
            preview.forget(listener);
            followers.remove(client);
        });
        preview.listen(listener);
        send(client, preview.state());
    }

    private void send(SseClient client, Preview.State state) {
        client.sendEvent("state", view.json(state, messages));
    }

    /** Lets go of the browsers that wait for changes; a server waits for them when it stops. */
    @Override
    public void close() {
        closed = true;
        followers.forEach(SseClient::close);
    }

    private void mail(Context request) {
        pages.show(
                request,
                "mail.peb",
                Map.of("letters", letters.get(), "style", assets.urls().get("problems.css")));
    }

    private void show(Context request) {
        String path = request.path();
        Optional<String> file = file(path);
        if (file.isPresent() && answer(request, file.get(), 200)) {
            return;
        }
        // Of the same site only: an address with two slashes would name another host.
        boolean folder = file.isPresent() && !path.endsWith("/") && !path.startsWith("//");
        if (folder && exists(file.get() + "/index.html")) {
            request.redirect(path + "/", io.javalin.http.HttpStatus.MOVED_PERMANENTLY);
            return;
        }
        missing(request);
    }

    private void missing(Context request) {
        if (preview.site().isEmpty()) {
            problems(request, preview.state());
        } else if (!answer(request, NOT_FOUND, 404)) {
            request.status(404);
            html(
                    request,
                    "<!doctype html><title>404</title><p>404</p></body>",
                    Optional.empty(),
                    preview.state().version());
        }
        Answered.mark(request);
    }

    private boolean exists(String file) {
        return !(get(file) instanceof Answer.Missing);
    }

    /** The file of an address; empty when it can be none of the site. */
    private static Optional<String> file(String path) {
        String file = path.substring(1);
        if (path.contains("//") || file.startsWith("../") || file.contains("/../")) {
            return Optional.empty();
        }
        return Optional.of(file.isEmpty() || file.endsWith("/") ? file + "index.html" : file);
    }

    private Answer get(String file) {
        try {
            return preview.site().get(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers with a file of the site, if there is one. */
    private boolean answer(Context request, String file, int status) {
        // Before the file: one that is older than its version would never be loaded again.
        String version = preview.state().version();
        Answer answer = get(file);
        if (answer instanceof Answer.File found) {
            request.status(status);
            send(request, file, found, version);
            return true;
        }
        if (answer instanceof Answer.Broken broken) {
            problems(request, new Preview.State(version, List.of(broken.problem()), Optional.empty()));
            return true;
        }
        return false;
    }

    private void send(Context request, String file, Answer.File found, String version) {
        request.header("Content-Security-Policy", SITE_POLICY);
        if (file.endsWith(".html")) {
            html(request, new String(found.bytes(), StandardCharsets.UTF_8), found.waiting(), version);
        } else {
            request.contentType(MediaTypes.of(file)).result(found.bytes());
        }
    }

    private void html(Context request, String page, Optional<Withholding> waiting, String version) {
        int end = page.lastIndexOf(BODY_END);
        String script = script(waiting, version);
        String live = end < 0 ? page + script : page.substring(0, end) + script + page.substring(end);
        request.contentType("text/html; charset=utf-8").result(live);
    }

    /** The script, with what it has to know of the page. */
    private String script(Optional<Withholding> waiting, String version) {
        String mark = waiting.map(
                        why -> messages.text("preview.waiting." + why.name().toLowerCase(Locale.ROOT)))
                .orElse("");
        return "<script src=\"" + assets.urls().get(SCRIPT) + "\" data-events=\"" + OWN + "/events\" data-version=\""
                + version + "\" data-mark=\"" + attribute(mark)
                + "\" data-changed=\"" + attribute(messages.text("preview.changed.text"))
                + "\" data-again=\"" + attribute(messages.text("preview.changed.again")) + "\" defer></script>";
    }

    private static String attribute(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;");
    }

    /** The page of a site that cannot be shown: what is wrong, and where. */
    private void problems(Context request, Preview.State state) {
        request.status(500);
        Map<String, Object> page = view.page(state, messages);
        page.put("style", assets.urls().get("problems.css"));
        html(request, pages.render("problems.peb", page), Optional.empty(), state.version());
        Answered.mark(request);
    }
}
