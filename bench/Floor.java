import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * What any generator on the JVM must at least do: start, read every source, turn it into HTML with commonmark
 * and write as many bytes to as many files. No front matter beyond a search for three keys, no templates,
 * no lists, no order, no checks.
 *
 * <pre>
 * Floor plan SOURCE OUTPUT PLAN     note what the generator made of SOURCE: sizes, addresses, origins (not timed)
 * Floor run PLAN SOURCE TARGET      read, commonmark, write: the Java floor
 * Floor write PLAN SOURCE TARGET    only write: the write floor
 * </pre>
 */
public final class Floor {
    private static final int THREADS = 2;

    /** One file to write. {@code source} is null for pages that no single source stands behind. */
    private record Job(int size, String target, String source) {}

    public static void main(String[] arguments) throws Exception {
        String mode = arguments.length == 4 ? arguments[0] : "";
        switch (mode) {
            case "plan" -> plan(Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3]));
            case "run" -> run(arguments[1], arguments[2], arguments[3], true);
            case "write" -> run(arguments[1], arguments[2], arguments[3], false);
            default -> {
                System.err.println("usage: Floor plan SOURCE OUTPUT PLAN | Floor run|write PLAN SOURCE TARGET");
                System.exit(2);
            }
        }
    }

    // ---- the plan ----

    private static void plan(Path source, Path output, Path plan) throws IOException {
        Map<String, String> origins = new HashMap<>();
        for (Path file : filesUnder(source.resolve("content"))) {
            String name = slashed(source.resolve("content").relativize(file));
            String stem = name.substring(0, name.length() - ".md".length());
            boolean index = stem.equals("index") || stem.endsWith("/index");
            origins.put((index ? stem : stem + "/index") + ".html", "content/" + name);
        }
        for (Path file : filesUnder(source.resolve("submissions"))) {
            String slug = jsonText(Files.readString(file), "slug");
            origins.put("ideeen/" + slug + "/index.html", slashed(source.relativize(file)));
        }
        StringBuilder lines = new StringBuilder();
        for (Path file : filesUnder(output)) {
            String target = slashed(output.relativize(file));
            String origin = origins.remove(target);
            lines.append(Files.size(file)).append('\t').append(target).append('\t').append(origin == null ? "" : origin);
            lines.append('\n');
        }
        if (!origins.isEmpty()) {
            System.err.println(origins.size() + " sources have no page in " + output + ", such as "
                    + origins.values().iterator().next());
            System.exit(1);
        }
        Files.writeString(plan, lines);
    }

    private static List<Path> filesUnder(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String slashed(Path path) {
        return path.toString().replace(File.separatorChar, '/');
    }

    // ---- the floor ----

    private static void run(String plan, String source, String target, boolean render) throws Exception {
        List<Job> jobs = readPlan(plan);
        int largest = 0;
        for (Job job : jobs) {
            largest = Math.max(largest, job.size());
        }
        AtomicInteger next = new AtomicInteger();
        int bufferSize = largest;
        List<Throwable> failures = new ArrayList<>();
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(new Runnable() {
                @Override
                public void run() {
                    try {
                        work(jobs, next, bufferSize, source, target, render);
                    } catch (Throwable e) {
                        synchronized (failures) {
                            failures.add(e);
                        }
                    }
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            failures.get(0).printStackTrace();
            System.exit(1);
        }
    }

    private static List<Job> readPlan(String plan) throws IOException {
        String text = Files.readString(Path.of(plan));
        List<Job> jobs = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int first = text.indexOf('\t', start);
            int second = text.indexOf('\t', first + 1);
            String source = second + 1 == end ? null : text.substring(second + 1, end);
            int size = Integer.parseInt(text, start, first, 10);
            jobs.add(new Job(size, text.substring(first + 1, second), source));
            start = end + 1;
        }
        return jobs;
    }

    private static void work(
            List<Job> jobs, AtomicInteger next, int bufferSize, String source, String target, boolean render)
            throws IOException {
        byte[] buffer = new byte[bufferSize];
        Arrays.fill(buffer, (byte) ' ');
        Renderer renderer = render ? new Renderer() : null;
        for (int i = next.getAndIncrement(); i < jobs.size(); i = next.getAndIncrement()) {
            Job job = jobs.get(i);
            if (render && job.source() != null) {
                byte[] html = renderer.html(source + "/" + job.source());
                System.arraycopy(html, 0, buffer, 0, Math.min(html.length, job.size()));
            }
            File file = new File(target, job.target());
            makeDirectory(file.getParentFile());
            try (FileOutputStream out = new FileOutputStream(file)) {
                out.write(buffer, 0, job.size());
            }
        }
    }

    private static void makeDirectory(File directory) throws IOException {
        if (!directory.mkdir() && !directory.isDirectory() && !directory.mkdirs() && !directory.isDirectory()) {
            throw new IOException("cannot make " + directory);
        }
    }

    /** Apart, so that the write floor loads no class of commonmark. */
    private static final class Renderer {
        private final Parser parser = Parser.builder().build();
        private final HtmlRenderer renderer = HtmlRenderer.builder().build();

        byte[] html(String file) throws IOException {
            String text = Files.readString(Path.of(file));
            StringBuilder html = new StringBuilder(text.length() * 2);
            if (file.endsWith(".json")) {
                append(html, jsonText(text, "now"));
                append(html, jsonText(text, "effect"));
                append(html, jsonText(text, "body"));
            } else {
                int body = text.indexOf("\n~~~~~~\n");
                append(html, headerText(text, "\nnow=", body));
                append(html, headerText(text, "\neffect=", body));
                append(html, text.substring(body + 8));
            }
            return html.toString().getBytes(StandardCharsets.UTF_8);
        }

        private void append(StringBuilder html, String markdown) {
            renderer.render(parser.parse(markdown), html);
        }

        private static String headerText(String text, String key, int limit) {
            int start = text.indexOf(key);
            return start < 0 || start > limit ? "" : text.substring(start + key.length(), text.indexOf('\n', start + 1));
        }
    }

    /** Good enough for the records that Corpus writes: the escapes are {@code \"}, {@code \\} and {@code \n}. */
    private static String jsonText(String json, String key) {
        String start = "\"" + key + "\": \"";
        int at = json.indexOf(start);
        if (at < 0) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = at + start.length(); json.charAt(i) != '"'; i++) {
            char c = json.charAt(i);
            if (c == '\\') {
                c = json.charAt(++i);
                c = c == 'n' ? '\n' : c;
            }
            text.append(c);
        }
        return text.toString();
    }
}
