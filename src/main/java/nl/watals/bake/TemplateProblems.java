package nl.watals.bake;

import io.pebbletemplates.pebble.error.AttributeNotFoundException;
import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.error.PebbleException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.watals.bake.TemplateCode.Tag;
import nl.watals.bake.TemplateCode.Token;
import nl.watals.text.Nearest;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;

/** Says in plain words what an exception of Pebble means: which template, line and word, which page, and what to do. */
final class TemplateProblems {
    private static final Pattern TOKEN =
            Pattern.compile("(?s)Unexpected token (?:of value \"(.*?)\" and type .*|\"\\w+\" of value \"(.*?)\".*)");
    private static final Pattern OWNER = Pattern.compile(" of \\[([\\w.$]+)]");
    private static final String CIRCLE = "these templates include each other without end";

    /** What Pebble says, by its first words, in ours: what is wrong, and a hint. */
    private static final Map<String, List<String>> PLAIN = Map.ofEntries(
            Map.entry("Could not perform equals", List.of("these two values cannot be compared", "")),
            Map.entry("Could not perform not equals", List.of("these two values cannot be compared", "")),
            Map.entry("Could not perform greater than", List.of("these two values cannot be compared", "")),
            Map.entry(
                    "Could not perform",
                    List.of(
                            "this calculation does not work with these values",
                            "both must be numbers, and nothing is divided by 0")),
            Map.entry("Not an iterable object", List.of("`for` needs a list here", "")),
            Map.entry("Contains operator", List.of("`contains` needs a list or a mapping before it", "")),
            Map.entry(
                    "null value",
                    List.of("a value is empty where true or false is needed", "ask `is empty` or `is not null`")),
            Map.entry(
                    "Unsupported value type",
                    List.of("a value is neither true nor false", "ask `is empty` or compare it")),
            Map.entry(
                    "Can not use named arguments",
                    List.of(
                            "arguments go without names when a macro is called as `name.macro(…)`",
                            "write the values in the order of the macro")),
            Map.entry("Can not assign", List.of("`=` cannot stand here", "two values are compared with `==`")),
            Map.entry(
                    "Positional arguments",
                    List.of("an argument without a name stands behind one with a name", "put those without first")),
            Map.entry("A block must start", List.of("this tag has no name", "for example `{% if … %}`")),
            Map.entry(
                    "Can not use parent",
                    List.of("`parent()` has nothing to call", "it belongs in a template with `extends`")),
            Map.entry(
                    "A template that extends",
                    List.of("text outside blocks is not shown here", "put it inside a `block`")));

    private final TemplateSources sources;
    private final Collection<String> variables;
    private final Map<String, Collection<String>> attributes;
    private final Collection<String> documentKeys;

    /**
     * @param variables names that a template can use by themselves
     * @param attributes what can be asked of some of them, by name
     * @param documentKeys what can be asked of pages
     */
    TemplateProblems(
            TemplateSources sources,
            Collection<String> variables,
            Map<String, Collection<String>> attributes,
            Collection<String> documentKeys) {
        this.sources = sources;
        this.variables = variables;
        this.attributes = attributes;
        this.documentKeys = documentKeys;
    }

    /** What is wrong, what to do, and the word to point at. */
    private record Saying(String what, String hint, String word) {}

    /**
     * The problem behind an exception.
     *
     * @param template the template that was asked for
     * @param page the page that was rendered; empty when none was
     */
    Problem of(Throwable thrown, String template, String page) {
        String rendering = page.isEmpty() ? "" : "while rendering " + page;
        if (thrown instanceof StackOverflowError) {
            return circle(template, rendering);
        }
        PebbleException pebble = deepest(thrown);
        SourceText source = source(pebble, template);
        int line = pebble == null || pebble.getLineNumber() == null ? 1 : Math.max(1, pebble.getLineNumber());
        int start = lineStart(source.text(), line);
        Saying saying = say(thrown, pebble, source.text(), start);
        String hint = saying.hint().isEmpty() || rendering.isEmpty()
                ? saying.hint() + rendering
                : saying.hint() + "; " + rendering;
        return source.problem(place(source.text(), start, saying.word()), saying.what(), hint);
    }

    private SourceText source(PebbleException pebble, String template) {
        SourceText source = pebble == null || pebble.getFileName() == null
                ? null
                : sources.byName().get(pebble.getFileName());
        return source == null ? sources.byName().get(template) : source;
    }

    private static PebbleException deepest(Throwable thrown) {
        PebbleException found = null;
        for (Throwable t = thrown; t != null && t != t.getCause(); t = t.getCause()) {
            if (t instanceof PebbleException pebble && (found == null || pebble.getFileName() != null)) {
                found = pebble;
            }
        }
        return found;
    }

    private Saying say(Throwable thrown, PebbleException pebble, String text, int lineStart) {
        if (pebble instanceof AttributeNotFoundException missing) {
            return sayMissing(missing, text, lineStart);
        }
        String message = pebble == null ? thrown.getMessage() : pebble.getPebbleMessage();
        if (message == null || message.isBlank()) {
            return new Saying("the template fails here", "", "");
        }
        if (pebble instanceof LoaderException) {
            String hint = Nearest.hint(
                    inBackquotes(message), sources.byName().keySet(), "names are relative to the folder of templates");
            return new Saying(message, hint, "");
        }
        Matcher token = TOKEN.matcher(message);
        if (token.matches()) {
            return sayUnexpected(token.group(1) == null ? token.group(2) : token.group(1));
        }
        return sayPlainly(message);
    }

    private static Saying sayUnexpected(String sign) {
        if (sign.equals("}}") || sign.equals("%}")) {
            return new Saying("something is missing before `" + sign + "`", "", sign);
        }
        return new Saying(
                "`" + sign + "` cannot stand here", sign.equals("=") ? "two values are compared with `==`" : "", sign);
    }

    private static Saying sayPlainly(String message) {
        String found = "";
        for (String start : PLAIN.keySet()) {
            if (message.startsWith(start) && start.length() > found.length()) {
                found = start;
            }
        }
        if (!found.isEmpty()) {
            return new Saying(PLAIN.get(found).get(0), PLAIN.get(found).get(1), "");
        }
        String sentence = message.strip();
        sentence = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        String word = inBackquotes(sentence);
        return new Saying(Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1), "", word);
    }

    private static String inBackquotes(String message) {
        int open = message.indexOf('`');
        int close = message.indexOf('`', open + 1);
        return open < close ? message.substring(open + 1, close) : "";
    }

    // ---- names that are not there

    private Saying sayMissing(AttributeNotFoundException missing, String text, int lineStart) {
        String word = missing.getAttributeName();
        String owner = owner(text, place(text, lineStart, word));
        String message = missing.getPebbleMessage();
        if (message != null && message.startsWith("Attempt")) {
            return owner.isEmpty()
                    ? new Saying(
                            "`" + word + "` is asked of something that is empty here", "ask `is not null` first", word)
                    : new Saying(
                            "`" + owner + "` is empty here, so it has no `" + word + "`",
                            "ask `{% if " + owner + " is not null %}` first",
                            word);
        }
        if (owner.isEmpty()) {
            String hint = variables.contains(word)
                    ? "it is there on other pages only; ask `is defined` first"
                    : Nearest.hint(word, variables, "");
            return new Saying("`" + word + "` is not known here", hint, word);
        }
        Collection<String> known = attributes.getOrDefault(owner, ofRecord(message, documentKeys));
        String all = known == documentKeys ? "" : "known are " + String.join(", ", new TreeSet<>(known));
        return new Saying("`" + owner + "` has no `" + word + "`", Nearest.hint(word, known, all), word);
    }

    /** The parts of the record that was asked, as the exception names its class; {@code otherwise} when it is none. */
    private static Collection<String> ofRecord(String message, Collection<String> otherwise) {
        Matcher matcher = OWNER.matcher(message == null ? "" : message);
        if (!matcher.find()) {
            return otherwise;
        }
        try {
            Class<?> type = Class.forName(matcher.group(1));
            if (!type.isRecord()) {
                return otherwise;
            }
            List<String> names = new ArrayList<>();
            for (var component : type.getRecordComponents()) {
                names.add(component.getName());
            }
            return names;
        } catch (ClassNotFoundException e) {
            return otherwise;
        }
    }

    /** What stands before the dot before a word: {@code content.earlier} before {@code .title}; empty for none. */
    private static String owner(String text, int word) {
        int end = word - 1;
        if (end < 0 || text.charAt(end) != '.') {
            return "";
        }
        int start = end;
        while (start > 0 && (isWordPart(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
            start--;
        }
        return text.substring(start, end);
    }

    // ---- circles

    private Problem circle(String template, String rendering) {
        List<String> way = new ArrayList<>();
        List<String> circle = findCircle(template, way);
        String first = circle.isEmpty() ? template : new TreeSet<>(circle).first();
        SourceText source = sources.byName().get(first);
        if (circle.isEmpty()) {
            return source.problem(0, "this template calls itself without end", rendering);
        }
        int turn = circle.indexOf(first);
        List<String> order = new ArrayList<>(circle.subList(turn, circle.size()));
        order.addAll(circle.subList(0, turn));
        order.add(first);
        return source.problem(included(first).get(order.get(1)), CIRCLE, String.join(" → ", order) + "; " + rendering);
    }

    private List<String> findCircle(String template, List<String> way) {
        int seen = way.indexOf(template);
        if (seen >= 0) {
            return List.copyOf(way.subList(seen, way.size()));
        }
        way.add(template);
        for (String next : included(template).keySet()) {
            List<String> circle = findCircle(next, way);
            if (!circle.isEmpty()) {
                return circle;
            }
        }
        way.remove(way.size() - 1);
        return List.of();
    }

    /** The templates that a template brings in by name, and where. */
    private Map<String, Integer> included(String template) {
        Map<String, Integer> included = new TreeMap<>();
        for (Tag tag :
                TemplateCode.of(sources.byName().get(template), new Problems()).tags()) {
            String word = tag.isStatement() ? tag.token(0).text() : "";
            Token name = tag.token(1);
            if (name.isString() && (word.equals("include") || word.equals("extends") || word.equals("embed"))) {
                String target = sources.resolve(name.text(), template);
                if (sources.byName().containsKey(target)) {
                    included.putIfAbsent(target, name.offset());
                }
            }
        }
        return included;
    }

    // ---- places

    private static int lineStart(String text, int line) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                return at;
            }
            at = end + 1;
        }
        return at;
    }

    /** Where the word stands in the code of a line, else where the code begins, else where the line does. */
    private static int place(String text, int start, String word) {
        int lineEnd = text.indexOf('\n', start);
        int end = lineEnd < 0 ? text.length() : lineEnd;
        for (int at = word.isEmpty() ? -1 : text.indexOf(word, start);
                at >= 0 && at < end;
                at = text.indexOf(word, at + 1)) {
            boolean name = isWordPart(word.charAt(0));
            boolean before = at == start || !isWordPart(text.charAt(at - 1));
            int after = at + word.length();
            if (!name || (before && (after == text.length() || !isWordPart(text.charAt(after))))) {
                return at;
            }
        }
        for (int at = start; at < end - 1; at++) {
            if (text.charAt(at) == '{' && (text.charAt(at + 1) == '{' || text.charAt(at + 1) == '%')) {
                return at;
            }
        }
        return start;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
