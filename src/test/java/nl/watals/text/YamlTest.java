package nl.watals.text;

import static org.assertj.core.api.Assertions.assertThat;

import nl.watals.text.FrontMatter.Items;
import nl.watals.text.FrontMatter.Table;
import nl.watals.text.FrontMatter.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
    private final Problems problems = new Problems();

    @Test
    void aFileWithoutAnythingIsAnEmptyTable() {
        assertThat(Yaml.parse(new SourceText("a.yaml", "# leeg\n"), problems))
                .contains(new Table(java.util.List.of(), 0));
    }

    @Test
    void valuesKnowTheirPlaces() {
        Table table = (Table) Yaml.parse(new SourceText("a.yaml", "é: één\nlijst:\n  - x\n"), problems)
                .orElseThrow();
        assertThat(((Text) table.fields().get(0).value()).offset()).isEqualTo(3);
        Items items = (Items) table.fields().get(1).value();
        assertThat(items.items().get(0).offset()).isEqualTo("é: één\nlijst:\n  - ".length());
    }

    @Test
    void anAnchorMayBeUsedAgain() {
        Table table = (Table) Yaml.parse(new SourceText("a.yaml", "a: &x [1]\nb: *x\n"), problems)
                .orElseThrow();
        assertThat(table.fields()).hasSize(2);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void anchorsWithinAnchorsStopBeforeTheyGrow() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(Yaml.parse(new SourceText("a.yaml", bomb.toString()), problems))
                .isEmpty();
        assertThat(problems.sorted()).hasSize(1);
    }

    @Test
    void anAnchorThatHoldsItselfIsNestedTooDeeply() {
        assertThat(Yaml.parse(new SourceText("a.yaml", "a: &a [*a]\n"), problems))
                .isEmpty();
        assertThat(problems.sorted()).hasSize(1);
    }

    @Test
    void moreThanThreeMegabytesCanBeRead() {
        String large = "- een regel die lang genoeg is om het bestand groot te maken\n".repeat(60_000);
        assertThat(Yaml.parse(new SourceText("a.yaml", large), problems)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: [b",
                "a: {b",
                "a: 'b",
                "a: \"b",
                "a: b: c",
                "\ta: b",
                "a: @b",
                "a: *b",
                "? [a\n: b",
                "- a\nb: c"
            })
    void aMistakeIsOneProblemInPlainWords(String yaml) {
        assertThat(Yaml.parse(new SourceText("a.yaml", yaml), problems)).isEmpty();
        assertThat(problems.sorted())
                .hasSize(1)
                .allSatisfy(problem -> assertThat(problem.what())
                        .doesNotContain("token", "stream", "scalar", "mapping values", "block end", "Exception"));
    }
}
