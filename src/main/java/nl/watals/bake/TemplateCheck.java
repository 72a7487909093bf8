package nl.watals.bake;

import io.pebbletemplates.pebble.extension.ExtensionRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.watals.bake.TemplateCode.Tag;
import nl.watals.bake.TemplateCode.Token;
import nl.watals.text.Nearest;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;

/**
 * Looks templates over before anything is rendered, for what Pebble would notice only on the page that comes across it:
 * filters, functions, tests, templates and messages that do not exist; and for tags that do not fit together, where Pebble
 * would point at the wrong one.
 */
final class TemplateCheck {
    private static final Set<String> PAIRED =
            Set.of("if", "for", "block", "macro", "filter", "autoescape", "cache", "parallel", "embed", "verbatim");
    private static final Set<String> SINGLE =
            Set.of("else", "elseif", "extends", "include", "import", "from", "set", "flush");
    private static final Set<String> NAMING = Set.of("extends", "include", "import", "from", "embed");

    /** Words of the language that may stand before a parenthesis, and what Pebble reads itself. */
    private static final Set<String> NO_FUNCTIONS =
            Set.of("not", "and", "or", "in", "is", "contains", "equals", "if", "else", "with", "parent", "block");

    private final TemplateSources sources;
    private final ExtensionRegistry registry;
    private final PebbleNames names;
    private final Map<String, String> messages;
    private final String messagesFile;
    private final Assets assets;
    private final Problems problems;
    private final Map<String, Set<String>> macros = new HashMap<>();
    private final Set<String> broken = new HashSet<>();
    private boolean messagesMissing;

    /** @param messagesFile where the messages come from; empty when the language is not known, which was reported */
    TemplateCheck(
            TemplateSources sources,
            ExtensionRegistry registry,
            PebbleNames names,
            Map<String, String> messages,
            String messagesFile,
            Assets assets,
            Problems problems) {
        this.sources = sources;
        this.registry = registry;
        this.names = names;
        this.messages = messages;
        this.messagesFile = messagesFile;
        this.assets = assets;
        this.problems = problems;
    }

    /** Checks all templates; returns the names of those whose tags do not fit together, which need no compiling. */
    Set<String> run() {
        Map<String, TemplateCode> codes = new HashMap<>();
        sources.byName().forEach((name, source) -> {
            TemplateCode code = TemplateCode.of(source, problems);
            codes.put(name, code);
            macros.put(name, code.macros());
            if (code.isBroken()) {
                broken.add(name);
            }
        });
        sources.byName().forEach((name, source) -> new Checking(name, source).check(codes.get(name)));
        return broken;
    }

    /** One template being checked. */
    private final class Checking {
        private final String name;
        private final SourceText source;
        private final Deque<Token> open = new ArrayDeque<>();
        private final Map<String, String> aliases = new HashMap<>();

        private Checking(String name, SourceText source) {
            this.name = name;
            this.source = source;
        }

        private void check(TemplateCode code) {
            for (Tag tag : code.tags()) {
                if (tag.isStatement()) {
                    checkStatement(tag);
                }
                checkNames(tag);
            }
            if (!broken.contains(name) && !open.isEmpty()) {
                notClosed(open.peek(), "");
            }
            checkExtends(code);
        }

        private void checkStatement(Tag tag) {
            if (tag.tokens().isEmpty()) {
                return;
            }
            Token word = tag.tokens().get(0);
            String text = word.text();
            if (NAMING.contains(text)) {
                checkTemplate(tag);
            }
            if (broken.contains(name)) {
                return;
            }
            if (PAIRED.contains(text)) {
                open.push(word);
            } else if (text.startsWith("end") && PAIRED.contains(text.substring(3))) {
                close(word, text.substring(3));
            } else if (!SINGLE.contains(text)) {
                structure(
                        word.offset(),
                        "`" + text + "` is no tag",
                        Nearest.hint(text, tagNames(), "known are " + String.join(", ", tagNames())));
            } else if (text.startsWith("else") && !isIn("if") && !(text.equals("else") && isIn("for"))) {
                structure(word.offset(), "`" + text + "` belongs to no `if` that is open here", "");
            }
        }

        private boolean isIn(String tag) {
            return !open.isEmpty() && open.peek().text().equals(tag);
        }

        private void close(Token end, String tag) {
            if (isIn(tag)) {
                open.pop();
                return;
            }
            for (Token token : open) {
                if (token.text().equals(tag)) {
                    notClosed(open.peek(), " before the `" + end.text() + "` on line " + line(end));
                    return;
                }
            }
            structure(
                    end.offset(),
                    "`" + end.text() + "` closes nothing that is open here",
                    open.isEmpty()
                            ? ""
                            : "`" + open.peek().text() + "` on line " + line(open.peek()) + " is closed with `end"
                                    + open.peek().text() + "`");
        }

        private void notClosed(Token opener, String where) {
            structure(
                    opener.offset(),
                    "`" + opener.text() + "` is not closed",
                    "write `{% end" + opener.text() + " %}`" + where);
        }

        private int line(Token token) {
            return source.problem(token.offset(), "", "").line();
        }

        private void structure(int offset, String what, String hint) {
            problems.add(source.problem(offset, what, hint));
            broken.add(name);
        }

        /** The name of another template, when it is written out. */
        private void checkTemplate(Tag tag) {
            Token template = tag.token(1);
            boolean whole = tag.tokens().size() == 2 || tag.token(2).isWord();
            if (!template.isString() || !whole) {
                return;
            }
            String target = sources.resolve(template.text(), name);
            if (!sources.byName().containsKey(target)) {
                problems.add(source.problem(
                        template.offset(),
                        "there is no template `" + template.text() + "`",
                        Nearest.hint(
                                target, sources.byName().keySet(), "names are relative to the folder of templates")));
            } else if (tag.token(0).text().equals("import")
                    && tag.token(2).text().equals("as")) {
                aliases.put(tag.token(3).text(), target);
            }
        }

        private void checkNames(Tag tag) {
            for (int i = tag.isStatement() ? 1 : 0; i < tag.tokens().size(); i++) {
                if (tag.token(i).isWord()) {
                    checkWord(tag, i);
                }
            }
        }

        private void checkWord(Tag tag, int i) {
            Token word = tag.token(i);
            String before = i == 0 ? "" : tag.token(i - 1).text();
            boolean called = tag.token(i + 1).is("(");
            if (i > 0 && tag.token(i - 1).is("|") || i == 1 && before.equals("filter") && tag.isStatement()) {
                if (registry.getFilter(word.text()) == null) {
                    unknown(word, "there is no filter `", names.filters());
                }
            } else if (i > 0 && tag.token(i - 1).is(".")) {
                checkMacro(tag, i, called);
            } else if (before.equals("is")
                    || before.equals("not") && tag.token(i - 2).text().equals("is")) {
                if (!word.text().equals("not") && registry.getTest(word.text()) == null) {
                    unknown(word, "there is no test `", names.tests());
                }
            } else if (called && !NO_FUNCTIONS.contains(word.text()) && !before.equals("macro")) {
                checkFunction(tag, i);
            }
        }

        private void checkFunction(Tag tag, int i) {
            Token word = tag.token(i);
            if (registry.getFunction(word.text()) == null && !isMacro(word.text())) {
                Set<String> known = new TreeSet<>(names.functions());
                macros.values().forEach(known::addAll);
                unknown(word, "there is no function or macro `", known);
            } else if (tag.token(i + 2).isString()
                    && (tag.token(i + 3).is(",") || tag.token(i + 3).is(")"))) {
                if (word.text().equals("t")) {
                    checkMessage(tag.token(i + 2));
                } else if (AssetFunction.Kind.isFunction(word.text())) {
                    checkAsset(tag.token(i + 2), word.text());
                } else if (word.text().equals("picture")) {
                    checkPicture(tag.token(i + 2));
                }
            }
        }

        private void checkPicture(Token file) {
            String name = file.text().startsWith("/") ? file.text().substring(1) : file.text();
            if (!assets.has(name)) {
                problems.add(source.problem(
                        file.offset(),
                        "there is no picture `" + file.text() + "`",
                        Nearest.hint(name, assets.names(), "addresses are from the root")));
            }
        }

        private void checkAsset(Token file, String function) {
            String what = AssetFunction.mistake(file.text(), function, assets);
            if (what.isEmpty()) {
                assets.prepare(file.text());
            } else {
                problems.add(source.problem(file.offset(), what, AssetFunction.hint(file.text(), assets)));
            }
        }

        private boolean isMacro(String word) {
            for (Set<String> ofOne : macros.values()) {
                if (ofOne.contains(word)) {
                    return true;
                }
            }
            return false;
        }

        private void checkMacro(Tag tag, int i, boolean called) {
            String template = aliases.get(tag.token(i - 2).text());
            if (called
                    && template != null
                    && !macros.get(template).contains(tag.token(i).text())) {
                unknown(tag.token(i), "`" + template + "` has no macro `", macros.get(template));
            }
        }

        private void checkMessage(Token key) {
            if (messages.containsKey(key.text())) {
                return;
            }
            if (!messages.isEmpty()) {
                problems.add(source.problem(
                        key.offset(),
                        "there is no message `" + key.text() + "`",
                        Nearest.hint(key.text(), messages.keySet(), "add it to " + messagesFile)));
            } else if (!messagesMissing && !messagesFile.isEmpty()) {
                messagesMissing = true;
                problems.add(source.problem(
                        key.offset(),
                        "there are no messages in " + messagesFile,
                        "make it, with a line `" + key.text() + "=…`, and one for each other `t`"));
            }
        }

        /** Pebble would look for the layout of a layout without end; reported once, at its first template by name. */
        private void checkExtends(TemplateCode code) {
            List<String> way = new ArrayList<>();
            String at = name;
            while (at != null && !way.contains(at)) {
                way.add(at);
                at = layout(at);
            }
            if (name.equals(at) && name.equals(new TreeSet<>(way).first())) {
                problems.add(source.problem(
                        code.layout().offset(),
                        "these templates extend each other in a circle",
                        String.join(" → ", way) + " → " + name));
            }
        }

        private String layout(String template) {
            SourceText code = sources.byName().get(template);
            Token layout = code == null
                    ? TemplateCode.NONE
                    : TemplateCode.of(code, new Problems()).layout();
            return layout.isString() ? sources.resolve(layout.text(), template) : null;
        }

        private void unknown(Token word, String what, Collection<String> known) {
            problems.add(source.problem(
                    word.offset(),
                    what + word.text() + "`",
                    Nearest.hint(word.text(), known, "known are " + String.join(", ", new TreeSet<>(known)))));
        }
    }

    private static Set<String> tagNames() {
        Set<String> tags = new TreeSet<>(SINGLE);
        for (String tag : PAIRED) {
            tags.add(tag);
            tags.add("end" + tag);
        }
        return tags;
    }
}
