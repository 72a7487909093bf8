package nl.watals.bake;

import io.pebbletemplates.pebble.error.AttributeNotFoundException;
import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.error.RootAttributeNotFoundException;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.watals.text.Nearest;
import nl.watals.text.Problem;
import nl.watals.text.SourceText;

/** Says what an exception of Pebble means: which template, which line, which page, and what to do. */
final class TemplateProblems {
    private static final Pattern NAMED = Pattern.compile(
            "(?:Filter|Function or Macro|Test|Unexpected tag name|Block|The end block tag)\\s*\\[?\"?([A-Za-z_0-9]+)\"?\\]?");

    private final TemplateSources sources;
    private final Collection<String> known;

    /** @param known names that templates can use, for suggestions */
    TemplateProblems(TemplateSources sources, Collection<String> known) {
        this.sources = sources;
        this.known = known;
    }

    /**
     * The problem behind an exception.
     *
     * @param template the template that was asked for
     * @param page the page that was rendered; empty when none was
     */
    Problem of(Throwable thrown, String template, String page) {
        PebbleException pebble = deepest(thrown);
        String name = pebble == null || pebble.getFileName() == null ? template : pebble.getFileName();
        SourceText source = sources.byName().get(name);
        if (source == null) {
            source = sources.byName().get(template);
        }
        String path = source == null ? "templates/" + template : source.path();
        int line = pebble == null || pebble.getLineNumber() == null ? 1 : Math.max(1, pebble.getLineNumber());
        String word = word(pebble);
        int column = source == null ? 1 : column(source.text(), line, word);
        String what = what(thrown, pebble, word);
        return new Problem(path, line, column, what, hint(pebble, word, page));
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

    private static String word(PebbleException pebble) {
        if (pebble instanceof AttributeNotFoundException missing) {
            return missing.getAttributeName();
        }
        if (pebble == null || pebble.getPebbleMessage() == null) {
            return "";
        }
        Matcher matcher = NAMED.matcher(pebble.getPebbleMessage());
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String what(Throwable thrown, PebbleException pebble, String word) {
        if (thrown instanceof StackOverflowError) {
            return "this template includes itself without end";
        }
        if (pebble instanceof RootAttributeNotFoundException
                && pebble.getPebbleMessage().startsWith("Attempt")) {
            return "`" + word + "` is asked of something that is empty here";
        }
        if (pebble instanceof AttributeNotFoundException) {
            return "`" + word + "` is not known here";
        }
        if (pebble instanceof LoaderException) {
            return pebble.getPebbleMessage();
        }
        if (pebble != null && pebble.getPebbleMessage() != null) {
            return lowerFirst(pebble.getPebbleMessage().strip());
        }
        return "the template fails: " + thrown;
    }

    private String hint(PebbleException pebble, String word, String page) {
        String advice = "";
        if (pebble instanceof LoaderException) {
            String message = pebble.getPebbleMessage();
            int open = message.indexOf('`');
            int close = message.lastIndexOf('`');
            advice = open < close
                    ? Nearest.hint(
                            message.substring(open + 1, close),
                            sources.byName().keySet(),
                            "names are relative to the template folder")
                    : "";
        } else if (known.contains(word)) {
            advice = "it is there on other pages only; ask `is defined` first";
        } else if (!word.isEmpty()) {
            advice = Nearest.hint(word, known, "");
        }
        String rendering = page.isEmpty() ? "" : "while rendering " + page;
        return advice.isEmpty() || rendering.isEmpty() ? advice + rendering : advice + "; " + rendering;
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    /** Where the word stands in the line, else where the line begins. */
    private static int column(String text, int line, String word) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                return 1;
            }
            at = end + 1;
        }
        int end = text.indexOf('\n', at);
        String content = text.substring(at, end < 0 ? text.length() : end);
        Optional<Integer> place = word.isEmpty() ? Optional.empty() : place(content, word);
        int column = place.orElseGet(() -> {
            int first = 0;
            while (first < content.length() && Character.isWhitespace(content.charAt(first))) {
                first++;
            }
            return first == content.length() ? 0 : first;
        });
        return content.codePointCount(0, column) + 1;
    }

    private static Optional<Integer> place(String line, String word) {
        for (int at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
            boolean before = at == 0 || !Character.isLetterOrDigit(line.charAt(at - 1));
            int after = at + word.length();
            if (before && (after == line.length() || !Character.isLetterOrDigit(line.charAt(after)))) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }
}
