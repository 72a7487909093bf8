package nl.watals.bake;

import java.io.File;
import org.apache.commons.configuration2.CompositeConfiguration;
import org.jbake.app.ContentStore;
import org.jbake.app.Renderer;
import org.jbake.app.configuration.JBakeConfiguration;
import org.jbake.render.RenderingTool;

/** A rendering tool that works with our renderer only: beside JBake's own renderer it does nothing. */
abstract class QueueingTool implements RenderingTool {
    /** Queues or writes what this tool is for; returns how many files that are. */
    abstract int queue(SiteRenderer renderer, JBakeConfiguration config);

    @Override
    public final int render(Renderer renderer, ContentStore db, JBakeConfiguration config) {
        return renderer instanceof SiteRenderer ours ? queue(ours, config) : 0;
    }

    @Override
    @SuppressWarnings("deprecation")
    public final int render(
            Renderer renderer, ContentStore db, File destination, File templates, CompositeConfiguration config) {
        throw new UnsupportedOperationException("JBake calls the method without folders");
    }
}
