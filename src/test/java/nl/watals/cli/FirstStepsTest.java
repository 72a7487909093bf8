package nl.watals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.watals.bake.Build;
import nl.watals.bake.BuildObserver;
import nl.watals.bake.BuildOptions;
import nl.watals.text.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever does what {@code docs/aan-de-slag.md} says gets what it says, on the example site. */
class FirstStepsTest {
    private static final Path ROOT = Path.of(System.getProperty("watals.basedir", ""));
    private static final Pattern FILE = Pattern.compile("(?m)^`(content/\\S+\\.md)`\n\n```\n((?s:.*?))```");
    private static final Pattern PICTURE = Pattern.compile("(?m)^!\\[.*]\\((\\S+) .*\\)$");
    private static final Pattern MISTAKE = Pattern.compile("Verander `([^`]+)` in `([^`]+)`\\.\n\n```\n((?s:.*?))```");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\./watals new (\\w+) \"(.+)\"$");

    @TempDir
    private Path site;

    private String guide;
    private final List<String> files = new ArrayList<>();

    @BeforeEach
    void doWhatItSays() throws IOException {
        for (String name : List.of("content", "templates", "assets", "data", "submissions", "jbake.properties")) {
            try (Stream<Path> all = Files.walk(ROOT.resolve(name))) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    Path place = site.resolve(ROOT.relativize(file).toString());
                    Files.createDirectories(place.getParent());
                    Files.copy(file, place);
                }
            }
        }
        guide = Files.readString(ROOT.resolve("docs/aan-de-slag.md"));
        for (MatchResult file : found(FILE)) {
            files.add(file.group(1));
            Path place = site.resolve(file.group(1));
            Files.createDirectories(place.getParent());
            Files.writeString(place, file.group(2));
        }
        MatchResult picture = found(PICTURE).get(0);
        Path bericht = site.resolve(files.get(0));
        Files.copy(
                ROOT.resolve("content/magazine/het-dagelijks-bestaan.png"), bericht.resolveSibling(picture.group(1)));
        Files.writeString(bericht, Files.readString(bericht) + "\n" + picture.group() + "\n");
    }

    private List<MatchResult> found(Pattern pattern) {
        List<MatchResult> found = pattern.matcher(guide).results().toList();
        assertThat(found).as(pattern.pattern()).isNotEmpty();
        return found;
    }

    private BuildOptions options(boolean drafts) {
        return new BuildOptions(
                site,
                Optional.of(site.resolve("uit")),
                drafts,
                drafts,
                Optional.of(Instant.parse("2026-03-07T10:00:00Z")));
    }

    @Test
    void theExamplesShowOnceTheyArePublished() throws IOException {
        List<String> pages = files.stream()
                .map(file -> file.replaceFirst("^content/", "").replaceFirst("\\.md$", "/index.html"))
                .toList();
        assertThat(pages).hasSize(3);
        for (String file : files) {
            Path place = site.resolve(file);
            Files.writeString(place, Files.readString(place).replace("status: draft", "status: published"));
        }
        assertThat(Build.run(options(false), BuildObserver.SILENT).problems()).isEmpty();
        String[] shown = {"Aan deze tafel zaten we.", "form_aanmelding", "Je durft geen plannen te maken."};
        for (int i = 0; i < shown.length; i++) {
            assertThat(Files.readString(site.resolve("uit").resolve(pages.get(i))))
                    .contains(shown[i]);
        }
    }

    @Test
    void theCommandsMakeTheFilesThatTheGuideFillsIn() {
        List<MatchResult> commands = found(COMMAND);
        assertThat(commands).hasSize(files.size());
        for (int i = 0; i < files.size(); i++) {
            String kind = commands.get(i).group(1);
            String title = commands.get(i).group(2);
            String made = NewPage.text(kind, title, LocalDate.parse("2026-03-06"));
            String example = found(FILE).get(i).group(2);
            for (String key : List.of("title", "type", "status")) {
                assertThat(line(example, key)).as(files.get(i)).isEqualTo(line(made, key));
            }
        }
    }

    private static String line(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key + ":"))
                .findFirst()
                .orElse("");
    }

    @Test
    void everyMistakeIsToldInTheWordsOfTheGuide() throws IOException {
        Path bericht = site.resolve(files.get(0));
        String right = Files.readString(bericht);
        List<String> told = new ArrayList<>();
        List<String> written = new ArrayList<>();
        for (MatchResult mistake : found(MISTAKE)) {
            assertThat(right).contains(mistake.group(1));
            Files.writeString(bericht, right.replace(mistake.group(1), mistake.group(2)));
            written.add(mistake.group(3).strip());
            told.add(
                    String.join("\n", problems().stream().map(Problem::toString).toList()));
        }
        assertThat(told).isEqualTo(written);
    }

    private List<Problem> problems() throws IOException {
        return Build.run(options(true), BuildObserver.SILENT).problems();
    }
}
