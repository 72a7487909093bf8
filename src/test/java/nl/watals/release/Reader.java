package nl.watals.release;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who asks for pages and what they name, all the time: at once, and again when a later edition is live. Notes every
 * answer that is no page, and every page whose style is of another edition.
 */
final class Reader implements AutoCloseable {
    private static final Pattern EDITION = Pattern.compile("Uitgave (\\d+)\\.");
    private static final Pattern STYLE = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\"");
    private static final Pattern STYLED = Pattern.compile("content:\\s*\"(\\d+)\"");

    private final WebServer server;
    private final Thread thread = new Thread(this::read);
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Set<Integer> editions = new ConcurrentSkipListSet<>();
    private final AtomicInteger pages = new AtomicInteger();
    private volatile boolean stopped;

    private record Page(int edition, String style) {}

    Reader(WebServer server) {
        this.server = server;
        thread.start();
    }

    private void read() {
        List<Page> open = new ArrayList<>();
        int latest = 0;
        try {
            while (!stopped) {
                for (String path : List.of("/", "/over/")) {
                    HttpResponse<byte[]> answer = server.get(path, "Accept-Encoding", "identity");
                    String html = text(answer);
                    Matcher edition = EDITION.matcher(html);
                    Matcher style = STYLE.matcher(html);
                    if (answer.statusCode() != 200 || !edition.find() || !style.find()) {
                        wrong.add(path + ": " + answer.statusCode());
                        continue;
                    }
                    Page page = new Page(Integer.parseInt(edition.group(1)), style.group(1));
                    pages.incrementAndGet();
                    editions.add(page.edition());
                    load(page);
                    if (page.edition() != latest) {
                        // Those who still have an earlier page open.
                        for (Page other : open) {
                            load(other);
                        }
                        latest = page.edition();
                        open.add(page);
                    }
                }
            }
        } catch (IOException e) {
            wrong.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void load(Page page) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = server.get(page.style());
        Matcher styled = STYLED.matcher(text(answer));
        if (answer.statusCode() != 200 || !styled.find()) {
            wrong.add(page + ": " + answer.statusCode());
        } else if (Integer.parseInt(styled.group(1)) != page.edition()) {
            wrong.add(page + " has the style of " + styled.group(1));
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** Everything that was not as it should be. */
    Queue<String> wrong() {
        return wrong;
    }

    /** The editions that were seen. */
    Set<Integer> editions() {
        return editions;
    }

    int pages() {
        return pages.get();
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
