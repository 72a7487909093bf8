package nl.watals.bake;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import nl.watals.site.CollectionSpec;
import nl.watals.site.Page;
import nl.watals.site.Settings;
import nl.watals.site.Site;
import nl.watals.site.TaxonomySpec;
import nl.watals.text.Nearest;
import nl.watals.text.Problem;
import nl.watals.text.Problems;

/** Reports every template that the site needs and does not have, once, where it is asked for. */
final class TemplateNeeds {
    /** JBake's lists, each with the setting that asks for it. */
    private static final Map<String, String> LISTS = new TreeMap<>(Map.of(
            "masterindex", "render.index",
            "feed", "render.feed",
            "archive", "render.archive",
            "error404", "render.error404",
            "tagsindex", "render.tagsindex"));

    private final SiteRenderer renderer;
    private final Settings settings;
    private final Map<String, ?> known;
    private final Problems problems;

    private TemplateNeeds(SiteRenderer renderer, Settings settings, Map<String, ?> known, Problems problems) {
        this.renderer = renderer;
        this.settings = settings;
        this.known = known;
        this.problems = problems;
    }

    static void check(SiteRenderer renderer, Site site, Problems problems) {
        Map<String, ?> known = renderer.configuration().templates().byName();
        TemplateNeeds needs = new TemplateNeeds(renderer, site.settings(), known, problems);
        needs.checkLists(site);
        needs.checkTypes(site);
        LISTS.forEach(needs::checkList);
    }

    private void checkLists(Site site) {
        for (CollectionSpec collection : settings.collections()) {
            need("collection." + collection.name() + ".template", collection.template());
        }
        for (TaxonomySpec taxonomy : site.taxonomies()) {
            need("taxonomy." + taxonomy.key() + ".template", taxonomy.template());
            need("taxonomy." + taxonomy.key() + ".index", taxonomy.index());
        }
    }

    private void need(String key, String template) {
        if (!template.isEmpty() && !known.containsKey(template)) {
            settings.report(key, what(template), hint(template, ""), problems);
        }
    }

    private void checkTypes(Site site) {
        Map<String, Page> first = new HashMap<>();
        for (Page page : site.pages()) {
            first.putIfAbsent(page.type(), page);
        }
        for (Page page : site.imported().withdrawn()) {
            first.putIfAbsent(page.type(), page);
        }
        first.forEach((type, page) -> {
            String key = "template." + type + ".file";
            String template = renderer.template(type);
            if (type.isEmpty() || known.containsKey(template)) {
                return;
            }
            if (settings.isSet(key)) {
                settings.report(key, what(template), hint(template, ""), problems);
            } else {
                problems.add(new Problem(
                        page.source(),
                        1,
                        1,
                        what(template) + " for pages of type `" + type + "`",
                        hint(template, ", or name another one with `" + key + "`")));
            }
        });
    }

    private void checkList(String list, String key) {
        String template = renderer.template(list);
        if (settings.flag(key) && !known.containsKey(template)) {
            settings.report(key, what(template), hint(template, ", or set `" + key + "=false`"), problems);
        }
    }

    private static String what(String template) {
        return "there is no template `" + template + "`";
    }

    private String hint(String template, String or) {
        String make = "make it in " + settings.text("template.folder") + "/" + or;
        return Nearest.hint(template, known.keySet(), make);
    }
}
