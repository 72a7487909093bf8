package nl.watals.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Style sheets, scripts and pictures that lie in {@code assets/} beside a class. Their addresses change when they do, so
 * browsers may keep them for good. Immutable.
 */
public final class Assets {
    private static final int HASH = 12;

    private record Asset(String url, String type, byte[] bytes) {}

    private final Map<String, Asset> byName = new HashMap<>();
    private final Map<String, Asset> byFile = new HashMap<>();

    /**
     * @param path where they stand: {@code /balie/assets}
     * @param names the files
     */
    public Assets(Class<?> folder, String path, List<String> names) {
        for (String name : names) {
            byte[] bytes = read(folder, name);
            int dot = name.lastIndexOf('.');
            String hash =
                    Secrets.hash(new String(bytes, StandardCharsets.ISO_8859_1)).substring(0, HASH);
            String file = name.substring(0, dot) + "-" + hash + name.substring(dot);
            Asset asset = new Asset(path + "/" + file, type(name.substring(dot + 1)), bytes);
            byName.put(name, asset);
            byFile.put(file, asset);
        }
    }

    private static byte[] read(Class<?> folder, String name) {
        try (InputStream in = folder.getResourceAsStream("assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + name + " beside " + folder.getName());
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String ending) {
        return switch (ending) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException("what is a file ." + ending + "?");
        };
    }

    /** The addresses by the names of the files, for templates. */
    public Map<String, String> urls() {
        Map<String, String> urls = new HashMap<>();
        byName.forEach((name, asset) -> urls.put(name, asset.url()));
        return urls;
    }

    /** Answers a request for one of them. */
    public void send(Context request, String file) {
        Asset asset = byFile.get(file);
        if (asset == null) {
            throw new NotFoundResponse();
        }
        request.header("Cache-Control", "public, max-age=31536000, immutable");
        request.contentType(asset.type()).result(asset.bytes());
    }
}
