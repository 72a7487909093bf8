package nl.watals.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.watals.text.Nearest;
import nl.watals.text.Problem;
import nl.watals.text.Problems;

/** Reports everything in the pages that points to something which does not exist. */
final class ReferenceCheck {
    /** Comparing a wrong address with more known ones than this would take longer than it helps. */
    private static final int MANY = 20_000;

    private final Map<String, Page> byUrl;
    private final Map<String, Page> withheld = new HashMap<>();
    private final Set<String> urls;
    private final Lists lists;
    private final Problems problems;

    ReferenceCheck(
            Map<String, Page> byUrl,
            Set<String> files,
            Lists lists,
            Map<Address, String> aliases,
            List<Page> all,
            Settings settings,
            Problems problems) {
        this.byUrl = byUrl;
        this.lists = lists;
        this.problems = problems;
        this.urls = new HashSet<>(byUrl.size() * 2 + files.size() * 2);
        urls.addAll(byUrl.keySet());
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
            }
        }
    }

    void check(List<Page> pages) {
        for (Page page : pages) {
            for (Reference reference : page.references()) {
                check(page, reference);
            }
        }
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

    private void check(Page page, Reference reference) {
        switch (reference.kind()) {
            case LINK -> checkLink(page, reference, "there is no page ");
            case FILE -> checkLink(page, reference, "there is no file ");
            case PAGE -> checkPage(page, reference);
            case SERIES -> checkSeries(page, reference);
        }
    }

    private void checkLink(Page page, Reference reference, String what) {
        String target = reference.target();
        if (isElsewhere(target)) {
            if (reference.kind() == Reference.Kind.FILE) {
                report(page, reference, "a picture from another site", "copy it into the site's own files");
            }
            return;
        }
        String url = resolve(page, target);
        if (!url.isEmpty() && !urls.contains(url)) {
            report(page, reference, what + url, hint(url));
        }
    }

    private void checkPage(Page page, Reference reference) {
        String target = reference.target();
        if (!byUrl.containsKey(target) && !urls.contains(target)) {
            report(page, reference, "there is no page " + target, hint(target));
        } else if (!byUrl.containsKey(target)) {
            report(page, reference, target + " is not a page with a text", "name the address of a page");
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
        report(
                page,
                reference,
                "there is no series `" + reference.target() + "`",
                Nearest.hint(reference.target(), known, "make a page of type `series` with that file name"));
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
            return waiting.source() + " stands there, but is a draft, waits for its date or has expired";
        }
        if (!url.endsWith("/") && urls.contains(url + "/")) {
            return "write " + url + "/";
        }
        Collection<String> known = urls.size() > MANY ? Set.of() : urls;
        return Nearest.hint(url.toLowerCase(Locale.ROOT), known, "is the address right? on this site it begins with /");
    }

    private void report(Page page, Reference reference, String what, String hint) {
        problems.add(new Problem(page.source(), reference.line(), reference.column(), what, hint));
    }
}
