package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import nl.watals.bake.BuildResult;
import nl.watals.whole.TestSite.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build over an earlier one gives what a clean build gives, whatever was edited in between. */
class EditedSiteTest {
    private static final int EDITS = 70;

    @TempDir
    Path folder;

    private TestSite site;
    private Random random;
    private final List<String> ideas = new ArrayList<>();
    private final List<String> reactions = new ArrayList<>();
    private int number;

    @Test
    void anEditedSiteComesOutAsIfItWereBuiltForTheFirstTime() throws IOException {
        random = new Random(42);
        site = TestSite.in(folder.resolve("site"));
        for (int i = 0; i < 30; i++) {
            addIdea();
        }
        Path output = folder.resolve("out");
        assertThat(site.build(output).problems()).isEmpty();
        int kept = 0;
        for (int i = 0; i < EDITS; i++) {
            String edit = edit();
            boolean drafts = random.nextInt(10) == 0;
            BuildResult result = site.build(output, drafts);
            Path clean = folder.resolve("clean" + i);
            BuildResult again = site.build(clean, drafts);
            assertThat(result.problems()).as("%d: %s", i, edit).isEqualTo(again.problems());
            assertThat(result.problems()).as("%d: %s", i, edit).isEmpty();
            assertThat(result.pages()).as("%d: %s", i, edit).isEqualTo(again.pages());
            assertThat(TestSite.differences(TestSite.read(clean), TestSite.read(output)))
                    .as("%d: %s", i, edit)
                    .isEmpty();
            kept += result.changed() < result.files() ? 1 : 0;
        }
        assertThat(kept).isGreaterThan(EDITS / 2);
    }

    private String edit() throws IOException {
        return switch (random.nextInt(14)) {
            case 0 -> addIdea();
            case 1 -> changeIdea(" *anders*", "now");
            case 2 -> changeIdea("Wat als het nog anders kon " + ++number + "?", "title");
            case 3 -> changeIdea("2026-03-" + (10 + random.nextInt(20)), "date");
            case 4 -> withdraw();
            case 5, 6 -> addReaction();
            case 7 -> removeReaction();
            case 8 -> {
                site.record(Record.participant("deel" + (10_000 + ++number), "Deelnemer " + number));
                yield "a participant";
            }
            case 9 -> {
                String file = "templates/parts.peb";
                site.write(file, site.text(file) + "{# " + ++number + " #}\n");
                yield "a comment in a template";
            }
            case 10 -> {
                String file = "templates/" + (random.nextBoolean() ? "layout.peb" : "idea.peb");
                site.write(
                        file, site.text(file).replaceFirst("<body[^>]*>|<article", "$0 class=\"n" + ++number + "\""));
                yield "a change of " + file;
            }
            case 11 -> {
                site.write(
                        "data/themas.yaml",
                        "gezin: {title: Gezin " + ++number + ", intro: Over thuis.}\n"
                                + "school: {title: School, intro: Over leren.}\n");
                yield "the title of a theme";
            }
            case 12 -> {
                site.write(
                        "content/nieuws/bericht-" + ++number + ".md",
                        "title=Bericht " + number + "\ntype=article\n"
                                + (random.nextBoolean() ? "status=draft\n" : "") + "date=2026-0"
                                + (1 + random.nextInt(9))
                                + "-01\nthemes=gezin\n~~~~~~\n\nZie [het gesprek](/gesprek/) en [alles](../index.md).\n");
                yield "an article, perhaps a draft or of the future";
            }
            default -> {
                site.write(
                        "content/gesprek.md",
                        "title=Het gesprek " + ++number + "\ntype=page\nreactions=true\n~~~~~~\n\nWat vind jij?\n");
                yield "the title of a page";
            }
        };
    }

    private String addIdea() {
        String id = "idee" + (10_000 + ++number);
        ideas.add(id);
        site.record(Record.idea(id, "Wat als nummer " + number % 25 + " kon?")
                .with("date", "2026-03-" + (10 + random.nextInt(20)))
                .with("now", "Nu niet " + number)
                .themes(random.nextBoolean() ? "gezin" : "school"));
        return "an idea";
    }

    /** Writes the record again with another value; one of another day moves within its folder only. */
    private String changeIdea(String value, String key) throws IOException {
        String id = ideas.get(random.nextInt(ideas.size()));
        Path file = site.root().resolve("submissions/2026/03/" + id + ".json");
        if (key.equals("now")) {
            Files.writeString(file, Files.readString(file).replaceFirst("(\"now\": \"[^\"]*)\"", "$1" + value + "\""));
        } else {
            Files.writeString(
                    file, Files.readString(file).replaceFirst("(\"" + key + "\": \")[^\"]*\"", "$1" + value + "\""));
        }
        return "the " + key + " of " + id;
    }

    private String withdraw() {
        String id = ideas.remove(random.nextInt(ideas.size()));
        site.record(Record.withdrawn("idea", id).with("slug", "ingetrokken-" + id));
        return id + " withdrawn";
    }

    private String addReaction() {
        String id = "reac" + (10_000 + ++number);
        Record reaction = Record.reaction(id, "/gesprek/", "Reactie " + number);
        if (!reactions.isEmpty() && random.nextBoolean()) {
            reaction.with("parent", reactions.get(random.nextInt(reactions.size())));
        }
        reactions.add(id);
        site.record(reaction);
        return "a reaction";
    }

    private String removeReaction() {
        if (reactions.isEmpty()) {
            return "nothing";
        }
        String id = reactions.get(random.nextInt(reactions.size()));
        site.record(Record.withdrawn("reaction", id));
        return id + " withdrawn";
    }

    @Test
    void aMemoryThatIsDamagedOnlyCostsTime() throws IOException {
        random = new Random(7);
        site = TestSite.in(folder.resolve("site"));
        addIdea();
        addReaction();
        Path output = folder.resolve("out");
        site.build(output);
        var clean = new TreeMap<>(TestSite.read(output));
        Path memory = folder.resolve(".out.watals/memory");
        byte[] good = Files.readAllBytes(memory);
        for (int i = 0; i < 60; i++) {
            byte[] bad = i < 10 ? java.util.Arrays.copyOf(good, good.length * i / 10) : good.clone();
            for (int j = 9; j < i && j < 40; j++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Files.write(memory, bad);
            assertThat(site.build(output).problems()).isEmpty();
            assertThat(TestSite.differences(clean, TestSite.read(output))).isEmpty();
        }
    }

    @Test
    void aVeryLongAddressDoesNotDisturbTheMemory() {
        site = TestSite.in(folder.resolve("site"));
        site.write(
                "content/lang.md",
                "title=Lang\ntype=page\n~~~~~~\n\n[lang](/gesprek/?vraag=" + "a".repeat(70_000) + ")\n");
        assertThat(site.build(folder.resolve("out")).problems()).isEmpty();
        assertThat(site.build(folder.resolve("out")).changed()).isZero();
    }
}
