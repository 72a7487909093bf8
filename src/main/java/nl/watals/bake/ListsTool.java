package nl.watals.bake;

import java.util.Map;
import nl.watals.site.ListPage;
import nl.watals.site.Page;
import nl.watals.site.Settings;
import org.jbake.app.configuration.JBakeConfiguration;
import org.jbake.template.model.TemplateModel;

/** Queues the pages of collections and taxonomies. */
public final class ListsTool extends QueueingTool {
    @Override
    int queue(SiteRenderer renderer, JBakeConfiguration config) {
        Documents documents = renderer.crawler().documents();
        for (ListPage list : renderer.crawler().site().lists()) {
            TemplateModel model = new TemplateModel();
            model.setContent(documents.of(list));
            model.put("page", SiteVariables.of(list, documents));
            model.put("collection", Map.of("name", list.owner(), "title", list.title()));
            model.put("term", list.term().isEmpty() ? null : documents.term(list.owner(), list.term()));
            model.put("terms", documents.terms(list.owner()));
            String source = list.intro().map(Page::source).orElse(Settings.FILE);
            renderer.queue(list.address().file(), list.template(), model, source, renderer.inputs(list));
        }
        return renderer.crawler().site().lists().size();
    }
}
