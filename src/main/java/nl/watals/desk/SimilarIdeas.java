package nl.watals.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
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
 * <p>Everything is in memory, as numbers: of an idea its id stays, and four bytes for each of its words. A question costs time
 * for the ideas that share a word with it.
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
    record Match(String id, List<String> shared, double score) {}

    /** One entry a place where the term is: the number of the idea and the weight of the term in it, by number. */
    private static final class Postings {
        private int[] entries = new int[2];
        private int size;

        private void add(int idea, int weight) {
            if (size == entries.length) {
                entries = Arrays.copyOf(entries, size + (size >> 2) + 2);
            }
            entries[size++] = idea << 2 | weight;
        }

        private boolean has(int idea) {
            int at = Arrays.binarySearch(entries, 0, size, idea << 2);
            int first = at < 0 ? -at - 1 : at;
            return first < size && entries[first] >> 2 == idea;
        }

        /** Gives ideas the numbers in {@code fresh}; those with -1 go. */
        private void renumber(int[] fresh) {
            int kept = 0;
            for (int i = 0; i < size; i++) {
                int number = fresh[entries[i] >> 2];
                if (number >= 0) {
                    entries[kept++] = number << 2 | entries[i] & 3;
                }
            }
            size = kept;
            entries = Arrays.copyOf(entries, Math.max(2, kept));
        }
    }

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, Integer> vocabulary = new HashMap<>();
    private final List<Postings> postings = new ArrayList<>();
    private final Map<String, Integer> byId = new HashMap<>();
    private final BitSet dead = new BitSet();
    private String[] ids = new String[64];
    private float[] lengths = new float[64];
    private int count;

    /** Adds an idea, or puts it in the place of the one with its id. */
    void put(String id, String title, String text) {
        Map<String, Integer> weights = weights(title, text);
        lock.writeLock().lock();
        try {
            forget(id);
            append(id, length(weights));
            weights.forEach((stem, weight) -> postings.get(term(stem)).add(count - 1, weight));
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

    private static float length(Map<String, Integer> weights) {
        float squares = 0;
        for (int weight : weights.values()) {
            squares += weight * weight;
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

    private void append(String id, float length) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, count + (count >> 1));
            lengths = Arrays.copyOf(lengths, ids.length);
        }
        byId.put(id, count);
        ids[count] = id;
        lengths[count++] = length;
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
        int[] fresh = new int[count];
        int all = count;
        count = 0;
        for (int i = 0; i < all; i++) {
            fresh[i] = dead.get(i) ? -1 : count;
            if (!dead.get(i)) {
                append(ids[i], lengths[i]);
            }
        }
        Arrays.fill(ids, count, all, null);
        dead.clear();
        postings.forEach(found -> found.renumber(fresh));
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
        private final float[] scores = new float[SimilarIdeas.this.count];
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
                if (scores[i] > 0 && !dead.get(i) && !ids[i].equals(except)) {
                    scores[i] /= lengths[i];
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
                    matches.add(0, new Match(ids[number], shared(number), scores[number] / self));
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
            return Math.log(1 + (scores.length + 1.0) / (with + 1.0));
        }

        /** A word that every sixth idea has tells little, and takes long to count. */
        private boolean isEverywhere(String stem) {
            Integer term = vocabulary.get(stem);
            return term != null && scores.length > FEWEST_DEAD && postings.get(term).size > scores.length / 6;
        }

        private List<String> shared(int idea) {
            List<String> shared = new ArrayList<>();
            for (String stem : asked.keySet()) {
                Integer term = vocabulary.get(stem);
                if (term != null && postings.get(term).has(idea)) {
                    shared.add(stem);
                }
            }
            shared.sort(Comparator.comparingInt(stem -> postings.get(vocabulary.get(stem)).size));
            return List.copyOf(shared.subList(0, Math.min(MOST_SHARED, shared.size())));
        }
    }
}
