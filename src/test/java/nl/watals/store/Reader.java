package nl.watals.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who reads the site in a store, at any moment, and tells what is missing. */
final class Reader {
    private static final Pattern NAMED = Pattern.compile("(?:href|src)=\"/([^\"]*)\"");
    private static final Pattern SHOWN = Pattern.compile("(?:stylesheet\" href|src)=\"/([^\"]*)\"");
    private static final Pattern WORDS = Pattern.compile("\"version\":\"([^\"]*)\"");

    private final Map<String, String> store;
    private final List<String> missing = new ArrayList<>();

    private Reader(Map<String, String> store) {
        this.store = store;
    }

    /**
     * What the store lacks.
     *
     * @param store every object by its name
     * @param known the files that the reader has the addresses of, besides the home page
     */
    static List<String> missing(Map<String, String> store, Set<String> known) {
        Reader reader = new Reader(store);
        reader.follow(known);
        reader.lookAtEveryPage();
        reader.search();
        return reader.missing;
    }

    /** From the pages that somebody can come to, through every link. */
    private void follow(Set<String> known) {
        Deque<String> next = new ArrayDeque<>();
        next.add("index.html");
        next.addAll(known);
        Set<String> seen = new TreeSet<>();
        while (!next.isEmpty()) {
            String file = next.poll();
            if (!store.containsKey(file) || !seen.add(file)) {
                continue;
            }
            Matcher link = NAMED.matcher(store.get(file));
            while (link.find()) {
                String target = file(link.group(1));
                if (!store.containsKey(target)) {
                    missing.add(file + " names " + target);
                }
                next.add(target);
            }
        }
    }

    /** Also of pages that nobody knows yet, everything that they show must be there. */
    private void lookAtEveryPage() {
        store.forEach((file, text) -> {
            Matcher shown = SHOWN.matcher(file.endsWith(".html") ? text : "");
            while (shown.find()) {
                if (!store.containsKey(shown.group(1))) {
                    missing.add(file + " shows " + shown.group(1));
                }
            }
        });
    }

    private void search() {
        Matcher version = WORDS.matcher(store.getOrDefault("zoeken/index/index.json", ""));
        if (version.find() && !store.containsKey(version.group(1) + "/w0.json")) {
            missing.add("the search index lacks " + version.group(1));
        }
    }

    private static String file(String address) {
        return address.isEmpty() || address.endsWith("/") ? address + "index.html" : address;
    }
}
