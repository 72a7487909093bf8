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
import nl.watals.text.Problems;
import nl.watals.work.Parallel;

/**
 * A site, and how it was put together, so that a few pages can be exchanged in it without everything being put together
 * anew. Immutable.
 */
public final class Assembly {
    /**
     * What stays the same when pages of editors are exchanged.
     *
     * @param viewing which pages are shown
     * @param files the addresses of assets, relative to the output, and the source of each
     * @param templateLinks what templates point to, by the path of the template
     */
    record Given(
            Settings settings,
            List<TaxonomySpec> taxonomies,
            SiteBuilder.Viewing viewing,
            Imported imported,
            Map<String, String> files,
            Map<String, List<Reference>> templateLinks,
            RedirectMap redirects) {
        private Given at(SiteBuilder.Viewing other) {
            return new Given(settings, taxonomies, other, imported, files, templateLinks, redirects);
        }
    }

    /**
     * What came of an exchange.
     *
     * @param gone the pages that were shown and are not any more
     * @param come the pages that are shown now and were not before
     * @param relinked the urls of all pages that may have other neighbours than before
     */
    public record Exchanged(Assembly assembly, List<Page> gone, List<Page> come, Set<String> relinked) {}

    private final Given given;
    private final List<Page> all;
    private final List<Page> shown;
    private final Members members;
    private final Lists lists;
    private final Site site;

    private Assembly(Given given, List<Page> all, List<Page> shown, Members members, Lists lists, Site site) {
        this.given = given;
        this.all = all;
        this.shown = shown;
        this.members = members;
        this.lists = lists;
        this.site = site;
    }

    /** @param all every page, by source */
    static Assembly of(Given given, List<Page> all, Problems problems) {
        List<Page> shown = new ArrayList<>(all.size());
        int[] withheld = new int[SiteBuilder.Withholding.values().length];
        for (Page page : all) {
            Optional<SiteBuilder.Withholding> why = withholding(page, given.viewing());
            if (why.isPresent()) {
                withheld[why.get().ordinal()]++;
            } else {
                shown.add(page);
            }
        }
        Imported imported = given.imported();
        Map<String, Page> byUrl = byUrl(shown, imported.withdrawn());
        LocalDateTime now = given.viewing().now();
        Members members = new Members(shown, given.settings(), given.taxonomies(), now.toLocalDate(), imported);
        Lists lists = new Lists(given.settings(), given.taxonomies(), members, byUrl);
        Map<Address, String> aliases = aliases(shown, given);
        List<Runnable> checks = checks(given, all, shown, lists, byUrl, aliases, problems);
        // They only look at what is there, and so does who finds the neighbours.
        Map<String, Neighbours> neighbours = Parallel.alongside(
                () -> members.neighbours(byUrl),
                checks.size(),
                i -> checks.get(i).run());
        Site site = site(
                given,
                without(shown, lists.introUrls()),
                byUrl,
                neighbours,
                members,
                lists,
                aliases,
                changesAt(all, given.viewing()),
                new Site.Withheld(withheld[0], withheld[1], withheld[2]));
        return new Assembly(given, all, shown, members, lists, site);
    }

    private static Site site(
            Given given,
            List<Page> pages,
            Map<String, Page> byUrl,
            Map<String, Neighbours> neighbours,
            Members members,
            Lists lists,
            Map<Address, String> aliases,
            LocalDateTime changesAt,
            Site.Withheld withheld) {
        return new Site(
                given.settings(),
                pages,
                byUrl,
                given.imported(),
                neighbours,
                lists.collections(),
                lists.pages(),
                lists.feeds(),
                given.taxonomies(),
                members.terms(),
                members.events(),
                members.ideas(),
                aliases,
                changesAt,
                withheld);
    }

    private static Optional<SiteBuilder.Withholding> withholding(Page page, SiteBuilder.Viewing viewing) {
        return viewing.withholding(page.status(), page.date(), page.values());
    }

    private static List<Runnable> checks(
            Given given,
            List<Page> all,
            List<Page> shown,
            Lists lists,
            Map<String, Page> byUrl,
            Map<Address, String> aliases,
            Problems problems) {
        Settings settings = given.settings();
        return List.of(
                () -> new AddressCheck(settings, problems)
                        .check(shown, given.imported(), lists, byUrl, given.files(), given.redirects()),
                () -> {
                    ReferenceCheck check = new ReferenceCheck(
                            byUrl,
                            given.files().keySet(),
                            lists,
                            aliases,
                            all,
                            given.imported(),
                            settings,
                            given.viewing(),
                            problems);
                    check.check(shown, given.imported().references());
                    check.checkTemplates(given.templateLinks());
                    check.checkRedirects(given.redirects(), aliases);
                });
    }

    /** The site. */
    public Site site() {
        return site;
    }

    /** Which pages it shows. */
    public SiteBuilder.Viewing viewing() {
        return given.viewing();
    }

    // ---- exchanging

    /**
     * The same with other pages of editors, as if it had been put together of these from the beginning.
     *
     * @param gone pages of this assembly, shown or not
     * @param come others in their places, or more; what their records add stays the same
     * @param viewing of the same day and not earlier than that of this assembly, and no page has appeared or expired since
     * @return empty when that takes the long way: a series is among them, or something would be wrong
     */
    public Optional<Exchanged> with(Collection<Page> gone, Collection<Page> come, SiteBuilder.Viewing viewing) {
        if (isForAll(gone) || isForAll(come)) {
            return Optional.empty();
        }
        Given now = given.at(viewing);
        List<Page> out = withoutWithheld(gone, viewing);
        List<Page> in = withoutWithheld(come, viewing);
        Exchange everything = new Exchange(gone, come);
        Exchange exchange = new Exchange(out, in);
        List<Page> allNow = everything.in(all, page -> true, SiteBuilder.BY_SOURCE);
        List<Page> shownNow = exchange.in(shown, page -> true, SiteBuilder.BY_SOURCE);
        Map<String, Page> byUrl = new HashMap<>(site.byUrl());
        out.forEach(page -> byUrl.remove(page.address().url()));
        for (Page page : in) {
            if (byUrl.putIfAbsent(page.address().url(), page) != null) {
                return Optional.empty();
            }
        }
        Members membersNow = members.with(exchange);
        Lists listsNow = lists.with(exchange, given.taxonomies(), membersNow, byUrl);
        boolean sameAliases = texts(out, "aliases").equals(texts(in, "aliases"))
                && addresses(out).equals(addresses(in));
        Map<Address, String> aliases = sameAliases || (hasNone(out, "aliases") && hasNone(in, "aliases"))
                ? site.aliases()
                : aliases(shownNow, now);
        boolean known =
                sameAliases && isSameToOthers(out, in) && lists.addresses().equals(listsNow.addresses());
        Problems problems = new Problems();
        List<Runnable> checks = known ? List.of() : checks(now, allNow, shownNow, listsNow, byUrl, aliases, problems);
        Map<String, Neighbours> fresh = Parallel.alongside(
                () -> membersNow.neighbours(site.neighbours(), exchange, byUrl),
                checks.size(),
                i -> checks.get(i).run());
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Neighbours> neighbours = new HashMap<>(site.neighbours());
        out.forEach(page -> neighbours.remove(page.address().url()));
        neighbours.putAll(fresh);
        Site changed = site(
                now,
                pages(exchange, shownNow, listsNow),
                byUrl,
                neighbours,
                membersNow,
                listsNow,
                aliases,
                changesAt(gone, come, allNow, viewing),
                withheld(gone, come, viewing));
        Assembly assembly = new Assembly(now, allNow, shownNow, membersNow, listsNow, changed);
        return Optional.of(new Exchanged(assembly, out, in, fresh.keySet()));
    }

    /** A series gives its gatherings their place; nobody knows the place of a page without type. */
    private static boolean isForAll(Collection<Page> pages) {
        for (Page page : pages) {
            if (page.type().equals("series") || page.type().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static List<Page> withoutWithheld(Collection<Page> pages, SiteBuilder.Viewing viewing) {
        List<Page> rest = new ArrayList<>(pages.size());
        for (Page page : pages) {
            if (withholding(page, viewing).isEmpty()) {
                rest.add(page);
            }
        }
        return rest;
    }

    /** Whether nothing can be wrong now that was right before: the same addresses, and no new references. */
    private static boolean isSameToOthers(List<Page> out, List<Page> in) {
        if (out.size() != in.size()) {
            return false;
        }
        for (int i = 0; i < out.size(); i++) {
            Page before = out.get(i);
            Page after = in.get(i);
            if (!before.source().equals(after.source())
                    || !before.address().equals(after.address())
                    || !before.type().equals(after.type())
                    || !before.texts("tags").equals(after.texts("tags"))
                    || !targets(before).containsAll(targets(after))) {
                return false;
            }
        }
        return true;
    }

    private static Set<Reference> targets(Page page) {
        Set<Reference> targets = new HashSet<>();
        page.references().forEach(reference -> targets.add(new Reference(reference.kind(), reference.target(), 1, 1)));
        return targets;
    }

    private static List<List<String>> texts(List<Page> pages, String key) {
        List<List<String>> texts = new ArrayList<>();
        pages.forEach(page -> texts.add(page.texts(key)));
        return texts;
    }

    private static boolean hasNone(List<Page> pages, String key) {
        return pages.stream().allMatch(page -> page.texts(key).isEmpty());
    }

    private static List<Address> addresses(List<Page> pages) {
        return pages.stream().map(Page::address).toList();
    }

    private List<Page> pages(Exchange exchange, List<Page> shownNow, Lists listsNow) {
        Set<String> intros = listsNow.introUrls();
        if (!intros.equals(lists.introUrls())) {
            return without(shownNow, intros);
        }
        Exchange others =
                new Exchange(withoutMutable(exchange.gone(), intros), withoutMutable(exchange.come(), intros));
        return Collections.unmodifiableList(others.in(site.pages(), page -> true, SiteBuilder.BY_SOURCE));
    }

    private LocalDateTime changesAt(
            Collection<Page> gone, Collection<Page> come, List<Page> allNow, SiteBuilder.Viewing viewing) {
        LocalDateTime before = site.changesAt();
        boolean went = before != LocalDateTime.MAX && changesAt(gone, viewing).equals(before);
        if (went) {
            return changesAt(allNow, viewing);
        }
        LocalDateTime next = changesAt(come, viewing);
        return next.isBefore(before) ? next : before;
    }

    private Site.Withheld withheld(Collection<Page> gone, Collection<Page> come, SiteBuilder.Viewing viewing) {
        int[] counts = {
            site.withheld().drafts(), site.withheld().future(), site.withheld().expired()
        };
        gone.forEach(page -> withholding(page, viewing).ifPresent(why -> counts[why.ordinal()]--));
        come.forEach(page -> withholding(page, viewing).ifPresent(why -> counts[why.ordinal()]++));
        return new Site.Withheld(counts[0], counts[1], counts[2]);
    }

    // ---- parts

    private static LocalDateTime changesAt(Collection<Page> all, SiteBuilder.Viewing viewing) {
        LocalDateTime next = LocalDateTime.MAX;
        for (Page page : all) {
            if (page.date().isPresent()) {
                next = sooner(next, page.date().get(), viewing);
            }
            if (page.values().get("expires") instanceof TemporalAccessor expires) {
                next = sooner(next, Dates.moment(expires), viewing);
            }
        }
        return next;
    }

    private static LocalDateTime sooner(LocalDateTime next, LocalDateTime moment, SiteBuilder.Viewing viewing) {
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

    private static Map<Address, String> aliases(List<Page> shown, Given given) {
        Map<Address, String> aliases = new LinkedHashMap<>();
        for (Page page : shown) {
            for (String alias : page.texts("aliases")) {
                aliases.putIfAbsent(
                        SiteBuilder.aliasAddress(alias), page.address().url());
            }
        }
        new TreeMap<>(given.imported().moved())
                .forEach((from, to) -> aliases.putIfAbsent(SiteBuilder.aliasAddress(from), to));
        for (Redirect redirect : given.redirects().redirects()) {
            if (redirect.hasPage()) {
                aliases.putIfAbsent(SiteBuilder.aliasAddress(redirect.from()), redirect.to());
            }
        }
        return aliases;
    }

    private static List<Page> without(List<Page> pages, Set<String> urls) {
        return Collections.unmodifiableList(withoutMutable(pages, urls));
    }

    private static List<Page> withoutMutable(List<Page> pages, Set<String> urls) {
        List<Page> rest = new ArrayList<>(pages.size());
        for (Page page : pages) {
            if (!urls.contains(page.address().url())) {
                rest.add(page);
            }
        }
        return rest;
    }
}
