package nl.watals.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes Dutch compounds apart: jeugdzorg is jeugd and zorg, gezinshuis is gezin and huis. Every letter must belong to a
 * known word or to an s or en between two of them.
 */
final class Compounds {
    private static final int SHORTEST_PART = 3;
    private static final int SHORTEST_OWN = 5;
    private static final int SHORTEST = 7;
    private static final int MOST_PARTS = 4;

    /** Words that look like the end of a compound but are endings. */
    private static final Set<String> ENDINGS = Set.of(
            "heid", "heden", "lijk", "lijke", "rijk", "rijke", "loos", "loze", "baar", "bare", "schap", "achtig",
            "matig", "matige", "eren", "ende", "waarts", "kundig", "kundige", "vol", "volle", "zaam", "zame", "weg");

    private final Set<String> parts;
    private final Set<String> lasts;

    /** @param own the words of the site */
    Compounds(Set<String> listed, Iterable<String> own, Set<String> stopWords) {
        this.parts = new HashSet<>(listed);
        for (String word : own) {
            if (word.length() >= SHORTEST_OWN) {
                parts.add(word);
            }
        }
        parts.removeAll(stopWords);
        this.lasts = new HashSet<>(parts);
        lasts.removeAll(ENDINGS);
        for (String word : listed) {
            lasts.addAll(Inflections.ofNoun(word));
        }
    }

    /** The words that a word is made of, in order; empty when it is not a compound of known words. */
    List<String> split(String word) {
        if (word.length() < SHORTEST) {
            return List.of();
        }
        for (int most = 2; most <= MOST_PARTS; most++) {
            List<String> found = new ArrayList<>();
            if (split(word, 0, most, found)) {
                return found;
            }
        }
        return List.of();
    }

    /** The longest first part first: it is the likelier one. */
    private boolean split(String word, int from, int most, List<String> found) {
        boolean first = from == 0;
        if (!first && lasts.contains(word.substring(from))) {
            found.add(word.substring(from));
            return true;
        }
        if (most <= 1) {
            return false;
        }
        for (int to = word.length() - SHORTEST_PART; to >= from + SHORTEST_PART; to--) {
            String part = word.substring(from, to);
            if (!parts.contains(part)) {
                continue;
            }
            found.add(part);
            for (int link : links(word, to)) {
                if (split(word, to + link, most - 1, found)) {
                    return true;
                }
            }
            found.remove(found.size() - 1);
        }
        return false;
    }

    private static int[] links(String word, int at) {
        if (word.charAt(at) == 's') {
            return new int[] {0, 1};
        }
        return word.startsWith("en", at) ? new int[] {0, 2} : new int[] {0};
    }
}
