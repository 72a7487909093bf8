package nl.watals.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.watals.text.Nearest;
import nl.watals.text.Problem;
import nl.watals.text.Problems;

/** Reports everything in the pages that points to something which does not exist. */
final class ReferenceCheck {
    /** Comparing a wrong address with more known ones than this would take longer than it helps. */
    private static final int MANY = 20_000;

    private static final String RIGHT = "is the address right?";

    private final Map<String, Page> byUrl;
    private final Map<String, Page> withheld = new HashMap<>();
    private final Set<String> urls;
    private final Set<String> unreadable;
    private final SiteBuilder.Viewing viewing;
    private final Lists lists;
    private final Problems problems;

    ReferenceCheck(
            Map<String, Page> byUrl,
            Set<String> files,
            Lists lists,
            Map<Address, String> aliases,
            List<Page> all,
            Imported imported,
            Settings settings,
            SiteBuilder.Viewing viewing,
            Problems problems) {
        this.byUrl = byUrl;
        this.lists = lists;
        this.problems = problems;
        this.urls = new HashSet<>(byUrl.size() * 2 + files.size() * 2);
        urls.addAll(byUrl.keySet());
        urls.addAll(imported.unreadable());
        this.unreadable = imported.unreadable();
        this.viewing = viewing;
        for (String file : files) {
            urls.add("/" + file);
        }
        for (ListPage list : lists.pages()) {
            urls.add(list.address().url());
        }
        for (FeedPage feed : lists.feeds()) {
            String folder = Address.ofFolder(feed.folder()).url();
            urls.add(folder + "feed.xml");
            urls.add(folder + "feed.json");
        }
        for (Address alias : aliases.keySet()) {
            urls.add(alias.url());
        }
        urls.addAll(GeneratedFiles.urls(settings, all));
        for (Page page : all) {
            if (!byUrl.containsKey(page.address().url())) {
                withheld.put(page.address().url(), page);
                String file = page.address().file();
                String draftEnd = settings.text("draft.suffix") + settings.outputExtension(page.type());
                if (page.status() == PageStatus.DRAFT && file.endsWith(draftEnd)) {
                    String published = file.substring(0, file.length() - draftEnd.length());
                    withheld.put(
                            Address.ofFile(published + settings.outputExtension(page.type()))
                                    .url(),
                            page);
                }
            }
        }
    }

    /** @param more what records without a page point to, by the file of the record */
    void check(List<Page> pages, Map<String, Reference> more) {
        for (Page page : pages) {
            for (Reference reference : page.references()) {
                check(page, reference);
            }
        }
        more.forEach(this::checkEvent);
    }

    /** Checks what templates point to; their addresses begin at the root. */
    void checkTemplates(Map<String, List<Reference>> links) {
        links.forEach((path, references) -> {
            for (Reference reference : references) {
                String url = withoutQuery(reference.target());
                if (!urls.contains(url)) {
                    problems.add(new Problem(
                            path, reference.line(), reference.column(), "there is no page " + url, hint(url)));
                }
            }
        });
    }

    /** Checks where old addresses lead: to what stands there now, in one step. */
    void checkRedirects(RedirectMap redirects, Map<Address, String> aliases) {
        Map<String, String> old = new HashMap<>();
        aliases.forEach((address, to) -> old.put(address.url(), to));
        for (RedirectMap.Line line : redirects.lines()) {
            String target = line.redirect().to();
            String url = withoutQuery(target);
            if (isElsewhere(target)) {
                continue;
            }
            if (old.containsKey(url) && !byUrl.containsKey(url)) {
                problems.add(line.wrongTo(
                        url + " is an old address itself",
                        url.equals(line.redirect().from())
                                ? "leave this line out"
                                : "write where that one leads: " + old.get(url)));
            } else if (!urls.contains(url)) {
                problems.add(line.wrongTo("there is no page " + url, hint(url)));
            }
        }
    }

    private void check(Page page, Reference reference) {
        switch (reference.kind()) {
            case LINK -> checkLink(page, reference, "there is no page ");
            case FILE -> checkLink(page, reference, "there is no file ");
            case PAGE -> checkPage(page.source(), reference);
            case EVENT -> checkEvent(page.source(), reference);
            case SERIES -> checkSeries(page, reference);
            case ALIAS, SLUG -> {
                // Held against all other addresses by AddressCheck.
            }
        }
    }

    private void checkLink(Page page, Reference reference, String what) {
        String target = reference.target();
        if (isElsewhere(target)) {
            if (reference.kind() == Reference.Kind.FILE) {
                report(page.source(), reference, "a picture from another site", "copy it into the site's own files");
            }
            return;
        }
        if (target.isEmpty()) {
            report(page.source(), reference, "this link leads nowhere", "write an address between the brackets");
            return;
        }
        String url = resolve(page, target);
        if (!url.isEmpty() && !urls.contains(url)) {
            report(page.source(), reference, what + url, hint(url));
        }
    }

    private void checkPage(String source, Reference reference) {
        String target = reference.target();
        if (!byUrl.containsKey(target) && !urls.contains(target)) {
            report(source, reference, "there is no page " + target, hint(target));
        } else if (!byUrl.containsKey(target) && !unreadable.contains(target)) {
            report(source, reference, target + " is not a page with a text", "name the address of a page");
        }
    }

    private void checkEvent(String source, Reference reference) {
        Page page = byUrl.get(reference.target());
        if (page == null) {
            checkPage(source, reference);
        } else if (!page.type().equals("event") && !page.type().isEmpty()) {
            report(
                    source,
                    reference,
                    reference.target() + " is no page of type `event`",
                    page.source() + " is of type `" + page.type() + "`");
        }
    }

    private void checkSeries(Page page, Reference reference) {
        if (lists.hasSeries(reference.target())) {
            return;
        }
        List<String> known = new ArrayList<>();
        for (Page other : byUrl.values()) {
            if (other.type().equals("series")) {
                String url = other.address().url();
                known.add(url.substring(url.lastIndexOf('/', url.length() - 2) + 1, url.length() - 1));
            }
        }
        String otherwise = known.isEmpty() || known.size() > 10
                ? "make a page of type `series` with that file name"
                : "there are: " + String.join(", ", new TreeSet<>(known));
        report(
                page.source(),
                reference,
                "there is no series `" + reference.target() + "`",
                Nearest.hint(reference.target(), known, otherwise));
    }

    private static boolean isElsewhere(String target) {
        int colon = target.indexOf(':');
        int slash = target.indexOf('/');
        return target.startsWith("//") || (colon > 0 && (slash < 0 || colon < slash));
    }

    /** The address without query and fragment, from the root; empty for a place in the page itself. */
    private static String resolve(Page page, String target) {
        String path = withoutQuery(target);
        if (path.isEmpty() || path.startsWith("/")) {
            return path;
        }
        String url = page.address().url();
        return normalize(url.substring(0, url.lastIndexOf('/') + 1) + path);
    }

    private static String withoutQuery(String target) {
        int hash = target.indexOf('#');
        int end = hash >= 0 ? hash : target.length();
        int question = target.indexOf('?');
        return target.substring(0, question >= 0 && question < end ? question : end);
    }

    private static String normalize(String url) {
        List<String> parts = new ArrayList<>();
        for (String part : url.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.size() > 1) {
                    parts.remove(parts.size() - 1);
                }
            } else if (!part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private String hint(String url) {
        Page waiting = withheld.get(url);
        if (waiting != null) {
            return waiting.source() + " " + why(waiting);
        }
        if (!url.endsWith("/") && urls.contains(url + "/")) {
            return "write " + url + "/";
        }
        if (urls.size() > MANY) {
            return RIGHT;
        }
        String wanted = url.endsWith(".md") ? url.substring(0, url.length() - 3) + "/" : url;
        return Nearest.of(wanted.toLowerCase(Locale.ROOT), urls)
                .or(() -> elsewhere(wanted))
                .map(near -> "did you mean " + near + "?")
                .orElse(RIGHT);
    }

    private String why(Page page) {
        return switch (viewing.withholding(page.status(), page.date(), page.values())
                .orElse(SiteBuilder.Withholding.DRAFT)) {
            case DRAFT -> "is a draft";
            case FUTURE -> "waits for its date";
            case EXPIRED -> "has expired";
        };
    }

    /** The one address that ends in the same name, in another folder. */
    private Optional<String> elsewhere(String url) {
        int end = url.endsWith("/") ? url.length() - 2 : url.length() - 1;
        String name = url.substring(url.lastIndexOf('/', end));
        String found = null;
        for (String known : urls) {
            if (known.endsWith(name) && name.length() > 2) {
                if (found != null) {
                    return Optional.empty();
                }
                found = known;
            }
        }
        return Optional.ofNullable(found);
    }

    private void report(String source, Reference reference, String what, String hint) {
        problems.add(new Problem(source, reference.line(), reference.column(), what, hint));
    }
}
