package nl.watals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import nl.watals.inbox.Arrival;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.Inbox.InboxSettings;
import nl.watals.inbox.InboxAddress;
import nl.watals.inbox.Samples;
import nl.watals.inbox.Transitions;
import nl.watals.submission.SubmissionKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moderation in the terminal, as a volunteer or a script uses it. */
class InboxCommandTest {
    @TempDir
    Path site;

    private String out = "";
    private String err = "";

    @BeforeEach
    void makeSite() throws IOException {
        Files.writeString(
                site.resolve("jbake.properties"),
                "site.host=https://www.example.nl\ntaxonomy.themes.data=themas\nuri.noExtension=true\nuri.noExtension.prefix=/\n");
        Files.createDirectories(site.resolve("data"));
        Files.writeString(site.resolve("data/themas.yaml"), "taal: Taal\n");
        Files.createDirectories(site.resolve("content/agenda"));
        Files.writeString(
                site.resolve("content/agenda/x.md"),
                "---\ntitle: Middag\ntype: event\nstatus: published\ndate: 2026-01-01\nstart: 2090-04-01 10:00\n---\nTekst\n");
    }

    @Test
    void anIdeaGoesFromTheQueueToThePublicFolder() {
        String id = add(Samples.idea("1"));
        assertThat(run("list")).isZero();
        assertThat(out).contains(id, "idea", "new", "Wat als brieven gewoon leesbaar waren?", "1 new");
        assertThat(run("review", id, "--as", "anne")).isZero();
        assertThat(out).isEqualTo(id + " is in-review\n");
        assertThat(run("edit", id, "--now", "Nu niet.", "--name", "")).isZero();
        assertThat(run("approve", id, "--as", "anne", "--json")).isZero();
        assertThat(out).isEqualTo("{\"ok\":true,\"id\":\"" + id + "\",\"state\":\"approved\",\"version\":4}\n");
        assertThat(run("undo", id)).isZero();
        assertThat(run("show", id)).isZero();
        assertThat(out).contains("state        in-review", "Nu niet.", "ouder@example.nl", "approve", "undo");
    }

    @Test
    void whatIsRefusedSaysWhy() {
        String id = add(Samples.idea("1").now("Bel 06-12345678."));
        assertThat(run("approve", id)).isEqualTo(Exit.PROBLEMS);
        assertThat(err).isEqualTo("watals: " + id + ": `approve` is not possible for an item that is held\n");
        run("review", id);
        assertThat(run("approve", id, "--json")).isEqualTo(Exit.PROBLEMS);
        assertThat(err).contains("the public version holds a phone number: replace it, or overrule it with a reason");
        assertThat(out).contains("\"ok\":false");
        assertThat(run("overrule", id, "--marks", "phone", "--reason", "Het nummer van het loket."))
                .isZero();
        assertThat(run("approve", id)).isZero();
        assertThat(run("approve", id, "--version", "1")).isEqualTo(Exit.PROBLEMS);
        assertThat(err).contains("somebody else was first");
        assertThat(run("approve", "bestaatniet1")).isEqualTo(Exit.PROBLEMS);
        assertThat(err).contains("there is no such item");
    }

    @Test
    void wrongWordsGetTheNearestRightOne() {
        String id = add(Samples.idea("1"));
        assertThat(run("reject", id, "--reason", "offtopic")).isEqualTo(Exit.WRONG_USE);
        assertThat(err).contains("did you mean `off-topic`?");
        assertThat(run("list", "--state", "niew")).isEqualTo(Exit.WRONG_USE);
        assertThat(run("list", "--size", "0")).isEqualTo(Exit.WRONG_USE);
        assertThat(run("export", "alles")).isEqualTo(Exit.WRONG_USE);
        assertThat(run("list", "--after", "onzin")).isEqualTo(Exit.WRONG_USE);
        assertThat(run()).isEqualTo(Exit.WRONG_USE);
        assertThat(run("reject", "--help")).isZero();
        assertThat(out).contains("--reason");
    }

    @Test
    void textsOfStrangersCannotMoveTheCursor() {
        String id = add(Samples.idea("1").title("Wat\u001b[2Jals").now("a\u202eb\u0007"));
        assertThat(run("show", id)).isZero();
        assertThat(out).doesNotContain("\u001b", "\u0007", "\u202e").contains("<U+202E>");
        assertThat(run("list")).isZero();
        assertThat(out).doesNotContain("\u001b");
    }

    @Test
    void aListForTheOrganisersIsAFileForItsOwner() throws IOException {
        add(Samples.idea("1").kind(SubmissionKind.SIGN_UP).event("/agenda/x/"));
        Path csv = site.resolve("lijst.csv");
        assertThat(run("export", "sign-ups", "--event", "/agenda/x/", "--output", csv.toString()))
                .isZero();
        assertThat(out).isEqualTo("1 rows\n");
        assertThat(Files.readString(csv)).contains("\"ouder@example.nl\",\"06-12345678\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(csv)))
                .isEqualTo("rw-------");
    }

    @Test
    void aSignUpShowsTheDateOfItsGathering() {
        String id = add(Samples.idea("1").kind(SubmissionKind.SIGN_UP).event("/agenda/x/"));
        assertThat(run("purge")).isZero();
        assertThat(run("show", id)).isZero();
        assertThat(out).contains("expires      2090-05-01T22:00:00Z");
    }

    @Test
    void whoAsksForHelpComesWithTheHelpLinesAndWhatWasAgreed() throws IOException {
        String id = add(Samples.idea("1").now("Ik wil niet meer leven."));
        assertThat(run("show", id)).isZero();
        assertThat(out)
                .startsWith("Is er nu gevaar? Bel 112\nGedachten aan zelfmoord: bel 113, 0800-0113\n")
                .contains("2. Bel daarna de aandachtsfunctionaris van je team.", "Done? watals inbox seen " + id);
        Files.writeString(site.resolve("afspraken.md"), "Bel eerst *Anja*.\u001b[2J\n");
        Files.writeString(site.resolve("jbake.properties"), "desk.protocol=afspraken.md\n", StandardOpenOption.APPEND);
        assertThat(run("show", id)).isZero();
        assertThat(out).contains("Bel eerst *Anja*.").doesNotContain("aandachtsfunctionaris", "\u001b");
        Files.delete(site.resolve("afspraken.md"));
        assertThat(run("show", id)).isEqualTo(Exit.PROBLEMS);
        assertThat(out).contains("aandachtsfunctionaris", "Ik wil niet meer leven.");
        assertThat(err).contains("there is no file `afspraken.md`");
        run("seen", id);
        assertThat(run("show", id)).isZero();
        assertThat(out).startsWith("id ");
    }

    @Test
    void aThemeThatTheSiteDoesNotHaveIsRefused() {
        String id = add(Samples.idea("1"));
        run("edit", id, "--themes", "taal,wonen");
        assertThat(run("approve", id)).isEqualTo(Exit.PROBLEMS);
        assertThat(err).contains("a theme is not one of the site's");
    }

    @Test
    void everyCommandIsExplained() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("watals.basedir", ""), "docs/commands.md"));
        List<String> missing = new ArrayList<>();
        InboxLine.spec().subcommands().forEach((name, line) -> {
            if (!page.contains("`inbox " + name)) {
                missing.add(name);
            }
            line.getCommandSpec().options().forEach(option -> {
                if (!page.contains(option.longestName())) {
                    missing.add(name + " " + option.longestName());
                }
            });
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void theTableOfTransitionsIsTheOneOfTheProgram() throws IOException {
        StringBuilder table = new StringBuilder("| Step | From | To |\n|---|---|---|\n");
        Transitions.all().forEach((step, row) -> {
            Map<String, StringJoiner> lines = new LinkedHashMap<>();
            row.forEach((from, to) -> lines.computeIfAbsent(
                            from == to ? "the same" : "`" + to.key() + "`", key -> new StringJoiner(", "))
                    .add("`" + from.key() + "`"));
            lines.forEach((to, from) -> table.append("| `" + step.key() + "` | " + from + " | " + to + " |\n"));
        });
        Path page = Path.of(System.getProperty("watals.basedir", ""), "docs/moderation.md");
        if (Boolean.getBoolean("watals.bless")) {
            String text = Files.readString(page);
            int from = text.indexOf("| Step | From | To |");
            int to = text.indexOf("\n\n", from) + 1;
            Files.writeString(page, text.substring(0, from) + table + text.substring(to));
        }
        assertThat(Files.readString(page)).contains(table);
    }

    private String add(Samples sample) {
        try (Inbox inbox = Inbox.open(InboxAddress.file(site.resolve(".watals/inbox.db")), InboxSettings.DEFAULT)) {
            return inbox.add(sample.submission(), Arrival.FORM).id();
        }
    }

    private int run(String... words) {
        List<String> line = new ArrayList<>(List.of("inbox"));
        line.addAll(List.of(words));
        if (words.length > 0 && !List.of(words).contains("--help")) {
            line.addAll(List.of("--source", site.toString()));
        }
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(outBytes, true, StandardCharsets.UTF_8),
                new PrintStream(errBytes, true, StandardCharsets.UTF_8),
                false);
        int exit = Main.run(line.toArray(String[]::new), console);
        out = outBytes.toString(StandardCharsets.UTF_8);
        err = errBytes.toString(StandardCharsets.UTF_8);
        return exit;
    }
}
