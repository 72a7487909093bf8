package nl.watals.bake;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.attributes.ResolvedAttribute;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nl.watals.site.PageKeys;
import org.jbake.model.DocumentModel;

/**
 * Looks values up in maps, before Pebble would try reflection. A key that pages may have is null on a page that does not
 * have it, a flag is false; any other unknown key stays an error.
 */
final class DocumentResolver implements AttributeResolver {
    private static final ResolvedAttribute ABSENT = new ResolvedAttribute(null);
    private static final ResolvedAttribute NO = new ResolvedAttribute(Boolean.FALSE);

    /** What a page without one of the usual keys has, so that nothing more is looked up for it. */
    private static final Map<String, ResolvedAttribute> WITHOUT = without();

    private final Set<String> keysOfDocuments;

    /** @param keysOfDocuments every key that a document of the site has */
    DocumentResolver(Set<String> keysOfDocuments) {
        this.keysOfDocuments = keysOfDocuments;
    }

    private static Map<String, ResolvedAttribute> without() {
        Map<String, ResolvedAttribute> without = new HashMap<>();
        PageKeys.all().forEach(key -> without.put(key, PageKeys.isFlag(key) ? NO : ABSENT));
        return without;
    }

    @Override
    public ResolvedAttribute resolve(
            Object instance,
            Object attributeName,
            Object[] argumentValues,
            ArgumentsNode arguments,
            EvaluationContextImpl context,
            String file,
            int line) {
        if (argumentValues != null || !(instance instanceof Map<?, ?> map) || !(attributeName instanceof String key)) {
            return null;
        }
        Object value = map.get(key);
        return value != null ? new ResolvedAttribute(value) : absent(map, key);
    }

    /** What a map without the key has under it; null where that is a mistake. */
    ResolvedAttribute absent(Map<?, ?> map, String key) {
        ResolvedAttribute usual = map instanceof DocumentModel ? WITHOUT.get(key) : null;
        if (usual != null) {
            return usual;
        }
        boolean optional = map instanceof DocumentModel && keysOfDocuments.contains(key);
        return optional || map.containsKey(key) ? ABSENT : null;
    }
}
