package nl.watals.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import nl.watals.inbox.Counts;
import nl.watals.inbox.QueuePage;
import nl.watals.inbox.QueueQuery;
import nl.watals.inbox.QueueRow;
import nl.watals.inbox.State;
import nl.watals.submission.SubmissionKind;

/** The queue: what waits, the most urgent first. */
final class QueuePages {
    private static final int SIZE = 25;
    private static final int LONGEST_SEARCH = 100;
    private static final Duration SOON = Duration.ofDays(7);

    /** Counting a full inbox takes longer than reading a page of it; a few seconds later the numbers still help. */
    private static final Duration COUNTS_HOLD = Duration.ofSeconds(5);

    private record Counted(Counts counts, Instant at) {}

    private final Parts parts;
    private volatile Counted counted;

    QueuePages(Parts parts) {
        this.parts = parts;
    }

    /** The counts, fresh for who has just decided something. */
    private Counts counts(boolean fresh) {
        Counted known = counted;
        Instant now = parts.clock().instant();
        if (fresh || known == null || known.at().plus(COUNTS_HOLD).isBefore(now)) {
            known = new Counted(parts.inbox().counts(), now);
            counted = known;
        }
        return known.counts();
    }

    /** What is asked for, as it came. */
    private record Filter(String kind, String state, String theme, boolean closing, String words, String after) {
        /** The same question for another kind and so on, as an address. Words are never part of an address. */
        String with(String key, String value) {
            StringJoiner query = new StringJoiner("&");
            add(query, "soort", key.equals("soort") ? value : kind);
            add(query, "staat", key.equals("staat") ? value : state);
            add(query, "thema", key.equals("thema") ? value : theme);
            add(query, "na", key.equals("na") ? value : "");
            if (key.equals("verloopt") ? !value.isEmpty() : closing) {
                query.add("verloopt=ja");
            }
            return query.length() == 0 ? Desk.PATH + "/" : Desk.PATH + "/?" + query;
        }

        private static void add(StringJoiner query, String key, String value) {
            if (!value.isEmpty()) {
                query.add(key + "=" + value);
            }
        }
    }

    /** One choice of a filter. */
    record Choice(String value, String label, String url, boolean chosen, int count) {}

    /** One row, with what depends on the moment. */
    record Row(QueueRow item, boolean closing, boolean mine, List<String> holds) {}

    void show(Visit visit) {
        Filter filter = new Filter(
                word(visit.query("soort")),
                word(visit.query("staat")),
                word(visit.query("thema")),
                visit.query("verloopt").equals("ja"),
                "",
                visit.query("na"));
        show(visit, filter, visit.query("gedaan"));
    }

    /** Searching is a form: words can be names, and names do not belong in addresses. */
    void search(Visit visit) {
        String words = visit.field("zoek").strip();
        Filter filter = new Filter(
                word(visit.field("soort")),
                word(visit.field("staat")),
                word(visit.field("thema")),
                visit.field("verloopt").equals("ja"),
                words.substring(
                        0,
                        words.offsetByCodePoints(0, Math.min(LONGEST_SEARCH, words.codePointCount(0, words.length())))),
                visit.field("na"));
        show(visit, filter, "");
    }

    /** A word of an address; anything else is as if it were not there. */
    private static String word(String value) {
        return value.length() <= 100
                        && value.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')
                ? value
                : "";
    }

    private void show(Visit visit, Filter asked, String done) {
        Filter filter = known(asked);
        QueuePage page = read(filter);
        Counts counts = counts(!done.isEmpty());
        Instant soon = parts.clock().instant().plus(SOON);
        List<Row> rows = new ArrayList<>();
        for (QueueRow row : page.rows()) {
            boolean closing =
                    row.expiresAt().isPresent() && row.expiresAt().get().isBefore(soon);
            boolean mine = row.reviewer().equals(visit.user().name());
            rows.add(new Row(
                    row,
                    closing,
                    mine,
                    row.holds().stream().map(hold -> hold.key()).sorted().toList()));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("rows", rows);
        model.put("next", page.next().orElse(""));
        model.put("nextUrl", page.next().map(next -> filter.with("na", next)).orElse(""));
        model.put("first", filter.after().isEmpty());
        model.put("filter", filter);
        model.put("filtered", !filter.equals(new Filter("", "", "", false, "", filter.after())));
        model.put("counts", counts);
        model.put("waiting", waiting(counts));
        model.put("kinds", kinds(filter, counts));
        model.put("states", states(filter, counts));
        model.put("themes", themes(filter));
        model.put("closingUrl", filter.with("verloopt", filter.closing() ? "" : "ja"));
        model.put("undoable", parts.moderation().undoable());
        model.put("done", done);
        model.put("protocol", parts.protocol().html());
        visit.show("queue.peb", model);
    }

    /** Words that mean nothing are left out, rather than an error for an old bookmark. */
    private Filter known(Filter filter) {
        return new Filter(
                SubmissionKind.of(filter.kind()).isPresent() ? filter.kind() : "",
                State.of(filter.state()).isPresent() ? filter.state() : "",
                filter.theme(),
                filter.closing(),
                filter.words(),
                filter.after());
    }

    private QueuePage read(Filter filter) {
        Set<State> states = EnumSet.noneOf(State.class);
        State.of(filter.state()).ifPresent(states::add);
        Set<SubmissionKind> kinds = EnumSet.noneOf(SubmissionKind.class);
        SubmissionKind.of(filter.kind()).ifPresent(kinds::add);
        QueueQuery query = new QueueQuery(
                states, kinds, filter.theme(), filter.words(), filter.closing(), cursor(filter.after()), SIZE);
        return parts.inbox().queue(query);
    }

    /** Only what looks like the end of a page: an address can be typed. */
    private static Optional<String> cursor(String after) {
        String[] fields = after.split("-", -1);
        boolean fine = fields.length == 3
                && isNumber(fields[0], 9)
                && isNumber(fields[1], 18)
                && !fields[2].isEmpty()
                && word(fields[2]).equals(fields[2]);
        return fine ? Optional.of(after) : Optional.empty();
    }

    private static boolean isNumber(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int waiting(Counts counts) {
        int waiting = 0;
        for (State state : State.values()) {
            waiting += state.isWaiting() ? counts.of(state) : 0;
        }
        return waiting;
    }

    private List<Choice> kinds(Filter filter, Counts counts) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(
                "", "kind.all", filter.with("soort", ""), filter.kind().isEmpty(), waiting(counts)));
        for (SubmissionKind kind : SubmissionKind.values()) {
            choices.add(new Choice(
                    kind.key(),
                    "kind." + kind.key(),
                    filter.with("soort", kind.key()),
                    filter.kind().equals(kind.key()),
                    counts.waiting(kind)));
        }
        return choices;
    }

    private List<Choice> states(Filter filter, Counts counts) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(
                "", "state.all", filter.with("staat", ""), filter.state().isEmpty(), waiting(counts)));
        for (State state : State.values()) {
            choices.add(new Choice(
                    state.key(),
                    "state." + state.key(),
                    filter.with("staat", state.key()),
                    filter.state().equals(state.key()),
                    counts.of(state)));
        }
        return choices;
    }

    private Map<String, String> themes(Filter filter) {
        Map<String, String> themes = new LinkedHashMap<>(parts.site().themes());
        if (!filter.theme().isEmpty()) {
            themes.putIfAbsent(filter.theme(), filter.theme());
        }
        return themes;
    }
}
