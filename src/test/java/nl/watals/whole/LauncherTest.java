package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script in a folder of its own, with a jar that leads to the classes under test. */
class LauncherTest {
    @TempDir
    Path folder;

    private Installed installed;
    private TestSite site;

    @BeforeEach
    void install() throws IOException {
        installed = Installed.below(folder);
        site = TestSite.in(folder.resolve("site"));
    }

    private Child.Result run(String... arguments) throws IOException, InterruptedException {
        return installed.start(folder, arguments).await();
    }

    private Child.Result build(String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("build", "--source", "site", "--output", "uit"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void helpIsPrintedForTheProgramAndForACommand() throws IOException, InterruptedException {
        Child.Result help = run("--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("Usage: watals").contains("build").contains("--version");
        assertThat(help.err()).isEmpty();
        Child.Result build = run("build", "--help");
        assertThat(build.exit()).isZero();
        assertThat(build.out())
                .contains("--source=DIR")
                .contains("--now=INSTANT")
                .contains("Exit: 0 done");
    }

    @Test
    void withoutACommandTheUsageIsPrinted() throws IOException, InterruptedException {
        Child.Result result = run();
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("Usage: watals");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void anUnknownOptionOrCommandIsAnsweredWithTheNearest() throws IOException, InterruptedException {
        Child.Result option = build("--sorce", "x");
        assertThat(option.exit()).isEqualTo(2);
        assertThat(option.err()).contains("--sorce").contains("--source");
        Child.Result command = run("biuld");
        assertThat(command.exit()).isEqualTo(2);
        assertThat(command.err()).contains("biuld").contains("build");
        Child.Result moment = build("--now", "gisteren");
        assertThat(moment.exit()).isEqualTo(2);
        assertThat(moment.err()).contains("--now takes a moment such as");
        assertThat(folder.resolve("uit")).doesNotExist();
    }

    @Test
    void aBuildSaysWhatItDid() throws IOException, InterruptedException {
        Child.Result result = build("--json");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        String[] lines = result.out().split("\n");
        Map<String, Object> json = Json.object(lines[lines.length - 1]);
        assertThat(json)
                .containsEntry("ok", true)
                .containsEntry("problems", 0L)
                .containsEntry("records", 0L)
                .containsKeys("pages", "files", "written", "removed", "millis", "steps");
        assertThat(json.get("pages")).isEqualTo(Map.of("page", 2L, "article", 1L, "list", 4L));
        assertThat(folder.resolve("uit/index.html")).exists();
        assertThat(lines[0]).startsWith("7 pages (");
    }

    @Test
    void everyProblemStandsOnALineOfItsOwnAndThenTheirNumber() throws IOException, InterruptedException {
        site.write("content/a.md", "title=A\ntype=paje\n~~~~~~\n\n[weg](/bestaat-niet/)\n");
        site.write("content/nieuws/b.md", "titel=B\ntype=article\ndate=02-01-2026\n~~~~~~\n");
        Child.Result result = build("--json");
        assertThat(result.exit()).isEqualTo(1);
        String[] lines = result.err().split("\n");
        assertThat(lines).hasSizeGreaterThan(3);
        for (int i = 0; i < lines.length - 1; i++) {
            assertThat(lines[i]).matches("content/(a|nieuws/b)\\.md:\\d+:\\d+: error: .+");
        }
        assertThat(lines[lines.length - 1]).startsWith(lines.length - 1 + " problems; ");
        assertThat(List.of(lines).subList(0, lines.length - 1).stream()
                        .map(line -> line.substring(0, line.indexOf(':'))))
                .isSorted()
                .contains("content/a.md", "content/nieuws/b.md");
        Map<String, Object> json = Json.object(result.out().strip());
        assertThat(json).containsEntry("ok", false).containsEntry("problems", lines.length - 1L);
        assertThat(folder.resolve("uit")).doesNotExist();
    }

    @Test
    void aBrokenEnvironmentIsToldApart() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("uit"));
        Files.writeString(folder.resolve("uit/scriptie.txt"), "drie jaar werk");
        Child.Result result = build();
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).startsWith("watals: the output ").hasLineCount(1);
    }

    @Test
    void aFolderThatIsNoSiteIsAProblemOfTheInput() throws IOException, InterruptedException {
        Child.Result result = run("build", "--source", "bestaat-niet", "--output", "uit");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).startsWith("jbake.properties:1:1: error: there is no jbake.properties in ");
    }

    @Test
    void anArchiveOfClassesIsNeverNeeded() throws IOException, InterruptedException {
        Path target = installed.launcher().resolveSibling("target");
        assertThat(build().exit()).isZero();
        for (Path archive : archives(target)) {
            Files.delete(archive);
        }
        String version = System.getProperty("java.version");
        for (String kind : List.of("jsa", "aot")) {
            Files.writeString(target.resolve("start-" + version + "." + kind), "geen archief");
        }
        Child.Result damaged = build();
        assertThat(damaged.exit()).as(damaged.err()).isZero();
        assertThat(damaged.err()).isEmpty();
    }

    private static List<Path> archives(Path target) throws IOException {
        try (var files = Files.newDirectoryStream(target, "start-*")) {
            List<Path> archives = new ArrayList<>();
            files.forEach(archives::add);
            return archives;
        }
    }
}
