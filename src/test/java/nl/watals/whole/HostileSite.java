package nl.watals.whole;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.watals.bake.BuildResult;
import nl.watals.text.Problem;
import nl.watals.whole.TestSite.Record;

/**
 * A site with every hostile text in the title, name, now, effect and body of an idea, in a reaction and in a participant,
 * all at once. A field that a rule refuses is remembered, and gets the text without what
 * may not be in it, or else a harmless one.
 */
final class HostileSite {
    static final String HARMLESS = "Gewone tekst";
    static final int MAX_TITLE = 280;
    static final int MAX_NAME = 80;
    static final int MAX_BODY = 10_000;

    private static final Pattern FIELD = Pattern.compile("^`(\\w+)` (?:holds|is) (.*)");

    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\u2028\\u2029]+");

    private final TestSite site;
    private final Path output;
    private final List<String> texts;
    private final boolean generated;
    /** By payload: the refused fields, each with the reason. */
    private final Map<Integer, Map<String, String>> refused = new TreeMap<>();

    private final Map<String, Map<String, String>> fields = new LinkedHashMap<>();

    HostileSite(Path folder, List<String> texts) {
        this.site = TestSite.in(folder.resolve("site"));
        this.output = folder.resolve("out");
        this.texts = texts;
        this.generated = true;
        for (int i = 0; i < texts.size(); i++) {
            add(i);
        }
    }

    /** A site that was built already, with ideas only: the texts by their ids and fields. */
    HostileSite(TestSite site, Path output, Map<String, Map<String, String>> ideas) {
        this.site = site;
        this.output = output;
        this.texts = List.of();
        this.generated = false;
        fields.putAll(ideas);
    }

    private void add(int i) {
        String text = texts.get(i);
        String title = cut(text, MAX_TITLE);
        String name = cut(text, MAX_NAME);
        String body = cut(text, MAX_BODY);
        put(ideaId(i), Map.of("title", title, "name", name, "now", body, "effect", body, "body", body));
        put(reactionId(i), Map.of("name", name, "body", body));
        put(participantId(i), Map.of("name", name, "body", body));
    }

    private void put(String id, Map<String, String> values) {
        fields.put(id, new TreeMap<>(values));
        write(id);
    }

    private void write(String id) {
        Map<String, String> values = fields.get(id);
        Record record = switch (id.charAt(0)) {
            case 'i' -> Record.idea(id, "").themes("gezin");
            case 'r' -> Record.reaction(id, "/gesprek/", "");
            default -> Record.participant(id, "");
        };
        values.forEach(record::with);
        site.record(record);
    }

    /** Builds until nothing is refused any more; every refusal names a field and its reason. */
    BuildResult build() {
        BuildResult result = site.build(output);
        for (int round = 0; round < 3 && !result.succeeded(); round++) {
            for (Problem problem : result.problems()) {
                replace(problem);
            }
            result = site.build(output);
        }
        return result;
    }

    private void replace(Problem problem) {
        String file = problem.path().substring(problem.path().lastIndexOf('/') + 1);
        String id = file.replace(".json", "");
        Matcher matcher = FIELD.matcher(problem.what());
        if (!matcher.find() || !fields.containsKey(id)) {
            throw new AssertionError("not the refusal of a field: " + problem);
        }
        String field = matcher.group(1);
        refused.computeIfAbsent(number(id), key -> new TreeMap<>())
                .merge(field, matcher.group(2), (a, b) -> a.contains(b) ? a : a + " + " + b);
        fields.get(id).put(field, onOneLine(fields.get(id).get(field)));
        write(id);
    }

    /** The text with a blank for everything that a plain text may not hold; when that changes nothing, a harmless one. */
    private static String onOneLine(String text) {
        String line = UNSEEN.matcher(text).replaceAll(" ").strip();
        return line.equals(text) || line.isEmpty() ? HARMLESS : line;
    }

    /** By payload: what was refused and why. */
    Map<Integer, Map<String, String>> refused() {
        return refused;
    }

    Path output() {
        return output;
    }

    Path folder() {
        return site.root().getParent();
    }

    Set<String> ids() {
        return fields.keySet();
    }

    boolean isIdea(String id) {
        return !generated || id.startsWith("i");
    }

    boolean isParticipant(String id) {
        return generated && id.startsWith("p");
    }

    String field(String id, String key) {
        return fields.get(id).get(key);
    }

    static int number(String id) {
        return Integer.parseInt(id.substring(1)) - 100_000_000;
    }

    static String ideaId(int i) {
        return "i" + (100_000_000 + i);
    }

    private static String reactionId(int i) {
        return "r" + (100_000_000 + i);
    }

    private static String participantId(int i) {
        return "p" + (100_000_000 + i);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** Everything that is wrong with the output, one line each; empty when every text is only text everywhere. */
    List<String> check() throws IOException {
        Map<String, byte[]> files = TestSite.read(output);
        HostileCheck check = new HostileCheck(this);
        for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
            check.file(file.getKey(), new String(file.getValue(), StandardCharsets.UTF_8));
        }
        return check.findings();
    }

    /** The name of every file that the build left, beside the site itself. */
    Set<String> strayFiles() {
        Set<String> stray = new TreeSet<>();
        for (String name : TestSite.read(folder()).keySet()) {
            if (!name.startsWith("site/") && !name.startsWith("out/") && !name.startsWith(".out.watals/")) {
                stray.add(name);
            }
        }
        return stray;
    }

    static String decoded(String query) {
        return URLDecoder.decode(query, StandardCharsets.UTF_8);
    }
}
