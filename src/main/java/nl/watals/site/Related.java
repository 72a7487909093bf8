package nl.watals.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the pages most like a page: those of its type that share most terms and were published near it. Only a fixed
 * number of neighbours in each term's list is looked at, so that all pages together take linear time.
 */
final class Related {
    private static final int REACH = 4;

    private final Map<String, Map<String, List<Page>>> terms;
    private final int size;
    private final Map<String, Map<String, int[]>> places = new HashMap<>();

    Related(Map<String, Map<String, List<Page>>> terms, int size) {
        this.terms = terms;
        this.size = size;
        terms.forEach((key, bySlug) -> bySlug.forEach((slug, pages) -> {
            for (int i = 0; i < pages.size(); i++) {
                place(pages.get(i), key, slug)[0] = i;
            }
        }));
    }

    private int[] place(Page page, String key, String slug) {
        return places.computeIfAbsent(page.address().url(), url -> new HashMap<>(4))
                .computeIfAbsent(key + "/" + slug, term -> new int[1]);
    }

    List<Page> to(Page page) {
        List<Candidate> found = new ArrayList<>();
        terms.forEach((key, bySlug) -> {
            for (String slug : page.texts(key)) {
                if (bySlug.containsKey(slug)) {
                    look(page, bySlug.get(slug), place(page, key, slug)[0], found);
                }
            }
        });
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
        for (Candidate candidate : found) {
            if (candidate.page == page) {
                return candidate;
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
