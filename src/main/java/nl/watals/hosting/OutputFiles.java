package nl.watals.hosting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.watals.site.Redirect;
import nl.watals.work.Parallel;

/**
 * The files of an output that are part of the site.
 *
 * @param paths relative to the output, sorted
 * @param redirects of the pages at old addresses, in the order of their files
 */
record OutputFiles(List<String> paths, List<Redirect> redirects) {
    /** Made for one host. */
    private static final Set<String> NOT_SERVED = Set.of("_headers", "_redirects");

    static OutputFiles in(Path output) throws IOException {
        List<String> all = new ArrayList<>();
        List<String> small = new ArrayList<>();
        Files.walkFileTree(output, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String path = output.relativize(file).toString().replace('\\', '/');
                all.add(path);
                if (attributes.size() <= RedirectPage.LONGEST && path.endsWith(".html")) {
                    small.add(path);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Set<String> names = new HashSet<>(all);
        List<String> paths = new ArrayList<>(all.size());
        for (String path : all) {
            if (!NOT_SERVED.contains(path) && !isCopy(path, names)) {
                paths.add(path);
            }
        }
        paths.sort(null);
        small.sort(null);
        return new OutputFiles(paths, redirects(output, small));
    }

    private static boolean isCopy(String path, Set<String> names) {
        for (Encoding encoding : Encoding.values()) {
            if (path.endsWith(encoding.ending())
                    && names.contains(
                            path.substring(0, path.length() - encoding.ending().length()))) {
                return true;
            }
        }
        return false;
    }

    private static List<Redirect> redirects(Path output, List<String> small) throws IOException {
        Redirect[] found = new Redirect[small.size()];
        try {
            Parallel.forEach(found.length, i -> {
                String page = read(output.resolve(small.get(i)));
                found[i] = RedirectPage.target(page)
                        .map(to -> new Redirect(new HostedFile(small.get(i), "", Caching.REVALIDATED, true).url(), to))
                        .orElse(null);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return Arrays.stream(found).filter(Objects::nonNull).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
