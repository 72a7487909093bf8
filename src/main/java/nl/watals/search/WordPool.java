package nl.watals.search;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds each word of a site once. A page has some hundred words and a site some ten thousand, so pages that share theirs
 * take a tenth of the memory. Thread-safe; kept for as long as pages are read.
 */
public final class WordPool {
    private final ConcurrentHashMap<String, String> words = new ConcurrentHashMap<>();

    /** The same word as one object, whoever asks. */
    String one(String word) {
        String known = words.get(word);
        if (known != null) {
            return known;
        }
        String before = words.putIfAbsent(word, word);
        return before == null ? word : before;
    }
}
