package nl.watals.desk;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import nl.watals.hosting.MediaTypes;
import nl.watals.site.Settings;
import nl.watals.web.WebApp;

/**
 * The style sheets, fonts and pictures of the site, for previews on a desk that has a server of its own. Pages are not served:
 * this is not the site.
 */
public final class PreviewAssets implements WebApp {
    /** The endings of what a page may bring along; nothing else of the folders leaves the desk. */
    private static final Set<String> SHOWN = Set.of("css", "svg", "png", "jpg", "jpeg", "webp", "avif", "ico", "woff2");

    private static final String HASHED = "static/";

    private final List<Path> folders;

    /** @param source the folder of the site; what the last build wrote is used where an asset folder has nothing */
    public PreviewAssets(Path source, Settings settings) {
        this.folders = List.of(
                source.resolve(settings.text("asset.folder")).toAbsolutePath().normalize(),
                source.resolve(settings.text("content.folder")).toAbsolutePath().normalize(),
                source.resolve(settings.text("destination.folder"))
                        .toAbsolutePath()
                        .normalize());
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/", request -> request.redirect(Desk.PATH + "/"));
        routes.get("/<file>", request -> send(request, request.pathParam("file")));
    }

    private void send(Context request, String name) throws IOException {
        boolean shown = SHOWN.contains(name.substring(name.lastIndexOf('.') + 1));
        if (!shown || name.indexOf('\\') >= 0 || name.indexOf(0) >= 0) {
            throw new NotFoundResponse();
        }
        for (String known : List.of(name, withoutHash(name))) {
            for (Path folder : folders) {
                Path file = folder.resolve(known).normalize();
                if (isInside(folder, file)) {
                    request.contentType(MediaTypes.of(name)).result(Files.readAllBytes(file));
                    return;
                }
            }
        }
        throw new NotFoundResponse();
    }

    /** A build gives files names with a hash, {@code static/form.d9sluimlksd5j.css}; before one they have their own. */
    private static String withoutHash(String name) {
        int end = name.lastIndexOf('.');
        int hash = end < 0 ? -1 : name.lastIndexOf('.', end - 1);
        return !name.startsWith(HASHED) || hash < 0
                ? name
                : name.substring(HASHED.length(), hash) + name.substring(end);
    }

    /** Only a file within the folder, wherever links lead, and nothing hidden. */
    private static boolean isInside(Path folder, Path file) throws IOException {
        if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
            return false;
        }
        for (Path part : folder.relativize(file)) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return file.toRealPath().startsWith(folder.toRealPath());
    }

    @Override
    public void fail(Context request, int status) {
        request.contentType("text/plain; charset=utf-8").result(request.status().getMessage());
    }
}
