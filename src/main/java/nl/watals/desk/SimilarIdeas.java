package nl.watals.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Ranks ideas by the words that they share with a text: rare words count more than common ones, words of the question more
 * than those below it. Help to look, never a verdict. Thread-safe.
 *
 * <p>Everything is in memory: about half a kilobyte an idea. A question costs time for the ideas that share a word with it.
 */
final class SimilarIdeas {
    private static final int IN_TITLE = 3;
    private static final int MOST_SHARED = 6;
    private static final int FEWEST_DEAD = 1_000;
    private static final int FEWEST_RARE = 5;

    /** A text that shares less than this with what it would share with itself is about something else. */
    private static final double LEAST = 0.08;

    /**
     * An idea that shares words with a text.
     *
     * @param id of the item or public record
     * @param shared words of the text that it shares, the rarest first
     */
    record Match(String id, String title, List<String> shared, double score) {}

    private record Idea(String id, String title, int[] terms, float length) {}

    /** One entry a place where the term is: the number of the idea and the weight of the term in it. */
    private static final class Postings {
        private int[] entries = new int[2];
        private int size;

        private void add(int idea, int weight) {
            if (size == entries.length) {
                entries = Arrays.copyOf(entries, size + (size >> 1) + 2);
            }
            entries[size++] = idea << 2 | weight;
        }
    }

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, Integer> vocabulary = new HashMap<>();
    private final List<Postings> postings = new ArrayList<>();
    private final List<Idea> ideas = new ArrayList<>();
    private final Map<String, Integer> byId = new HashMap<>();
    private final BitSet dead = new BitSet();

    /** Adds an idea, or puts it in the place of the one with its id. */
    void put(String id, String title, String text) {
        Map<String, Integer> weights = weights(title, text);
        lock.writeLock().lock();
        try {
            forget(id);
            int[] terms = new int[weights.size()];
            int at = 0;
            for (Map.Entry<String, Integer> entry : weights.entrySet()) {
                terms[at++] = term(entry.getKey()) << 2 | entry.getValue();
            }
            append(new Idea(id, title, terms, length(terms)));
        } finally {
            lock.writeLock().unlock();
        }
    }

    void remove(String id) {
        lock.writeLock().lock();
        try {
            forget(id);
        } finally {
            lock.writeLock().unlock();
        }
    }

    int size() {
        lock.readLock().lock();
        try {
            return byId.size();
        } finally {
            lock.readLock().unlock();
        }
    }

    private static Map<String, Integer> weights(String title, String text) {
        Map<String, Integer> weights = new HashMap<>();
        Stems.of(text).keySet().forEach(stem -> weights.put(stem, 1));
        Stems.of(title).keySet().forEach(stem -> weights.put(stem, IN_TITLE));
        return weights;
    }

    private static float length(int[] terms) {
        float squares = 0;
        for (int term : terms) {
            squares += (term & 3) * (term & 3);
        }
        return (float) Math.sqrt(squares);
    }

    private int term(String stem) {
        Integer known = vocabulary.get(stem);
        if (known != null) {
            return known;
        }
        postings.add(new Postings());
        vocabulary.put(stem, postings.size() - 1);
        return postings.size() - 1;
    }

    private void append(Idea idea) {
        int number = ideas.size();
        ideas.add(idea);
        byId.put(idea.id(), number);
        for (int term : idea.terms()) {
            postings.get(term >> 2).add(number, term & 3);
        }
    }

    private void forget(String id) {
        Integer number = byId.remove(id);
        if (number != null) {
            dead.set(number);
            if (dead.cardinality() > Math.max(FEWEST_DEAD, byId.size() / 4)) {
                compact();
            }
        }
    }

    private void compact() {
        List<Idea> alive = new ArrayList<>(byId.size());
        for (int i = 0; i < ideas.size(); i++) {
            if (!dead.get(i)) {
                alive.add(ideas.get(i));
            }
        }
        ideas.clear();
        byId.clear();
        dead.clear();
        postings.replaceAll(old -> new Postings());
        alive.forEach(this::append);
    }

    /**
     * The ideas that share most with a text, the most alike first.
     *
     * @param except the id of the idea itself
     */
    List<Match> like(String title, String text, String except, int most) {
        Map<String, Integer> asked = weights(title, text);
        lock.readLock().lock();
        try {
            return new Search(asked, except, most).run();
        } finally {
            lock.readLock().unlock();
        }
    }

    private final class Search {
        private final Map<String, Integer> asked;
        private final String except;
        private final int most;
        private final float[] scores = new float[ideas.size()];
        private double self;

        private Search(Map<String, Integer> asked, String except, int most) {
            this.asked = asked;
            this.except = except;
            this.most = most;
        }

        private List<Match> run() {
            double length = 0;
            int rare = 0;
            for (String stem : asked.keySet()) {
                rare += isEverywhere(stem) ? 0 : 1;
            }
            for (Map.Entry<String, Integer> entry : asked.entrySet()) {
                if (rare >= FEWEST_RARE && isEverywhere(entry.getKey())) {
                    continue;
                }
                double rarity = rarity(vocabulary.get(entry.getKey()));
                self += rarity * rarity * entry.getValue() * entry.getValue();
                length += entry.getValue() * entry.getValue();
                count(vocabulary.get(entry.getKey()), rarity * rarity * entry.getValue());
            }
            self /= Math.sqrt(Math.max(1, length));
            PriorityQueue<Integer> best = new PriorityQueue<>((a, b) -> Float.compare(scores[a], scores[b]));
            for (int i = 0; i < scores.length; i++) {
                if (scores[i] > 0 && !dead.get(i) && !ideas.get(i).id().equals(except)) {
                    scores[i] /= ideas.get(i).length();
                    best.add(i);
                    if (best.size() > most) {
                        best.poll();
                    }
                }
            }
            return matches(best);
        }

        private List<Match> matches(PriorityQueue<Integer> best) {
            List<Match> matches = new ArrayList<>();
            while (!best.isEmpty()) {
                int number = best.poll();
                if (scores[number] >= LEAST * self) {
                    Idea idea = ideas.get(number);
                    matches.add(0, new Match(idea.id(), idea.title(), shared(idea), scores[number] / self));
                }
            }
            return matches;
        }

        private void count(Integer term, double weight) {
            if (term == null) {
                return;
            }
            Postings found = postings.get(term);
            for (int i = 0; i < found.size; i++) {
                int entry = found.entries[i];
                scores[entry >> 2] += (float) (weight * (entry & 3));
            }
        }

        private double rarity(Integer term) {
            int with = term == null ? 0 : postings.get(term).size;
            return Math.log(1 + (ideas.size() + 1.0) / (with + 1.0));
        }

        /** A word that every sixth idea has tells little, and takes long to count. */
        private boolean isEverywhere(String stem) {
            Integer term = vocabulary.get(stem);
            return term != null && ideas.size() > FEWEST_DEAD && postings.get(term).size > ideas.size() / 6;
        }

        private List<String> shared(Idea idea) {
            List<Integer> terms = new ArrayList<>();
            Map<Integer, String> stems = new HashMap<>();
            for (String stem : asked.keySet()) {
                Integer term = vocabulary.get(stem);
                if (term != null) {
                    stems.put(term, stem);
                }
            }
            for (int term : idea.terms()) {
                if (stems.containsKey(term >> 2)) {
                    terms.add(term >> 2);
                }
            }
            terms.sort((a, b) -> Integer.compare(postings.get(a).size, postings.get(b).size));
            return terms.stream().limit(MOST_SHARED).map(stems::get).toList();
        }
    }
}
