package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.watals.bake.BuildResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The texts of {@code hostile.txt} through a whole build: each is refused or published, and then only text. */
class HostileTextsTest {
    private static final Path FILE =
            Path.of(System.getProperty("watals.basedir", ""), "src/test/resources/whole/hostile.txt");
    private static final Pattern CODE_POINT = Pattern.compile("\\{U\\+([0-9A-F]{4,6})}");

    private record Hostile(String name, String text, Set<String> refused) {}

    private static List<Hostile> hostile;

    @TempDir
    Path folder;

    @BeforeAll
    static void readTexts() throws IOException {
        hostile = new ArrayList<>();
        String[] blocks = Files.readString(FILE).split("\n=== ");
        for (int i = 1; i < blocks.length; i++) {
            hostile.add(parse(blocks[i]));
        }
        assertThat(hostile).hasSizeGreaterThan(100);
    }

    private static Hostile parse(String block) {
        int end = block.indexOf('\n');
        String[] title = block.substring(0, end).split(" \\| refused: ");
        String text = CODE_POINT
                .matcher(block.substring(end + 1).stripTrailing())
                .replaceAll(match ->
                        java.util.regex.Matcher.quoteReplacement(codePoint(Integer.parseInt(match.group(1), 16))));
        return new Hostile(title[0], text, title.length == 1 ? Set.of() : new TreeSet<>(List.of(title[1].split(", "))));
    }

    private static String codePoint(int code) {
        return code < 0x10000 ? String.valueOf((char) code) : Character.toString(code);
    }

    @Test
    void eachIsRefusedOrReadableAndNothingElse() throws IOException {
        HostileSite site =
                new HostileSite(folder, hostile.stream().map(Hostile::text).toList());
        BuildResult result = site.build();
        assertThat(result.problems()).isEmpty();
        assertThat(site.check()).isEmpty();
        assertThat(refusedFields(site)).containsExactlyInAnyOrderEntriesOf(expectedRefusals());
        assertThat(site.strayFiles()).isEmpty();
    }

    private static Map<String, Set<String>> refusedFields(HostileSite site) {
        Map<String, Set<String>> refused = new TreeMap<>();
        site.refused().forEach((i, reasons) -> refused.put(hostile.get(i).name(), new TreeSet<>(reasons.keySet())));
        return refused;
    }

    private static Map<String, Set<String>> expectedRefusals() {
        Map<String, Set<String>> refused = new TreeMap<>();
        for (Hostile one : hostile) {
            if (!one.refused().isEmpty()) {
                refused.put(one.name(), one.refused());
            }
        }
        return refused;
    }

    @Test
    void theCheckItselfFindsAPageThatWasChanged() throws IOException {
        HostileSite site = new HostileSite(folder, List.of("<b>vet</b>", "gewoon"));
        assertThat(site.build().problems()).isEmpty();
        assertThat(site.check()).isEmpty();
        Path page = site.output().resolve("ideeen/b-vet-b/index.html");
        String good = Files.readString(page);
        for (String[] change : new String[][] {
            {"<h1>&lt;b&gt;vet", "<h1><b>vet"},
            {"<h1>", "<h1 onclick=\"x\">"},
            {"<p>&lt;b&gt;vet&lt;/b&gt;</p>", "<p></p>"},
            {"<p>&lt;b&gt;vet&lt;/b&gt;</p>", "<p><b>vet</b></p>"},
            {"\\u003cb", "<b"},
            {"</main>", "</main><script>1</script>"},
        }) {
            assertThat(good).contains(change[0]);
            Files.writeString(page, good.replace(change[0], change[1]));
            assertThat(site.check()).as(change[1]).isNotEmpty();
        }
    }
}
