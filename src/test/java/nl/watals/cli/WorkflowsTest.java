package nl.watals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** No forge runs here; but what can be wrong in its workflow without running it, is looked at. */
class WorkflowsTest {
    private static final Path ROOT =
            Path.of(System.getProperty("watals.basedir", "")).toAbsolutePath();
    private static final String GITHUB = ".github/workflows/publish.yml";
    private static final String FORGEJO = ".forgejo/workflows/publish.yml";
    private static final String GITLAB = ".gitlab-ci.yml";
    private static final Pattern PROGRAM = Pattern.compile("\\./watals ([a-z]+)((?: +[^\n;|&]+)?)");
    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");
    private static final Pattern SCRIPT = Pattern.compile("(?m)^\\s*((?:deploy|\\.ci|bench)/[a-z-]+)");
    private static final Pattern STEP_OUTPUT = Pattern.compile("steps\\.([a-z-]+)\\.outputs");
    private static final Pattern CRON = Pattern.compile("(\\d+) (\\d+) \\* \\* \\*");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {GITHUB, FORGEJO, GITLAB})
    void everyCommandAndOptionExists(String file) throws IOException {
        String scripts = String.join("\n", scripts(file));
        Matcher program = PROGRAM.matcher(scripts);
        List<String> commands = new ArrayList<>();
        while (program.find()) {
            commands.add(program.group(1));
            String help = help(program.group(1));
            OPTION.matcher(program.group(2))
                    .results()
                    .forEach(option -> assertThat(help)
                            .as(program.group())
                            .containsPattern("(?m)^ +(?:-[a-z], )?" + option.group() + "\\b"));
        }
        assertThat(commands).contains("check", "build", "publish");
        SCRIPT.matcher(scripts)
                .results()
                .forEach(script -> assertThat(ROOT.resolve(script.group(1))).isExecutable());
    }

    @ParameterizedTest
    @ValueSource(strings = {GITHUB, FORGEJO, GITLAB})
    void everyScriptIsAShellScript(String file) throws IOException, InterruptedException {
        for (String script : scripts(file)) {
            Path place = folder.resolve("script");
            // What the forge puts in is text to the shell.
            Files.writeString(place, script.replaceAll("\\$\\{\\{[^}]*}}", "x"));
            Process bash = new ProcessBuilder("bash", "-n", place.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(bash.waitFor()).as(script + said).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {GITHUB, FORGEJO})
    void eachStepNamesOnlyStepsBeforeItAndVersionsOfWhatItUses(String file) throws IOException {
        for (Map<?, ?> job : jobs(file).values()) {
            List<String> ids = new ArrayList<>();
            for (Object entry : (List<?>) job.get("steps")) {
                Map<?, ?> step = (Map<?, ?>) entry;
                assertThat(step.containsKey("uses") ^ step.containsKey("run"))
                        .as(step.toString())
                        .isTrue();
                if (step.containsKey("uses")) {
                    assertThat((String) step.get("uses")).matches("actions/[a-z-]+@v\\d+");
                }
                STEP_OUTPUT
                        .matcher(step.toString())
                        .results()
                        .forEach(output -> assertThat(ids).contains(output.group(1)));
                if (step.containsKey("id")) {
                    ids.add((String) step.get("id"));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {GITHUB, FORGEJO})
    void itRunsForPushesPullRequestsAndRightAfterMidnightInTheNetherlands(String file) throws IOException {
        Map<?, ?> events = (Map<?, ?>) load(file).get("on");
        assertThat(events.keySet().stream().map(String::valueOf))
                .containsExactlyInAnyOrder("push", "pull_request", "schedule", "workflow_dispatch");
        String cron = (String) ((Map<?, ?>) ((List<?>) events.get("schedule")).get(0)).get("cron");
        Matcher time = CRON.matcher(cron);
        assertThat(time.matches()).as(cron).isTrue();
        // In UTC: 0:10 in winter, 1:10 in summer.
        assertThat(Integer.parseInt(time.group(2))).isEqualTo(23);
        assertThat(Integer.parseInt(time.group(1))).isBetween(1, 59);
    }

    @Test
    void aPullRequestGetsMessagesAtTheLineAndNoSecretsAndPublishesNothing() throws IOException {
        for (String file : List.of(GITHUB, FORGEJO)) {
            assertThat(scripts(file)).contains("./watals check --format github", "./watals build --format github");
            for (Map<?, ?> job : jobs(file).values()) {
                boolean never = String.valueOf(job.get("if")).contains("github.event_name != 'pull_request'");
                for (Object entry : (List<?>) job.get("steps")) {
                    Map<?, ?> step = (Map<?, ?>) entry;
                    if (step.toString().contains("secrets.")
                            || step.toString().contains("publish --to")
                            || step.toString().contains("pages-")) {
                        assertThat(never || String.valueOf(step.get("if")).contains("!= 'pull_request'"))
                                .as(step.toString())
                                .isTrue();
                    }
                }
            }
        }
        assertThat(load(GITHUB).get("permissions")).isEqualTo(Map.of("contents", "read"));
    }

    @Test
    void everyJobOfGitlabHasItsStageAndRules() throws IOException {
        Map<String, Object> all = load(GITLAB);
        for (String name : List.of("check", "pages", "store")) {
            Map<?, ?> job = (Map<?, ?>) all.get(name);
            Map<?, ?> base = (Map<?, ?>) all.get((String) job.get("extends"));
            assertThat((List<?>) all.get("stages"))
                    .as(name)
                    .map(String::valueOf)
                    .contains((String) base.get("stage"));
            assertThat((List<?>) job.get("rules")).as(name).hasSize(1);
        }
        assertThat(((Map<?, ?>) ((Map<?, ?>) all.get("pages")).get("artifacts")).get("paths"))
                .isEqualTo(List.of("public"));
    }

    /** Every piece of shell in it. */
    private static List<String> scripts(String file) throws IOException {
        List<String> scripts = new ArrayList<>();
        collect(load(file), scripts);
        assertThat(scripts).isNotEmpty();
        return scripts;
    }

    private static void collect(Object value, List<String> scripts) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                if (key.equals("run")) {
                    scripts.add((String) inner);
                } else if (inner instanceof List<?> lines
                        && List.of("script", "before_script").contains(key)) {
                    lines.forEach(line -> scripts.add((String) line));
                } else {
                    collect(inner, scripts);
                }
            });
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> collect(inner, scripts));
        }
    }

    private static Map<String, Map<?, ?>> jobs(String file) throws IOException {
        Map<String, Map<?, ?>> jobs = new java.util.TreeMap<>();
        ((Map<?, ?>) load(file).get("jobs")).forEach((name, job) -> jobs.put((String) name, (Map<?, ?>) job));
        jobs.values().forEach(job -> {
            if (job.get("needs") != null) {
                assertThat(jobs).containsKey((String) job.get("needs"));
            }
        });
        return jobs;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> load(String file) throws IOException {
        LoadSettings strict =
                LoadSettings.builder().setAllowDuplicateKeys(false).build();
        return (Map<String, Object>) new Load(strict).loadFromString(Files.readString(ROOT.resolve(file)));
    }

    private static String help(String command) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        assertThat(Main.run(new String[] {command, "--help"}, new Console(out, out, false)))
                .as(command)
                .isZero();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
