package nl.watals.bake;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import nl.watals.site.PageKeys;
import nl.watals.site.Settings;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import org.jbake.app.ContentStore;
import org.jbake.app.configuration.JBakeConfiguration;
import org.jbake.template.AbstractTemplateEngine;
import org.jbake.template.ModelExtractors;
import org.jbake.template.model.TemplateModel;

/**
 * Pebble 4 as a template engine of JBake: strict variables, autoescaping on, templates compiled once and shared by all
 * threads. JBake finds it by {@code META-INF/org.jbake.parser.TemplateEngines.properties}.
 */
public final class PebbleTemplates extends AbstractTemplateEngine {
    private final TemplateSources sources;
    private final Map<String, Object> siteVariables;
    private final ConcurrentHashMap<String, Object> extracted = new ConcurrentHashMap<>();
    private final Map<String, PebbleTemplate> compiled = new ConcurrentHashMap<>();
    private final BlockCache blocks = new BlockCache();
    private PebbleEngine engine;
    private SiteExtension extension;

    /** Called by JBake, once for each of its renderers. */
    public PebbleTemplates(JBakeConfiguration config, ContentStore db) {
        super(config, db);
        this.sources = config instanceof SiteConfiguration site
                ? site.templates()
                : TemplateFiles.read(config.getTemplateFolder().toPath());
        this.siteVariables = db instanceof MemoryStore store ? store.variables() : new HashMap<>();
    }

    private synchronized PebbleEngine engine() {
        if (engine == null) {
            engine = newEngine();
        }
        return engine;
    }

    private PebbleEngine newEngine() {
        if (!(config instanceof SiteConfiguration site)) {
            return builder(Locale.getDefault()).build();
        }
        Settings settings = site.settings();
        MemoryStore store = (MemoryStore) db;
        extension = new SiteExtension(
                settings.text("site.language").startsWith("nl"),
                settings.zone(),
                site.messages(),
                new DocumentResolver(store.keys()),
                site.assets(),
                new FormFunction(settings),
                blocks);
        return builder(Language.locale(settings)).extension(extension).build();
    }

    private PebbleEngine.Builder builder(Locale locale) {
        return new PebbleEngine.Builder()
                .loader(new TemplateLoader(sources.byName()))
                .strictVariables(true)
                .autoEscaping(true)
                .addEscapingStrategy("html", HtmlText::escape)
                .defaultLocale(locale);
    }

    /** Checks and compiles every template, so that mistakes in those that no page uses are found as well. */
    void compileAll(Problems problems) {
        Set<String> broken = check(problems);
        for (String name : sources.byName().keySet()) {
            if (broken.contains(name)) {
                continue;
            }
            try {
                compiled.put(name, engine().getTemplate(name));
            } catch (RuntimeException e) {
                problems.add(problem(e, name, ""));
            }
        }
    }

    private Set<String> check(Problems problems) {
        SiteConfiguration site = (SiteConfiguration) config;
        String file = !site.settings().hasLanguage()
                ? ""
                : site.getTemplateFolderName() + "/messages/" + site.settings().text("site.language") + ".properties";
        return new TemplateCheck(
                        sources,
                        engine().getExtensionRegistry(),
                        new PebbleNames(extension),
                        site.messages(),
                        file,
                        site.assets(),
                        problems)
                .run();
    }

    /** Lets {@code cache} blocks be rendered again. */
    void forgetBlocks() {
        blocks.invalidateAll();
    }

    /** Asks the site anew for everything that it has for all pages. */
    void forgetSite() {
        extracted.clear();
        forgetBlocks();
    }

    /** The problem that an exception of {@link #renderDocument} stands for. */
    Problem problem(Throwable thrown, String template, String page) {
        Map<String, Collection<String>> attributes = new HashMap<>();
        siteVariables.forEach((name, value) -> {
            if (value instanceof Map<?, ?> map) {
                Set<String> keys = new TreeSet<>();
                map.keySet().forEach(key -> keys.add(key.toString()));
                attributes.put(name, keys);
            }
        });
        if (config instanceof SiteConfiguration site) {
            attributes.put("config", site.asHashMap().keySet());
        }
        attributes.put("page", SiteVariables.LIST_KEYS);
        return new TemplateProblems(sources, variables(), attributes, PageKeys.all()).of(thrown, template, page);
    }

    private Set<String> variables() {
        Set<String> names = new TreeSet<>(siteVariables.keySet());
        names.addAll(ModelExtractors.getInstance().keySet());
        names.addAll(List.of("content", "config", "page", "term", "terms", "collection", "tag", "version"));
        return names;
    }

    /**
     * Renders one page. Thread-safe.
     *
     * @throws RuntimeException what Pebble throws; {@link #problem} says what it means
     */
    @Override
    public void renderDocument(TemplateModel model, String templateName, Writer writer) {
        PebbleTemplate template = compiled.get(templateName);
        if (template == null) {
            template = engine().getTemplate(templateName);
            compiled.put(templateName, template);
        }
        try {
            template.evaluate(writer, new PageModel(model, db, siteVariables, extracted));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
