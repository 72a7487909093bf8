package nl.watals.desk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.watals.inbox.Moderation;

/**
 * Keeps {@link SimilarIdeas} up to date with the inbox and the site. It is filled on a thread of its own; until then nothing
 * is found. What has changed since is taken in before each question; right after a large import, every few seconds.
 */
final class SimilarIndex {
    private static final int AT_ONCE = 2_000;
    private static final int HEAVY = 100;

    /** Another process may still have been writing what it says has changed before. */
    private static final Duration LOOK_BACK = Duration.ofSeconds(2);

    /** After a large import, what is within the look back is much. */
    private static final long REST_NANOS = 3_000_000_000L;

    private final SimilarIdeas ideas = new SimilarIdeas();
    private final Map<String, OnSite> onSite = new ConcurrentHashMap<>();
    private final Moderation moderation;
    private final DeskSite site;
    private String place = "";
    private volatile long refreshed;
    private volatile boolean heavy;
    private volatile boolean ready;

    SimilarIndex(Moderation moderation, DeskSite site) {
        this.moderation = moderation;
        this.site = site;
    }

    /** An idea of the site. */
    private record OnSite(String url, String title) {}

    /**
     * An idea that is alike.
     *
     * @param state where it stands in the inbox, or empty when it is only on the site
     * @param url its address on the site, or empty
     */
    record Alike(String id, String title, String state, String url, List<String> shared) {
        /** Whether the desk has a page of it. */
        public boolean known() {
            return !state.isEmpty();
        }
    }

    /** Reads everything; takes seconds when there is much. */
    void fill() {
        site.readIdeas((id, url, title, text) -> {
            ideas.put(id, title, text);
            onSite.put(id, new OnSite(url, title));
        });
        refresh();
        ready = true;
    }

    boolean isReady() {
        return ready;
    }

    int size() {
        return ideas.size();
    }

    /** The three that are most alike, the most alike first. */
    List<Alike> like(String title, String text, String except) {
        if (ready && (!heavy || System.nanoTime() - refreshed > REST_NANOS)) {
            refresh();
        }
        List<SimilarIdeas.Match> matches = ideas.like(title, text, except, 3);
        Map<String, Moderation.IdeaTitle> inInbox =
                moderation.titles(matches.stream().map(SimilarIdeas.Match::id).toList());
        List<Alike> alike = new ArrayList<>();
        for (SimilarIdeas.Match match : matches) {
            OnSite page = onSite.getOrDefault(match.id(), new OnSite("", ""));
            Moderation.IdeaTitle item = inInbox.get(match.id());
            alike.add(
                    item == null
                            ? new Alike(match.id(), page.title(), "", page.url(), match.shared())
                            : new Alike(match.id(), item.title(), item.state().key(), page.url(), match.shared()));
        }
        return alike;
    }

    private synchronized void refresh() {
        String from = lookBack(place);
        int taken = 0;
        while (true) {
            Moderation.IdeaTexts changed = moderation.ideasAfter(from, AT_ONCE);
            changed.ideas().forEach(this::take);
            taken += changed.ideas().size();
            from = changed.next();
            if (changed.ideas().size() < AT_ONCE) {
                place = from;
                refreshed = System.nanoTime();
                heavy = taken >= HEAVY;
                return;
            }
        }
    }

    private static String lookBack(String place) {
        int dash = place.indexOf('-');
        return dash < 0 ? "" : Long.parseLong(place.substring(0, dash)) - LOOK_BACK.toMillis() + "-";
    }

    private void take(Moderation.IdeaText idea) {
        if (idea.open()) {
            ideas.put(idea.id(), idea.title(), idea.text());
        } else {
            ideas.remove(idea.id());
        }
    }
}
