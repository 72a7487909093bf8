package nl.watals.bake;

import java.util.Locale;
import java.util.ServiceLoader;
import java.util.TimeZone;
import nl.watals.site.Settings;
import nl.watals.text.Problems;
import org.jbake.app.Oven;
import org.jbake.app.Utensils;
import org.jbake.app.configuration.JBakeConfiguration;
import org.jbake.model.DocumentTypes;
import org.jbake.render.RenderingTool;
import org.jbake.template.ModelExtractors;
import org.jbake.template.ModelExtractorsDocumentTypeListener;
import org.jbake.template.RenderingException;

/**
 * JBake's oven with our utensils. {@link #bake} follows JBake's own order of work, but stops at mistakes: JBake collects
 * them in a list that nobody reads.
 */
final class SiteOven extends Oven {
    /** JBake keeps document types and extractors in static registries: one bake at a time in a process. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final SiteCrawler crawler;
    private final SiteRenderer renderer;
    private final Problems problems;
    private final Steps steps;
    private final Runnable progress;

    SiteOven(
            SiteCrawler crawler,
            SiteRenderer renderer,
            Utensils utensils,
            Problems problems,
            Steps steps,
            Runnable progress) {
        super(utensils);
        this.crawler = crawler;
        this.renderer = renderer;
        this.problems = problems;
        this.steps = steps;
        this.progress = progress;
    }

    @Override
    public void bake() {
        synchronized (ONE_AT_A_TIME) {
            Locale locale = Locale.getDefault();
            TimeZone zone = TimeZone.getDefault();
            try {
                setLocaleAndZone();
                bakeAll();
            } finally {
                Locale.setDefault(locale);
                TimeZone.setDefault(zone);
            }
        }
    }

    private void bakeAll() {
        registerDocumentTypes();
        steps.done("start JBake");
        crawler.crawlDataFiles();
        crawler.crawl();
        renderer.templates().compileAll(problems);
        TemplateNeeds.check(renderer, crawler.site(), problems);
        steps.done("templates");
        if (!problems.isEmpty()) {
            return;
        }
        queueContent();
        steps.done("queue");
        renderer.renderQueue(progress);
        steps.done("render");
        getUtensils().getAsset().copy();
        getUtensils()
                .getAsset()
                .copyAssetsFromContent(getUtensils().getConfiguration().getContentFolder());
        steps.done("assets");
    }

    /** What a template writes must depend on the site, not on the machine. */
    private void setLocaleAndZone() {
        JBakeConfiguration config = getUtensils().getConfiguration();
        Settings settings = ((SiteConfiguration) config).settings();
        String locale = config.getJvmLocale();
        Locale.setDefault(Locale.forLanguageTag(
                locale == null || locale.isEmpty() ? settings.text("site.language") : locale.replace('_', '-')));
        TimeZone.setDefault(TimeZone.getTimeZone(settings.zone()));
    }

    private void registerDocumentTypes() {
        DocumentTypes.resetDocumentTypes();
        ModelExtractors.getInstance().reset();
        JBakeConfiguration config = getUtensils().getConfiguration();
        DocumentTypes.addListener(new ModelExtractorsDocumentTypeListener());
        for (String type : config.getDocumentTypes()) {
            DocumentTypes.addDocumentType(type);
        }
        DocumentTypes.addDocumentType(config.getDataFileDocType());
    }

    private void queueContent() {
        for (RenderingTool tool : ServiceLoader.load(RenderingTool.class)) {
            try {
                tool.render(
                        renderer, getUtensils().getContentStore(), getUtensils().getConfiguration());
            } catch (RenderingException e) {
                throw new IllegalStateException(
                        "a rendering tool failed: " + tool.getClass().getName(), e);
            }
        }
    }
}
