package nl.watals.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** A few shown pages that go out of a site, and others that come in: what that means for sorted lists of pages. */
final class Exchange {
    private final List<Page> gone;
    private final List<Page> come;
    private final Set<String> urls = new HashSet<>();
    private final Set<String> types = new TreeSet<>();

    Exchange(Collection<Page> gone, Collection<Page> come) {
        this.gone = List.copyOf(gone);
        this.come = List.copyOf(come);
        for (List<Page> pages : List.of(this.gone, this.come)) {
            for (Page page : pages) {
                urls.add(page.address().url());
                types.add(page.type());
            }
        }
    }

    List<Page> gone() {
        return gone;
    }

    List<Page> come() {
        return come;
    }

    /** The types of all these pages. */
    Set<String> types() {
        return types;
    }

    /** Whether one of these pages stands or stood there. */
    boolean isAt(String url) {
        return urls.contains(url);
    }

    boolean isGone(Page page) {
        return isAmong(gone, page);
    }

    /** The very page: to compare all that is in it would take long. */
    private static boolean isAmong(List<Page> pages, Page page) {
        for (int i = 0; i < pages.size(); i++) {
            if (pages.get(i) == page) {
                return true;
            }
        }
        return false;
    }

    /**
     * A list after the exchange; the same one when that changes nothing in it.
     *
     * @param belongs whether a page is in the list
     * @param order of the list
     */
    List<Page> in(List<Page> list, Predicate<Page> belongs, Comparator<Page> order) {
        if (gone.stream().noneMatch(belongs) && come.stream().noneMatch(belongs)) {
            return list;
        }
        List<Page> changed = new ArrayList<>(list.size() + come.size());
        for (Page page : list) {
            if (!isGone(page)) {
                changed.add(page);
            }
        }
        for (Page page : come) {
            if (belongs.test(page)) {
                changed.add(place(changed, page, order), page);
            }
        }
        return changed;
    }

    /** Changes the lists of a map in which every key with a page has a list, and no other one has. */
    void inEach(Map<String, List<Page>> lists, Function<Page, List<String>> keys, Comparator<Page> order) {
        for (String key : keys(keys)) {
            List<Page> changed = in(
                    lists.getOrDefault(key, List.of()), page -> keys.apply(page).contains(key), order);
            if (changed.isEmpty()) {
                lists.remove(key);
            } else {
                lists.put(key, changed);
            }
        }
    }

    /** Changes the lists of a map that has its keys, with pages or without. */
    void inThose(Map<String, List<Page>> lists, Function<Page, List<String>> keys, Comparator<Page> order) {
        for (String key : keys(keys)) {
            lists.computeIfPresent(
                    key, (any, list) -> in(list, page -> keys.apply(page).contains(key), order));
        }
    }

    private Set<String> keys(Function<Page, List<String>> of) {
        Set<String> keys = new TreeSet<>();
        gone.forEach(page -> keys.addAll(of.apply(page)));
        come.forEach(page -> keys.addAll(of.apply(page)));
        return keys;
    }

    /** Where a page stands in a sorted list, or would stand. */
    private static int place(List<Page> sorted, Page page, Comparator<Page> order) {
        int at = Collections.binarySearch(sorted, page, order);
        return at < 0 ? -at - 1 : at;
    }

    /**
     * The places in a changed list from which something of the exchange is to be seen.
     *
     * @param belongs whether a page is or was in the list
     * @param reach how many places a page sees in each direction
     */
    Set<Integer> near(List<Page> changed, Predicate<Page> belongs, Comparator<Page> order, int reach) {
        Set<Integer> places = new TreeSet<>();
        for (List<Page> pages : List.of(gone, come)) {
            for (Page page : pages) {
                if (belongs.test(page)) {
                    int at = place(changed, page, order);
                    for (int i = Math.max(0, at - reach); i <= Math.min(changed.size() - 1, at + reach); i++) {
                        places.add(i);
                    }
                }
            }
        }
        return places;
    }

    /**
     * The places in a changed list of one type from which something of the exchange is to be seen.
     *
     * @param seen whether a page hides what is behind it from those before it
     */
    Set<Integer> near(List<Page> changed, String type, Comparator<Page> order, Predicate<Page> seen) {
        Set<Integer> places = new TreeSet<>();
        for (List<Page> pages : List.of(gone, come)) {
            for (Page page : pages) {
                if (page.type().equals(type)) {
                    addNear(changed, place(changed, page, order), seen, places);
                }
            }
        }
        return places;
    }

    private static void addNear(List<Page> changed, int at, Predicate<Page> seen, Set<Integer> places) {
        if (at < changed.size()) {
            places.add(at);
        }
        boolean open = true;
        for (int i = at - 1; i >= 0 && open; i--) {
            places.add(i);
            open = !seen.test(changed.get(i));
        }
        // What stands there may be one that hides nothing, or that came itself.
        int hiding = 0;
        for (int i = at; i < changed.size() && hiding < 2; i++) {
            places.add(i);
            hiding += seen.test(changed.get(i)) ? 1 : 0;
        }
    }
}
