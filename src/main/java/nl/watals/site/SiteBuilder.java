package nl.watals.site;

import java.time.LocalDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.watals.text.Problem;
import nl.watals.text.Problems;

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
        /** Whether a page is a draft that this build does not show. */
        public boolean isDraft(PageStatus status) {
            return status == PageStatus.DRAFT && !drafts;
        }

        /** Whether a page is still to come and this build does not show it. */
        public boolean isFuture(Optional<LocalDateTime> date) {
            return !future && date.isPresent() && date.get().isAfter(now);
        }
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
     */
    public Site build(
            Collection<Page> editors,
            Imported imported,
            Map<String, String> files,
            Map<String, List<Reference>> templateLinks) {
        List<Page> all = new ArrayList<>(editors);
        all.addAll(imported.ideas());
        all.sort((a, b) -> CrawlOrder.INSTANCE.compare(a.source(), b.source()));
        List<Page> shown = new ArrayList<>(all.size());
        Site.Withheld withheld = withhold(all, shown);

        Map<String, Page> byUrl = byUrl(shown, imported.withdrawn());
        Members members = new Members(shown, settings, taxonomies, viewing.now().toLocalDate(), imported);
        Lists lists = new Lists(settings, taxonomies, members, byUrl);
        Map<Address, String> aliases = aliases(shown, imported.moved());
        claim(shown, imported.withdrawn(), lists, aliases, files);
        Set<String> intros = lists.introUrls();
        ReferenceCheck check = new ReferenceCheck(byUrl, files.keySet(), lists, aliases, all, settings, problems);
        check.check(shown);
        check.checkTemplates(templateLinks);
        return new Site(
                settings,
                without(shown, intros),
                byUrl,
                imported,
                members.neighbours(byUrl),
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
        int drafts = 0;
        int future = 0;
        int expired = 0;
        for (Page page : all) {
            if (viewing.isDraft(page.status())) {
                drafts++;
            } else if (viewing.isFuture(page.date())) {
                future++;
            } else if (page.values().get("expires") instanceof TemporalAccessor expires
                    && !Dates.moment(expires).isAfter(viewing.now())) {
                expired++;
            } else {
                shown.add(page);
            }
        }
        return new Site.Withheld(drafts, future, expired);
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

    private Map<Address, String> aliases(List<Page> shown, Map<String, String> moved) {
        Map<Address, String> aliases = new LinkedHashMap<>();
        for (Page page : shown) {
            for (String alias : page.texts("aliases")) {
                aliases.putIfAbsent(aliasAddress(alias), page.address().url());
            }
        }
        new TreeMap<>(moved).forEach((from, to) -> aliases.putIfAbsent(aliasAddress(from), to));
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

    /** Every file of the output has one source; a second one is a problem. */
    private void claim(
            List<Page> shown,
            List<Page> withdrawn,
            Lists lists,
            Map<Address, String> aliases,
            Map<String, String> files) {
        Map<String, String> owners = new HashMap<>(shown.size() * 2);
        new TreeMap<>(files).forEach(owners::put);
        Set<String> listFiles = new HashSet<>();
        for (ListPage list : lists.pages()) {
            listFiles.add(list.address().file());
        }
        for (Page page : shown) {
            claim(owners, page.address(), page.source());
        }
        for (Page page : withdrawn) {
            claim(owners, page.address(), page.source());
        }
        for (ListPage list : lists.pages()) {
            if (list.intro().isEmpty()) {
                claim(owners, list.address(), Settings.FILE);
            }
        }
        for (Page page : shown) {
            for (String alias : page.texts("aliases")) {
                Address address = aliasAddress(alias);
                if (listFiles.contains(address.file())) {
                    clash(address, page.source(), Settings.FILE);
                } else {
                    claim(owners, address, page.source());
                }
            }
        }
    }

    private void claim(Map<String, String> owners, Address address, String source) {
        String owner = owners.putIfAbsent(address.file(), source);
        if (owner != null) {
            clash(address, source, owner);
        }
    }

    private void clash(Address address, String source, String owner) {
        problems.add(new Problem(
                source,
                1,
                1,
                "two pages want the address " + address.url(),
                owner.equals(source) ? "this file gives it twice" : "the other one is " + owner));
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
