package nl.watals.importer;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.watals.site.PageHead;
import nl.watals.site.SiteBuilder.Viewing;
import nl.watals.site.SiteBuilder.Withholding;
import nl.watals.submission.PublicRecord.Idea;
import nl.watals.text.FrontMatter;
import nl.watals.text.Nearest;
import nl.watals.text.Problems;

/**
 * The ideas that an editor took over: a page with {@code submission=<id>} wins over the record, as soon as it is published.
 *
 * @param pages the editor's page by the id of the record
 * @param waiting those of them that are drafts or wait for their date: until then the record is shown
 */
record TakenOver(Map<String, PageHead> pages, Set<String> waiting) {
    private static final String KEY = "submission";

    /** @param unreadable ids of records that could not be read */
    static TakenOver find(
            List<Idea> ideas,
            Set<String> unreadable,
            Collection<PageHead> editors,
            Viewing viewing,
            Problems problems) {
        Map<String, Idea> byId = new HashMap<>();
        for (Idea idea : ideas) {
            byId.put(idea.id(), idea);
        }
        Map<String, PageHead> pages = new HashMap<>();
        Set<String> waiting = new HashSet<>();
        for (PageHead page : editors) {
            if (page.values().get(KEY) instanceof String id && !unreadable.contains(id)) {
                check(page, id, byId, pages.putIfAbsent(id, page), problems);
                if (isWaiting(page, viewing)) {
                    waiting.add(id);
                }
            }
        }
        return new TakenOver(pages, waiting);
    }

    private static boolean isWaiting(PageHead page, Viewing viewing) {
        Optional<Withholding> why = viewing.withholding(page.status(), page.date(), page.values());
        return why.isPresent() && why.get() != Withholding.EXPIRED;
    }

    private static void check(PageHead page, String id, Map<String, Idea> byId, PageHead other, Problems problems) {
        Idea idea = byId.get(id);
        if (idea == null) {
            report(
                    page,
                    "there is no idea with the id `" + id + "`",
                    Nearest.hint(id, byId.keySet(), "the id is the name of its file in submissions/"),
                    problems);
        } else if (idea.isWithdrawn()) {
            report(
                    page,
                    "the sender has withdrawn this idea",
                    "remove this file, so that a neutral page can take its place",
                    problems);
        }
        if (other != null) {
            report(
                    page,
                    "the idea `" + id + "` is taken over twice",
                    "the other page is " + other.source().path(),
                    problems);
        }
    }

    private static void report(PageHead page, String what, String hint, Problems problems) {
        int offset = 0;
        for (FrontMatter.Field field : page.frontMatter().fields()) {
            if (field.key().equals(KEY)) {
                offset = field.value().offset();
            }
        }
        problems.add(page.source().problem(offset, what, hint));
    }

    boolean isTaken(String id) {
        return pages.containsKey(id) && !waiting.contains(id);
    }
}
