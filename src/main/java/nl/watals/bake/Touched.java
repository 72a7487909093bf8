package nl.watals.bake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a page looked at while it was rendered: documents other than its own, and variables of the site. A later build that
 * finds all of it unchanged need not render the page again. One for each thread.
 */
final class Touched {
    private static final ThreadLocal<Touched> CURRENT = new ThreadLocal<>();

    private final Set<SiteDocument> documents = new HashSet<>();
    private final Set<String> variables = new HashSet<>();
    private SiteDocument last;

    /** Notes from now on what this thread looks at, until {@link #end}. */
    static Touched begin() {
        Touched touched = new Touched();
        CURRENT.set(touched);
        return touched;
    }

    static void end() {
        CURRENT.remove();
    }

    /** What this thread notes at the moment; null when it notes nothing. */
    static Touched current() {
        return CURRENT.get();
    }

    /** Goes on with what {@link #current} gave before something inside was noted by itself. */
    static void resume(Touched outer) {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }

    /** Notes everything that was noted elsewhere. */
    static void all(Touched other) {
        Touched touched = CURRENT.get();
        if (touched != null) {
            touched.documents.addAll(other.documents);
            touched.variables.addAll(other.variables);
        }
    }

    static void document(SiteDocument document) {
        Touched touched = CURRENT.get();
        // Templates ask one document many things in a row.
        if (touched != null && touched.last != document) {
            touched.last = document;
            touched.documents.add(document);
        }
    }

    static void variable(String name) {
        Touched touched = CURRENT.get();
        if (touched != null) {
            touched.variables.add(name);
        }
    }

    List<String> urls() {
        List<String> urls = new ArrayList<>(documents.size());
        for (SiteDocument document : documents) {
            urls.add(document.url());
        }
        return urls;
    }

    Set<String> variables() {
        return variables;
    }
}
