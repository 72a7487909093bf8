package nl.watals.formservice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Entries of JSON: one object, a list, a list in an envelope, or one object a line. */
final class JsonEntries {
    private final TextInput in;
    private final ExportFormat format;

    JsonEntries(TextInput in, ExportFormat format) {
        this.in = in;
        this.format = format;
    }

    /** Takes one tree after the other. */
    interface TreeConsumer {
        void tree(int number, Tree tree) throws IOException;
    }

    /** Every object as a tree; what is none goes to {@code broken}. */
    void trees(EntryConsumer broken, TreeConsumer to) throws IOException {
        String start = in.prefix(Limits.SNIFF_CHARS);
        JsonSlices slices = new JsonSlices(in);
        boolean list = start.stripLeading().startsWith("[");
        boolean envelope = !list
                && format == ExportFormat.FORMSPREE
                && Recognition.keys(start).contains("submissions");
        boolean lines = !list && !envelope && areLines(start);
        if (envelope) {
            if (!slices.enter("submissions")) {
                broken.problem(in.place().problem("`submissions` is no list", "export again"));
                return;
            }
        } else if (list) {
            skipTo('[');
        }
        int number = 0;
        while (true) {
            JsonSlices.Slice slice = list || envelope ? slices.element() : lines ? slices.line() : slices.value();
            if (slice == null) {
                return;
            }
            if (slice instanceof JsonSlices.Whole whole && whole.text().isEmpty()) {
                broken.problem(
                        whole.place().problem("there is no JSON here; nothing behind this was read", "export again"));
                return;
            }
            number++;
            one(number, slice, broken, to);
            if (slice instanceof JsonSlices.Broken && in.peek() == TextInput.END) {
                return;
            }
        }
    }

    private static void one(int number, JsonSlices.Slice slice, EntryConsumer broken, TreeConsumer to)
            throws IOException {
        if (slice instanceof JsonSlices.Broken bad) {
            broken.broken(number, bad.place().problem("row " + number + ": " + bad.what(), bad.hint()));
            return;
        }
        Tree.Parsed parsed = Tree.json((JsonSlices.Whole) slice);
        if (parsed instanceof Tree.Wrong wrong) {
            broken.broken(number, numbered(number, wrong.problem()));
        } else {
            to.tree(number, ((Tree.Sound) parsed).tree());
        }
    }

    private static nl.watals.text.Problem numbered(int number, nl.watals.text.Problem problem) {
        return new nl.watals.text.Problem(
                problem.path(),
                problem.line(),
                problem.column(),
                "row " + number + ": " + problem.what(),
                problem.hint());
    }

    /** Every object as an entry of its service. */
    void read(EntryConsumer to) throws IOException {
        trees(to, (number, tree) -> {
            Optional<List<Entry.Value>> values = values(tree);
            if (values.isEmpty()) {
                to.broken(
                        number,
                        tree.place()
                                .problem(
                                        "row " + number + ": this is no entry of " + format.title(),
                                        "is it another service's? give --format"));
            } else {
                to.entry(new Entry(number, tree.place(), values.get()));
            }
        });
    }

    private Optional<List<Entry.Value>> values(Tree tree) {
        return switch (format) {
            case NETLIFY -> netlify(tree.child("payload").orElse(tree));
            case FORMSPREE -> formspree(tree);
            default -> Optional.of(tree.flat());
        };
    }

    private static Optional<List<Entry.Value>> netlify(Tree envelope) {
        return envelope.child("data").map(data -> {
            List<Entry.Value> values = new ArrayList<>(data.flat());
            envelope.add("id", "#id", values);
            envelope.add("created_at", "#created_at", values);
            envelope.add("form_name", "#form_name", values);
            return values;
        });
    }

    private static Optional<List<Entry.Value>> formspree(Tree tree) {
        Optional<Tree> inner = tree.child("submission");
        if (inner.isEmpty()) {
            return Optional.of(tree.flat());
        }
        List<Entry.Value> values = new ArrayList<>(inner.get().flat());
        tree.add("form", "#form", values);
        return Optional.of(values);
    }

    /** Whether the first line is a whole object and another one follows on the next. */
    private static boolean areLines(String start) {
        String text = start.stripLeading();
        int end = text.indexOf('\n');
        return end > 0
                && text.substring(0, end).stripTrailing().endsWith("}")
                && text.substring(end).stripLeading().startsWith("{");
    }

    private void skipTo(char wanted) throws IOException {
        int c = in.read();
        while (c != wanted && c != TextInput.END) {
            c = in.read();
        }
    }
}
