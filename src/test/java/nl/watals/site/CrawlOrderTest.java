package nl.watals.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrawlOrderTest {
    @Test
    void foldersAndFilesOfOneFolderStandTogetherByName() {
        List<String> crawled = List.of(
                "content/a/b.md", "content/a/z.md", "content/a-b/c.md", "content/a.md", "content/ab.md", "data/a.md");

        assertThat(List.of(
                                "data/a.md",
                                "content/ab.md",
                                "content/a.md",
                                "content/a-b/c.md",
                                "content/a/z.md",
                                "content/a/b.md")
                        .stream()
                        .sorted(CrawlOrder.INSTANCE))
                .containsExactlyElementsOf(crawled);
    }
}
