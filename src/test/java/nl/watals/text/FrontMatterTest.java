package nl.watals.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nl.watals.text.FrontMatter.Field;
import nl.watals.text.FrontMatter.Items;
import nl.watals.text.FrontMatter.Table;
import nl.watals.text.FrontMatter.Text;
import org.junit.jupiter.api.Test;

class FrontMatterTest {
    private final Problems problems = new Problems();

    @Test
    void linesWithEqualsSignsEndAtTheSeparator() {
        FrontMatter head = read("title = Een titel \n\ntype=page\n~~~~~~\nTekst");
        assertThat(head.fields()).extracting(Field::key).containsExactly("title", "type");
        assertThat(text(head, "title")).isEqualTo("Een titel");
        assertThat(head.bodyLine()).isEqualTo(5);
    }

    @Test
    void theBodyIsWhatStandsBehindTheSeparator() {
        String text = "title=x\r\n~~~~~~\r\nTekst";
        assertThat(text.substring(read(text).bodyStart())).isEqualTo("Tekst");
    }

    @Test
    void anEqualsSignMayStandInAValue() {
        assertThat(text(read("title=a=b\n~~~~~~\n"), "title")).isEqualTo("a=b");
    }

    @Test
    void aSeparatorInsideALineIsText() {
        assertThat(text(read("title=a ~~~~~~ b\n~~~~~~\n"), "title")).isEqualTo("a ~~~~~~ b");
    }

    @Test
    void anotherSeparatorCanBeChosen() {
        FrontMatter head = FrontMatter.parse(new SourceText("a.md", "title=x\n++++\nTekst"), "++++", problems)
                .orElseThrow();
        assertThat(head.bodyLine()).isEqualTo(3);
    }

    @Test
    void yamlStandsBetweenTwoLinesOfDashes() {
        FrontMatter head = read("---\ntitle: \"a: b\"\ntags: [een, twee]\n---\nTekst");
        assertThat(text(head, "title")).isEqualTo("a: b");
        assertThat(((Items) value(head, "tags")).items()).hasSize(2);
        assertThat(head.bodyLine()).isEqualTo(5);
    }

    @Test
    void yamlValuesStayTheTextThatWasTyped() {
        FrontMatter head = read("---\na: no\nb: 012\nc: 2017-02-08\nd: 1.10\n---\n");
        assertThat(List.of("a", "b", "c", "d"))
                .extracting(key -> text(head, key))
                .containsExactly("no", "012", "2017-02-08", "1.10");
    }

    @Test
    void emptyYamlIsAHeadWithoutKeys() {
        assertThat(read("---\n---\nTekst").fields()).isEmpty();
    }

    @Test
    void jsonInAValueBecomesATable() {
        FrontMatter head = read("og={\"title\": \"x\"}\n~~~~~~\n");
        assertThat(((Table) value(head, "og")).fields()).extracting(Field::key).containsExactly("title");
    }

    @Test
    void everyMistakeOfAHeadIsReportedInOneGo() {
        read("title=x\nonzin\n=leeg\ntitle=y\n~~~~~~\n");
        assertThat(problems.sorted()).extracting(Problem::line).containsExactly(2, 3, 4);
    }

    @Test
    void columnsCountCharactersAndNotUtf16Units() {
        assertThat(FrontMatter.parse(new SourceText("a.md", "---\n😀: a: b\n---\n"), "~~~~~~", problems))
                .isEmpty();
        assertThat(problems.sorted()).extracting(Problem::column).containsExactly(5);
    }

    @Test
    void aThousandDashesAreNoReasonToRunOutOfStack() {
        String deep = "---\na: " + "[".repeat(20_000) + "\n---\n";
        assertThat(FrontMatter.parse(new SourceText("a.md", deep), "~~~~~~", problems))
                .isEmpty();
        assertThat(problems.sorted()).extracting(Problem::what).containsExactly("this is nested too deeply");
    }

    @Test
    void dashesNestedInOneLineAreNestedToo() {
        String deep = "---\na:\n  " + "- ".repeat(20_000) + "\n---\n";
        assertThat(FrontMatter.parse(new SourceText("a.md", deep), "~~~~~~", problems))
                .isEmpty();
        assertThat(problems.sorted()).extracting(Problem::what).containsExactly("this is nested too deeply");
    }

    private FrontMatter read(String text) {
        Optional<FrontMatter> head = FrontMatter.parse(new SourceText("a.md", text), "~~~~~~", problems);
        return head.orElseThrow(() -> new AssertionError(problems.sorted()));
    }

    private static FrontMatter.Value value(FrontMatter head, String key) {
        return head.byKey().get(key).value();
    }

    private static String text(FrontMatter head, String key) {
        return ((Text) value(head, key)).text();
    }
}
