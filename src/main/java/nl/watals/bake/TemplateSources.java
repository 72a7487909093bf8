package nl.watals.bake;

import io.pebbletemplates.pebble.utils.PathUtils;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.watals.text.SourceText;

/**
 * The site's templates as text, and every name that stands in their code.
 *
 * @param byName by path relative to the template folder, with {@code /} between the parts
 * @param names every identifier between Pebble's delimiters: what no template names, no template reads
 */
record TemplateSources(Map<String, SourceText> byName, Set<String> names) {
    static TemplateSources of(Map<String, SourceText> byName) {
        Set<String> names = new HashSet<>();
        for (SourceText source : byName.values()) {
            collect(source.text(), names);
        }
        return new TemplateSources(new TreeMap<>(byName), names);
    }

    /** The name of a template as another one writes it: relative to that one when it begins with a dot. */
    String resolve(String name, String from) {
        if (name.startsWith(".")) {
            return PathUtils.resolveRelativePath(name, from, '/');
        }
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private static void collect(String text, Set<String> names) {
        for (int at = text.indexOf('{'); at >= 0 && at + 1 < text.length(); at = text.indexOf('{', at + 1)) {
            char kind = text.charAt(at + 1);
            if (kind == '{' || kind == '%') {
                int end = text.indexOf(kind == '{' ? "}}" : "%}", at + 2);
                collect(text, at + 2, end < 0 ? text.length() : end, names);
            }
        }
    }

    private static void collect(String text, int from, int to, Set<String> names) {
        int start = -1;
        for (int i = from; i <= to; i++) {
            boolean part = i < to && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_');
            if (part && start < 0) {
                start = i;
            } else if (!part && start >= 0) {
                names.add(text.substring(start, i));
                start = -1;
            }
        }
    }
}
