package nl.watals.importer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.watals.markdown.SubmissionMarkdown;
import nl.watals.site.Reaction;
import nl.watals.submission.PublicRecord;
import nl.watals.submission.RecordKey;
import nl.watals.text.Nearest;
import nl.watals.text.Problems;
import nl.watals.work.Parallel;

/**
 * Puts reactions under their pages, answers under what they answer. An answer to a withdrawn reaction moves up to what
 * that one answered; below {@link #MAX_DEPTH} levels, answers stand beside each other.
 */
final class Threads {
    /** How deep answers are nested; deeper ones stand at the last level. */
    static final int MAX_DEPTH = 4;

    /** Suggesting a near address out of more than this many would take longer than it helps. */
    private static final int MANY = 20_000;

    /**
     * An address that a reaction can name.
     *
     * @param url the page that shows it; empty when none does
     * @param closedBy the source of a page that takes no reactions; empty when it takes them
     */
    record Place(String url, String closedBy) {
        static Place open(String url) {
            return new Place(url, "");
        }

        static Place closed(String source) {
            return new Place("", source);
        }

        /** The page was withdrawn, and its reactions with it. */
        static Place gone() {
            return new Place("", "");
        }
    }

    private static final class Node {
        private final PublicRecord.Reaction record;
        private final List<Node> replies = new ArrayList<>();

        private Node(PublicRecord.Reaction record) {
            this.record = record;
        }
    }

    private final Problems problems;
    private final Map<String, String> html = new HashMap<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Node> answers = new ArrayList<>();
    private final Set<Node> reached = new HashSet<>();
    private final Set<String> inCircle = new HashSet<>();
    private Set<String> unreadable = Set.of();
    private Map<String, Place> places = Map.of();

    Threads(Problems problems) {
        this.problems = problems;
    }

    /**
     * The reactions under every page, by its url.
     *
     * @param records by date, then by id
     * @param unreadable ids of records that could not be read
     * @param places every address that a reaction may name
     */
    Map<String, List<Reaction>> build(
            List<PublicRecord.Reaction> records, Set<String> unreadable, Map<String, Place> places) {
        this.unreadable = unreadable;
        this.places = places;
        for (PublicRecord.Reaction record : records) {
            nodes.put(record.id(), new Node(record));
        }
        render(records);
        Map<String, List<Node>> roots = new LinkedHashMap<>();
        for (Node node : nodes.values()) {
            if (!node.record.isWithdrawn()) {
                hang(node, roots);
            }
        }
        Map<String, List<Reaction>> threads = new HashMap<>();
        roots.forEach((url, list) -> threads.put(url, reactions(list, 1)));
        reportCircles();
        return threads;
    }

    private void render(List<PublicRecord.Reaction> records) {
        String[] rendered = new String[records.size()];
        Parallel.forEach(rendered.length, i -> {
            PublicRecord.Reaction record = records.get(i);
            rendered[i] = record.isWithdrawn()
                    ? ""
                    : SubmissionMarkdown.render(record.body()).html();
        });
        for (int i = 0; i < rendered.length; i++) {
            html.put(records.get(i).id(), rendered[i]);
        }
    }

    private void hang(Node node, Map<String, List<Node>> roots) {
        PublicRecord.Reaction record = node.record;
        Place place = places.get(record.page());
        if (place == null) {
            report(record, RecordKey.PAGE, "there is no page " + record.page(), nearest(record.page()));
        } else if (!place.closedBy().isEmpty()) {
            report(
                    record,
                    RecordKey.PAGE,
                    "the page " + record.page() + " takes no reactions",
                    "add `reactions=true` to " + place.closedBy());
        } else if (!place.url().isEmpty()) {
            Node parent = livingParent(node);
            if (parent == null) {
                roots.computeIfAbsent(place.url(), url -> new ArrayList<>()).add(node);
            } else {
                parent.replies.add(node);
                answers.add(node);
            }
        }
    }

    private String nearest(String page) {
        String otherwise = "is the address right? it has the form /folder/name/";
        return places.size() > MANY ? otherwise : Nearest.hint(page, places.keySet(), otherwise);
    }

    /** What a reaction answers and still stands; null when it stands by itself. */
    private Node livingParent(Node node) {
        Set<String> seen = new HashSet<>();
        PublicRecord.Reaction answer = node.record;
        while (!answer.parent().isEmpty()) {
            Node parent = nodes.get(answer.parent());
            if (parent == null) {
                if (answer == node.record && !unreadable.contains(answer.parent())) {
                    report(
                            answer,
                            RecordKey.PARENT,
                            "there is no reaction with the id `" + answer.parent() + "`",
                            Nearest.hint(answer.parent(), nodes.keySet(), "the id is the name of its file"));
                }
                return null;
            }
            if (!seen.add(answer.id())) {
                reportCircle(nodes.get(answer.id()));
                return null;
            }
            if (!parent.record.isWithdrawn()) {
                if (!isSamePlace(parent.record.page(), node.record.page())) {
                    report(
                            node.record,
                            RecordKey.PARENT,
                            "the answer and what it answers belong to different pages",
                            "the other one belongs to " + parent.record.page());
                }
                return parent;
            }
            answer = parent.record;
        }
        return null;
    }

    private List<Reaction> reactions(List<Node> nodes, int depth) {
        List<Reaction> reactions = new ArrayList<>(nodes.size());
        for (Node node : depth == MAX_DEPTH ? flattened(nodes) : nodes) {
            reached.add(node);
            List<Reaction> replies = depth == MAX_DEPTH ? List.of() : reactions(node.replies, depth + 1);
            reactions.add(value(node, replies));
        }
        return List.copyOf(reactions);
    }

    /** The nodes with all answers below them, each before its answers; a chain can be as long as there are records. */
    private static List<Node> flattened(List<Node> nodes) {
        List<Node> flat = new ArrayList<>(nodes.size());
        Deque<Node> waiting = new ArrayDeque<>();
        pushAll(nodes, waiting);
        while (!waiting.isEmpty()) {
            Node node = waiting.pop();
            flat.add(node);
            pushAll(node.replies, waiting);
        }
        return flat;
    }

    private static void pushAll(List<Node> nodes, Deque<Node> waiting) {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            waiting.push(nodes.get(i));
        }
    }

    /** Whether two addresses lead to one page: an idea can have moved. */
    private boolean isSamePlace(String page, String other) {
        return page.equals(other)
                || (places.containsKey(page) && places.get(page).equals(places.get(other)));
    }

    /** Answers that no page leads to answer each other. */
    private void reportCircles() {
        for (Node node : answers) {
            if (!reached.contains(node)) {
                reportCircle(node);
            }
        }
    }

    /** Reports the circle that a reaction leads into, once: at the first of its records by id. */
    private void reportCircle(Node node) {
        Set<String> way = new LinkedHashSet<>();
        Node at = node;
        while (at != null && way.add(at.record.id())) {
            reached.add(at);
            at = nodes.get(at.record.parent());
        }
        if (at == null || !inCircle.add(at.record.id())) {
            return;
        }
        Set<String> circle = new TreeSet<>();
        for (Node next = at; circle.add(next.record.id()); next = nodes.get(next.record.parent())) {
            inCircle.add(next.record.id());
        }
        report(
                nodes.get(circle.iterator().next()).record,
                RecordKey.PARENT,
                "these reactions answer each other in a circle: " + String.join(", ", circle),
                "leave `parent` out of one of them");
    }

    private Reaction value(Node node, List<Reaction> replies) {
        PublicRecord.Reaction record = node.record;
        return new Reaction(
                record.id(),
                record.date(),
                record.name(),
                IdeaPages.role(record),
                html.get(record.id()),
                List.copyOf(replies));
    }

    private void report(PublicRecord.Reaction record, RecordKey key, String what, String hint) {
        problems.add(record.source().problem(key, what, hint));
    }
}
