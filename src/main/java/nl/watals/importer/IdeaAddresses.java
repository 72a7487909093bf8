package nl.watals.importer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.watals.site.Address;
import nl.watals.site.PageHead;
import nl.watals.site.Settings;
import nl.watals.submission.PublicRecord.Idea;
import nl.watals.submission.PublicRecordReader.Unreadable;
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
    private final Map<String, String> editors = new HashMap<>();

    IdeaAddresses(Settings settings, Collection<PageHead> editors, Problems problems) {
        this.folder = Address.ofFolder(settings.text("submissions.ideas")).url();
        this.problems = problems;
        for (PageHead page : editors) {
            // A page that could not be read may be the one that takes the idea over.
            if (!page.type().isEmpty()) {
                this.editors.put(page.address().url(), page.source().path());
            }
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
        } else if (editors.containsKey(url) && !isOwnPage(idea, taken, url)) {
            problems.add(idea.source()
                    .problem(
                            RecordKey.SLUG,
                            "two pages want the address " + url,
                            "the other one is " + editors.get(url)
                                    + (idea.isWithdrawn()
                                            ? ", but the sender has withdrawn this idea"
                                            : "; let it say `submission=" + idea.id() + "` to take this idea over")));
        }
        return url;
    }

    private String made(Idea idea, TakenOver taken) {
        String title = Slug.of(idea.title());
        String slug = title.isEmpty() ? idea.id() : title;
        String url = url(slug);
        for (int i = 1; isTaken(url, idea, taken); i++) {
            url = url(slug + "-" + idea.id() + (i == 1 ? "" : "-" + i));
        }
        owners.put(url, idea.source().path());
        return url;
    }

    private boolean isTaken(String url, Idea idea, TakenOver taken) {
        return owners.containsKey(url) || (editors.containsKey(url) && !isOwnPage(idea, taken, url));
    }

    /** The address that a record would most likely have if it could be read. */
    String of(Unreadable record) {
        String slug = record.slug().isEmpty() ? Slug.of(record.title()) : record.slug();
        return url(slug.isEmpty() ? record.id() : slug);
    }

    private static boolean isOwnPage(Idea idea, TakenOver taken, String url) {
        PageHead page = taken.pages().get(idea.id());
        return page != null && page.address().url().equals(url);
    }

    private String url(String slug) {
        return folder + slug + "/";
    }
}
