package nl.watals.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.text.FrontMatter.Field;
import nl.watals.text.FrontMatter.Items;
import nl.watals.text.FrontMatter.Table;
import nl.watals.text.FrontMatter.Text;
import nl.watals.text.FrontMatter.Value;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML 1.2 into values that know their place. Loaded only for sources that hold YAML. */
public final class Yaml {
    private static final String FENCE = "---";
    private static final int MAX_DEPTH = 20;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(10)
            .setCodePointLimit(Integer.MAX_VALUE)
            .setParseComments(false)
            .build();

    private final SourceText source;
    private final int start;
    private final Problems problems;
    private boolean tooDeep;
    private int lastLine;
    private int lastLineStart;

    private Yaml(SourceText source, int start, Problems problems) {
        this.source = source;
        this.start = start;
        this.lastLineStart = start;
        this.problems = problems;
    }

    static Optional<FrontMatter> parse(SourceText source, int fence, Problems problems) {
        String text = source.text();
        int start = FrontMatter.nextLine(text, fence);
        int end = closingFence(text, start);
        if (end < 0) {
            problems.add(source.problem(
                    fence, "the front matter that begins here has no end", "close it with a line `---`"));
            return Optional.empty();
        }
        int bodyStart = FrontMatter.nextLine(text, end);
        int bodyLine = 1
                + (int) text.substring(0, bodyStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new Yaml(source, start, problems)
                .table(text.substring(start, end))
                .map(table -> new FrontMatter(table.fields(), bodyStart, bodyLine));
    }

    static Optional<Table> parseInline(SourceText source, Text value, Problems problems) {
        return new Yaml(source, value.offset(), problems).table(value.text());
    }

    /**
     * Reads a whole YAML file with one document; an empty file is an empty {@link Table}. Scalars stay the text that was
     * typed.
     *
     * @return empty when it could not be read; the problem has then been reported
     */
    public static Optional<Value> parse(SourceText source, Problems problems) {
        return new Yaml(source, 0, problems).value(source.text());
    }

    private static int closingFence(String text, int start) {
        for (int at = start; at < text.length(); at = FrontMatter.nextLine(text, at)) {
            if (FrontMatter.lineEquals(text, at, FENCE)) {
                return at;
            }
        }
        return -1;
    }

    private Optional<Table> table(String yaml) {
        Optional<Value> value = value(yaml);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Table table) {
            return Optional.of(table);
        }
        problems.add(source.problem(start, "the front matter is no list of keys", "write lines such as `title: …`"));
        return Optional.empty();
    }

    private Optional<Value> value(String yaml) {
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString(yaml);
            Value value = root.isEmpty() ? new Table(List.of(), start) : convert(root.get(), 0);
            return tooDeep ? Optional.empty() : Optional.of(value);
        } catch (MarkedYamlEngineException e) {
            YamlMistake mistake = YamlMistake.of(e);
            int offset = mistake.place().map(this::offset).orElse(start);
            problems.add(tightKey(offset).orElseGet(() -> source.problem(offset, mistake.what(), mistake.hint())));
        } catch (YamlEngineException e) {
            // Without a place, the reader's limit on anchors is all that is left: the source has been decoded.
            problems.add(source.problem(
                    Math.max(start, source.text().indexOf('&', start)),
                    "an anchor is used too often",
                    "write the values out where they are needed"));
        } catch (StackOverflowError e) {
            problems.add(tooDeep(start + deepest(yaml)));
        }
        return Optional.empty();
    }

    /** A {@code key:value} on the line before looks like a text, so that YAML complains about the next line only. */
    private Optional<Problem> tightKey(int offset) {
        String text = source.text();
        int line = text.lastIndexOf('\n', offset - 1) + 1;
        int before = line < 2 ? -1 : text.lastIndexOf('\n', line - 2) + 1;
        if (before < start) {
            return Optional.empty();
        }
        int at = before;
        while (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_') {
            at++;
        }
        boolean tight = at > before && text.charAt(at) == ':' && !Character.isWhitespace(text.charAt(at + 1));
        return tight
                ? Optional.of(source.problem(at, "a space is missing behind this colon", "write `key: value`"))
                : Optional.empty();
    }

    private Problem tooDeep(int offset) {
        return source.problem(offset, "this is nested too deeply", MAX_DEPTH + " levels at most");
    }

    /** Where brackets, or dashes in one line, go deeper than is allowed. */
    private static int deepest(String yaml) {
        int depth = 0;
        for (int i = 0; i < yaml.length(); i++) {
            char c = yaml.charAt(i);
            if (c == '[' || c == '{' || c == '-') {
                depth++;
            } else if (c == ']' || c == '}' || c == '\n' && depth > 0) {
                depth--;
            }
            if (depth > MAX_DEPTH) {
                return i;
            }
        }
        return 0;
    }

    private Value convert(Node node, int depth) {
        int offset = node.getStartMark().map(this::offset).orElse(start);
        if (depth > MAX_DEPTH) {
            if (!tooDeep) {
                tooDeep = true;
                problems.add(tooDeep(offset));
            }
            return new Text("", offset);
        }
        if (node instanceof ScalarNode scalar) {
            return new Text(scalar.getValue().strip(), offset);
        }
        if (node instanceof SequenceNode sequence) {
            List<Value> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(convert(item, depth + 1));
            }
            return new Items(List.copyOf(items), offset);
        }
        return new Table(fields((MappingNode) node, depth), offset);
    }

    private List<Field> fields(MappingNode mapping, int depth) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node keyNode = tuple.getKeyNode();
            int offset = keyNode.getStartMark().map(this::offset).orElse(start);
            if (!(keyNode instanceof ScalarNode key)) {
                problems.add(source.problem(offset, "a key must be one word", "write `key: value`"));
                continue;
            }
            Field field = new Field(key.getValue().strip(), offset, convert(tuple.getValueNode(), depth + 1));
            if (fields.putIfAbsent(field.key(), field) != null) {
                problems.add(FrontMatter.repeated(source, field));
            }
        }
        return List.copyOf(fields.values());
    }

    private int offset(Mark mark) {
        String text = source.text();
        int at = lineStart(mark.getLine());
        int line = FrontMatter.lineEnd(text, at);
        int columns = Math.min(mark.getColumn(), text.codePointCount(at, line));
        return text.offsetByCodePoints(at, columns);
    }

    /** Goes on from the line asked for last: the places of a document come mostly in its order. */
    private int lineStart(int line) {
        if (line < lastLine) {
            lastLine = 0;
            lastLineStart = start;
        }
        while (lastLine < line) {
            lastLineStart = FrontMatter.nextLine(source.text(), lastLineStart);
            lastLine++;
        }
        return lastLineStart;
    }
}
