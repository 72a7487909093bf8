package nl.watals.site;

import java.time.LocalDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.watals.text.Problems;
import nl.watals.work.Parallel;

/**
 * Puts the site together out of its pages and what was imported: who stands where, who is in which list, and does
 * everything exist that something points to. Time and memory are linear in the number of pages, but for sorting.
 */
public final class SiteBuilder {
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
     * Builds the site and reports everything about its addresses and references that is not right.
     *
     * @param editors the pages of the editors, in any order
     * @param imported what the submissions add
     * @param files the addresses of assets, relative to the output, and the source of each
     * @param templateLinks what templates point to, by the path of the template
     * @param redirects old addresses that no page names
     */
    public Site build(
            Collection<Page> editors,
            Imported imported,
            Map<String, String> files,
            Map<String, List<Reference>> templateLinks,
            RedirectMap redirects) {
        List<Page> all = new ArrayList<>(editors);
        all.addAll(imported.ideas());
        all.sort((a, b) -> CrawlOrder.INSTANCE.compare(a.source(), b.source()));
        List<Page> shown = new ArrayList<>(all.size());
        Site.Withheld withheld = withhold(all, shown);

        Map<String, Page> byUrl = byUrl(shown, imported.withdrawn());
        Members members = new Members(shown, settings, taxonomies, viewing.now().toLocalDate(), imported);
        Lists lists = new Lists(settings, taxonomies, members, byUrl);
        Map<Address, String> aliases = aliases(shown, imported.moved(), redirects);
        List<Runnable> checks = List.of(
                () -> new AddressCheck(settings, problems).check(shown, imported, lists, byUrl, files, redirects),
                () -> {
                    ReferenceCheck check = new ReferenceCheck(
                            byUrl, files.keySet(), lists, aliases, all, imported, settings, viewing, problems);
                    check.check(shown, imported.references());
                    check.checkTemplates(templateLinks);
                    check.checkRedirects(redirects, aliases);
                });
        // They only look at what is there, and so does who finds the neighbours.
        Map<String, Neighbours> neighbours = Parallel.alongside(
                () -> members.neighbours(byUrl),
                checks.size(),
                i -> checks.get(i).run());
        return new Site(
                settings,
                without(shown, lists.introUrls()),
                byUrl,
                imported,
                neighbours,
                lists.collections(),
                lists.pages(),
                lists.feeds(),
                taxonomies,
                members.terms(),
                members.events(),
                members.ideas(),
                aliases,
                changesAt(all),
                withheld);
    }

    private Site.Withheld withhold(List<Page> all, List<Page> shown) {
        int[] counts = new int[Withholding.values().length];
        for (Page page : all) {
            Optional<Withholding> why = viewing.withholding(page.status(), page.date(), page.values());
            if (why.isPresent()) {
                counts[why.get().ordinal()]++;
            } else {
                shown.add(page);
            }
        }
        return new Site.Withheld(counts[0], counts[1], counts[2]);
    }

    private LocalDateTime changesAt(List<Page> all) {
        LocalDateTime next = LocalDateTime.MAX;
        for (Page page : all) {
            if (page.date().isPresent()) {
                next = sooner(next, page.date().get());
            }
            if (page.values().get("expires") instanceof TemporalAccessor expires) {
                next = sooner(next, Dates.moment(expires));
            }
        }
        return next;
    }

    private LocalDateTime sooner(LocalDateTime next, LocalDateTime moment) {
        return moment.isAfter(viewing.now()) && moment.isBefore(next) ? moment : next;
    }

    private static Map<String, Page> byUrl(List<Page> shown, List<Page> withdrawn) {
        Map<String, Page> byUrl = new HashMap<>(shown.size() * 2);
        for (Page page : shown) {
            byUrl.putIfAbsent(page.address().url(), page);
        }
        for (Page page : withdrawn) {
            byUrl.putIfAbsent(page.address().url(), page);
        }
        return byUrl;
    }

    private Map<Address, String> aliases(List<Page> shown, Map<String, String> moved, RedirectMap redirects) {
        Map<Address, String> aliases = new LinkedHashMap<>();
        for (Page page : shown) {
            for (String alias : page.texts("aliases")) {
                aliases.putIfAbsent(aliasAddress(alias), page.address().url());
            }
        }
        new TreeMap<>(moved).forEach((from, to) -> aliases.putIfAbsent(aliasAddress(from), to));
        for (Redirect redirect : redirects.redirects()) {
            if (redirect.hasPage()) {
                aliases.putIfAbsent(aliasAddress(redirect.from()), redirect.to());
            }
        }
        return aliases;
    }

    static Address aliasAddress(String alias) {
        String path = alias.substring(1);
        boolean folder = path.isEmpty() || path.endsWith("/") || path.lastIndexOf('.') < path.lastIndexOf('/') + 1;
        if (!folder) {
            return Address.ofFile(path);
        }
        return Address.ofFolder(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    private static List<Page> without(List<Page> pages, Set<String> urls) {
        List<Page> rest = new ArrayList<>(pages.size());
        for (Page page : pages) {
            if (!urls.contains(page.address().url())) {
                rest.add(page);
            }
        }
        return Collections.unmodifiableList(rest);
    }

    /** The page of the content folder that a reference names by its address, if this build shows it. */
    static Optional<Page> at(Map<String, Page> byUrl, String url) {
        return Optional.ofNullable(byUrl.get(url));
    }
}
