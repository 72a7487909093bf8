package nl.watals.site;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import nl.watals.text.Slug;
import nl.watals.work.Parallel;

/** Which pages belong together: by type, by term, by series and by gathering. */
final class Members {
    private static final String EVENT = "event";
    private static final String RELATED = "related";
    private static final Comparator<Page> BY_URL =
            (a, b) -> a.address().url().compareTo(b.address().url());
    private static final Comparator<Page> NEWEST = Members::newestFirst;

    /** As JBake's lists have it: of one date, the last that the crawler found comes first. */
    private static final Comparator<Page> AS_JBAKE = (a, b) -> {
        if (a.date().isEmpty() || b.date().isEmpty()) {
            return a.date().isPresent()
                    ? -1
                    : b.date().isPresent() ? 1 : CrawlOrder.INSTANCE.compare(a.source(), b.source());
        }
        int newest = b.date().get().compareTo(a.date().get());
        return newest != 0 ? newest : CrawlOrder.INSTANCE.compare(b.source(), a.source());
    };

    private final Settings settings;
    private final LocalDate today;
    private final Imported imported;
    private final Map<String, List<Page>> byType = new TreeMap<>();
    private final Map<String, Map<String, List<Page>>> terms = new LinkedHashMap<>();
    private final Map<String, List<Page>> events = new HashMap<>();
    private final Map<String, List<Page>> ideas = new HashMap<>();
    private final Map<String, Page> seriesBySlug = new HashMap<>();

    /** Those whose editors chose what is related to them. */
    private final List<Page> choosers = Collections.synchronizedList(new ArrayList<>());

    Members(List<Page> shown, Settings settings, List<TaxonomySpec> taxonomies, LocalDate today, Imported imported) {
        this.settings = settings;
        this.today = today;
        this.imported = imported;
        List<Page> newest = new ArrayList<>(shown);
        newest.sort(NEWEST);
        for (Page page : newest) {
            // One whose type could not be read may well be a series.
            if (page.type().equals("series") || page.type().isEmpty()) {
                seriesBySlug.put(slug(page), page);
            }
        }
        for (Page page : newest) {
            byType.computeIfAbsent(page.type(), type -> new ArrayList<>()).add(page);
            addToSeries(page);
            addToEvent(page);
        }
        events.values().forEach(list -> list.sort(Members::firstToLast));
        for (TaxonomySpec taxonomy : taxonomies) {
            terms.put(taxonomy.key(), byTerm(taxonomy, newest));
        }
    }

    /** The same with some pages exchanged. Lists that none of them is in are the very same lists. */
    private Members(Members before, Exchange exchange) {
        this.settings = before.settings;
        this.today = before.today;
        this.imported = before.imported;
        byType.putAll(before.byType);
        events.putAll(before.events);
        ideas.putAll(before.ideas);
        seriesBySlug.putAll(before.seriesBySlug);
        choosers.addAll(before.choosers);
        before.terms.forEach((key, byTerm) -> terms.put(key, new LinkedHashMap<>(byTerm)));
        exchange.inEach(byType, page -> List.of(page.type()), NEWEST);
        exchange.inEach(events, this::seriesOf, Members::firstToLast);
        exchange.inEach(ideas, Members::eventOf, NEWEST);
        terms.forEach((key, byTerm) -> exchange.inThose(byTerm, page -> page.texts(key), NEWEST));
        choosers.removeIf(exchange::isGone);
    }

    /**
     * The same with some pages exchanged.
     *
     * @param exchange without any series, and without any page whose type could not be read
     */
    Members with(Exchange exchange) {
        return new Members(this, exchange);
    }

    private static int newestFirst(Page a, Page b) {
        int order = b.date().orElse(LocalDateTime.MIN).compareTo(a.date().orElse(LocalDateTime.MIN));
        return order != 0 ? order : a.address().url().compareTo(b.address().url());
    }

    private static int firstToLast(Page a, Page b) {
        int order = start(a).compareTo(start(b));
        return order != 0 ? order : BY_URL.compare(a, b);
    }

    private static String slug(Page page) {
        String url = page.address().url();
        int end = url.endsWith("/") ? url.length() - 1 : url.lastIndexOf('.');
        return url.substring(url.lastIndexOf('/', end - 1) + 1, end);
    }

    private void addToSeries(Page page) {
        for (String series : seriesOf(page)) {
            events.computeIfAbsent(series, url -> new ArrayList<>()).add(page);
        }
    }

    /** The url of the series that a gathering belongs to, if it does to one. */
    private List<String> seriesOf(Page page) {
        Page series = seriesBySlug.get(page.text("series"));
        return series != null && page.type().equals(EVENT)
                ? List.of(series.address().url())
                : List.of();
    }

    private void addToEvent(Page page) {
        for (String event : eventOf(page)) {
            ideas.computeIfAbsent(event, url -> new ArrayList<>()).add(page);
        }
    }

    /** The url of the gathering that an idea came from, if it did from one. */
    private static List<String> eventOf(Page page) {
        String event = page.text(EVENT);
        return !event.isEmpty() && page.type().equals("idea") ? List.of(event) : List.of();
    }

    private static Map<String, List<Page>> byTerm(TaxonomySpec taxonomy, List<Page> newest) {
        Map<String, List<Page>> byTerm = new LinkedHashMap<>();
        for (String slug : taxonomy.terms().keySet()) {
            byTerm.put(slug, new ArrayList<>());
        }
        for (Page page : newest) {
            for (String slug : page.texts(taxonomy.key())) {
                List<Page> pages = byTerm.get(slug);
                if (pages != null) {
                    pages.add(page);
                }
            }
        }
        return byTerm;
    }

    Map<String, Map<String, List<Page>>> terms() {
        return terms;
    }

    Map<String, List<Page>> events() {
        return events;
    }

    Map<String, List<Page>> ideas() {
        return ideas;
    }

    boolean hasSeries(String slug) {
        return seriesBySlug.containsKey(slug);
    }

    /**
     * The pages of a collection, in its order, after an exchange.
     *
     * @param before what they were
     */
    List<Page> of(CollectionSpec collection, List<Page> before, Exchange exchange) {
        Comparator<Page> order = collection.order() == CollectionSpec.Order.DATE
                ? NEWEST
                // The order of reactions leaves equals as they are, newest first.
                : order(collection.order()).thenComparing(NEWEST);
        return exchange.in(before, page -> collection.types().contains(page.type()), order);
    }

    /** The pages of a collection, in its order. */
    List<Page> of(CollectionSpec collection) {
        List<Page> pages = new ArrayList<>();
        for (String type : collection.types()) {
            pages.addAll(byType.getOrDefault(type, List.of()));
        }
        if (collection.types().size() > 1) {
            pages.sort(NEWEST);
        }
        if (collection.order() != CollectionSpec.Order.DATE) {
            pages.sort(order(collection.order()));
        }
        return pages;
    }

    private Comparator<Page> order(CollectionSpec.Order order) {
        return switch (order) {
            case DATE -> NEWEST;
            case OLDEST ->
                Comparator.comparing((Page page) -> page.date().orElse(LocalDateTime.MAX))
                        .thenComparing(BY_URL);
            case TITLE ->
                Comparator.comparing((Page page) -> Slug.of(page.title())).thenComparing(BY_URL);
            case START -> Comparator.comparing(Members::start).reversed().thenComparing(BY_URL);
            // The newest come first already, and stay first among equals.
            case REACTIONS -> Comparator.comparingInt(this::reactions).reversed();
            case SHUFFLE -> Comparator.comparingLong(this::shuffled).thenComparing(BY_URL);
        };
    }

    private int reactions(Page page) {
        int count = 0;
        for (Reaction reaction : imported.threads().getOrDefault(page.address().url(), List.of())) {
            count += reaction.count();
        }
        return count;
    }

    /** SplitMix64 over the day and the address: another order every day, the same on every machine. */
    private long shuffled(Page page) {
        long z = today.toEpochDay() * 0x9E3779B97F4A7C15L + page.address().url().hashCode();
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static LocalDateTime start(Page page) {
        return page.values().get("start") instanceof TemporalAccessor start
                ? Dates.moment(start)
                : page.date().orElse(LocalDateTime.MIN);
    }

    Map<String, Neighbours> neighbours(Map<String, Page> byUrl) {
        Map<String, Neighbours> neighbours = new HashMap<>(byUrl.size() * 2);
        Related related = new Related(terms, settings.number("related.size"));
        byType.forEach(
                (type, pages) -> putNeighbours(ordered(type), neighbours, page -> related(page, related, byUrl)));
        for (List<Page> series : events.values()) {
            inSeries(series, neighbours);
        }
        return neighbours;
    }

    /** The pages of a type in the order in which they are neighbours. */
    private List<Page> ordered(String type) {
        List<Page> pages = byType.getOrDefault(type, List.of());
        if (isInCollection(type)) {
            return pages;
        }
        List<Page> ordered = new ArrayList<>(pages);
        ordered.sort(AS_JBAKE);
        return ordered;
    }

    private boolean isInCollection(String type) {
        for (CollectionSpec collection : settings.collections()) {
            if (collection.types().contains(type)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The neighbours after an exchange: those of the pages near it, by their urls. All others keep theirs.
     *
     * @param before all neighbours as they were
     */
    Map<String, Neighbours> neighbours(Map<String, Neighbours> before, Exchange exchange, Map<String, Page> byUrl) {
        Map<String, Neighbours> fresh = new HashMap<>();
        for (String type : exchange.types()) {
            Comparator<Page> order = isInCollection(type) ? NEWEST : AS_JBAKE;
            List<Page> pages = ordered(type);
            for (int place : exchange.near(pages, type, order, Members::isBeyondDrafts)) {
                Page page = pages.get(place);
                Neighbours was = before.getOrDefault(page.address().url(), Neighbours.NONE);
                fresh.put(
                        page.address().url(),
                        new Neighbours(next(pages, place, 1), next(pages, place, -1), was.related()));
            }
        }
        Related related = Related.ofFew(terms, settings.number("related.size"), NEWEST);
        for (Page page : likes(exchange)) {
            String url = page.address().url();
            Neighbours was = fresh.getOrDefault(url, before.getOrDefault(url, Neighbours.NONE));
            fresh.put(url, new Neighbours(was.previous(), was.next(), related(page, related, byUrl)));
        }
        if (exchange.types().contains(EVENT)) {
            for (List<Page> series : events.values()) {
                series.forEach(page -> fresh.putIfAbsent(
                        page.address().url(), before.get(page.address().url())));
                inSeries(series, fresh);
            }
        }
        return fresh;
    }

    /** The pages that may have others like them after an exchange. */
    private Set<Page> likes(Exchange exchange) {
        Set<Page> likes = Collections.newSetFromMap(new IdentityHashMap<>());
        terms.forEach((key, byTerm) -> byTerm.forEach((slug, pages) -> {
            for (int place : exchange.near(pages, page -> page.texts(key).contains(slug), NEWEST, Related.REACH)) {
                likes.add(pages.get(place));
            }
        }));
        likes.addAll(exchange.come());
        for (Page page : choosers) {
            if (page.texts(RELATED).stream().anyMatch(exchange::isAt)) {
                likes.add(page);
            }
        }
        return likes;
    }

    /** Drafts are nobody's neighbours, so those on both sides of one see what changes there. */
    private static boolean isBeyondDrafts(Page page) {
        return page.status() != PageStatus.DRAFT;
    }

    private static Optional<Page> next(List<Page> pages, int place, int step) {
        for (int i = place + step; i >= 0 && i < pages.size(); i += step) {
            if (isBeyondDrafts(pages.get(i))) {
                return Optional.of(pages.get(i));
            }
        }
        return Optional.empty();
    }

    /** Drafts have neighbours but are nobody's, as in JBake. */
    private static void putNeighbours(
            List<Page> pages, Map<String, Neighbours> neighbours, Function<Page, List<Page>> related) {
        List<List<Page>> likes = new ArrayList<>(Collections.nCopies(pages.size(), List.of()));
        Parallel.forEach(pages.size(), i -> likes.set(i, related.apply(pages.get(i))));
        List<Optional<Page>> older = new ArrayList<>(Collections.nCopies(pages.size(), Optional.empty()));
        Optional<Page> last = Optional.empty();
        for (int i = pages.size() - 1; i >= 0; i--) {
            older.set(i, last);
            last = orUnlessDraft(pages.get(i), last);
        }
        Optional<Page> newer = Optional.empty();
        for (int i = 0; i < pages.size(); i++) {
            Page page = pages.get(i);
            neighbours.put(page.address().url(), new Neighbours(older.get(i), newer, likes.get(i)));
            newer = orUnlessDraft(page, newer);
        }
    }

    private static Optional<Page> orUnlessDraft(Page page, Optional<Page> other) {
        return page.status() == PageStatus.DRAFT ? other : Optional.of(page);
    }

    private List<Page> related(Page page, Related related, Map<String, Page> byUrl) {
        List<String> chosen = page.texts(RELATED);
        if (chosen.isEmpty()) {
            return related.to(page);
        }
        choosers.add(page);
        List<Page> pages = new ArrayList<>();
        for (String url : chosen) {
            SiteBuilder.at(byUrl, url).ifPresent(pages::add);
        }
        return Collections.unmodifiableList(pages);
    }

    private static void inSeries(List<Page> series, Map<String, Neighbours> neighbours) {
        for (int i = 0; i < series.size(); i++) {
            String url = series.get(i).address().url();
            Optional<Page> before = i > 0 ? Optional.of(series.get(i - 1)) : Optional.empty();
            Optional<Page> after = i + 1 < series.size() ? Optional.of(series.get(i + 1)) : Optional.empty();
            neighbours.put(
                    url, new Neighbours(before, after, neighbours.get(url).related()));
        }
    }
}
