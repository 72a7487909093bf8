package nl.watals.desk;

import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.watals.inbox.Action;
import nl.watals.inbox.AuditRow;
import nl.watals.inbox.Item;
import nl.watals.inbox.PublicVersion;
import nl.watals.inbox.Refusal;
import nl.watals.inbox.State;
import nl.watals.inbox.Transitions;
import nl.watals.privacy.Kind;
import nl.watals.submission.SubmissionContent;
import nl.watals.web.Answered;

/** The page of one submission: what arrived, what will be public, and the buttons between the two. */
final class ReviewPages {
    private final Parts parts;

    ReviewPages(Parts parts) {
        this.parts = parts;
    }

    /** A refusal as a page words it. */
    record Reason(String key, String detail) {}

    void show(Visit visit) {
        Item item = item(visit);
        show(visit, item, Edited.of(item), List.of());
    }

    private void show(Visit visit, Item item, Edited edited, List<Refusal> refusals) {
        Map<String, Object> model = new ReviewModel(parts, item, edited).values();
        model.put("reasons", reasons(refusals));
        model.put("saved", visit.query("bewaard").equals("ja"));
        model.put("aside", item.steppedAside().contains(visit.user().name()));
        model.put("mine", item.reviewer().equals(visit.user().name()));
        model.put(
                "somebodyElse",
                item.state() == State.IN_REVIEW
                                && !item.reviewer().isEmpty()
                                && !item.reviewer().equals(visit.user().name())
                        ? item.reviewer()
                        : "");
        visit.show("review.peb", model);
    }

    private static List<Reason> reasons(List<Refusal> refusals) {
        List<Reason> reasons = new ArrayList<>();
        for (Refusal refusal : refusals) {
            String key =
                    refusal.rule().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            boolean detail = refusal.rule() == Refusal.Rule.RECORD;
            Reason reason = new Reason(key, detail ? refusal.message() : "");
            if (!reasons.contains(reason)) {
                reasons.add(reason);
            }
        }
        return reasons;
    }

    private Item item(Visit visit) {
        return item(parts, visit);
    }

    static Item item(Parts parts, Visit visit) {
        String id = visit.request().pathParam("id");
        boolean fine = id.length() <= 32 && id.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
        return (fine ? parts.inbox().item(id) : Optional.<Item>empty()).orElseThrow(NotFoundResponse::new);
    }

    /** The marks and differences of a text that is not saved yet. */
    void marks(Visit visit) {
        Item item = item(visit);
        visit.show("live.peb", new ReviewModel(parts, item, Edited.of(item, visit)).live());
    }

    /** One of the buttons was pressed. */
    void act(Visit visit) {
        Item item = item(visit);
        String[] button = visit.field("doe").split(":", -1);
        Edited edited = Edited.of(item, visit);
        Chain chain = new Chain(parts.inbox(), visit.actor(), item.id(), visit.number("versie"));
        String next = switch (button[0]) {
            case "oppakken" -> stay(item, chain.then(new Action.Review()));
            case "gezien" -> stay(item, chain.then(new Action.AcuteSeen()));
            case "opzij" -> leave(chain.then(new Action.StepAside()));
            case "spam" -> done(item, chain.then(new Action.Spam()));
            case "afgehandeld" -> done(item, chain.then(new Action.Handle()));
            case "heropenen" -> stay(item, chain.then(new Action.Reopen()));
            case "beschuldiging" ->
                stay(item, chain.then(new Action.Accusation(word(button, 1).equals("ja"))));
            case "vervang" -> replace(item, chain, edited, button);
            case "laatstaan" -> stay(item, overrule(visit, item, chain, edited, word(button, 1)));
            case "alsidee" -> stay(item, save(item, chain, edited).then(new Action.Edit(asIdea(item))));
            case "goedkeuren" -> approve(item, save(item, chain, edited));
            case "vasthouden" -> leave(save(item, chain, edited).then(new Action.Hold()));
            case "naar" -> to(item, save(item, chain, edited), word(button, 1));
            default -> "/inzending/" + save(item, chain, edited, item.id()) + "?bewaard=ja";
        };
        answer(visit, chain, next, edited);
    }

    private static String word(String[] words, int number) {
        return number < words.length ? words[number] : "";
    }

    private String save(Item item, Chain chain, Edited edited, String id) {
        save(item, chain, edited);
        return id;
    }

    /** Takes the submission up, if nobody has, and saves what was changed; an approval stands when nothing was. */
    private Chain save(Item item, Chain chain, Edited edited) {
        if (item.state() == State.HELD || (edited.isChanged() && item.state() != State.IN_REVIEW)) {
            chain.then(new Action.Review());
        }
        if (edited.isChanged()) {
            chain.then(new Action.Edit(edited.version()));
        }
        return chain;
    }

    private String stay(Item item, Chain chain) {
        return "/inzending/" + item.id();
    }

    private String leave(Chain chain) {
        return "/";
    }

    private String done(Item item, Chain chain) {
        return "/?gedaan=" + item.id();
    }

    private String approve(Item item, Chain chain) {
        chain.then(new Action.Approve());
        return "/?gedaan=" + item.id();
    }

    private static final Set<String> FORMS = Set.of("afwijzen", "vraag", "samenvoegen", "reactie", "weghalen");

    private String to(Item item, Chain chain, String form) {
        boolean known = FORMS.contains(form) || form.equals("voorbeeld");
        return "/inzending/" + item.id() + (known ? "/" + form : "");
    }

    private String replace(Item item, Chain chain, Edited edited, String[] button) {
        Optional<TextField> field = TextField.of(word(button, 1));
        // A mark that is no longer there was mended meanwhile: then only the texts are saved.
        field.ifPresent(known -> edited.replace(known, number(word(button, 2)), number(word(button, 3))));
        save(item, chain, edited);
        return "/inzending/" + item.id() + "#privacy";
    }

    private static int number(String text) {
        boolean digits = !text.isEmpty() && text.length() < 7 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : -1;
    }

    private Chain overrule(Visit visit, Item item, Chain chain, Edited edited, String kind) {
        save(item, chain, edited);
        Optional<Kind> known = Marks.kind(kind);
        return known.isEmpty()
                ? chain
                : chain.then(new Action.Overrule(Set.of(known.get()), visit.field("waarom-" + kind)));
    }

    /** The idea again that was being made a reaction. */
    private static PublicVersion asIdea(Item item) {
        return new PublicVersion(item.kind(), item.original().orElse(SubmissionContent.EMPTY));
    }

    private void answer(Visit visit, Chain chain, String next, Edited edited) {
        if (chain.somebodyElse().isPresent()) {
            conflict(parts, visit, chain.somebodyElse().get(), edited);
        } else if (!chain.refusals().isEmpty()) {
            visit.request().status(Desk.NOT_ACCEPTED);
            Answered.mark(visit.request());
            Item item = item(visit);
            show(visit, item, item.state().isWaiting() ? edited : Edited.of(item), chain.refusals());
        } else {
            visit.goTo(next);
        }
    }

    /** Says who was first, and gives back what was typed, so that nothing is lost. */
    static void conflict(Parts parts, Visit visit, Item item, Edited edited) {
        visit.request().status(HttpStatus.CONFLICT);
        Answered.mark(visit.request());
        List<AuditRow> audit = parts.inbox().audit(item.id());
        Map<String, Object> model = new HashMap<>();
        model.put("id", item.id());
        model.put("last", audit.isEmpty() ? null : audit.get(audit.size() - 1));
        model.put("state", item.state().key());
        List<ReviewModel.FieldView> fields = new ArrayList<>();
        for (TextField field : TextField.of(edited.kind())) {
            String now = Edited.lines(field.of(item.publicVersion().content()));
            if (!now.strip().equals(edited.text(field).strip())) {
                fields.add(new ReviewModel.FieldView(
                        field.key(), true, 0, edited.text(field), List.of(), List.of(), true, 4));
            }
        }
        model.put("fields", fields);
        visit.show("conflict.peb", model);
    }

    /** Takes the last decision back. */
    void undo(Visit visit) {
        Item item = item(visit);
        Chain chain = new Chain(parts.inbox(), visit.actor(), item.id(), visit.number("versie"));
        chain.then(new Action.Undo());
        answer(visit, chain, "/inzending/" + item.id(), Edited.of(item));
    }

    /** Whether a state allows what a form is for. */
    static boolean allows(Item item, nl.watals.inbox.Step step) {
        return Transitions.after(item.state(), step).isPresent();
    }
}
