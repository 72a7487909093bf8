package nl.watals.importer;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.watals.site.Address;
import nl.watals.site.PageHead;
import nl.watals.site.Settings;
import nl.watals.submission.PublicRecord.Idea;
import nl.watals.submission.RecordKey;
import nl.watals.text.Problems;
import nl.watals.text.Slug;

/**
 * Gives every idea its address. A slug in the record is kept whatever happens. An idea without one gets the slug of its
 * title; where that is taken, by an editor's page, by a slug in a record or by an earlier idea (by date, then by id), its
 * id comes behind it.
 */
final class IdeaAddresses {
    private final String folder;
    private final Problems problems;
    private final Map<String, String> owners = new HashMap<>();
    private final Set<String> editors = new HashSet<>();

    IdeaAddresses(Settings settings, Collection<PageHead> editors, Problems problems) {
        this.folder = settings.text("submissions.ideas");
        this.problems = problems;
        for (PageHead page : editors) {
            this.editors.add(page.address().url());
        }
    }

    /**
     * The url of every idea by its id.
     *
     * @param ideas by date, then by id
     */
    Map<String, String> assign(List<Idea> ideas, TakenOver taken) {
        Map<String, String> urls = new HashMap<>(ideas.size() * 2);
        for (Idea idea : ideas) {
            if (!idea.slug().isEmpty()) {
                urls.put(idea.id(), fixed(idea, taken));
            }
        }
        for (Idea idea : ideas) {
            if (idea.slug().isEmpty()) {
                urls.put(idea.id(), made(idea, taken));
            }
        }
        return urls;
    }

    private String fixed(Idea idea, TakenOver taken) {
        String url = url(idea.slug());
        String owner = owners.putIfAbsent(url, idea.source().path());
        if (owner != null) {
            problems.add(idea.source()
                    .problem(RecordKey.SLUG, "two pages want the address " + url, "the other one is " + owner));
        } else if (editors.contains(url) && !isOwnPage(idea, taken, url)) {
            problems.add(idea.source()
                    .problem(
                            RecordKey.SLUG,
                            "two pages want the address " + url,
                            "the other one is an editor's page; let it say `submission=" + idea.id()
                                    + "` to take this idea over"));
        }
        return url;
    }

    private String made(Idea idea, TakenOver taken) {
        String slug = Slug.of(idea.title());
        String url = url(slug.isEmpty() ? idea.id() : slug);
        boolean editorHasIt = editors.contains(url) && !isOwnPage(idea, taken, url);
        if (editorHasIt || owners.putIfAbsent(url, idea.source().path()) != null) {
            url = url(slug.isEmpty() ? idea.id() : slug + "-" + idea.id());
            owners.put(url, idea.source().path());
        }
        return url;
    }

    private static boolean isOwnPage(Idea idea, TakenOver taken, String url) {
        PageHead page = taken.pages().get(idea.id());
        return page != null && page.address().url().equals(url);
    }

    private String url(String slug) {
        return Address.ofFolder(folder.isEmpty() ? slug : folder + "/" + slug).url();
    }
}
