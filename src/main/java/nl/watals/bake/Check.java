package nl.watals.bake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import nl.watals.check.SiteCheck;
import nl.watals.site.Settings;
import nl.watals.text.Problem;
import nl.watals.text.Problems;

/** All checks of a site, without an output: every page is rendered, looked at and forgotten. */
public final class Check {
    private final BuildOptions options;
    private final BuildObserver observer;
    private final Problems problems = new Problems();
    private int pages;

    private Check(BuildOptions options, BuildObserver observer) {
        this.options = options;
        this.observer = observer;
    }

    /**
     * What was checked.
     *
     * @param problems in order; empty when all is well
     * @param pages how many finished pages were looked at; 0 when the sources have problems already
     */
    public record Result(List<Problem> problems, int pages) {}

    /**
     * Checks once.
     *
     * @param options the output is not used
     * @throws IOException if the disk says no
     */
    public static Result run(BuildOptions options, BuildObserver observer) throws IOException {
        try {
            return new Check(options, observer).run();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Result run() throws IOException {
        Optional<Settings> settings = SourceFiles.settings(options.source(), problems);
        Optional<SourceFiles> sources =
                settings.isEmpty() ? Optional.empty() : SourceFiles.read(options.source(), settings.get(), problems);
        sources.ifPresent(this::check);
        return new Result(problems.sorted(), pages);
    }

    private void check(SourceFiles sources) {
        Settings settings = sources.settings();
        SiteCheck check = new SiteCheck(settings.host(), true);
        SiteOutput output = new Looking(check, settings.text("asset.path") + "/");
        UnwrittenBake bake = UnwrittenBake.of(
                options.source(),
                sources,
                options.viewing(settings),
                output,
                UnwrittenBake.Known.nothing(),
                observer,
                problems);
        bake.oven().bake();
        if (problems.isEmpty()) {
            if (!settings.searchPath().isEmpty()) {
                check.exists(settings.searchPath() + "/index/index.json");
            }
            CheckedOutput.report(check, bake.renderer().jobs(), settings, options.source(), problems);
            pages = check.pages().size();
        }
    }

    /**
     * An output that only looks.
     *
     * @param copies where second copies of assets go, whose originals are looked at
     */
    private record Looking(SiteCheck check, String copies) implements SiteOutput {
        @Override
        public void write(String file, byte[] bytes, int length) {
            if (file.startsWith(copies)) {
                check.exists(file);
            } else {
                check.file(file, bytes, length);
            }
        }

        @Override
        public boolean keep(String file) {
            return false;
        }
    }
}
