package nl.watals.bake;

import io.pebbletemplates.pebble.extension.core.CoreExtension;
import java.util.Set;
import java.util.TreeSet;

/** What templates can call, for suggestions: asked only when something is wrong, for making the lists takes time. */
final class PebbleNames {
    private final SiteExtension own;

    PebbleNames(SiteExtension own) {
        this.own = own;
    }

    Set<String> filters() {
        Set<String> names = new TreeSet<>(new CoreExtension().getFilters().keySet());
        names.add("escape");
        names.add("raw");
        names.addAll(own.getFilters().keySet());
        return names;
    }

    Set<String> functions() {
        Set<String> names = new TreeSet<>(new CoreExtension().getFunctions().keySet());
        names.add("parent");
        names.add("block");
        names.addAll(own.getFunctions().keySet());
        return names;
    }

    Set<String> tests() {
        Set<String> names = new TreeSet<>(new CoreExtension().getTests().keySet());
        if (own.getTests() != null) {
            names.addAll(own.getTests().keySet());
        }
        return names;
    }
}
