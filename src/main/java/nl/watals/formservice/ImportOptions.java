package nl.watals.formservice;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How to import.
 *
 * @param format what the files are; empty: each is recognised by its content
 * @param map what columns mean, before the program's own maps
 * @param dateOrder what comes first in dates such as 4-5-2026; empty: as the service writes them
 * @param keepBrokenText whether texts that were read in a wrong encoding before are taken as they are
 * @param zone of local times
 * @param now dates after it are refused
 * @param drafts where the posts of WordPress become Markdown drafts; empty: they are left out
 * @param dryRun whether no draft is written; whether anything reaches the inbox is the sink's business
 * @param isTheme whether the site has a theme with this slug: a category of WordPress with its name becomes that theme
 */
public record ImportOptions(
        Optional<ExportFormat> format,
        ColumnMap map,
        Optional<DateOrder> dateOrder,
        boolean keepBrokenText,
        ZoneId zone,
        Instant now,
        Optional<Path> drafts,
        boolean dryRun,
        Predicate<String> isTheme) {
    /** For a site whose themes are not known. */
    public ImportOptions(
            Optional<ExportFormat> format,
            ColumnMap map,
            Optional<DateOrder> dateOrder,
            boolean keepBrokenText,
            ZoneId zone,
            Instant now,
            Optional<Path> drafts,
            boolean dryRun) {
        this(format, map, dateOrder, keepBrokenText, zone, now, drafts, dryRun, slug -> false);
    }
}
