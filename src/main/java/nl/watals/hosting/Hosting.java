package nl.watals.hosting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.watals.site.Redirect;
import nl.watals.site.RedirectMap;
import nl.watals.site.Settings;

/**
 * What every host of a site guarantees. All configurations are made from this one description, so that they cannot
 * disagree. Immutable and thread-safe.
 *
 * @param rules what is true of every file, whichever there are
 * @param headers sent with every answer, in this order
 * @param notFound the page of what does not exist, sent with status 404; empty when the site has none
 * @param files by path: all but those that are made for one host, and the compressed copies
 * @param redirects by old address; each answers with status 301. A folder without its slash leads to itself with it
 */
public record Hosting(
        HostingRules rules,
        Map<String, String> headers,
        String notFound,
        List<HostedFile> files,
        List<Redirect> redirects) {

    /**
     * Describes a finished site.
     *
     * @param output what a build wrote
     * @param map the redirects that no page can stand for are taken from it; the others have their pages in the output
     * @throws IOException if the disk says no
     */
    public static Hosting of(Settings settings, RedirectMap map, Path output) throws IOException {
        HostingRules rules = HostingRules.of(settings);
        OutputFiles found = OutputFiles.in(output);
        List<HostedFile> files = new ArrayList<>();
        for (String path : found.paths()) {
            files.add(rules.file(path));
        }
        Map<String, Redirect> redirects = new TreeMap<>();
        found.redirects().forEach(redirect -> redirects.put(redirect.from(), redirect));
        for (Redirect redirect : map.redirects()) {
            if (!redirect.hasPage()) {
                redirects.put(redirect.from(), redirect);
            }
        }
        String notFound = settings.flag("render.error404") ? settings.text("error404.file") : "";
        return new Hosting(
                rules, SiteHeaders.of(settings), notFound, List.copyOf(files), List.copyOf(redirects.values()));
    }

    /** How files are sent, whichever there are. */
    public static HostingRules rules(Settings settings) {
        return HostingRules.of(settings);
    }
}
