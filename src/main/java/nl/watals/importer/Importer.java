package nl.watals.importer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.watals.markdown.SubmissionMarkdown;
import nl.watals.site.Imported;
import nl.watals.site.Page;
import nl.watals.site.PageHead;
import nl.watals.site.Participant;
import nl.watals.site.Reaction;
import nl.watals.site.Reference;
import nl.watals.site.Settings;
import nl.watals.site.SiteBuilder.Viewing;
import nl.watals.site.TaxonomySpec;
import nl.watals.submission.PublicRecord;
import nl.watals.submission.PublicRecord.Idea;
import nl.watals.submission.PublicRecordReader.Unreadable;
import nl.watals.submission.RecordKey;
import nl.watals.text.Problems;
import nl.watals.text.Slug;

/**
 * Turns approved records into what the site shows: idea pages, reactions as threads under their pages, and participants.
 * The result does not depend on the order of the records.
 */
public final class Importer {
    /** The records of a site, parted by what became of them. */
    private record Sorted(
            List<Idea> ideas, List<PublicRecord.Reaction> reactions, List<PublicRecord.Participant> people) {}

    private final Settings settings;
    private final Themes themes;
    private final Viewing viewing;
    private final Problems problems;

    /** @param taxonomies the site's taxonomies; the one called {@code themes} is that of the records */
    public Importer(Settings settings, Collection<TaxonomySpec> taxonomies, Viewing viewing, Problems problems) {
        this.settings = settings;
        this.viewing = viewing;
        this.themes = new Themes(taxonomies, problems);
        this.problems = problems;
    }

    /**
     * Imports the records and reports everything about them that does not fit the site.
     *
     * @param records in any order
     * @param unreadable what is known of records that could not be read
     * @param editors the heads of the editors' pages, which may have taken ideas over
     */
    public Imported run(
            Collection<PublicRecord> records, Collection<Unreadable> unreadable, Collection<PageHead> editors) {
        Set<String> unreadableIds = new HashSet<>();
        unreadable.forEach(record -> unreadableIds.add(record.id()));
        List<PublicRecord> ordered = ordered(records);
        Sorted sorted = sort(ordered);
        TakenOver taken = TakenOver.find(sorted.ideas(), unreadableIds, editors, viewing, problems);
        IdeaAddresses rule = new IdeaAddresses(settings, editors, problems);
        Map<String, String> addresses = rule.assign(sorted.ideas(), taken);
        IdeaPages pages = new IdeaPages(settings, themes);
        List<Page> ideas = new ArrayList<>(sorted.ideas().size());
        List<Page> withdrawn = new ArrayList<>();
        for (Idea idea : sorted.ideas()) {
            if (idea.isWithdrawn()) {
                withdrawn.add(pages.neutral(idea, addresses.get(idea.id())));
            } else if (!taken.isTaken(idea.id())) {
                ideas.add(pages.page(idea, addresses.get(idea.id())));
            }
        }
        Map<String, String> moved = moved(taken, addresses);
        Set<String> unreadableUrls = new HashSet<>();
        unreadable.forEach(record -> unreadableUrls.add(rule.of(record)));
        Map<String, Threads.Place> places = commentable(ideas, withdrawn, editors, moved);
        unreadableUrls.forEach(url -> places.putIfAbsent(url, Threads.Place.gone()));
        Map<String, List<Reaction>> threads = new Threads(problems).build(sorted.reactions(), unreadableIds, places);
        return new Imported(
                ideas,
                withdrawn,
                threads,
                participants(sorted.people()),
                moved,
                references(sorted),
                unreadableUrls,
                records.size(),
                withdrawn(records));
    }

    private static int withdrawn(Collection<PublicRecord> records) {
        int count = 0;
        for (PublicRecord record : records) {
            count += record.isWithdrawn() ? 1 : 0;
        }
        return count;
    }

    /** The gatherings that reactions and participants name. */
    private static Map<String, Reference> references(Sorted sorted) {
        Map<String, Reference> references = new TreeMap<>();
        sorted.reactions().forEach(record -> addEvent(record, references));
        sorted.people().forEach(record -> addEvent(record, references));
        return references;
    }

    private static void addEvent(PublicRecord record, Map<String, Reference> references) {
        if (!record.event().isEmpty()) {
            references.put(record.source().path(), IdeaPages.event(record));
        }
    }

    private static List<PublicRecord> ordered(Collection<PublicRecord> records) {
        List<PublicRecord> ordered = new ArrayList<>(records);
        ordered.sort(Importer::byDate);
        return ordered;
    }

    // Compared by hand: a chain of the JDK's comparators is made of classes that no archive holds.
    private static int byDate(PublicRecord a, PublicRecord b) {
        int order = a.date().compareTo(b.date());
        if (order == 0) {
            order = a.id().compareTo(b.id());
        }
        return order != 0 ? order : a.source().path().compareTo(b.source().path());
    }

    private Sorted sort(List<PublicRecord> ordered) {
        Sorted sorted = new Sorted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Map<String, PublicRecord> byId = new HashMap<>(ordered.size() * 2);
        for (PublicRecord record : ordered) {
            PublicRecord first = byId.putIfAbsent(record.id(), record);
            if (first != null) {
                problems.add(record.source()
                        .problem(
                                RecordKey.ID,
                                "`" + record.id() + "` is the id of two records",
                                "the other one is " + first.source().path()));
                continue;
            }
            if (record instanceof Idea idea) {
                sorted.ideas().add(idea);
            } else if (record instanceof PublicRecord.Reaction reaction) {
                sorted.reactions().add(reaction);
            } else {
                sorted.people().add((PublicRecord.Participant) record);
            }
        }
        return sorted;
    }

    /** The old addresses of ideas that stand elsewhere since an editor took them over. */
    private static Map<String, String> moved(TakenOver taken, Map<String, String> addresses) {
        Map<String, String> moved = new TreeMap<>();
        taken.pages().forEach((id, page) -> {
            String url = addresses.get(id);
            if (url != null && taken.isTaken(id) && !url.equals(page.address().url())) {
                moved.put(url, page.address().url());
            }
        });
        return moved;
    }

    /** Every address that reactions may name: the page that they belong to, or what speaks against it. */
    private Map<String, Threads.Place> commentable(
            List<Page> ideas, List<Page> withdrawn, Collection<PageHead> editors, Map<String, String> moved) {
        Map<String, Threads.Place> places = new HashMap<>();
        for (Page page : ideas) {
            places.put(page.address().url(), Threads.Place.open(page.address().url()));
        }
        for (Page page : withdrawn) {
            places.put(page.address().url(), Threads.Place.gone());
        }
        for (PageHead page : editors) {
            places.putIfAbsent(EditorsEffect.published(settings, page), place(page));
        }
        moved.forEach((from, to) -> places.put(from, places.get(to)));
        return places;
    }

    private static Threads.Place place(PageHead page) {
        return EditorsEffect.isOpen(page)
                ? Threads.Place.open(page.address().url())
                : Threads.Place.closed(page.source().path());
    }

    private List<Participant> participants(List<PublicRecord.Participant> people) {
        List<Participant> participants = new ArrayList<>();
        for (PublicRecord.Participant person : people) {
            if (!person.isWithdrawn()) {
                participants.add(new Participant(
                        person.id(),
                        person.name(),
                        IdeaPages.role(person),
                        SubmissionMarkdown.render(person.body()).html(),
                        themes.known(person.source(), person.themes())));
            }
        }
        if (participants.size() > 1) {
            participants.sort(Comparator.comparing((Participant person) -> Slug.of(person.name()))
                    .thenComparing(Participant::name)
                    .thenComparing(Participant::id));
        }
        return participants;
    }
}
