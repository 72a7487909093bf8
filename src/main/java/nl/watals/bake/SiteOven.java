package nl.watals.bake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TimeZone;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.watals.site.Page;
import nl.watals.site.Settings;
import nl.watals.site.Site;
import nl.watals.text.Problems;
import nl.watals.work.Parallel;
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
    private final BuildObserver observer;

    SiteOven(
            SiteCrawler crawler,
            SiteRenderer renderer,
            Utensils utensils,
            Problems problems,
            Steps steps,
            BuildObserver observer) {
        super(utensils);
        this.crawler = crawler;
        this.renderer = renderer;
        this.problems = problems;
        this.steps = steps;
        this.observer = observer;
    }

    @Override
    public void bake() {
        alone(() -> {
            prepareAll();
            if (problems.isEmpty()) {
                renderAll();
            }
            return null;
        });
    }

    /** Reads and checks everything and queues JBake's lists, but renders nothing; pages and our lists are left to others. */
    void prepare() {
        alone(() -> {
            readAll();
            if (problems.isEmpty()) {
                queueListsOfJBake();
            }
            return null;
        });
    }

    /** Queues JBake's lists again, of a site in which pages were exchanged. */
    void queueAgain() {
        renderer.clearQueue();
        queueListsOfJBake();
    }

    /**
     * Reads the whole site and renders one page of it. Nothing is written.
     *
     * @return the page as HTML; empty when there is a problem, or no such page
     */
    Optional<String> bakeOne(Function<Site, Optional<Page>> choice) {
        return alone(() -> {
            registerDocumentTypes();
            crawlSite();
            return problems.isEmpty() ? choice.apply(crawler.site()).flatMap(renderer::renderNow) : Optional.empty();
        });
    }

    private <T> T alone(Supplier<T> work) {
        synchronized (ONE_AT_A_TIME) {
            Locale locale = Locale.getDefault();
            TimeZone zone = TimeZone.getDefault();
            try {
                setLocaleAndZone();
                return work.get();
            } finally {
                Locale.setDefault(locale);
                TimeZone.setDefault(zone);
            }
        }
    }

    private void prepareAll() {
        readAll();
        if (problems.isEmpty()) {
            queueContent();
            steps.done("queue");
        }
    }

    private void readAll() {
        registerDocumentTypes();
        steps.done("start JBake");
        crawlSite();
        TemplateNeeds.check(renderer, crawler.site(), problems);
        steps.done("templates");
    }

    private void queueListsOfJBake() {
        for (RenderingTool tool : ServiceLoader.load(RenderingTool.class)) {
            if (!(tool instanceof QueueingTool)) {
                render(tool);
            }
        }
    }

    private void renderAll() {
        observer.rendering(renderer.queued());
        renderer.renderQueue(observer::rendered);
        steps.done("render");
        getUtensils().getAsset().copy();
        getUtensils()
                .getAsset()
                .copyAssetsFromContent(getUtensils().getConfiguration().getContentFolder());
        steps.done("assets");
    }

    private void crawlSite() {
        FutureTask<Void> compiling = compileTemplates();
        crawler.crawlDataFiles();
        crawler.crawl();
        await(compiling);
    }

    /** Templates need nothing from the pages, so they are compiled while the pages are read. */
    private FutureTask<Void> compileTemplates() {
        FutureTask<Void> task = new FutureTask<>(() -> renderer.templates().compileAll(problems), null);
        Thread thread = new Thread(task, "watals-templates");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static void await(FutureTask<Void> task) {
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the build was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the templates cannot be compiled", e.getCause());
        }
    }

    /** What a template writes must depend on the site, not on the machine. */
    private void setLocaleAndZone() {
        JBakeConfiguration config = getUtensils().getConfiguration();
        Settings settings = ((SiteConfiguration) config).settings();
        Locale.setDefault(Language.locale(settings));
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

    /** What no template makes needs nothing from the queue, and is written while that grows. */
    private void queueContent() {
        List<RenderingTool> files = new ArrayList<>();
        List<RenderingTool> pages = new ArrayList<>();
        for (RenderingTool tool : ServiceLoader.load(RenderingTool.class)) {
            (tool instanceof SiteFilesTool ? files : pages).add(tool);
        }
        renderer.digestSite();
        Parallel.alongside(
                () -> {
                    pages.forEach(this::render);
                    return null;
                },
                files.size(),
                i -> render(files.get(i)));
    }

    private void render(RenderingTool tool) {
        try {
            tool.render(renderer, getUtensils().getContentStore(), getUtensils().getConfiguration());
        } catch (RenderingException e) {
            throw new IllegalStateException(
                    "a rendering tool failed: " + tool.getClass().getName(), e);
        }
    }
}
