package nl.watals.bake;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.watals.markdown.EditorMarkdown;
import nl.watals.site.Page;
import nl.watals.site.PageBodyReader;
import nl.watals.site.PageHead;
import nl.watals.site.PageHeadReader;
import nl.watals.site.Settings;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import org.jbake.app.configuration.JBakeConfiguration;
import org.jbake.model.DocumentModel;
import org.jbake.parser.MarkupEngine;

/**
 * The editors' Markdown as a markup engine of JBake, for whoever bakes with JBake's own crawler: one file at a time, with
 * the same readers as {@link SiteCrawler}. JBake finds it by {@code META-INF/org.jbake.parser.MarkupEngines.properties}.
 */
public final class CommonmarkEngine extends MarkupEngine {
    /** Called by JBake. */
    public CommonmarkEngine() {
        // JBake makes its engines by reflection.
    }

    /**
     * Reads one file.
     *
     * @throws IllegalStateException if something is wrong with it; the message lists the problems
     */
    @Override
    public DocumentModel parse(JBakeConfiguration config, File file) {
        Problems problems = new Problems();
        Path content = config.getContentFolder().toPath().toAbsolutePath();
        String name =
                content.relativize(file.toPath().toAbsolutePath()).toString().replace('\\', '/');
        Settings settings = settings(config, problems);
        TemplateSources templates =
                TemplateFiles.read(config.getTemplateFolder().toPath());
        PageHeadReader heads = new PageHeadReader(settings, Map.of(), templates.names());
        DocumentModel document = SourceText.decode(config.getContentFolderName() + "/" + name, read(file), problems)
                .flatMap(source -> heads.read(source, name, problems))
                .map(head -> document(head, settings, problems))
                .orElse(null);
        if (document == null || !problems.isEmpty()) {
            throw new IllegalStateException(problems.sorted().toString());
        }
        return document;
    }

    private static Settings settings(JBakeConfiguration config, Problems problems) {
        File file = new File(config.getSourceFolder(), Settings.FILE);
        SourceText source = SourceText.decode(Settings.FILE, read(file), problems)
                .orElseThrow(() -> new IllegalStateException(problems.sorted().toString()));
        return Settings.read(source, problems);
    }

    private static byte[] read(File file) {
        try {
            return Files.readAllBytes(file.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DocumentModel document(PageHead head, Settings settings, Problems problems) {
        EditorMarkdown markdown = new EditorMarkdown(Language.labels(settings.text("site.language")));
        Page page = new PageBodyReader(markdown, settings, List.of(head))
                .read(head, problems)
                .page();
        DocumentModel document = DocumentModel.createDefaultDocumentModel();
        document.putAll(page.values());
        document.setType(page.type());
        document.setStatus(page.status().word());
        page.date().ifPresent(date -> document.setDate(new SiteDate(date, settings.zone())));
        document.setTags(page.texts("tags").toArray(new String[0]));
        document.putAll(page.content().get().fields());
        document.setBody(page.body().html());
        return document;
    }
}
