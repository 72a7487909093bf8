package nl.watals.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelatedTest {
    private final Page both = idea("both", "school", "wonen");
    private final Page twice = idea("twice", "school", "wonen");
    private final Page once = idea("once", "wonen");
    private final Page other = Pages.page("article", "other", "2026-01-01", "themes", List.of("school"));

    @Test
    void whoSharesMoreThemesComesFirst() {
        assertThat(Pages.urls(related(3, once, both, twice, other).to(both))).containsExactly("/twice/", "/once/");
    }

    @Test
    void aPageOfAnotherTypeIsNotRelated() {
        assertThat(related(3, other, both).to(both)).isEmpty();
    }

    @Test
    void thereAreNoMoreThanAskedFor() {
        assertThat(related(1, once, both, twice).to(both)).hasSize(1);
    }

    private static Page idea(String path, String... themes) {
        return Pages.page("idea", path, "2026-01-01", "themes", List.of(themes));
    }

    private static Related related(int size, Page... pages) {
        Map<String, List<Page>> bySlug = new LinkedHashMap<>();
        for (Page page : pages) {
            for (String theme : page.texts("themes")) {
                bySlug.computeIfAbsent(theme, slug -> new ArrayList<>()).add(page);
            }
        }
        return new Related(Map.of("themes", bySlug), size);
    }
}
