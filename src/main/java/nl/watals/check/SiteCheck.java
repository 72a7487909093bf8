package nl.watals.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import nl.watals.text.Problem;
import nl.watals.text.Problems;

/**
 * Holds the finished files of a site against each other: links and the places they name, titles and descriptions, and what
 * each page says of itself. Files may come from several threads and in any order; the problems are the same.
 */
public final class SiteCheck {
    private static final int SHORTEST = 50;
    private static final int LONGEST = 160;

    private final String host;
    private final boolean deep;
    private final Map<String, PageFacts> pages = new ConcurrentHashMap<>();
    private final Set<String> files = ConcurrentHashMap.newKeySet();
    private final Map<String, List<Finding>> others = new ConcurrentHashMap<>();
    private final Map<String, List<String>> named = new ConcurrentHashMap<>();

    /**
     * @param host the site's root with scheme and host, without a slash at its end
     * @param deep whether also what takes time is checked: structured data, feeds, weight and the contrast of colours
     */
    public SiteCheck(String host, boolean deep) {
        this.host = host;
        this.deep = deep;
    }

    /** Takes a finished file. */
    public void file(String file, byte[] bytes, int length) {
        if (file.endsWith(".html")) {
            known(scan(file, bytes, length));
        } else {
            files.add(file);
            if (deep) {
                List<Finding> findings = FileChecks.of(file, bytes, length);
                if (WebManifest.isOne(file)) {
                    named.put(file, WebManifest.links(bytes, length, findings));
                }
                if (!findings.isEmpty()) {
                    others.put(file, findings);
                }
            }
        }
    }

    private PageFacts scan(String file, byte[] bytes, int length) {
        PageFacts facts = PageScanner.scan(file, bytes, length, host, deep);
        if (!deep) {
            return facts;
        }
        List<Finding> findings = new ArrayList<>(facts.findings());
        FileChecks.weight(bytes, length).ifPresent(findings::add);
        return new PageFacts(
                facts.file(), facts.title(), facts.description(), facts.listed(), facts.ids(), facts.links(), findings);
    }

    /** Takes a page whose facts are known. */
    public void known(PageFacts facts) {
        pages.put(facts.file(), facts);
    }

    /** Takes a file of which only its existence counts. */
    public void exists(String file) {
        files.add(file);
    }

    /** All pages that were taken. */
    public Map<String, PageFacts> pages() {
        return Collections.unmodifiableMap(pages);
    }

    /**
     * Reports what is wrong, once for each cause: what a template does on every page is reported for the first of them.
     *
     * @param origins what each file was made from
     * @param texts the text of a source; empty when it cannot be read
     */
    public void report(Function<String, Origin> origins, Function<String, String> texts, Problems problems) {
        Report report = new Report(origins, texts, problems);
        Map<String, PageFacts> sorted = new TreeMap<>(pages);
        sorted.forEach((file, facts) -> facts.findings().forEach(finding -> report.add(file, finding)));
        new TreeMap<>(others).forEach((file, findings) -> findings.forEach(finding -> report.add(file, finding)));
        checkLinks(sorted, report);
        checkNamed(report);
        checkHeads(sorted, report);
        report.finish();
    }

    private void checkLinks(Map<String, PageFacts> sorted, Report report) {
        Map<String, Set<String>> ids = new HashMap<>();
        Map<String, Boolean> good = new HashMap<>();
        for (PageFacts page : sorted.values()) {
            for (String link : page.links()) {
                // What begins at the root leads to the same place from every page.
                boolean known = link.charAt(0) == '/'
                        ? good.computeIfAbsent(link, key -> isGood(Addresses.resolve("", key), ids))
                        : isGood(Addresses.resolve(page.file(), link), ids);
                if (!known) {
                    report.add(page.file(), finding(link, Addresses.resolve(page.file(), link)));
                }
            }
        }
    }

    private void checkNamed(Report report) {
        new TreeMap<>(named).forEach((file, links) -> {
            for (String link : links) {
                String address = Addresses.resolve(file, link);
                if (!isGood(address, new HashMap<>())) {
                    report.add(
                            file,
                            new Finding(
                                    "the web manifest names " + address + ", which does not exist",
                                    "is the address right?",
                                    link));
                }
            }
        });
    }

    private boolean isGood(String address, Map<String, Set<String>> ids) {
        int hash = address.indexOf('#');
        String file = Addresses.file(hash < 0 ? address : address.substring(0, hash));
        PageFacts page = pages.get(file);
        if (page == null) {
            return files.contains(file);
        }
        if (hash < 0 || hash + 1 == address.length() || address.substring(hash).equals("#top")) {
            return true;
        }
        String id = Addresses.decoded(address.substring(hash + 1));
        return ids.computeIfAbsent(file, key -> new HashSet<>(page.ids())).contains(id);
    }

    private Finding finding(String link, String address) {
        int hash = address.indexOf('#');
        String path = hash < 0 ? address : address.substring(0, hash);
        String file = Addresses.file(path);
        if (pages.containsKey(file)) {
            return new Finding(
                    "the page " + path + " has no place `" + address.substring(hash) + "`",
                    "name the id of an element of that page",
                    link);
        }
        return new Finding("this page links to " + path + ", which does not exist", "is the address right?", link);
    }

    private void checkHeads(Map<String, PageFacts> sorted, Report report) {
        Map<String, String> titles = new HashMap<>();
        Map<String, String> descriptions = new HashMap<>();
        for (PageFacts page : sorted.values()) {
            // What visitors wrote is as long, and as new, as it is; nobody may change their words for a description. A
            // draft is
            // not done.
            if (page.listed() && !report.isOpen(page.file())) {
                checkTitle(page, titles, report);
                checkDescription(page, descriptions, report);
            }
        }
    }

    private static void checkTitle(PageFacts page, Map<String, String> titles, Report report) {
        if (page.title().isEmpty()) {
            report.add(page.file(), new Finding("this page has no title", "fill its <title>", "<title"));
            return;
        }
        String other = titles.putIfAbsent(PageScanner.key(page.title()), page.file());
        if (other != null) {
            report.add(
                    page.file(),
                    new Finding(
                            "two pages have the title `" + page.title() + "`",
                            "the other one is " + Addresses.url(other),
                            "title"));
        }
    }

    private static void checkDescription(PageFacts page, Map<String, String> descriptions, Report report) {
        String text = page.description();
        int length = text.codePointCount(0, text.length());
        if (length == 0) {
            report.add(
                    page.file(),
                    new Finding(
                            "this page has no description", "write a `summary` of 50 to 160 characters", "summary"));
            return;
        }
        if (length < SHORTEST || length > LONGEST) {
            report.add(
                    page.file(),
                    new Finding(
                            "the description of this page has " + length + " characters",
                            "write a `summary` of 50 to 160 characters",
                            "summary"));
        }
        String other = descriptions.putIfAbsent(PageScanner.key(text), page.file());
        if (other != null) {
            report.add(
                    page.file(),
                    new Finding(
                            "two pages have the same description",
                            "the other one is " + Addresses.url(other),
                            "summary"));
        }
    }

    /**
     * What a file of the site was made from.
     *
     * @param source the content, record or asset, relative to the source folder
     * @param template the template, likewise; empty when there is none
     * @param open whether its words need not be right: visitors wrote them, or an editor is not done yet
     */
    public record Origin(String source, String template, boolean open) {}

    private static final class Report {
        private final Function<String, Origin> origins;
        private final Function<String, String> texts;
        private final Problems problems;
        private final Map<String, String> read = new HashMap<>();
        private final Map<Cause, Seen> found = new LinkedHashMap<>();

        private Report(Function<String, Origin> origins, Function<String, String> texts, Problems problems) {
            this.origins = origins;
            this.texts = texts;
            this.problems = problems;
        }

        private boolean isOpen(String file) {
            return origins.apply(file).open();
        }

        /** In the content if its sign stands there, else in the template, else at the top of the content. */
        private void add(String file, Finding finding) {
            Origin origin = origins.apply(file);
            String path = origin.source();
            int at = place(path, finding.sign());
            if (at < 0 && !origin.template().isEmpty()) {
                int inTemplate = place(origin.template(), finding.sign());
                path = inTemplate < 0 ? path : origin.template();
                at = inTemplate;
            }
            found.computeIfAbsent(new Cause(path, Math.max(0, at), finding), key -> new Seen(file)).count++;
        }

        private int place(String path, String sign) {
            return sign.isEmpty() ? -1 : text(path).indexOf(sign);
        }

        private String text(String path) {
            return read.computeIfAbsent(path, texts);
        }

        private Problem problem(Cause cause, Seen seen) {
            String text = text(cause.path());
            int line = 1;
            int start = 0;
            for (int i = 0; i < cause.at(); i++) {
                if (text.charAt(i) == '\n') {
                    line++;
                    start = i + 1;
                }
            }
            int column = cause.at() == 0 ? 1 : text.codePointCount(start, cause.at()) + 1;
            String what = cause.finding().what().replace("this page", Addresses.url(seen.file));
            String hint = cause.finding().hint();
            if (seen.count > 1) {
                String more = "the same on " + (seen.count - 1) + (seen.count == 2 ? " other page" : " other pages");
                hint = hint.isEmpty() ? more : hint + "; " + more;
            }
            return new Problem(cause.path(), line, column, what, hint);
        }

        private void finish() {
            found.forEach((cause, seen) -> problems.add(problem(cause, seen)));
        }

        private record Cause(String path, int at, Finding finding) {}

        /** The first file that shows it, and how many do. */
        private static final class Seen {
            private final String file;
            private int count;

            private Seen(String file) {
                this.file = file;
            }
        }
    }
}
