package nl.watals.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.watals.site.CollectionSpec.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MembersTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final Settings SETTINGS = Pages.settings("related.size=2");

    private final List<Page> pages = List.of(
            Pages.page("idea", "a", "2026-01-02", "title", "Zon"),
            Pages.page("idea", "b", "2026-01-03", "title", "élan"),
            Pages.page("idea", "c", "2026-01-03", "title", "Boom"),
            Pages.page("idea", "d", "", "title", "Aap"));

    @Test
    void theNewestComeFirstAndThoseWithoutADateLast() {
        assertThat(ordered(Order.DATE)).containsExactly("/b/", "/c/", "/a/", "/d/");
    }

    @Test
    void theOldestComeFirst() {
        assertThat(ordered(Order.OLDEST)).containsExactly("/a/", "/b/", "/c/", "/d/");
    }

    @Test
    void titlesAreSortedWithoutTheirAccents() {
        assertThat(ordered(Order.TITLE)).containsExactly("/d/", "/c/", "/b/", "/a/");
    }

    @Test
    void mostReactionsComeFirstAndAnswersCount() {
        Reaction answer = new Reaction("x2", TODAY, "", "", "", List.of());
        Map<String, List<Reaction>> threads =
                Map.of("/a/", List.of(new Reaction("x1", TODAY, "", "", "", List.of(answer))), "/d/", List.of(answer));
        Imported imported =
                new Imported(List.of(), List.of(), threads, List.of(), Map.of(), Map.of(), java.util.Set.of(), 0, 0);
        assertThat(ordered(Order.REACTIONS, pages, TODAY, imported)).containsExactly("/a/", "/d/", "/b/", "/c/");
    }

    @Test
    void theLatestGatheringComesFirst() {
        List<Page> events = List.of(
                Pages.page("idea", "a", "2026-01-01", "start", LocalDateTime.parse("2026-02-01T10:00")),
                Pages.page("idea", "b", "2026-01-09", "start", LocalDateTime.parse("2026-01-20T10:00")));
        assertThat(ordered(Order.START, events, TODAY, Imported.NOTHING)).containsExactly("/a/", "/b/");
    }

    @Test
    void shufflingGivesTheSameOrderAllDayAndAnotherOneTomorrow() {
        List<Page> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            many.add(Pages.page("idea", "idee-" + i, "2026-01-01"));
        }
        List<String> today = ordered(Order.SHUFFLE, many, TODAY, Imported.NOTHING);
        assertThat(ordered(Order.SHUFFLE, many, TODAY, Imported.NOTHING)).isEqualTo(today);
        assertThat(ordered(Order.SHUFFLE, many, TODAY.plusDays(1), Imported.NOTHING))
                .isNotEqualTo(today)
                .containsExactlyInAnyOrderElementsOf(today);
        assertThat(today).isNotEqualTo(today.stream().sorted().toList());
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void theOrderOfTheFilesChangesNoOrderOfAList(Order order) {
        List<Page> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(Pages.page("idea", "idee-" + i, "2026-01-0" + (1 + i % 7), "title", "Titel " + i % 5));
        }
        List<String> expected = ordered(order, many, TODAY, Imported.NOTHING);
        Random random = new Random(20260301);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(many, random);
            assertThat(ordered(order, many, TODAY, Imported.NOTHING)).isEqualTo(expected);
        }
    }

    @Test
    void gatheringsOfASeriesFollowEachOtherByTheirStart() {
        Page series = Pages.page("series", "reeksen/gesprek", "");
        Page second = Pages.page(
                "event", "b", "2026-01-01", "series", "gesprek", "start", LocalDateTime.parse("2026-02-02T10:00"));
        Page first = Pages.page(
                "event", "a", "2026-01-05", "series", "gesprek", "start", LocalDateTime.parse("2026-02-01T10:00"));
        List<Page> all = List.of(series, second, first);
        Members members = new Members(all, SETTINGS, List.of(), TODAY, Imported.NOTHING);
        assertThat(Pages.urls(members.events().get("/reeksen/gesprek/"))).containsExactly("/a/", "/b/");
        Map<String, Page> byUrl = new HashMap<>();
        all.forEach(page -> byUrl.put(page.address().url(), page));
        assertThat(members.neighbours(byUrl).get("/a/").next()).contains(second);
        assertThat(members.neighbours(byUrl).get("/a/").previous()).isEmpty();
    }

    private List<String> ordered(Order order) {
        return ordered(order, pages, TODAY, Imported.NOTHING);
    }

    private static List<String> ordered(Order order, List<Page> pages, LocalDate today, Imported imported) {
        CollectionSpec spec = new CollectionSpec("x", "x", "X", List.of("idea"), order, 0, "", false);
        return Pages.urls(new Members(pages, SETTINGS, List.of(), today, imported).of(spec));
    }
}
