package nl.watals.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.watals.assets.HashedName;
import nl.watals.hosting.Hosting;
import nl.watals.site.RedirectMap;
import nl.watals.site.Settings;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;

/** Finished sites, each another state of one site: pages come and go and change, and so does how they look. */
final class Releases {
    private static final int MOST_PAGES = 8;

    private final Path folder;
    private final long seed;

    Releases(Path folder, long seed) {
        this.folder = folder;
        this.seed = seed;
    }

    /** The finished site of this number, in a folder of its own; always the same for one number. */
    Path release(int number) {
        Random random = new Random(seed + number);
        Map<String, String> files = new TreeMap<>();
        // Some releases look like the one before.
        String style = HashedName.of("static/style.css", number / 2);
        files.put(style, "p { order: " + number / 2 + " }");
        files.put("favicon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        List<Integer> pages = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            if (random.nextInt(3) > 0) {
                pages.add(page);
            }
        }
        for (int page : pages) {
            int neighbour = pages.get(random.nextInt(pages.size()));
            int text = random.nextInt(3);
            String picture = HashedName.of("static/foto-" + page + ".webp", text);
            files.put(picture, "picture " + page + " " + text);
            files.put(
                    "ideeen/" + page + "/index.html",
                    page("Idee " + page + " " + text, style, "/ideeen/" + neighbour + "/", "/" + picture));
        }
        StringBuilder all = new StringBuilder();
        pages.forEach(page -> all.append("<a href=\"/ideeen/").append(page).append("/\">x</a>\n"));
        files.put(
                "index.html",
                page("Release " + number, style, "/feed.xml", "/favicon.svg").replace("</body>", all + "</body>"));
        files.put("404.html", page("Niet gevonden", style, "/", "/favicon.svg"));
        files.put("feed.xml", feed(pages));
        String words = "zoeken/index/" + Long.toHexString(0xabc0000L + number);
        files.put(words + "/w0.json", "[" + pages + "]");
        files.put("zoeken/index/index.json", "{\"version\":\"" + words + "\"}");
        return write(folder.resolve("release-" + number), files);
    }

    private static String page(String title, String style, String link, String picture) {
        return "<!doctype html>\n<html lang=\"nl\"><head><title>" + title + "</title><link rel=\"stylesheet\" href=\"/"
                + style + "\"></head><body><a href=\"" + link + "\">" + title + "</a><img src=\"" + picture
                + "\" alt=\"\"></body></html>\n";
    }

    private static String feed(List<Integer> pages) {
        StringBuilder feed = new StringBuilder("<feed>");
        pages.forEach(page -> feed.append("<link href=\"/ideeen/").append(page).append("/\"/>"));
        return feed.append("</feed>").toString();
    }

    static Path write(Path output, Map<String, String> files) {
        files.forEach((name, text) -> {
            try {
                Files.createDirectories(output.resolve(name).getParent());
                Files.writeString(output.resolve(name), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return output;
    }

    /** What every host guarantees of a finished site. */
    static Hosting hosting(Path output) throws IOException {
        Problems problems = new Problems();
        Settings settings = Settings.read(
                new SourceText(
                        "jbake.properties",
                        "site.host=https://www.example.nl\nrender.error404=true\nsearch.path=zoeken\n"),
                problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.sorted().toString());
        }
        return Hosting.of(settings, RedirectMap.NONE, output);
    }

    static Map<String, String> texts(Path output) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(output)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(output.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    static Map<String, String> texts(Map<String, byte[]> objects) {
        Map<String, String> texts = new TreeMap<>();
        objects.forEach((name, bytes) -> texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }
}
