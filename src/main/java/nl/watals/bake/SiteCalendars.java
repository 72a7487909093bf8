package nl.watals.bake;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.watals.feeds.Calendar;
import nl.watals.site.CalendarFiles;
import nl.watals.site.Page;
import nl.watals.site.Settings;
import nl.watals.site.Site;

/** The calendars of a site: of each gathering, of each series, and of all. */
final class SiteCalendars {
    private static final LocalDateTime NEVER = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final Site site;
    private final Settings settings;
    private final String host;

    SiteCalendars(Site site, String host) {
        this.site = site;
        this.settings = site.settings();
        this.host = host;
    }

    /** Every calendar by its file; empty when the settings ask for none. */
    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        Optional<String> all = CalendarFiles.ofAll(settings);
        if (all.isEmpty()) {
            return files;
        }
        List<Page> events = new ArrayList<>();
        for (Page page : site.pages()) {
            if (page.type().equals("event")) {
                events.add(page);
                files.put(file(page), calendar(page.title(), List.of(page)));
            } else if (page.type().equals("series")) {
                List<Page> members = site.events().getOrDefault(page.address().url(), List.of());
                files.put(file(page), calendar(page.title(), members));
            }
        }
        events.sort(Comparator.comparing((Page page) -> moment(page, "start").orElse(NEVER))
                .thenComparing(page -> page.address().url()));
        files.put(all.get().substring(1), calendar(settings.text("site.title"), events));
        return files;
    }

    private String file(Page page) {
        return CalendarFiles.of(settings, page.type(), page.address())
                .orElse("")
                .substring(1);
    }

    private String calendar(String name, List<Page> pages) {
        List<Calendar.Event> events = new ArrayList<>();
        pages.forEach(page -> events.add(event(page)));
        return new Calendar(name, settings.zone(), settings.text("site.language"), events).write();
    }

    private Calendar.Event event(Page page) {
        boolean cancelled = page.flag("cancelled");
        LocalDateTime published = page.date().orElse(NEVER);
        LocalDateTime modified = Documents.modified(page).orElse(published);
        // Two numbers for each day, so that calling it off counts also on the day of another change.
        long sequence = Math.max(0, ChronoUnit.DAYS.between(published.toLocalDate(), modified.toLocalDate())) * 2
                + (cancelled ? 1 : 0);
        String url = host + page.address().url();
        String summary = page.text("summary");
        return new Calendar.Event(
                uid(page),
                modified,
                sequence,
                moment(page, "start").orElse(NEVER),
                moment(page, "end"),
                page.values().get("start") instanceof LocalDateTime,
                page.title(),
                summary.isEmpty() ? url : summary + "\n" + url,
                place(page),
                url,
                cancelled);
    }

    /** What a page moved from is its first address: as long as that is an alias, calendars know the gathering again. */
    private String uid(Page page) {
        if (!page.text("uid").isEmpty()) {
            return page.text("uid");
        }
        List<String> aliases = page.texts("aliases");
        String address = aliases.isEmpty() ? page.address().url() : aliases.get(0);
        String name = address.startsWith("/") ? address.substring(1) : address;
        name = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        return name.replace('/', '.') + "@" + host.substring(host.indexOf("//") + 2);
    }

    private String place(Page page) {
        String place = page.text("place");
        if (!page.flag("online")) {
            return place;
        }
        boolean dutch = settings.text("site.language").startsWith("nl");
        return place.isEmpty() ? "Online" : place + (dutch ? " en online" : " and online");
    }

    private static Optional<LocalDateTime> moment(Page page, String key) {
        Object value = page.values().get(key);
        if (value instanceof LocalDate day) {
            return Optional.of(day.atStartOfDay());
        }
        return value instanceof LocalDateTime moment ? Optional.of(moment) : Optional.empty();
    }
}
