package nl.watals.hosting;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The media types of files by their ending. */
public final class MediaTypes {
    /** The type of a file whose ending is not known: it is to be saved, not shown. */
    static final String OTHER = "application/octet-stream";

    private static final Map<String, String> BY_ENDING = new TreeMap<>(Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("xml", "application/xml"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("ics", "text/calendar; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("webmanifest", "application/manifest+json")));

    private MediaTypes() {}

    /** The type of a file; one that is not known is to be saved, not shown. */
    public static String of(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1);
        return BY_ENDING.getOrDefault(ending, OTHER);
    }

    /** The endings that are known, sorted. */
    static List<String> endings() {
        return List.copyOf(BY_ENDING.keySet());
    }
}
