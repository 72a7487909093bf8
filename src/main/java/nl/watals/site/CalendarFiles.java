package nl.watals.site;

import java.util.Optional;

/** Where calendars stand; nowhere unless the setting {@code calendar.folder} names the folder of the one with all. */
public final class CalendarFiles {
    private static final String NAME = "agenda.ics";

    private CalendarFiles() {}

    /** The address of the calendar with all gatherings; empty when the site has no calendars. */
    public static Optional<String> ofAll(Settings settings) {
        String folder = settings.text("calendar.folder");
        return folder.isEmpty() ? Optional.empty() : Optional.of("/" + folder + "/" + NAME);
    }

    /** The address of the calendar of a gathering or series; empty for other pages. */
    public static Optional<String> of(Settings settings, String type, Address page) {
        boolean has = type.equals("event") || type.equals("series");
        if (!has || settings.text("calendar.folder").isEmpty()) {
            return Optional.empty();
        }
        String url = page.url();
        if (url.endsWith("/")) {
            return Optional.of(url + NAME);
        }
        int dot = url.lastIndexOf('.');
        return Optional.of((dot > url.lastIndexOf('/') ? url.substring(0, dot) : url) + ".ics");
    }
}
