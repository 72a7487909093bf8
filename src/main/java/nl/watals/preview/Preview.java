package nl.watals.preview;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import nl.watals.bake.BuildOptions;
import nl.watals.bake.LiveSite;
import nl.watals.text.Problem;

/**
 * The site under work: takes over what changes in its folders, and tells everybody who listens. Drafts and pages of days to
 * come are shown. Thread-safe.
 */
public final class Preview implements AutoCloseable {
    private final Path source;
    private final LiveSite site;
    private final Refresh refresh;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong changes = new AtomicLong();
    private final String run = Long.toString(Instant.now().toEpochMilli(), 36);
    private final SourceWatch watch;
    private final Thread worker;
    private volatile State state;
    private Instant due;

    /** What is half done after a mistake of ours, nobody knows. */
    private boolean doubtful;

    /** Whether a template failed when all pages were last rendered; reading the sources does not show that. */
    private boolean failing;

    /** Whether that was broken off, by the next change. */
    private boolean unchecked;

    /**
     * What the preview shows.
     *
     * @param version another one after each change of the site; never that of an earlier run
     * @param problems what is wrong with the sources now; as long as there is anything, the site stays as it was before
     * @param mistake what went wrong inside the program with the last change; then the site stays as it was, too
     */
    public record State(String version, List<Problem> problems, Optional<RuntimeException> mistake) {
        public State {
            problems = List.copyOf(problems);
        }
    }

    /** Takes changes over into a site, and says what is wrong with its sources. */
    @FunctionalInterface
    interface Refresh {
        List<Problem> take(LiveSite site, SourceWatch.Changes changes) throws IOException;
    }

    /** Hears of each new state. Called from one thread. */
    @FunctionalInterface
    public interface Listener {
        void changed(State state);
    }

    private Preview(Path source, LiveSite site, Refresh refresh, SourceWatch.Watcher eyes) throws IOException {
        this.source = source;
        this.site = site;
        this.refresh = refresh;
        this.watch = SourceWatch.of(source, site.folders(), eyes);
        this.state = refreshed(SourceWatch.Changes.EVERYTHING);
        this.due = site.changesAt();
        this.worker = new Thread(this::work, "watals-preview");
        worker.setDaemon(true);
    }

    /**
     * Reads the site, and from then on whatever changes in it.
     *
     * @param source the folder with {@code jbake.properties}
     * @param poll whether it looks at all files every second, instead of waiting to be told: on network drives, and in
     *     folders of another system, nobody tells
     * @throws IOException if the disk says no
     */
    public static Preview open(Path source, boolean poll) throws IOException {
        return open(source, Preview::refresh, poll ? SourceWatch.LOOKED : SourceWatch.TOLD);
    }

    static Preview open(Path source, Refresh refresh, SourceWatch.Watcher eyes) throws IOException {
        BuildOptions all = new BuildOptions(source, Optional.empty(), true, true, Optional.empty());
        Preview preview = new Preview(source, new LiveSite(all), refresh, eyes);
        preview.worker.start();
        return preview;
    }

    private String version() {
        return run + "-" + changes.get();
    }

    /** The state at this moment. */
    public State state() {
        return state;
    }

    /** Has a listener called after each change from now on. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    void forget(Listener listener) {
        listeners.remove(listener);
    }

    Path source() {
        return source;
    }

    LiveSite site() {
        return site;
    }

    /**
     * A page as it is now.
     *
     * @param file relative to the root of the site
     * @throws IOException if the disk says no
     */
    public Optional<String> html(String file) throws IOException {
        return site.get(file) instanceof LiveSite.Answer.File found
                ? Optional.of(new String(found.bytes(), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Optional<SourceWatch.Changes> found = watch.next(due);
                if (found.isPresent()) {
                    take(found.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(SourceWatch.Changes found) {
        try {
            State fresh = refreshed(doubtful ? SourceWatch.Changes.EVERYTHING : found);
            if (!isGood(fresh)) {
                publish(fresh);
            } else if (failing) {
                // It would be told as mended, and a moment later as broken again.
                publish(checked().orElse(fresh));
            } else {
                publish(fresh);
                if (unchecked || touchesTemplates(found)) {
                    checked().ifPresent(this::publish);
                }
            }
        } catch (IOException e) {
            // A file that went away while it was read comes with a change of its own; any other reason is told.
            publish(wrong(List.of(Problem.at(".", 1, 1, "the site cannot be read: " + e))));
        }
        due = later(site.changesAt());
    }

    private static boolean isGood(State state) {
        return state.problems().isEmpty() && state.mistake().isEmpty();
    }

    private State refreshed(SourceWatch.Changes found) throws IOException {
        try {
            List<Problem> problems = refresh.take(site, found);
            watch.follow(site.folders());
            doubtful = false;
            return wrong(problems);
        } catch (RuntimeException e) {
            return mistaken(e);
        }
    }

    static List<Problem> refresh(LiveSite site, SourceWatch.Changes found) throws IOException {
        return found.everything() ? site.refreshAll() : site.refresh(found.paths());
    }

    private State wrong(Collection<Problem> problems) {
        changes.incrementAndGet();
        return new State(version(), new ArrayList<>(new TreeSet<>(problems)), Optional.empty());
    }

    private State mistaken(RuntimeException mistake) {
        doubtful = true;
        changes.incrementAndGet();
        return new State(version(), List.of(), Optional.of(mistake));
    }

    /** A site with mistakes cannot follow the clock; then it need not try all the time. */
    private static Instant later(Instant moment) {
        Instant soon = Instant.now().plusSeconds(60);
        return moment.isBefore(soon) ? soon : moment;
    }

    /** A template that fails shows only on its own pages, and its editor looks at one of them. */
    private boolean touchesTemplates(SourceWatch.Changes found) {
        return found.everything() || found.paths().stream().anyMatch(path -> !site.isText(path));
    }

    /** Renders all pages, unless the next change is there already; what is wrong with them, if anything. */
    private Optional<State> checked() {
        try {
            List<Problem> problems = site.renderAll(watch::hasChanges);
            unchecked = watch.hasChanges();
            failing = !problems.isEmpty() || (failing && unchecked);
            return problems.isEmpty() ? Optional.empty() : Optional.of(wrong(problems));
        } catch (RuntimeException e) {
            failing = true;
            return Optional.of(mistaken(e));
        }
    }

    private void publish(State fresh) {
        state = fresh;
        for (Listener listener : listeners) {
            listener.changed(fresh);
        }
    }

    @Override
    public void close() throws IOException {
        worker.interrupt();
        watch.close();
    }
}
