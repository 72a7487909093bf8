package nl.watals.importer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.watals.site.TaxonomySpec;
import nl.watals.submission.RecordSource;
import nl.watals.text.Nearest;
import nl.watals.text.Problems;

/** Holds the themes of records against the site's list of themes. */
final class Themes {
    /** The taxonomy whose terms records carry. */
    static final String KEY = "themes";

    private final Map<String, TaxonomySpec.Term> terms;
    private final boolean exists;
    private final Problems problems;

    Themes(Collection<TaxonomySpec> taxonomies, Problems problems) {
        Map<String, TaxonomySpec.Term> found = Map.of();
        boolean any = false;
        for (TaxonomySpec taxonomy : taxonomies) {
            if (taxonomy.key().equals(KEY)) {
                found = taxonomy.terms();
                any = true;
            }
        }
        this.terms = found;
        this.exists = any;
        this.problems = problems;
    }

    /** The themes that the site knows; each other one is reported. A site without themes knows them all. */
    List<String> known(RecordSource source, List<String> slugs) {
        // A list of themes without any is wrong itself, and was reported.
        if (!exists || terms.isEmpty()) {
            return slugs;
        }
        List<String> known = new ArrayList<>(slugs.size());
        for (int i = 0; i < slugs.size(); i++) {
            String slug = slugs.get(i);
            if (terms.containsKey(slug)) {
                known.add(slug);
            } else {
                Set<String> all = terms.keySet();
                problems.add(source.themeProblem(
                        i,
                        "`" + slug + "` is not in the list of `" + KEY + "`",
                        Nearest.hint(slug, all, "allowed: " + String.join(", ", all))));
            }
        }
        return known;
    }
}
