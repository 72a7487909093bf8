package nl.watals.site;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.watals.text.Problem;
import nl.watals.text.Problems;

/**
 * Every file of the output has one source; a second one is a problem. Addresses that differ in capitals only count as one:
 * on many disks they are one file.
 */
final class AddressCheck {
    private final Settings settings;
    private final Problems problems;
    private final Map<String, Owner> owners = new HashMap<>();
    private final Set<String> imported = new HashSet<>();
    private final Set<String> editors = new HashSet<>();

    private record Owner(String source, Address address) {}

    AddressCheck(Settings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    void check(
            List<Page> shown,
            Imported records,
            Lists lists,
            Map<String, Page> byUrl,
            Map<String, String> files,
            RedirectMap redirects) {
        records.ideas().forEach(page -> imported.add(page.source()));
        records.withdrawn().forEach(page -> imported.add(page.source()));
        new TreeMap<>(files).forEach((file, source) -> own(Address.ofFile(file), source));
        shown.forEach(this::claimPage);
        records.withdrawn().forEach(this::claimPage);
        lists.pages().forEach(this::claimList);
        lists.feeds().forEach(this::claimFeeds);
        for (String url : GeneratedFiles.urls(settings, shown)) {
            claimGenerated(url.endsWith("/") ? Address.ofFolder(url.substring(1)) : Address.ofFile(url.substring(1)));
        }
        new TreeMap<>(records.moved()).forEach((from, to) -> {
            if (byUrl.containsKey(to)) {
                own(SiteBuilder.aliasAddress(from), byUrl.get(to).source());
            }
        });
        shown.forEach(this::claimAliases);
        redirects.lines().forEach(line -> claimRedirect(line, byUrl));
    }

    private void claimRedirect(RedirectMap.Line line, Map<String, Page> byUrl) {
        Redirect redirect = line.redirect();
        if (redirect.isNumbered()) {
            return;
        }
        Address address = SiteBuilder.aliasAddress(redirect.from());
        Owner owner = own(address, RedirectMap.FILE);
        Page page = byUrl.get(redirect.to());
        // The import of an old site writes both, and both say the same.
        boolean said = owner != null
                && page != null
                && owner.source().equals(page.source())
                && !address.file().equals(page.address().file());
        if (owner != null && !said) {
            problems.add(line.wrongFrom(what(address, owner), other(owner)));
        }
    }

    /** Who has the address already; null when it is now theirs. */
    private Owner own(Address address, String source) {
        return owners.putIfAbsent(address.file().toLowerCase(Locale.ROOT), new Owner(source, address));
    }

    private void claimPage(Page page) {
        boolean isRecord = imported.contains(page.source());
        Owner owner = own(page.address(), page.source());
        if (!isRecord) {
            editors.add(page.source());
        }
        // What records and editors' pages take from each other was reported when the records got their addresses.
        boolean known = owner != null
                && isRecord
                && owner.address().equals(page.address())
                && (imported.contains(owner.source()) || editors.contains(owner.source()));
        if (owner != null && !known) {
            clash(page, Reference.Kind.SLUG, page.address(), owner);
        }
    }

    private void claimList(ListPage list) {
        if (list.intro().isPresent()) {
            return;
        }
        Owner owner = own(list.address(), Settings.FILE);
        if (owner != null) {
            boolean taxonomy = settings.taxonomyKeys().contains(list.owner());
            settings.report(
                    (taxonomy ? "taxonomy." : "collection.") + list.owner() + ".path",
                    what(list.address(), owner),
                    other(owner),
                    problems);
        }
    }

    private void claimFeeds(FeedPage feed) {
        String folder = Address.ofFolder(feed.folder()).url().substring(1);
        claimGenerated(Address.ofFile(folder + "feed.xml"));
        claimGenerated(Address.ofFile(folder + "feed.json"));
    }

    private void claimGenerated(Address address) {
        Owner owner = own(address, Settings.FILE);
        // A site may bring a robots.txt of its own; two lists at one address have been reported.
        if (owner != null
                && !owner.source().equals(Settings.FILE)
                && !address.file().equals("robots.txt")) {
            problems.add(new Problem(
                    owner.source(),
                    1,
                    1,
                    "the build makes " + address.url() + " itself",
                    "give this file another name, or leave it out"));
        }
    }

    private void claimAliases(Page page) {
        for (Reference reference : page.references()) {
            if (reference.kind() != Reference.Kind.ALIAS) {
                continue;
            }
            Address address = SiteBuilder.aliasAddress(reference.target());
            if (address.equals(page.address())) {
                report(
                        page,
                        reference,
                        "`" + reference.target() + "` is the page's own address",
                        "an alias is an old address; leave it out");
                continue;
            }
            Owner owner = own(address, page.source());
            if (owner != null) {
                report(page, reference, what(address, owner), other(owner, page.source()));
            }
        }
    }

    private void clash(Page page, Reference.Kind kind, Address address, Owner owner) {
        for (Reference reference : page.references()) {
            if (reference.kind() == kind) {
                report(page, reference, what(address, owner), other(owner));
                return;
            }
        }
        problems.add(new Problem(page.source(), 1, 1, what(address, owner), other(owner)));
    }

    private static String what(Address address, Owner owner) {
        return owner.address().file().equals(address.file())
                ? "two pages want the address " + address.url()
                : "the addresses " + address.url() + " and " + owner.address().url() + " differ in capitals only";
    }

    private static String other(Owner owner) {
        return owner.source().equals(Settings.FILE)
                ? "the other one is a list that " + Settings.FILE + " asks for"
                : "the other one is " + owner.source();
    }

    private static String other(Owner owner, String source) {
        return owner.source().equals(source) ? "this file gives it twice" : other(owner);
    }

    private void report(Page page, Reference reference, String what, String hint) {
        problems.add(new Problem(page.source(), reference.line(), reference.column(), what, hint));
    }
}
