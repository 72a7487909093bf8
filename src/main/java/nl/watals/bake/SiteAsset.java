package nl.watals.bake;

import java.io.File;
import java.util.List;
import nl.watals.bake.SourceTree.SourceFile;
import nl.watals.work.Parallel;
import org.jbake.app.Asset;

/** JBake's assets from the list that the scan made, without walking the folders again. */
final class SiteAsset extends Asset {
    private final SourceTree tree;
    private final OutputTree output;

    SiteAsset(SiteConfiguration configuration, SourceTree tree, OutputTree output) {
        super(configuration);
        this.tree = tree;
        this.output = output;
    }

    @Override
    public void copy() {
        copy(tree.assets());
    }

    @Override
    public void copyAssetsFromContent(File path) {
        copy(tree.contentAssets());
    }

    private void copy(List<SourceFile> files) {
        Parallel.forEach(
                files.size(), i -> output.copy(files.get(i).name(), files.get(i).file()));
    }
}
