package nl.watals.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import nl.watals.site.SiteBuilder.Viewing;
import nl.watals.site.SiteBuilder.Withholding;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import org.junit.jupiter.api.Test;

class SiteBuilderTest {
    private static final LocalDateTime NOW = LocalDateTime.parse("2026-03-01T12:00");
    private static final Viewing VIEWING = new Viewing(NOW, false, false);

    private final Settings settings = Pages.settings(
            "render.index=false",
            "render.feed=false",
            "render.archive=false",
            "collection.x.path=ideeen",
            "collection.x.types=idea",
            "collection.x.template=list.peb",
            "collection.x.size=7",
            "collection.x.feed=true");
    private final Map<String, TaxonomySpec.Term> terms = new LinkedHashMap<>(Map.of(
            "school", new TaxonomySpec.Term("school", "School", ""),
            "wonen", new TaxonomySpec.Term("wonen", "Wonen", "")));
    private final Problems problems = new Problems();

    @Test
    void theOrderInWhichPagesAreReadChangesNothing() {
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            pages.add(Pages.page(
                    "idea",
                    "ideeen/idee-" + i,
                    "2026-01-0" + (1 + i % 5),
                    "themes",
                    i % 3 == 0 ? List.of("school", "wonen") : List.of("wonen"),
                    "aliases",
                    List.of("/oud/" + i % 9 + "/")));
        }
        String expected = describe(build(pages));
        Random random = new Random(20260301);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(pages, random);
            assertThat(describe(build(pages))).isEqualTo(expected);
        }
    }

    @Test
    void aPageIsWithheldForOneReasonOnly() {
        assertThat(VIEWING.withholding(PageStatus.DRAFT, day("2026-04-01"), Map.of()))
                .contains(Withholding.DRAFT);
        assertThat(VIEWING.withholding(PageStatus.PUBLISHED, day("2026-04-01"), Map.of()))
                .contains(Withholding.FUTURE);
        assertThat(VIEWING.withholding(PageStatus.PUBLISHED, day("2026-02-01"), Map.of("expires", NOW)))
                .contains(Withholding.EXPIRED);
        assertThat(VIEWING.withholding(PageStatus.PUBLISHED, day("2026-03-01"), Map.of()))
                .isEmpty();
    }

    @Test
    void draftsAndTheFutureCanBeShown() {
        Viewing all = new Viewing(NOW, true, true);
        assertThat(all.withholding(PageStatus.DRAFT, day("2026-04-01"), Map.of()))
                .isEmpty();
    }

    private static java.util.Optional<LocalDateTime> day(String day) {
        return java.util.Optional.of(LocalDateTime.parse(day + "T00:00"));
    }

    private Site build(List<Page> pages) {
        TaxonomySpec themes = new TaxonomySpec("themes", "themas", "Thema’s", "term.peb", "terms.peb", true, terms);
        return new SiteBuilder(settings, List.of(themes), VIEWING, problems)
                .assemble(pages, Imported.NOTHING, Map.of(), Map.of(), RedirectMap.NONE)
                .site();
    }

    private String describe(Site site) {
        StringBuilder out = new StringBuilder();
        for (ListPage list : site.lists()) {
            out.append(list.address().url()).append(Pages.urls(list.items())).append('\n');
        }
        new TreeMap<>(site.neighbours())
                .forEach((url, near) -> out.append(url)
                        .append(Pages.urls(near.previous().stream().toList()))
                        .append(Pages.urls(near.next().stream().toList()))
                        .append(Pages.urls(near.related()))
                        .append('\n'));
        site.aliases()
                .forEach((address, url) -> out.append(address.url()).append(url).append('\n'));
        site.feeds()
                .forEach(feed -> out.append(feed.folder())
                        .append(Pages.urls(feed.items()))
                        .append('\n'));
        for (Problem problem : problems.sorted()) {
            out.append(problem).append('\n');
        }
        return out.append(Pages.urls(site.pages())).toString();
    }
}
