package nl.watals.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import nl.watals.hosting.Caching;
import nl.watals.hosting.Compressor;
import nl.watals.hosting.Hosting;
import nl.watals.hosting.HostingRules;
import nl.watals.store.ObjectStore.Listed;
import nl.watals.store.SiteObject.Kind;

/**
 * Brings a finished site into an object store. At every moment whoever comes in by the home page, or by a page that was
 * there before, finds everything that a page names: what pages show goes first, then new pages, which nobody can know
 * yet, then pages that change, then lists of pages; what is gone goes last. A publication that is broken off leaves the
 * store in such a moment, and the next one goes on from there.
 */
public final class Publication {
    private static final String OWN = ".watals/";
    private static final String HOME = "index.html";
    private static final Set<String> LOOKS =
            Set.of("text/css; charset=utf-8", "text/javascript; charset=utf-8", "font/woff2");

    private final ObjectStore store;
    private final StoreOptions options;
    private final HostingRules rulesOfHosts;
    private final List<SiteObject> site;
    private final String rules;
    private final StoreObserver observer;
    private final Instant now;
    private final AtomicInteger done = new AtomicInteger();

    private Publication(
            ObjectStore store,
            StoreOptions options,
            HostingRules rulesOfHosts,
            List<SiteObject> site,
            StoreObserver observer,
            Instant now) {
        this.store = store;
        this.options = options;
        this.rulesOfHosts = rulesOfHosts;
        this.site = site;
        this.rules = SiteObjects.rules(rulesOfHosts, site);
        this.observer = observer;
        this.now = now;
    }

    /**
     * Publishes once, or with a dry run only looks what there is to do.
     *
     * @param hosting describes the output
     * @param output the finished site; it must not change meanwhile
     * @param compressor makes the copies of texts
     * @throws StoreException if the store cannot be used, or holds what is not ours
     * @throws IOException if a file of the output cannot be read
     */
    public static StoreResult run(
            StoreOptions options, Hosting hosting, Path output, Compressor compressor, StoreObserver observer)
            throws StoreException, IOException {
        List<SiteObject> site = SiteObjects.of(hosting, output, Optional.of(compressor));
        try (ObjectStore store = S3Store.open(options)) {
            return run(store, options, hosting.rules(), site, observer, Clock.systemUTC());
        }
    }

    static StoreResult run(
            ObjectStore store,
            StoreOptions options,
            HostingRules rules,
            List<SiteObject> site,
            StoreObserver observer,
            Clock clock)
            throws StoreException {
        Publication publication = new Publication(store, options, rules, site, observer, clock.instant());
        try (Workers workers = new Workers()) {
            if (options.dryRun()) {
                return publication.look(workers).result(List.of());
            }
            try (StoreLock lock = StoreLock.take(store, options.lease(), observer::waiting)) {
                Plan plan = publication.look(workers);
                publication.carryOut(plan, lock, workers);
                return plan.result(publication.notes(lock));
            }
        }
    }

    private List<String> notes(StoreLock lock) {
        List<String> notes = new ArrayList<>();
        if (!lock.isSure()) {
            notes.add("this store cannot keep two publications at once apart (it knows no conditional writes);"
                    + " see to it that only one runs");
        }
        if (!store.redirects()) {
            notes.add("this store does not redirect by itself; browsers do, by the pages at the old addresses");
        }
        return notes;
    }

    /**
     * What there is to do.
     *
     * @param steps what is sent, in groups: each is there as a whole before the next begins
     * @param deletions what goes, likewise
     * @param before what the last publication left; empty before the first one
     * @param after what this one leaves
     * @param unchanged how many files are there already
     */
    private record Plan(
            List<List<SiteObject>> steps,
            List<List<String>> deletions,
            Optional<StoreState> before,
            StoreState after,
            int unchanged) {
        int uploads() {
            return steps.stream().mapToInt(List::size).sum();
        }

        int deletes() {
            return deletions.stream().mapToInt(List::size).sum();
        }

        StoreResult result(List<String> notes) {
            long bytes = steps.stream()
                    .flatMap(List::stream)
                    .mapToLong(object -> object.content().size())
                    .sum();
            return new StoreResult(
                    uploads(), bytes, unchanged, deletes(), after.gone().size(), notes);
        }
    }

    private Plan look(Workers workers) throws StoreException {
        Optional<StoreState> before = StoreState.read(store);
        Map<String, Listed> there = new TreeMap<>(store.list());
        there.keySet().removeIf(name -> name.startsWith(OWN));
        if (before.isEmpty() && !there.isEmpty() && !options.adopt()) {
            throw new StoreException(store.place() + " holds " + there.size() + (there.size() == 1 ? " file" : " files")
                    + " that no publication of ours put there, such as `"
                    + there.keySet().iterator().next()
                    + "`; choose another prefix, or let --adopt replace and delete all of it");
        }
        Set<String> same = same(there, before, workers);
        List<List<SiteObject>> steps = steps(there, same);
        Map<String, Instant> gone = new TreeMap<>();
        List<List<String>> deletions = deletions(there, before, gone);
        Plan plan = new Plan(steps, deletions, before, new StoreState(rules, gone), same.size());
        steps.forEach(step -> step.forEach(object -> observer.planned("upload", object.name())));
        deletions.forEach(step -> step.forEach(name -> observer.planned("delete", name)));
        gone.keySet().forEach(name -> observer.planned("keep", name));
        return plan;
    }

    /** The names of the files that are in the store as they should be. */
    private Set<String> same(Map<String, Listed> there, Optional<StoreState> before, Workers workers)
            throws StoreException {
        boolean headersKnown =
                !options.recheck() && before.isPresent() && before.get().rules().equals(rules);
        Set<String> same = ConcurrentHashMap.newKeySet();
        List<SiteObject> doubtful = new ArrayList<>();
        for (SiteObject object : site) {
            Listed listed = there.get(object.name());
            if (listed == null || listed.size() != object.content().size()) {
                continue;
            }
            if (headersKnown && listed.tag().equals(object.content().tag())) {
                same.add(object.name());
            } else {
                doubtful.add(object);
            }
        }
        workers.each(doubtful, object -> {
            String fingerprint = object.content().fingerprint(object.headers());
            if (store.fingerprint(object.name()).filter(fingerprint::equals).isPresent()) {
                same.add(object.name());
            }
        });
        return same;
    }

    private List<List<SiteObject>> steps(Map<String, Listed> there, Set<String> same) {
        List<SiteObject> assets = new ArrayList<>();
        List<SiteObject> newPages = new ArrayList<>();
        List<SiteObject> newLists = new ArrayList<>();
        List<SiteObject> pages = new ArrayList<>();
        List<SiteObject> lists = new ArrayList<>();
        for (SiteObject object : site) {
            if (same.contains(object.name())) {
                continue;
            }
            // Nobody comes to a page that is new, but to the home page everybody does.
            boolean unknown =
                    !there.containsKey(object.name()) && !object.name().equals(HOME);
            List<SiteObject> step = switch (object.kind()) {
                case ASSET -> assets;
                case PAGE -> unknown ? newPages : pages;
                case LIST -> unknown ? newLists : lists;
            };
            step.add(object);
        }
        return List.of(assets, newPages, newLists, pages, lists);
    }

    private List<List<String>> deletions(
            Map<String, Listed> there, Optional<StoreState> before, Map<String, Instant> gone) {
        Set<String> stays = new TreeSet<>();
        site.forEach(object -> stays.add(object.name()));
        List<String> lists = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String name : there.keySet()) {
            if (stays.contains(name)) {
                continue;
            }
            SiteObject old = SiteObjects.named(name, rulesOfHosts);
            Instant since = before.map(state -> state.gone().get(name)).orElse(now);
            if (isLook(old) && now.isBefore(since.plus(options.keep()))) {
                gone.put(name, since);
            } else {
                (old.kind() == Kind.ASSET ? others : lists).add(name);
            }
        }
        return List.of(lists, others);
    }

    /**
     * What an open page may still load, and what can hold nothing about anybody. Pictures, search files and pages go at
     * once: what was withdrawn must not stay.
     */
    private static boolean isLook(SiteObject old) {
        return old.headers().caching() == Caching.IMMUTABLE
                && LOOKS.contains(old.headers().type());
    }

    private void carryOut(Plan plan, StoreLock lock, Workers workers) throws StoreException {
        StoreState unsure =
                new StoreState("", plan.before().map(StoreState::gone).orElse(Map.of()));
        boolean rulesChange =
                plan.before().isEmpty() || !plan.before().get().rules().equals(rules);
        if (rulesChange && !plan.before().equals(Optional.of(unsure))) {
            unsure.write(store);
        }
        int all = plan.uploads() + plan.deletes();
        for (List<SiteObject> step : plan.steps()) {
            workers.each(step, object -> {
                lock.check();
                store.send(object);
                observer.done(done.incrementAndGet(), all);
            });
        }
        for (List<String> step : plan.deletions()) {
            workers.each(step, name -> {
                lock.check();
                store.delete(name);
                observer.done(done.incrementAndGet(), all);
            });
        }
        if (!plan.before().equals(Optional.of(plan.after()))) {
            lock.check();
            plan.after().write(store);
        }
    }
}
