package nl.watals.bake;

import java.io.File;
import java.util.List;
import nl.watals.bake.SourceTree.SourceFile;
import nl.watals.work.Parallel;
import org.jbake.app.Asset;

/** JBake's assets from the list that the scan made, without walking the folders again. */
final class SiteAsset extends Asset {
    private final SourceTree tree;
    private final SiteOutput output;
    private final SourceHashes hashes;
    private final Assets assets;

    SiteAsset(SiteConfiguration configuration, SourceTree tree, SiteOutput output, SourceHashes hashes) {
        super(configuration);
        this.tree = tree;
        this.output = output;
        this.hashes = hashes;
        this.assets = configuration.assets();
    }

    @Override
    public void copy() {
        copy(tree.assets());
        assets.images().write(output);
        assets.cards().write(output);
        assets.pdfs().write(output);
        assets.write(output);
    }

    @Override
    public void copyAssetsFromContent(File path) {
        copy(tree.contentAssets());
    }

    private void copy(List<SourceFile> files) {
        Parallel.forEach(files.size(), i -> {
            if (assets.images().isCopied(files.get(i).name())) {
                return;
            }
            byte[] bytes = hashes.read(files.get(i));
            output.write(files.get(i).name(), bytes, bytes.length);
        });
    }
}
