package nl.watals.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.watals.submission.RecordKey;
import org.junit.jupiter.api.Test;

/** The documents name everything that the program knows; whether they say the right thing, people must read. */
class DocsTest {
    private static final Path ROOT =
            Path.of(System.getProperty("watals.basedir", "")).toAbsolutePath();
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<*]+)</artifactId>");
    private static final Pattern OPTION = Pattern.compile("\"(--[a-z]+)\"");
    private static final Pattern TOOL = Pattern.compile("(?:put|Map\\.of)\\(\"([a-zA-Z]+)\"");
    private static final Pattern FORMS = Pattern.compile("enum Form \\{([^}]+)\\}");
    private static final Pattern VARIABLE = Pattern.compile("variables\\.put\\(\"([a-z_]+)\"");

    @Test
    void everySettingIsExplained() throws IOException {
        assertThat(namedIn("docs/configuration.md")).containsAll(SettingKeys.KNOWN);
    }

    @Test
    void everyDefaultStandsBesideItsSetting() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("docs/configuration.md"));
        List<String> missing = new ArrayList<>();
        SettingKeys.DEFAULTS.forEach((key, value) -> {
            boolean found = lines.stream()
                    .anyMatch(line ->
                            line.contains("`" + key + "`") && (value.isEmpty() || line.contains("`" + value + "`")));
            if (!found) {
                missing.add(key + "=" + value);
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyFrontMatterKeyIsExplained() throws IOException {
        assertThat(namedIn("docs/front-matter.md")).containsAll(PageKeys.known().keySet());
    }

    @Test
    void everyKeyOfARecordIsExplained() throws IOException {
        List<String> keys =
                Arrays.stream(RecordKey.values()).map(RecordKey::key).toList();
        assertThat(namedIn("docs/records.md")).containsAll(keys);
    }

    @Test
    void everyOptionOfBuildIsExplained() throws IOException {
        Set<String> options = found(OPTION, read("src/main/java/nl/watals/cli/BuildFlag.java"));
        assertThat(options).contains("--json");
        assertThat(words("docs/commands.md")).containsAll(options);
    }

    @Test
    void everyFilterFunctionTestAndVariableIsExplained() throws IOException {
        Set<String> names = found(TOOL, read("src/main/java/nl/watals/bake/SiteExtension.java"));
        Matcher forms = FORMS.matcher(read("src/main/java/nl/watals/bake/DateFilter.java"));
        assertThat(forms.find()).isTrue();
        for (String form : forms.group(1).split(",")) {
            names.add(form.strip().toLowerCase(java.util.Locale.ROOT));
        }
        names.addAll(found(VARIABLE, read("src/main/java/nl/watals/bake/SiteVariables.java")));
        assertThat(names).contains("json", "longdate", "t", "site");
        assertThat(words("docs/templates.md")).containsAll(names);
    }

    @Test
    void everyDependencyAndPluginIsAccountedFor() throws IOException {
        Set<String> artifacts = found(ARTIFACT, read("pom.xml"));
        artifacts.remove("watals");
        assertThat(artifacts).contains("jbake-core");
        assertThat(namedIn("docs/dependencies.md")).containsAll(artifacts);
    }

    @Test
    void theTestCommandOfTheReadmeIsThatOfTheBuildServer() throws IOException {
        assertThat(read("README.md")).contains("./watals build").contains("mvn -B verify");
        assertThat(read(".ci/run")).contains("mvn -B verify -Dwatals.require=true");
    }

    @Test
    void everyLinkBetweenDocumentsLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            for (String link : found(LINK, Files.readString(document).replaceAll("(?s)```.*?```|`[^`\n]*`", ""))) {
                String file = link.split("#", 2)[0];
                boolean elsewhere = link.contains(":") || link.startsWith("/") || file.isEmpty();
                if (!elsewhere && !Files.exists(document.resolveSibling(file))) {
                    broken.add(ROOT.relativize(document) + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (Path folder : List.of(ROOT, ROOT.resolve("docs"), ROOT.resolve("bench"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        return documents;
    }

    private static Set<String> namedIn(String document) throws IOException {
        return found(CODE, read(document));
    }

    /** Every word between backticks, also of longer code. */
    private static Set<String> words(String document) throws IOException {
        Set<String> words = new TreeSet<>();
        for (String code : namedIn(document)) {
            words.addAll(List.of(code.split("[^A-Za-z0-9_-]+")));
        }
        return words;
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String read(String path) throws IOException {
        return Files.readString(ROOT.resolve(path));
    }
}
