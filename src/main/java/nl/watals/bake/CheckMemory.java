package nl.watals.bake;

import java.io.DataInputStream;
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
        Optional<DataInputStream> state = StateFile.read(file);
        if (state.isEmpty() || state.get().readLong() != environment) {
            return new CheckMemory(environment, Map.of());
        }
        DataInputStream in = state.get();
        String[] words = new String[in.readInt()];
        for (int i = 0; i < words.length; i++) {
            words[i] = StateFile.text(in);
        }
        int count = in.readInt();
        Map<String, Known> pages = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            long hash = in.readLong();
            PageFacts facts = facts(in, words);
            pages.put(facts.file(), new Known(hash, facts));
        }
        return new CheckMemory(environment, pages);
    }

    private static PageFacts facts(DataInputStream in, String[] words) throws IOException {
        String file = words[in.readInt()];
        String title = words[in.readInt()];
        String description = words[in.readInt()];
        boolean listed = in.readBoolean();
        List<String> ids = list(in, words);
        List<String> links = list(in, words);
        List<String> findings = list(in, words);
        List<Finding> all = new ArrayList<>(findings.size() / 3);
        for (int i = 0; i < findings.size(); i += 3) {
            all.add(new Finding(findings.get(i), findings.get(i + 1), findings.get(i + 2)));
        }
        return new PageFacts(file, title, description, listed, ids, links, all);
    }

    private static List<String> list(DataInputStream in, String[] words) throws IOException {
        String[] list = new String[in.readInt()];
        for (int i = 0; i < list.length; i++) {
            list[i] = words[in.readInt()];
        }
        return List.of(list);
    }

    /** What is known of a page with these bytes; null when nothing is. */
    PageFacts facts(String file, long hash) {
        Known known = pages.get(file);
        return known != null && known.hash() == hash ? known.facts() : null;
    }

    /** Writes what is known now, every text once. */
    void write(Path file, Collection<PageFacts> facts, OutputTree output) throws IOException {
        Map<String, PageFacts> sorted = new TreeMap<>();
        facts.forEach(page -> sorted.put(page.file(), page));
        Words words = new Words();
        List<int[]> lines = new ArrayList<>();
        for (PageFacts page : sorted.values()) {
            lines.add(words.line(page));
        }
        StateFile state = new StateFile();
        state.out().writeLong(environment);
        state.out().writeInt(words.all.size());
        for (String word : words.all) {
            state.text(word);
        }
        state.out().writeInt(sorted.size());
        int number = 0;
        for (PageFacts page : sorted.values()) {
            state.out().writeLong(output.hash(page.file()));
            int[] line = lines.get(number++);
            for (int i = 0; i < line.length; i++) {
                if (i == 3) {
                    state.out().writeBoolean(page.listed());
                }
                state.out().writeInt(line[i]);
            }
        }
        state.write(file);
    }

    private static final class Words {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> all = new ArrayList<>();

        private int number(String text) {
            Integer known = numbers.get(text);
            if (known == null) {
                known = all.size();
                numbers.put(text, known);
                all.add(text);
            }
            return known;
        }

        private int[] line(PageFacts page) {
            int size = 6
                    + page.ids().size()
                    + page.links().size()
                    + 3 * page.findings().size();
            int[] line = new int[size];
            line[0] = number(page.file());
            line[1] = number(page.title());
            line[2] = number(page.description());
            int at = add(line, 3, page.ids());
            at = add(line, at, page.links());
            List<String> findings = new ArrayList<>();
            for (Finding finding : page.findings()) {
                findings.add(finding.what());
                findings.add(finding.hint());
                findings.add(finding.sign());
            }
            add(line, at, findings);
            return line;
        }

        private int add(int[] line, int from, List<String> texts) {
            int at = from;
            line[at++] = texts.size();
            for (String text : texts) {
                line[at++] = number(text);
            }
            return at;
        }
    }
}
