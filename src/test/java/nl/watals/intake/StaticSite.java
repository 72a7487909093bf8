package nl.watals.intake;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.watals.web.WebApp;

/** The files of a site, as any web server would send them: what stands before an intake in production. */
final class StaticSite implements WebApp {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css",
            "js", "text/javascript",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    private final Path output;

    StaticSite(Path output) {
        this.output = output;
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/*", this::file);
    }

    private void file(Context request) throws IOException {
        String path = request.path();
        Path file = output.resolve(path.substring(1) + (path.endsWith("/") ? "index.html" : ""))
                .normalize();
        if (!file.startsWith(output) || !Files.isRegularFile(file)) {
            request.status(404);
            return;
        }
        String name = file.getFileName().toString();
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        request.contentType(type).result(Files.readAllBytes(file));
    }

    @Override
    public void fail(Context request, int status) {
        request.result("" + status);
    }
}
