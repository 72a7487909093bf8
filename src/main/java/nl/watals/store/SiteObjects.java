package nl.watals.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.watals.hosting.Caching;
import nl.watals.hosting.Compressor;
import nl.watals.hosting.Encoding;
import nl.watals.hosting.HostedFile;
import nl.watals.hosting.Hosting;
import nl.watals.hosting.HostingRules;
import nl.watals.site.Redirect;
import nl.watals.store.SiteObject.Headers;
import nl.watals.store.SiteObject.Kind;
import nl.watals.work.Parallel;

/** The files of a finished site as objects, as the description of all hosts says. */
final class SiteObjects {
    private static final Set<String> LISTS =
            Set.of("application/xml", "application/json", "text/calendar; charset=utf-8", "text/plain; charset=utf-8");

    private final Hosting hosting;
    private final Path output;
    private final Optional<Compressor> compressor;
    private final Map<String, String> redirects = new HashMap<>();

    private SiteObjects(Hosting hosting, Path output, Optional<Compressor> compressor) {
        this.hosting = hosting;
        this.output = output;
        this.compressor = compressor;
        for (Redirect redirect : hosting.redirects()) {
            redirects.put(redirect.from(), redirect.to());
        }
    }

    /**
     * All objects, in the order of their files. Every file is read once.
     *
     * @param compressor makes the copies of texts; without one there are none
     */
    static List<SiteObject> of(Hosting hosting, Path output, Optional<Compressor> compressor) throws IOException {
        return new SiteObjects(hosting, output, compressor).all();
    }

    private List<SiteObject> all() throws IOException {
        List<HostedFile> files = hosting.files();
        List<List<SiteObject>> made = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            made.add(List.of());
        }
        try {
            Parallel.forEach(files.size(), i -> made.set(i, objects(files.get(i))));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<SiteObject> objects = new ArrayList<>();
        made.forEach(objects::addAll);
        return objects;
    }

    private List<SiteObject> objects(HostedFile file) {
        try {
            Optional<String> redirect = Optional.ofNullable(redirects.get(file.url()));
            Headers headers = new Headers(file.contentType(), file.caching(), Optional.empty(), redirect);
            Path place = output.resolve(file.path());
            List<SiteObject> objects = new ArrayList<>();
            objects.add(new SiteObject(file.path(), kind(file), headers, Content.of(place)));
            if (file.text() && compressor.isPresent()) {
                addCopies(objects, file, place, compressor.get());
            }
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addCopies(List<SiteObject> objects, HostedFile file, Path place, Compressor compressor)
            throws IOException {
        byte[] bytes = Files.readAllBytes(place);
        for (Encoding encoding : Encoding.values()) {
            Optional<byte[]> smaller = compressor.compress(encoding, file.caching(), bytes);
            if (smaller.isPresent()) {
                Headers headers = new Headers(
                        file.contentType(), file.caching(), Optional.of(encoding.token()), Optional.empty());
                objects.add(new SiteObject(
                        file.path() + encoding.ending(), kind(file), headers, Content.of(place, smaller.get())));
            }
        }
    }

    private static Kind kind(HostedFile file) {
        if (file.contentType().startsWith("text/html")) {
            return Kind.PAGE;
        }
        return file.caching() == Caching.REVALIDATED && LISTS.contains(file.contentType()) ? Kind.LIST : Kind.ASSET;
    }

    /** What a file was, by its name alone. */
    static SiteObject named(String name, HostingRules rules) {
        String base = name;
        Optional<String> encoding = Optional.empty();
        for (Encoding each : Encoding.values()) {
            if (name.endsWith(each.ending())) {
                base = name.substring(0, name.length() - each.ending().length());
                encoding = Optional.of(each.token());
            }
        }
        HostedFile file = rules.file(base);
        if (encoding.isPresent() && !file.text()) {
            file = rules.file(name);
            encoding = Optional.empty();
        }
        Headers headers = new Headers(file.contentType(), file.caching(), encoding, Optional.empty());
        return new SiteObject(name, kind(file), headers, Content.NONE);
    }

    /**
     * A digest of how files are sent: while it is the same, a file with the same name and bytes is sent in the same way.
     * What a redirect leads to is in the bytes of its page.
     */
    static String rules(HostingRules hosts, List<SiteObject> objects) {
        Set<String> rules = new TreeSet<>();
        rules.add("index " + hosts.index());
        for (SiteObject object : objects) {
            Headers headers = object.headers();
            String ending = object.name().substring(object.name().lastIndexOf('.') + 1);
            rules.add(ending + " "
                    + new Headers(headers.type(), headers.caching(), headers.encoding(), Optional.empty()));
        }
        return Content.hex(
                Content.digest("SHA-256").digest(String.join("\n", rules).getBytes(StandardCharsets.UTF_8)));
    }
}
