import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How long an editor waits: from the end of the writing of a file to the event that has the browser load its page again.
 *
 * <p>{@code java bench/Serve.java URL SOURCE RUNS}: the address that {@code ./watals serve} printed, the folder of the site, and
 * how many edits of each kind. The edits are taken back. See bench/serve.
 */
public final class Serve {
    private static final long PATIENCE_SECONDS = 120;

    private final LinkedBlockingQueue<Long> events = new LinkedBlockingQueue<>();
    private final Path file;
    private final String before;

    private Serve(Path file) throws Exception {
        this.file = file;
        this.before = Files.readString(file);
    }

    public static void main(String[] args) throws Exception {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(args[1], "content"))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        Serve serve = new Serve(pages.get(pages.size() / 2));
        serve.listen(args[0] + "/__preview/events");
        int runs = Integer.parseInt(args[2]);
        serve.measureAll(themes(pages), runs);
        serve.measureTemplate(Path.of(args[1], "templates/idea.peb"), runs);
        System.exit(0);
    }

    /** The themes that pages have, each as their heads write it. */
    private static List<String> themes(List<Path> pages) throws Exception {
        TreeSet<String> themes = new TreeSet<>();
        for (Path page : pages) {
            for (String line : Files.readString(page).split("\n", 12)) {
                if (line.startsWith("themes=")) {
                    themes.add(line);
                }
            }
        }
        return List.copyOf(themes);
    }

    private void measureAll(List<String> themes, int runs) throws Exception {
        Path other = file.resolveSibling("heel-nieuw.md");
        try {
            measure("a word in the text", runs, number -> write(before + "\nOok dit nog, " + number + ".\n"));
            measure("a title", runs, number -> write(before.replaceFirst("(?m)^title=(.*)$", "title=$1 " + number)));
            measure("a date", runs, number -> write(before.replaceFirst(
                    "(?m)^date=.*$", String.format("date=2021-%02d-%02d", 1 + number / 28 % 12, 1 + number % 28))));
            measure("a theme", runs, number ->
                    write(before.replaceFirst("(?m)^themes=.*$", themes.get(number % themes.size()))));
            measure("an address", runs, number -> write("slug=hier-" + number + "\n" + before));
            measure("a new file", runs, number -> Files.deleteIfExists(other), number -> Files.writeString(other, before));
            measure("a file that goes", runs, number -> Files.writeString(other, before), number -> Files.delete(other));
        } finally {
            Files.deleteIfExists(other);
            write(before);
        }
    }

    private void measureTemplate(Path template, int runs) throws Exception {
        String text = Files.readString(template);
        try {
            measure("a template", runs, number -> Files.writeString(template, text + "<!-- " + number + " -->\n"));
        } finally {
            Files.writeString(template, text);
        }
    }

    private void write(String text) throws Exception {
        if (text.equals(Files.readString(file))) {
            throw new IllegalStateException(file + " has nothing to edit");
        }
        Files.writeString(file, text);
    }

    /** Server-sent events: the time of each. The first one only tells the state. */
    private void listen(String url) throws Exception {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestProperty("Accept", "text/event-stream");
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        Thread reader = new Thread(() -> {
            try {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.startsWith("data:")) {
                        events.add(System.nanoTime());
                    }
                }
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        reader.setDaemon(true);
        reader.start();
        await();
    }

    private interface Edit {
        void make(int number) throws Exception;
    }

    private void measure(String what, int runs, Edit edit) throws Exception {
        measure(what, runs, number -> {}, edit);
    }

    /** @param first what is not measured, before each edit */
    private void measure(String what, int runs, Edit first, Edit edit) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < runs + 3; i++) {
            first.make(i + 1);
            // As somebody does who types: what follows an edit is over by then.
            Thread.sleep(500);
            events.clear();
            edit.make(i + 1);
            long written = System.nanoTime();
            double millis = (await() - written) / 1e6;
            // The first ones warm up.
            if (i >= 3) {
                times.add(millis);
            }
        }
        times.sort(null);
        System.out.printf(
                "%-20s median %8.1f ms   slowest %8.1f ms   of %d%n",
                what, times.get(times.size() / 2), times.get(times.size() - 1), times.size());
    }

    private long await() throws InterruptedException {
        Long at = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (at == null) {
            throw new IllegalStateException("nothing was heard for " + PATIENCE_SECONDS + " s");
        }
        return at;
    }
}
