package nl.watals.bake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import nl.watals.text.Slug;

/** What editors, visitors, clocks and accidents do to a site between two builds, in a random order that a seed fixes. */
final class RandomEdits {
    private interface Edit {
        String apply() throws IOException;
    }

    private final TestSite site;
    private final Random random;
    private final List<Edit> edits = new ArrayList<>();
    private final Map<String, List<String>> history = new HashMap<>();
    private final List<byte[]> memories = new ArrayList<>();
    private int made;

    /** Files of the output that the last edit laid hands on. */
    final Set<String> tampered = new HashSet<>();

    private RandomEdits(TestSite site, long seed) {
        this.site = site;
        this.random = new Random(seed);
        ofPages();
    }

    /** Edits of the sources, and accidents with the output. */
    static RandomEdits ofEverything(TestSite site, long seed) {
        RandomEdits edits = ofSources(site, seed);
        edits.ofTheOutput();
        return edits;
    }

    /** Edits of the sources. */
    static RandomEdits ofSources(TestSite site, long seed) {
        RandomEdits edits = new RandomEdits(site, seed);
        edits.ofRecords();
        edits.ofTheRest();
        return edits;
    }

    /** Edits of editors' pages alone. */
    static RandomEdits ofPages(TestSite site, long seed) {
        return new RandomEdits(site, seed);
    }

    /** Does one thing and says what. */
    String next() throws IOException {
        site.files.forEach((path, text) ->
                history.computeIfAbsent(path, any -> new ArrayList<>()).add(text));
        if (Files.exists(site.side("memory"))) {
            memories.add(Files.readAllBytes(site.side("memory")));
        }
        tampered.clear();
        return edits.get(random.nextInt(edits.size())).apply();
    }

    private void ofPages() {
        for (int often = 0; often < 3; often++) {
            edits.add(() -> edit(page(), "body", text -> text + "\nNog een zin " + made++ + ".\n"));
            edits.add(() -> set(page(), "title", "Titel " + made++));
            edits.add(() -> other(page(), "title", "Titel " + made++));
            edits.add(() -> other(page(), "title", "Titel " + made++) + ", " + other(page(), "title", "Ook " + made++));
            edits.add(() -> set(page(), "themes", oneOf("thuis", "school", "zorg", "thuis,zorg", "school,thuis,zorg")));
        }
        edits.add(() -> edit(page(), "a heading", text -> text + "\n## Kop " + made++ + "\n\nMet tekst.\n"));
        edits.add(() -> set(page(), "date", "2024-01-" + two(1 + random.nextInt(28))));
        edits.add(() -> set(page(), "date", "2024-01-" + two(15 + random.nextInt(10)) + "T12:30"));
        edits.add(() -> set(page(), "status", oneOf("draft", "published")));
        edits.add(() -> set("content/ideeen/zes.md", "status", oneOf("draft", "published")));
        edits.add(() -> set(page(), "slug", "naam-" + made++));
        edits.add(() -> set("content/ideeen/twee.md", "slug", "twee-" + made++));
        edits.add(() -> set("content/nieuws/bericht.md", "slug", "bericht-" + made++));
        edits.add(() -> set(page(), "expires", "2024-0" + (2 + random.nextInt(3)) + "-01"));
        edits.add(() -> set(page(), "tags", oneOf("licht", "water", "wind,water", "nieuw")));
        edits.add(() -> set(oneOf("content/ideeen/een.md", "content/ideeen/vier.md"), "mood", oneOf("blij", "boos")));
        edits.add(() -> set(page(), "summary", "Samengevat " + made++));
        edits.add(() -> set(page(), "noindex", oneOf("true", "false")));
        edits.add(() -> set(page(), "updated", "2024-01-" + two(1 + random.nextInt(28))));
        edits.add(() -> other("content/ideeen/een.md", "now", "Nu is het anders: " + made++));
        edits.add(() -> other("content/nieuws/bericht.md", "authors", "Wie " + made++));
        edits.add(() -> other("content/ideeen/een.md", "mood", oneOf("blij", "boos", "moe")));
        edits.add(() -> edit("content/ideeen/een.md", "mood gone", text -> text.replaceAll("mood=.*\n", "")));
        edits.add(() -> set("content/ideeen/drie.md", "related", oneOf("/ideeen/een/", "/ideeen/vier/")));
        edits.add(() -> set(page(), "earlier", oneOf("/ideeen/een/", "/nieuws/bericht/", "/agenda/avond-1/")));
        edits.add(() -> set(page(), "image", "foto.jpg"));
        edits.add(() -> set(page(), "aliases", "/oud-" + made++ + "/"));
        edits.add(() -> set("content/ideeen/vier.md", "event", oneOf("/agenda/avond-1/", "/agenda/avond-2/")));
        edits.add(() -> set(event(), "start", "2024-02-" + two(1 + random.nextInt(28)) + "T19:30"));
        edits.add(() -> edit(event(), "no series", text -> text.replaceAll("series=.*\n", "")));
        edits.add(() -> set(page(), "reactions", oneOf("true", "false")));
        edits.add(this::copyPage);
        edits.add(this::copyPage);
        edits.add(() -> remove(page()));
        edits.add(() -> remove(oneOf("content/ideeen/index.md", "content/ideeen/vijf.md", "content/over.md")));
        edits.add(this::renamePage);
        edits.add(() -> edit(page(), "a link to the file of", text -> text + "\n[Zie](" + link() + ")\n"));
    }

    private void ofRecords() {
        edits.add(() -> withdraw(record()));
        edits.add(() -> withdraw("submissions/2024/01/record00" + (2 + random.nextInt(3)) + ".json"));
        edits.add(() -> withdraw("submissions/2024/01/react00" + (1 + random.nextInt(3)) + ".json"));
        edits.add(() -> change(record(), "\"body\":\"", "\"body\":\"Voorop " + made++ + ". "));
        edits.add(() -> change(record(), "\"title\":\"Wat als", "\"title\":\"Wat als toch"));
        edits.add(() -> change(record(), "\"themes\":[", "\"themes\":[\"school\","));
        edits.add(() -> remove(record()));
        edits.add(() -> remove("submissions/2024/01/react001.json"));
        edits.add(this::newReaction);
        edits.add(this::newReaction);
        edits.add(this::newIdea);
        edits.add(this::newPerson);
        edits.add(this::takeOver);
    }

    private void ofTheRest() {
        edits.add(() -> change("data/themas.yaml", "title: ", "title: Nieuw " + made++ + " "));
        edits.add(() -> change("data/themas.yaml", "intro: Leren", "intro: Leren " + made++));
        edits.add(() -> put("data/themas.yaml", site.files.get("data/themas.yaml") + "t" + made++ + ":\n  title: T\n"));
        edits.add(() -> put("data/extra.yaml", "banner: Dag " + made++ + "\nkey: " + oneOf("title", "excerpt") + "\n"));
        edits.add(() -> change("jbake.properties", "site.title=", "site.title=Een "));
        edits.add(() -> set("jbake.properties", "related.size", oneOf("1", "2", "3")));
        edits.add(() -> set("jbake.properties", "collection.ideeen.size", oneOf("2", "4", "5")));
        edits.add(() -> set("jbake.properties", "img.path.update", oneOf("true", "false")));
        edits.add(() -> set("jbake.properties", "search.path", oneOf("zoeken", "zoek/hier", "")));
        edits.add(() -> set("jbake.properties", "taxonomy.themes.feed", oneOf("true", "false")));
        edits.add(this::moveSetting);
        edits.add(this::moveSetting);
        edits.add(() -> edit(template(), "a comment", text -> text + "<!-- " + made++ + " -->\n"));
        edits.add(() -> change("templates/layout.peb", "<main>", "<main id=\"m" + made++ + "\">"));
        edits.add(() -> change("templates/header.peb", "<header>", "<header>{% if false %}{{ nergens }}{% endif %}"));
        edits.add(() -> put("templates/messages/nl.properties", "footer=Dag " + made++ + " {0}\n"));
        edits.add(() -> put("assets/style.css", "body { margin: " + random.nextInt(3) + "px }\n"));
        edits.add(() -> put("content/nieuws/foto.jpg", "een ander plaatje " + random.nextInt(3)));
        edits.add(() -> put("assets/los-" + random.nextInt(3) + ".txt", "los " + made++));
        edits.add(() -> remove(oneOf("content/nieuws/foto.jpg", "assets/los-0.txt", "assets/los-1.txt")));
        edits.add(this::backToAnOlderText);
        edits.add(this::backToAnOlderText);
        edits.add(() -> {
            String path = page();
            site.touch(path);
            return "touch " + path;
        });
        for (int hours : List.of(1, 6, 24, 24, 240, -30, -240)) {
            edits.add(() -> {
                site.now = site.now.plus(Duration.ofHours(hours));
                return "it is " + hours + " hours later";
            });
        }
        edits.add(() -> "drafts: " + (site.drafts = !site.drafts));
        edits.add(() -> "future: " + (site.future = !site.future));
        edits.add(() -> change(page(), "\n", "\nonbekend=1\n"));
        edits.add(() -> edit(page(), "a broken link", text -> text + "\n[weg](/bestaat/niet/)\n"));
        edits.add(() -> change(template(), "{{", "{{ (("));
    }

    private void ofTheOutput() {
        edits.add(() -> tamper("other bytes", file -> {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }));
        edits.add(() -> tamper("longer", file -> {
            var time = Files.getLastModifiedTime(file);
            Files.writeString(file, Files.readString(file) + "x".repeat(4096));
            Files.setLastModifiedTime(file, time);
        }));
        edits.add(() -> tamper("gone", Files::delete));
        edits.add(() -> tamper(
                "another file's",
                file -> Files.copy(
                        site.output().resolve("robots.txt"),
                        file,
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES)));
        edits.add(() -> {
            Files.writeString(site.output().resolve("vreemd-" + made++), "van een ander");
            return "a file more in the output";
        });
        edits.add(() -> accident("memory", file -> Files.deleteIfExists(file)));
        for (String name : List.of("memory", "manifest")) {
            edits.add(() -> accident(name, file -> {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            }));
            edits.add(() -> accident(name, file -> {
                byte[] bytes = Files.readAllBytes(file);
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
                Files.write(file, bytes);
            }));
        }
        edits.add(() -> accident("memory", file -> Files.write(file, memories.get(random.nextInt(memories.size())))));
    }

    private interface FileEdit {
        void apply(Path file) throws IOException;
    }

    private interface TextEdit {
        String apply(String text);
    }

    private String tamper(String what, FileEdit edit) throws IOException {
        List<String> there = new ArrayList<>(TestSite.texts(site.output()).keySet());
        if (there.isEmpty()) {
            return "no output yet";
        }
        String name = there.get(random.nextInt(there.size()));
        tampered.add(name);
        edit.apply(site.output().resolve(name));
        return "output " + name + ": " + what;
    }

    private String accident(String name, FileEdit edit) throws IOException {
        if (!Files.exists(site.side(name))) {
            return "no " + name + " yet";
        }
        // Whatever the accident leaves, an intact output may be written anew.
        if (name.equals("manifest")) {
            tampered.addAll(TestSite.texts(site.output()).keySet());
        }
        edit.apply(site.side(name));
        return "an accident with the " + name;
    }

    private String put(String path, String text) {
        site.files.put(path, text);
        return "put " + path;
    }

    private String remove(String path) {
        site.files.remove(path);
        return "remove " + path;
    }

    private String edit(String path, String what, TextEdit edit) {
        site.files.computeIfPresent(path, (any, text) -> edit.apply(text));
        return what + ": " + path;
    }

    private String change(String path, String from, String to) {
        site.files.computeIfPresent(
                path,
                (any, text) -> text.replaceFirst(
                        java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)));
        return path + ": " + from + " → " + to;
    }

    /** Sets a key of a head or of the settings. */
    private String set(String path, String key, String value) {
        site.files.computeIfPresent(path, (any, text) -> {
            String without = text.replaceFirst("(?m)^" + key + "=.*\n", "");
            return key + "=" + value + "\n" + without;
        });
        return path + ": " + key + "=" + value;
    }

    /** Gives a key that a head has another value, in its place. */
    private String other(String path, String key, String value) {
        return edit(path, key + "=" + value, text -> text.replaceFirst("(?m)^" + key + "=.*$", key + "=" + value));
    }

    /** Puts a setting elsewhere in the file: collections and taxonomies have the order in which they stand there. */
    private String moveSetting() {
        String[] lines = site.files.get("jbake.properties").split("\n");
        int from = random.nextInt(lines.length);
        StringBuilder moved = new StringBuilder(lines[from]).append('\n');
        for (int i = 0; i < lines.length; i++) {
            if (i != from) {
                moved.append(lines[i]).append('\n');
            }
        }
        return put("jbake.properties", moved.toString()) + ": first comes " + lines[from];
    }

    private String copyPage() {
        String path = page();
        String copy = path.substring(0, path.lastIndexOf('/') + 1) + "nieuw-" + made++ + ".md";
        String text = site.files.get(path).replaceAll("(?m)^(slug|aliases|submission)=.*\n", "");
        return put(copy, text) + " as " + path;
    }

    private String renamePage() {
        String path = page();
        String other = path.substring(0, path.lastIndexOf('/') + 1) + "anders-" + made++ + ".md";
        return put(other, site.files.remove(path)) + " instead of " + path;
    }

    /** Of a withdrawn record only its place stays, and of an idea its address. */
    private String withdraw(String path) {
        return edit(path, "withdraw", text -> {
            String slug = text.replaceFirst("(?s).*\"title\":\"([^\"]*)\".*", "$1");
            return text.replace("approved", "withdrawn")
                    .replaceAll(",\"(title|now|effect|body|name|role)\":\"[^\"]*\"", "")
                    .replaceAll(",\"themes\":\\[[^]]*]", "")
                    .replace("}", text.contains("\"idea\"") ? ",\"slug\":\"" + Slug.of(slug) + "\"}" : "}");
        });
    }

    private String newReaction() {
        String id = "nieuw" + (1000 + made++);
        String page = oneOf("/ideeen/een/", "/ideeen/twee/", "/ideeen/vier/", "/ideeen/wat-als-record-1-sprak/");
        String parent = random.nextBoolean() && page.equals("/ideeen/een/") ? ",\"parent\":\"react001\"" : "";
        return putRecord(
                id, "reaction", "\"page\":\"" + page + "\",\"body\":\"Ik zeg " + made + ".\",\"name\":\"Lo\"" + parent);
    }

    private String newIdea() {
        String id = "nieuw" + (1000 + made++);
        String title = "Wat als " + oneOf("dit", "dat", "record 1 sprak", id) + "?";
        return putRecord(
                id,
                "idea",
                "\"title\":\"" + title + "\",\"now\":\"Nu.\",\"effect\":\"Dan.\",\"body\":\"Zo.\",\"themes\":[\""
                        + oneOf("thuis", "school") + "\"]");
    }

    private String newPerson() {
        return putRecord("nieuw" + (1000 + made++), "participant", "\"name\":\"Wie " + made + "\",\"role\":\"kind\"");
    }

    private String putRecord(String id, String kind, String rest) {
        return put(
                "submissions/2024/01/" + id + ".json",
                "{\"schema\":1,\"id\":\"" + id + "\",\"kind\":\"" + kind
                        + "\",\"status\":\"approved\",\"date\":\"2024-01-0" + (1 + random.nextInt(9)) + "\"," + rest
                        + "}");
    }

    private String takeOver() {
        int number = 1 + random.nextInt(4);
        return put(
                "content/ideeen/overgenomen-" + number + ".md",
                "title=Overgenomen\ntype=idea\ndate=2024-01-05\nsubmission=record00" + number
                        + "\n~~~~~~\nMet een andere tekst.\n");
    }

    private String backToAnOlderText() {
        String path = oneOf(history.keySet().stream().sorted().toArray(String[]::new));
        List<String> texts = history.get(path);
        return put(path, texts.get(random.nextInt(texts.size()))) + " as it was before";
    }

    private String page() {
        return oneOf(site.files.keySet().stream()
                .filter(path -> path.endsWith(".md"))
                .toArray(String[]::new));
    }

    private String event() {
        return oneOf("content/agenda/avond-1.md", "content/agenda/avond-2.md");
    }

    /** From a folder of the content folder to any page. */
    private String link() {
        return "../" + page().substring("content/".length());
    }

    private String record() {
        return oneOf(site.files.keySet().stream()
                .filter(path -> path.startsWith("submissions/"))
                .toArray(String[]::new));
    }

    private String template() {
        return oneOf("templates/idea.peb", "templates/short.peb", "templates/macros.peb", "templates/page.peb");
    }

    private String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
