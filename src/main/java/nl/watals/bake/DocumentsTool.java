package nl.watals.bake;

import nl.watals.site.Page;
import nl.watals.site.Site;
import org.jbake.app.configuration.JBakeConfiguration;

/** Queues every document, each once; JBake's own tool reads all documents again for each one. */
public final class DocumentsTool extends QueueingTool {
    @Override
    int queue(SiteRenderer renderer, JBakeConfiguration config) {
        Site site = renderer.crawler().site();
        Documents documents = renderer.crawler().documents();
        for (Page page : site.pages()) {
            renderer.render(documents.of(page));
        }
        for (Page page : site.imported().withdrawn()) {
            renderer.render(documents.of(page));
        }
        return site.pages().size() + site.imported().withdrawn().size();
    }
}
