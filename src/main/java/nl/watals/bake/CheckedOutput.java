package nl.watals.bake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.watals.check.PageFacts;
import nl.watals.check.SiteCheck;
import nl.watals.site.Settings;
import nl.watals.text.Problems;
import org.jbake.model.DocumentModel;

/** Looks at every finished file on its way into the output. Pages that are kept are not looked at again. */
final class CheckedOutput implements SiteOutput {
    private final OutputTree output;
    private final SiteCheck check;
    private final CheckMemory memory;

    private CheckedOutput(OutputTree output, SiteCheck check, CheckMemory memory) {
        this.output = output;
        this.check = check;
        this.memory = memory;
    }

    static CheckedOutput of(OutputTree output, String host, long environment) throws IOException {
        return new CheckedOutput(
                output, new SiteCheck(host, false), CheckMemory.read(output.checkMemory(), environment));
    }

    @Override
    public void write(String file, byte[] bytes, int length) {
        output.write(file, bytes, length);
        check.file(file, bytes, length);
    }

    @Override
    public boolean keep(String file) {
        if (!output.keep(file)) {
            return false;
        }
        PageFacts known = memory.facts(file, output.hash(file));
        if (known != null) {
            check.known(known);
        } else {
            byte[] bytes = output.before(file);
            check.file(file, bytes, bytes.length);
        }
        return true;
    }

    /** Reports what is wrong with the files of the new tree, all of which must have been written. */
    void report(List<PageJob> jobs, Settings settings, Path source, Problems problems) {
        output.names().forEach(check::exists);
        report(check, jobs, settings, source, problems);
    }

    /** Reports what is wrong, with the sources in which it may be mended. */
    static void report(SiteCheck check, List<PageJob> jobs, Settings settings, Path source, Problems problems) {
        Map<String, SiteCheck.Origin> origins = new HashMap<>(jobs.size() * 2);
        String templates = settings.text("template.folder") + "/";
        String records = settings.text("submissions.folder") + "/";
        for (PageJob job : jobs) {
            boolean open = job.source().startsWith(records) || isDraft(job);
            origins.put(job.file(), new SiteCheck.Origin(job.source(), templates + job.template(), open));
        }
        String assets = settings.text("asset.folder") + "/";
        check.report(
                file -> {
                    SiteCheck.Origin known = origins.get(file);
                    boolean asset = known == null && Files.isRegularFile(source.resolve(assets + file));
                    return known != null
                            ? known
                            : new SiteCheck.Origin(asset ? assets + file : Settings.FILE, "", false);
                },
                path -> text(source.resolve(path)),
                problems);
    }

    private static boolean isDraft(PageJob job) {
        DocumentModel document = job.model().getContent();
        return document != null && "draft".equals(document.getStatus());
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // Without its text, the problem is shown at the top of the file.
            return "";
        }
    }

    /** Keeps what is known for the next build. */
    void remember() throws IOException {
        memory.write(output.checkMemory(), check.pages().values(), output);
    }
}
