package nl.watals.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the pages most like a page: those of its type that share most terms and were published near it. Only a fixed
 * number of neighbours in each term's list is looked at, so that all pages together take linear time.
 */
final class Related {
    /** How far away in the list of a term another page may stand. */
    static final int REACH = 4;

    private final Map<String, Map<String, List<Page>>> terms;
    private final int size;
    /** Where a page stands in the lists of its terms, in the order in which its terms come up. */
    private final Map<Page, int[]> places;

    /** The order of the lists of terms; null when the places are known. */
    private final Comparator<Page> order;

    private Related(Map<String, Map<String, List<Page>>> terms, int size, Comparator<Page> order) {
        this.terms = terms;
        this.size = size;
        this.places = Map.of();
        this.order = order;
    }

    /**
     * For a few pages: their places are looked for, one by one.
     *
     * @param order of the lists of terms; no two pages are equal in it
     */
    static Related ofFew(Map<String, Map<String, List<Page>>> terms, int size, Comparator<Page> order) {
        return new Related(terms, size, order);
    }

    Related(Map<String, Map<String, List<Page>>> terms, int size) {
        this.terms = terms;
        this.size = size;
        this.places = new IdentityHashMap<>();
        this.order = null;
        String[] keys = terms.keySet().toArray(new String[0]);
        for (int taxonomy = 0; taxonomy < keys.length; taxonomy++) {
            for (Map.Entry<String, List<Page>> term : terms.get(keys[taxonomy]).entrySet()) {
                List<Page> pages = term.getValue();
                for (int i = 0; i < pages.size(); i++) {
                    place(pages.get(i), keys, taxonomy, term.getKey(), i);
                }
            }
        }
    }

    private void place(Page page, String[] keys, int taxonomy, String slug, int at) {
        int[] own = places.get(page);
        if (own == null) {
            own = new int[count(page, keys, keys.length)];
            places.put(page, own);
        }
        own[count(page, keys, taxonomy) + page.texts(keys[taxonomy]).indexOf(slug)] = at;
    }

    /** How many terms the page has in the first taxonomies. */
    private static int count(Page page, String[] keys, int taxonomies) {
        int count = 0;
        for (int i = 0; i < taxonomies; i++) {
            count += page.texts(keys[i]).size();
        }
        return count;
    }

    List<Page> to(Page page) {
        List<Candidate> found = new ArrayList<>();
        int[] at = places.get(page);
        if (at == null && order == null) {
            return List.of();
        }
        int ordinal = 0;
        for (Map.Entry<String, Map<String, List<Page>>> taxonomy : terms.entrySet()) {
            for (String slug : page.texts(taxonomy.getKey())) {
                List<Page> pages = taxonomy.getValue().get(slug);
                if (pages != null) {
                    look(page, pages, at == null ? Collections.binarySearch(pages, page, order) : at[ordinal], found);
                }
                ordinal++;
            }
        }
        Collections.sort(found);
        List<Page> best = new ArrayList<>(size);
        for (int i = 0; i < found.size() && best.size() < size; i++) {
            best.add(found.get(i).page);
        }
        return best;
    }

    private static void look(Page page, List<Page> pages, int at, List<Candidate> found) {
        int from = Math.max(0, at - REACH);
        int to = Math.min(pages.size() - 1, at + REACH);
        for (int i = from; i <= to; i++) {
            Page other = pages.get(i);
            if (other != page && other.type().equals(page.type())) {
                candidate(other, found).meet(Math.abs(i - at));
            }
        }
    }

    private static Candidate candidate(Page page, List<Candidate> found) {
        // Counted by hand: this is asked for each page some fifty times, and each time would make an iterator.
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).page == page) {
                return found.get(i);
            }
        }
        Candidate candidate = new Candidate(page);
        found.add(candidate);
        return candidate;
    }

    private static final class Candidate implements Comparable<Candidate> {
        private final Page page;
        private int shared;
        private int distance;

        private Candidate(Page page) {
            this.page = page;
        }

        private void meet(int away) {
            shared++;
            distance += away;
        }

        @Override
        public int compareTo(Candidate other) {
            if (shared != other.shared) {
                return other.shared - shared;
            }
            if (distance != other.distance) {
                return distance - other.distance;
            }
            return page.address().url().compareTo(other.page.address().url());
        }
    }
}
