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
            renderer.queue(
                    list.address().file(),
                    list.template(),
                    model(list, documents),
                    source(list),
                    renderer.inputs(list));
        }
        return renderer.crawler().site().lists().size();
    }

    /** The variables of a list. */
    static TemplateModel model(ListPage list, Documents documents) {
        TemplateModel model = new TemplateModel();
        model.setContent(documents.of(list));
        model.put("page", SiteVariables.of(list, documents));
        model.put("collection", Map.of("name", list.owner(), "title", list.title()));
        model.put("term", list.term().isEmpty() ? null : documents.term(list.owner(), list.term()));
        model.put("terms", documents.terms(list.owner()));
        return model;
    }

    /** What a list is made from, for messages. */
    static String source(ListPage list) {
        return list.intro().map(Page::source).orElse(Settings.FILE);
    }
}
