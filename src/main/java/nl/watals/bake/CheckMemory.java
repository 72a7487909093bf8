package nl.watals.bake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.watals.check.Finding;
import nl.watals.check.PageFacts;

/** What the last build knew of every finished page. It counts for a page with the same bytes; losing it costs only time. */
final class CheckMemory {
    private record Known(long hash, PageFacts facts) {}

    private final long environment;
    private final Map<String, Known> pages;

    private CheckMemory(long environment, Map<String, Known> pages) {
        this.environment = environment;
        this.pages = pages;
    }

    /** @param environment a memory that was written in another one counts as none */
    static CheckMemory read(Path file, long environment) throws IOException {
        Optional<StateFile.In> state = StateFile.read(file, environment);
        if (state.isEmpty()) {
            return new CheckMemory(environment, Map.of());
        }
        StateFile.In in = state.get();
        int count = in.number();
        Map<String, Known> pages = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            long hash = in.longNumber();
            PageFacts facts = facts(in);
            pages.put(facts.file(), new Known(hash, facts));
        }
        return new CheckMemory(environment, pages);
    }

    private static PageFacts facts(StateFile.In in) {
        String file = in.text();
        String title = in.text();
        String description = in.text();
        boolean listed = in.number() == 1;
        List<String> ids = in.texts();
        List<String> links = in.texts();
        List<Finding> findings = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            findings.add(new Finding(in.text(), in.text(), in.text()));
        }
        return new PageFacts(file, title, description, listed, ids, links, findings);
    }

    /** What is known of a page with these bytes; null when nothing is. */
    PageFacts facts(String file, long hash) {
        Known known = pages.get(file);
        return known != null && known.hash() == hash ? known.facts() : null;
    }

    /** Writes what is known now. */
    void write(Path file, Collection<PageFacts> facts, OutputTree output) throws IOException {
        Map<String, PageFacts> sorted = new TreeMap<>();
        facts.forEach(page -> sorted.put(page.file(), page));
        StateFile state = new StateFile().add(sorted.size());
        for (PageFacts page : sorted.values()) {
            state.add(output.hash(page.file()));
            state.add(page.file()).add(page.title()).add(page.description());
            state.add(page.listed() ? 1 : 0).add(page.ids()).add(page.links());
            state.add(page.findings().size());
            for (Finding finding : page.findings()) {
                state.add(finding.what()).add(finding.hint()).add(finding.sign());
            }
        }
        state.write(file, environment);
    }
}
