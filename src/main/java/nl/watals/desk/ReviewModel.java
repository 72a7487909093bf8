package nl.watals.desk;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.watals.inbox.Item;
import nl.watals.inbox.State;
import nl.watals.inbox.Step;
import nl.watals.inbox.Transitions;
import nl.watals.privacy.Kind;
import nl.watals.privacy.Mark;
import nl.watals.privacy.PrivacyMarks;
import nl.watals.submission.Consent;
import nl.watals.submission.Role;
import nl.watals.submission.SubmissionContent;

/** Everything that the page of one submission shows. */
final class ReviewModel {
    private final Parts parts;
    private final Item item;
    private final Edited edited;

    ReviewModel(Parts parts, Item item, Edited edited) {
        this.parts = parts;
        this.item = item;
        this.edited = edited;
    }

    /**
     * One text, on both sides.
     *
     * @param original what arrived, cut at marks and differences
     * @param shown the public version, cut likewise
     * @param changed whether the sides differ
     * @param rows the height of the field
     */
    record FieldView(
            String key,
            boolean lines,
            int longest,
            String value,
            List<MarkedText.Piece> original,
            List<MarkedText.Piece> shown,
            boolean changed,
            int rows) {
        /** Whether there is more to see than in the field itself. */
        public boolean remarkable() {
            return changed || shown.stream().anyMatch(MarkedText.Piece::marked);
        }
    }

    /** A theme, and whether the submission has it. */
    record ThemeView(String slug, String title, boolean chosen) {}

    /** A person who is mentioned. */
    record Person(String name, int times, boolean stillThere) {}

    /** A severe kind that keeps the submission from being approved. */
    record Blocking(String kind, int times) {}

    Map<String, Object> values() {
        Map<String, Object> model = live();
        model.put("id", item.id());
        model.put("item", item);
        model.put("state", item.state().key());
        model.put("kind", edited.kind().key());
        model.put("waiting", item.state().isWaiting());
        model.put("publishable", item.kind().isPublishable());
        model.put(
                "holds", item.holds().stream().map(hold -> hold.key()).sorted().toList());
        model.put("themes", themes());
        model.put("roles", List.of(Role.values()).stream().map(Role::key).toList());
        model.put("role", edited.role().map(Role::key).orElse(""));
        model.put("originalRole", original().role().map(Role::key).orElse(""));
        model.put("originalThemes", titles(original().themes()));
        model.put("page", item.publicVersion().content().page());
        model.put("event", item.publicVersion().content().event());
        model.put("consent", item.consent().orElse(null));
        model.put("mayPublish", item.consent().map(ReviewModel::mayPublish).orElse(false));
        model.put("mayAsk", mayAsk());
        model.put("wasIdea", item.kind() != edited.kind());
        model.put("accused", item.holds().stream().anyMatch(hold -> hold.key().equals("accusation")));
        model.put("steps", steps());
        model.put("audit", parts.inbox().audit(item.id()));
        model.put("overrulings", item.overrulings());
        model.put("expires", item.expiresAt().orElse(null));
        model.put("undoUntil", undoUntil());
        model.put("host", parts.site().host());
        model.put("protocol", parts.protocol().html());
        model.put("similarReady", parts.similar().isReady());
        model.put("similar", similar());
        return model;
    }

    /** What changes while somebody types: the marks and the differences. */
    Map<String, Object> live() {
        Map<String, Object> model = new HashMap<>();
        List<FieldView> fields = new ArrayList<>();
        List<Marks.Shown> marks = new ArrayList<>();
        Set<Kind> overruled = Marks.overruled(item);
        for (TextField field : TextField.of(edited.kind())) {
            fields.add(view(field));
            marks.addAll(Marks.of(field, edited.text(field), overruled));
        }
        Map<String, Integer> blocking = new TreeMap<>();
        for (Marks.Shown mark : marks) {
            if (mark.blocks()) {
                blocking.merge(mark.kind(), 1, Integer::sum);
            }
        }
        List<Blocking> kinds = new ArrayList<>();
        blocking.forEach((kind, times) -> kinds.add(new Blocking(kind, times)));
        model.put("fields", fields);
        model.put("marks", marks);
        model.put("blocking", kinds);
        model.put("open", blocking.values().stream().mapToInt(Integer::intValue).sum());
        model.put("people", people());
        return model;
    }

    private SubmissionContent original() {
        return item.original().orElse(SubmissionContent.EMPTY);
    }

    private FieldView view(TextField field) {
        String before = Edited.lines(field.of(original()));
        String after = edited.text(field);
        boolean known = item.original().isPresent() && item.kind() == edited.kind();
        TextDiff diff = known ? TextDiff.of(before, after) : new TextDiff(new BitSet(), new BitSet());
        return new FieldView(
                field.key(),
                field.lines(),
                field.longest(),
                after,
                MarkedText.of(before, PrivacyMarks.find(before), diff.removed()),
                MarkedText.of(after, PrivacyMarks.find(after), diff.added()),
                !diff.isEmpty(),
                rows(field, after));
    }

    private static int rows(TextField field, String text) {
        int rows = field.lines() ? 3 : 1;
        rows += text.length() / 50 + (int) text.chars().filter(c -> c == '\n').count();
        return Math.min(field.lines() ? 20 : 4, rows);
    }

    private List<Person> people() {
        Map<String, Integer> before = new LinkedHashMap<>();
        Map<String, Integer> after = new LinkedHashMap<>();
        for (TextField field : TextField.values()) {
            names(field.of(original()), before);
            names(edited.text(field), after);
        }
        Set<String> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        List<Person> people = new ArrayList<>();
        for (String name : all) {
            int times = Math.max(before.getOrDefault(name, 0), after.getOrDefault(name, 0));
            people.add(new Person(name, times, after.containsKey(name)));
        }
        return people;
    }

    private static void names(String text, Map<String, Integer> names) {
        for (Mark mark : PrivacyMarks.find(text)) {
            if (mark.kind() == Kind.NAME) {
                names.merge(text.substring(mark.start(), mark.end()), 1, Integer::sum);
            }
        }
    }

    private List<ThemeView> themes() {
        Map<String, String> titles = new LinkedHashMap<>(parts.site().themes());
        edited.themes().forEach(slug -> titles.putIfAbsent(slug, slug));
        List<ThemeView> themes = new ArrayList<>();
        titles.forEach((slug, title) ->
                themes.add(new ThemeView(slug, title, edited.themes().contains(slug))));
        return themes;
    }

    private List<String> titles(List<String> slugs) {
        Map<String, String> titles = parts.site().themes();
        return slugs.stream().map(slug -> titles.getOrDefault(slug, slug)).toList();
    }

    private static boolean mayPublish(Consent consent) {
        return consent.allows(Consent.Purpose.PUBLISH);
    }

    private boolean mayAsk() {
        return !item.contact().email().isBlank()
                && item.consent()
                        .map(consent -> consent.allows(Consent.Purpose.CONTACT))
                        .orElse(false);
    }

    private Object undoUntil() {
        return item.undoUntil()
                .filter(until -> until.isAfter(parts.inbox().now()))
                .orElse(null);
    }

    /** The words of all steps that the state allows. */
    private Set<String> steps() {
        Set<String> steps = new LinkedHashSet<>();
        for (Step step : Step.values()) {
            if (Transitions.after(item.state(), step).isPresent()) {
                steps.add(step.key());
            }
        }
        return steps;
    }

    private List<SimilarIndex.Alike> similar() {
        boolean wanted = item.kind().isPublishable() && item.state() != State.WITHDRAWN;
        if (!wanted) {
            return List.of();
        }
        String text =
                edited.text(TextField.NOW) + "\n" + edited.text(TextField.EFFECT) + "\n" + edited.text(TextField.BODY);
        return parts.similar().like(edited.text(TextField.TITLE), text, item.id());
    }
}
