package nl.watals.bake;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.site.Address;
import nl.watals.site.Page;
import nl.watals.site.PageKeys;
import nl.watals.site.PageStatus;
import nl.watals.submission.IdeaFacts;
import nl.watals.submission.Role;

/**
 * What the last build read in the heads of pages and in the records of ideas, so that the next one need not open files
 * that are still the same. What is unusual is not remembered, and so read each time.
 */
final class SourceFacts {
    /** What the head of a page says, but for its Markdown and the places in the file. */
    record Head(
            String type,
            PageStatus status,
            Optional<LocalDateTime> date,
            Address address,
            Map<String, Object> values) {}

    /** Somewhat more than most of them take in the file. */
    private static final int BYTES = 320;

    private static final PageStatus[] STATUSES = PageStatus.values();
    private static final int TEXT = 0;
    private static final int YES = 1;
    private static final int NO = 2;
    private static final int DAY = 3;
    private static final int MOMENT = 4;
    private static final int TEXTS = 5;

    private final Map<String, Head> heads;
    private final Map<String, IdeaFacts> ideas;

    private SourceFacts(Map<String, Head> heads, Map<String, IdeaFacts> ideas) {
        this.heads = heads;
        this.ideas = ideas;
    }

    /** Nothing of any source. */
    static SourceFacts none() {
        return new SourceFacts(Map.of(), Map.of());
    }

    /** The head of a page; it counts for the bytes that were read then. */
    Optional<Head> head(String path) {
        return Optional.ofNullable(heads.get(path));
    }

    /** The record of an idea; likewise. */
    Optional<IdeaFacts> idea(String path) {
        return Optional.ofNullable(ideas.get(path));
    }

    static SourceFacts read(StateFile.In in) {
        return new SourceFacts(readHeads(in), readIdeas(in));
    }

    private static Map<String, Head> readHeads(StateFile.In in) {
        int count = in.number();
        Map<String, Head> heads = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            heads.put(in.text(), readHead(in));
        }
        return heads;
    }

    private static Head readHead(StateFile.In in) {
        String type = in.text();
        PageStatus status = STATUSES[in.number()];
        Optional<LocalDateTime> date = in.number() == 0 ? Optional.empty() : Optional.of(readMoment(in));
        Address address = Address.ofFile(in.text());
        int size = in.number();
        // In the order in which they were written: a template may walk through them.
        Map<String, Object> values = new LinkedHashMap<>(size * 2);
        for (int i = 0; i < size; i++) {
            values.put(in.text(), readValue(in));
        }
        return new Head(type, status, date, address, values);
    }

    private static Object readValue(StateFile.In in) {
        int kind = in.number();
        return switch (kind) {
            case TEXT -> in.ownText();
            case YES -> true;
            case NO -> false;
            case DAY -> LocalDate.ofEpochDay(in.longNumber());
            case MOMENT -> readMoment(in);
            case TEXTS -> List.copyOf(in.texts());
            default -> throw new IllegalStateException("no kind of value: " + kind);
        };
    }

    private static LocalDateTime readMoment(StateFile.In in) {
        return LocalDateTime.of(LocalDate.ofEpochDay(in.longNumber()), LocalTime.ofNanoOfDay(in.longNumber()));
    }

    private static Map<String, IdeaFacts> readIdeas(StateFile.In in) {
        int count = in.number();
        Map<String, IdeaFacts> ideas = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            ideas.put(in.text(), readIdea(in));
        }
        return ideas;
    }

    private static IdeaFacts readIdea(StateFile.In in) {
        return new IdeaFacts(
                LocalDate.ofEpochDay(in.longNumber()),
                in.ownText(),
                in.ownText(),
                in.text(),
                Role.of(in.text()),
                List.copyOf(in.texts()),
                in.text());
    }

    /** The heads of pages, as far as they can be read back, and the ideas. */
    static StateFile state(Collection<Page> pages, Map<String, IdeaFacts> ideas) {
        StateFile state = new StateFile((pages.size() + ideas.size()) * BYTES);
        addHeads(state, pages);
        addIdeas(state, ideas);
        return state;
    }

    private static void addHeads(StateFile state, Collection<Page> pages) {
        List<Page> kept = new ArrayList<>(pages.size());
        for (Page page : pages) {
            if (isUsual(page)) {
                kept.add(page);
            }
        }
        state.add(kept.size());
        for (Page page : kept) {
            add(state, page);
        }
    }

    private static boolean isUsual(Page page) {
        for (Object value : page.values().values()) {
            if (!isUsual(value)) {
                return false;
            }
        }
        // Where a link to the file of another page leads depends on that page.
        for (String key : PageKeys.FILES) {
            if (page.text(key).contains(".md")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUsual(Object value) {
        if (value instanceof List<?> list) {
            for (Object item : list) {
                if (!(item instanceof String)) {
                    return false;
                }
            }
            return true;
        }
        return value instanceof String
                || value instanceof Boolean
                || value instanceof LocalDate
                || value instanceof LocalDateTime;
    }

    private static void add(StateFile state, Page page) {
        state.add(page.source()).add(page.type()).add(page.status().ordinal());
        state.add(page.date().isPresent() ? 1 : 0);
        if (page.date().isPresent()) {
            add(state, page.date().get());
        }
        state.add(page.address().file()).add(page.values().size());
        for (Map.Entry<String, Object> value : page.values().entrySet()) {
            state.add(value.getKey());
            add(state, value.getValue());
        }
    }

    private static void add(StateFile state, Object value) {
        if (value instanceof String text) {
            state.add(TEXT).addOwn(text);
        } else if (value instanceof Boolean flag) {
            state.add(flag ? YES : NO);
        } else if (value instanceof LocalDate day) {
            state.add(DAY).add(day.toEpochDay());
        } else if (value instanceof LocalDateTime moment) {
            state.add(MOMENT);
            add(state, moment);
        } else {
            @SuppressWarnings("unchecked")
            List<String> texts = (List<String>) value;
            state.add(TEXTS).add(texts);
        }
    }

    private static void add(StateFile state, LocalDateTime moment) {
        state.add(moment.toLocalDate().toEpochDay()).add(moment.toLocalTime().toNanoOfDay());
    }

    private static void addIdeas(StateFile state, Map<String, IdeaFacts> ideas) {
        state.add(ideas.size());
        for (Map.Entry<String, IdeaFacts> idea : ideas.entrySet()) {
            IdeaFacts facts = idea.getValue();
            state.add(idea.getKey()).add(facts.date().toEpochDay());
            state.addOwn(facts.slug()).addOwn(facts.title()).add(facts.name());
            state.add(facts.role().isPresent() ? facts.role().get().key() : "");
            state.add(facts.themes()).add(facts.event());
        }
    }
}
