package nl.watals.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The head of a file that was read before is the same when its body does not become text. */
class AcceptedHeadTest {
    private static final String PATH = "content/over.md";
    private static final Settings SETTINGS = settings();

    private final PageHeadReader reader = new PageHeadReader(SETTINGS, Map.of(), Set.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title=Één\ntype=page\nstatus=published\n~~~~~~\nTekst … met ’s.\n",
                "\uFEFFtitle=Over ons\ntype=page\nstatus=published\n~~~~~~\nTekst.\n",
                "\n\ntitle=Over ons\r\ntype=page\r\nstatus=published\r\n~~~~~~\r\nTekst.\r\n",
                "title=Over ons\ntype=page\nstatus=published\n~~~~~~  \t\n\n~~~~~~\nTekst.\n",
                "title=~~~~~~ ja\ntype=page\nstatus=published\n~~~~~~\nTekst.\n",
                "title=Over ons\ntype=page\nstatus=published\n~~~~~~",
                "title=Over ons\ntype=page\nstatus=published\n~~~~~~\n",
                "---\ntitle: Over ons\ntype: page\nstatus: published\n---\n~~~~~~\nTekst.\n"
            })
    void anAcceptedHeadIsThatOfTheWholeFile(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        assertThat(reader.readAccepted(PATH, utf8, "over.md").map(AcceptedHeadTest::parts))
                .contains(parts(whole(utf8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\ntitle: Over ons\ntype: page\nstatus: published\n---\nTekst.\n",
                "---\ntitle: |\n  Over\n  ~~~~~~\ntype: page\nstatus: published\n---\nTekst.\n~~~~~~\n"
            })
    void anAcceptedHeadThatDoesNotEndInJBakesWayIsReadFromTheWholeFile(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        Optional<List<Object>> again =
                reader.readAccepted(PATH, utf8, "over.md").map(AcceptedHeadTest::parts);
        assertThat(again)
                .satisfiesAnyOf(
                        head -> assertThat(head).isEmpty(),
                        head -> assertThat(head).contains(parts(whole(utf8))));
    }

    @Test
    void aHeadWithAProblemIsNeverAccepted() {
        byte[] utf8 =
                "title=Over ons\ntype=pagina\nstatus=published\n~~~~~~\nTekst.\n".getBytes(StandardCharsets.UTF_8);
        assertThat(reader.readAccepted(PATH, utf8, "over.md")).isEmpty();
    }

    /** All that a head says: two heads are only the same if they are one object. */
    private static List<Object> parts(PageHead head) {
        return List.of(
                head.source(),
                head.written().get(),
                head.type(),
                head.status(),
                head.date(),
                head.address(),
                head.values());
    }

    private PageHead whole(byte[] utf8) {
        Problems problems = new Problems();
        PageHead head = SourceText.decode(PATH, utf8, problems)
                .flatMap(text -> reader.read(text, "over.md", problems))
                .orElseThrow();
        assertThat(problems.sorted()).isEmpty();
        return head;
    }

    private static Settings settings() {
        Problems problems = new Problems();
        Settings settings = Settings.read(new SourceText(Settings.FILE, ""), problems);
        assertThat(problems.sorted()).isEmpty();
        return settings;
    }
}
