package nl.watals.site;

import java.time.LocalDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.text.Problems;

/**
 * Puts the site together out of its pages and what was imported: who stands where, who is in which list, and does
 * everything exist that something points to. Time and memory are linear in the number of pages, but for sorting.
 */
public final class SiteBuilder {
    static final Comparator<Page> BY_SOURCE = (a, b) -> CrawlOrder.INSTANCE.compare(a.source(), b.source());

    private final Settings settings;
    private final List<TaxonomySpec> taxonomies;
    private final Viewing viewing;
    private final Problems problems;

    /**
     * Which pages this build shows.
     *
     * @param now the moment of the build in the site's time zone
     */
    public record Viewing(LocalDateTime now, boolean drafts, boolean future) {
        /** Why this build does not show a page; empty when it does. */
        public Optional<Withholding> withholding(
                PageStatus status, Optional<LocalDateTime> date, Map<String, Object> values) {
            if (status == PageStatus.DRAFT && !drafts) {
                return Optional.of(Withholding.DRAFT);
            }
            if (!future && date.isPresent() && date.get().isAfter(now)) {
                return Optional.of(Withholding.FUTURE);
            }
            boolean over = values.get("expires") instanceof TemporalAccessor expires
                    && !Dates.moment(expires).isAfter(now);
            return over ? Optional.of(Withholding.EXPIRED) : Optional.empty();
        }
    }

    /** Why a page is not shown. */
    public enum Withholding {
        DRAFT,
        FUTURE,
        EXPIRED
    }

    public SiteBuilder(Settings settings, List<TaxonomySpec> taxonomies, Viewing viewing, Problems problems) {
        this.settings = settings;
        this.taxonomies = taxonomies;
        this.viewing = viewing;
        this.problems = problems;
    }

    /**
     * Puts the site together and reports everything about its addresses and references that is not right.
     *
     * @param editors the pages of the editors, in any order
     * @param imported what the submissions add
     * @param files the addresses of assets, relative to the output, and the source of each
     * @param templateLinks what templates point to, by the path of the template
     * @param redirects old addresses that no page names
     */
    public Assembly assemble(
            Collection<Page> editors,
            Imported imported,
            Map<String, String> files,
            Map<String, List<Reference>> templateLinks,
            RedirectMap redirects) {
        List<Page> all = new ArrayList<>(editors);
        all.addAll(imported.ideas());
        all.sort(BY_SOURCE);
        Assembly.Given given =
                new Assembly.Given(settings, taxonomies, viewing, imported, files, templateLinks, redirects);
        return Assembly.of(given, all, problems);
    }

    static Address aliasAddress(String alias) {
        String path = alias.substring(1);
        boolean folder = path.isEmpty() || path.endsWith("/") || path.lastIndexOf('.') < path.lastIndexOf('/') + 1;
        if (!folder) {
            return Address.ofFile(path);
        }
        return Address.ofFolder(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /** The page of the content folder that a reference names by its address, if this build shows it. */
    static Optional<Page> at(Map<String, Page> byUrl, String url) {
        return Optional.ofNullable(byUrl.get(url));
    }
}
