package nl.watals.formservice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.watals.text.FrontMatter;
import nl.watals.text.FrontMatter.Table;
import nl.watals.text.FrontMatter.Value;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import nl.watals.text.Yaml;

/** One entry in a file of its own: YAML, or Markdown below front matter. */
final class StaticmanFile {
    private static final int MOST_BYTES = Limits.ROW_CHARS;

    private StaticmanFile() {}

    static void read(Path file, String path, TextEncoding encoding, EntryConsumer to) throws IOException {
        Place start = new Place(path, 1, 1);
        if (Files.size(file) > MOST_BYTES) {
            to.broken(
                    1, start.problem("this file is longer than " + MOST_BYTES + " bytes", "one file holds one entry"));
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, encoding.markBytes(), bytes.length - encoding.markBytes(), encoding.charset());
        SourceText source = new SourceText(path, text);
        Problems problems = new Problems();
        Optional<Tree> tree = text.stripLeading().startsWith("---") && hasSecondFence(text)
                ? front(source, start, problems)
                : yaml(source, start, problems);
        if (tree.isEmpty() || !problems.isEmpty()) {
            broken(start, problems, to);
            return;
        }
        to.entry(new Entry(1, start, values(tree.get(), source)));
    }

    private static List<Entry.Value> values(Tree tree, SourceText source) {
        List<Entry.Value> values = new ArrayList<>(tree.flat());
        int body = bodyStart(source.text());
        if (body > 0 && body < source.text().length()) {
            Problem here = source.problem(body, "", "");
            values.add(new Entry.Value("#body", source.text().substring(body).strip(), here.line(), here.column()));
        }
        return values;
    }

    private static void broken(Place start, Problems problems, EntryConsumer to) throws IOException {
        List<Problem> all = problems.sorted();
        Problem first =
                all.isEmpty() ? start.problem("this is no entry of Staticman", "keys and values in YAML") : all.get(0);
        to.broken(1, first);
        for (int i = 1; i < all.size(); i++) {
            to.problem(all.get(i));
        }
    }

    private static Optional<Tree> front(SourceText source, Place start, Problems problems) {
        return FrontMatter.parse(source, FrontMatter.JBAKE_SEPARATOR, problems)
                .map(head -> new Tree(start, source, new Table(head.fields(), 0)));
    }

    private static Optional<Tree> yaml(SourceText source, Place start, Problems problems) {
        Optional<Value> value = Yaml.parse(source, problems);
        return value.filter(Table.class::isInstance).map(table -> new Tree(start, source, (Table) table));
    }

    private static boolean hasSecondFence(String text) {
        return bodyStart(text) > 0;
    }

    /** Where the text behind the second fence begins; 0 when there is none. */
    private static int bodyStart(String text) {
        int first = text.indexOf("---");
        if (first < 0 || !text.substring(0, first).isBlank()) {
            return 0;
        }
        int second = text.indexOf("\n---", first);
        while (second >= 0) {
            int end = text.indexOf('\n', second + 1);
            String line = text.substring(second + 1, end < 0 ? text.length() : end);
            if (line.strip().equals("---")) {
                return end < 0 ? text.length() : end + 1;
            }
            second = end < 0 ? -1 : text.indexOf("\n---", end - 1);
        }
        return 0;
    }
}
