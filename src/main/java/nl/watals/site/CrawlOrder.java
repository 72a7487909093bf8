package nl.watals.site;

import java.util.Comparator;

/** The order in which JBake comes by files: folder by folder, and in each one files and folders together by name. */
enum CrawlOrder implements Comparator<String> {
    /** The only one. */
    INSTANCE;

    @Override
    public int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // What stands before the slash is the whole name, and a name comes before those that it begins.
                return x == '/' ? -1 : y == '/' ? 1 : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
