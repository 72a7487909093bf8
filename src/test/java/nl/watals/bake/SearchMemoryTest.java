package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.watals.search.AnalysedPage;
import nl.watals.search.SearchIndex;
import nl.watals.search.SearchPage;
import nl.watals.search.WordPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchMemoryTest {
    private static final long HERE = 7;
    private static final int MANY = 10_001;

    @TempDir
    private Path folder;

    private final WordPool pool = new WordPool();

    private AnalysedPage page(int number) {
        String address = "/p" + number + "/";
        return AnalysedPage.of(
                new SearchPage(address, "Huis " + number, "page", "", "", List.of(), List.of("<p>gezin</p>")), pool);
    }

    private Path written(int pages) throws IOException {
        Path file = folder.resolve("search");
        SearchMemory memory = SearchMemory.read(folder.resolve("none"), HERE);
        for (int i = 0; i < pages; i++) {
            int number = i;
            memory.page("content/" + i + ".md", i, () -> page(number));
        }
        memory.write(file);
        return file;
    }

    private static AnalysedPage unread() {
        throw new AssertionError("this page was known");
    }

    @Test
    void the_pages_of_a_large_site_come_back_out_of_several_files() throws IOException {
        Path file = written(MANY);

        SearchMemory memory = SearchMemory.read(file, HERE);

        assertThat(folder).isDirectoryContaining(path -> path.endsWith("search-2"));
        for (int i = 0; i < MANY; i += 1000) {
            AnalysedPage page = memory.page("content/" + i + ".md", i, SearchMemoryTest::unread);
            assertThat(SearchIndex.of(List.of(page), "nl").files().keySet())
                    .isEqualTo(SearchIndex.of(List.of(page(i)), "nl").files().keySet());
        }
    }

    @Test
    void a_site_that_became_smaller_leaves_no_files_behind() throws IOException {
        written(MANY);
        written(3);

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("search");
        }
    }

    @Test
    void what_was_written_elsewhere_or_of_another_text_counts_as_nothing() throws IOException {
        Path file = written(3);
        AnalysedPage fresh = page(1);

        assertThat(SearchMemory.read(file, HERE + 1).page("content/1.md", 1, () -> fresh))
                .isSameAs(fresh);
        assertThat(SearchMemory.read(file, HERE).page("content/1.md", 2, () -> fresh))
                .isSameAs(fresh);
    }

    @Test
    void a_file_that_is_damaged_costs_only_its_pages() throws IOException {
        Path file = written(MANY);
        Files.writeString(folder.resolve("search-1"), "?");

        SearchMemory memory = SearchMemory.read(file, HERE);
        AnalysedPage fresh = page(9);

        // In the order of their names: 0, 1, 10, 100 …, and 9999 last.
        assertThat(memory.page("content/0.md", 0, SearchMemoryTest::unread)).isNotNull();
        assertThat(memory.page("content/9999.md", 9999, () -> fresh)).isSameAs(fresh);
    }
}
