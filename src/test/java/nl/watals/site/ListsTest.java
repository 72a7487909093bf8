package nl.watals.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListsTest {
    @Test
    void aListIsCutIntoPartsThatKnowEachOther() {
        List<ListPage> parts = lists(5, "collection.x.size=2").pages();
        assertThat(parts)
                .extracting(part -> part.address().url())
                .containsExactly("/ideeen/", "/ideeen/pagina-2/", "/ideeen/pagina-3/");
        assertThat(parts).extracting(part -> part.items().size()).containsExactly(2, 2, 1);
        assertThat(parts).extracting(ListPage::previous).containsExactly("", "/ideeen/", "/ideeen/pagina-2/");
        assertThat(parts).extracting(ListPage::next).containsExactly("/ideeen/pagina-2/", "/ideeen/pagina-3/", "");
        assertThat(parts).allMatch(part -> part.total() == 3 && part.listed() == 5);
    }

    @Test
    void aFullLastPartIsNotFollowedByAnEmptyOne() {
        assertThat(lists(4, "collection.x.size=2").pages()).hasSize(2);
    }

    @Test
    void anEmptyListHasOnePage() {
        assertThat(lists(0, "collection.x.size=2").pages()).hasSize(1);
    }

    @Test
    void withoutASizeAllStandOnOnePage() {
        assertThat(lists(50, "").pages())
                .hasSize(1)
                .allMatch(part -> part.items().size() == 50);
    }

    @Test
    void aFeedHoldsTheFirstOfItsList() {
        assertThat(lists(50, "collection.x.feed=true").feeds())
                .singleElement()
                .matches(feed -> feed.items().size() == 20);
    }

    @Test
    void anEditorsPageAtTheAddressStandsAboveTheFirstPart() {
        Page intro = Pages.page("page", "ideeen", "", "title", "Alle ideeën");
        List<ListPage> parts = lists(3, "collection.x.size=2", intro).pages();
        assertThat(parts.get(0).intro()).contains(intro);
        assertThat(parts.get(1).intro()).isEmpty();
        assertThat(parts).extracting(ListPage::title).containsOnly("Alle ideeën");
    }

    private static Lists lists(int ideas, String setting, Page... more) {
        Settings settings = Pages.settings(
                "collection.x.path=ideeen", "collection.x.types=idea", "collection.x.template=list.peb", setting);
        List<Page> pages = new ArrayList<>(List.of(more));
        for (int i = 0; i < ideas; i++) {
            pages.add(Pages.page("idea", "ideeen/idee-" + i, "2026-01-01"));
        }
        Map<String, Page> byUrl = new java.util.HashMap<>();
        pages.forEach(page -> byUrl.put(page.address().url(), page));
        Members members = new Members(pages, settings, List.of(), LocalDate.of(2026, 3, 1), Imported.NOTHING);
        return new Lists(settings, List.of(), members, byUrl);
    }
}
