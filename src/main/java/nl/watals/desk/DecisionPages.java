package nl.watals.desk;

import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.inbox.Action;
import nl.watals.inbox.Item;
import nl.watals.inbox.PublicVersion;
import nl.watals.inbox.Refusal;
import nl.watals.inbox.RejectReason;
import nl.watals.submission.SubmissionContent;
import nl.watals.submission.SubmissionKind;
import nl.watals.web.Answered;

/** The forms of decisions that need words or a choice: reject, ask, merge, make a reaction of it, erase. */
final class DecisionPages {
    private final Parts parts;

    DecisionPages(Parts parts) {
        this.parts = parts;
    }

    void form(Visit visit) {
        Item item = ReviewPages.item(parts, visit);
        show(visit, item, visit.query("reden"), "", List.of());
    }

    private void show(Visit visit, Item item, String reason, String words, List<Refusal> refusals) {
        Map<String, Object> model = new HashMap<>();
        Edited edited = Edited.of(item);
        model.put("id", item.id());
        model.put("item", item);
        model.put("title", title(edited));
        model.put(
                "refused",
                refusals.stream()
                        .map(refusal -> refusal.rule()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-'))
                        .distinct()
                        .toList());
        switch (visit.request().pathParam("besluit")) {
            case "afwijzen" -> reject(visit, model, item, reason, words);
            case "vraag" -> ask(visit, model, item, words);
            case "samenvoegen" -> merge(visit, model, item, edited);
            case "reactie" -> reaction(visit, model, item, edited);
            case "weghalen" -> visit.show("withdraw.peb", model);
            default -> throw new NotFoundResponse();
        }
    }

    private static String title(Edited edited) {
        String title =
                edited.text(TextField.TITLE).isBlank() ? edited.text(TextField.BODY) : edited.text(TextField.TITLE);
        return title.length() > 200
                ? title.substring(
                                0, title.offsetByCodePoints(0, Math.min(180, title.codePointCount(0, title.length()))))
                        + "…"
                : title;
    }

    private void reject(Visit visit, Map<String, Object> model, Item item, String reason, String words) {
        Optional<RejectReason> chosen = RejectReason.of(reason);
        model.put(
                "reasons",
                List.of(RejectReason.values()).stream().map(RejectReason::key).toList());
        model.put("reason", chosen.map(RejectReason::key).orElse(""));
        model.put("tells", mayWrite(item));
        String standard = chosen.map(known -> visit.text("reject." + known.key() + ".words"))
                .orElse("");
        model.put("words", words.isEmpty() ? standard : words);
        visit.show("reject.peb", model);
    }

    private void ask(Visit visit, Map<String, Object> model, Item item, String words) {
        model.put("words", words.isEmpty() ? visit.text("ask.words") : words);
        model.put("mayAsk", mayWrite(item));
        visit.show("ask.peb", model);
    }

    private static boolean mayWrite(Item item) {
        return !item.contact().email().isBlank()
                && item.consent()
                        .map(consent -> consent.allows(nl.watals.submission.Consent.Purpose.CONTACT))
                        .orElse(false);
    }

    private void merge(Visit visit, Map<String, Object> model, Item item, Edited edited) {
        model.put(
                "similar",
                similar(item, edited).stream().filter(SimilarIndex.Alike::known).toList());
        visit.show("merge.peb", model);
    }

    private void reaction(Visit visit, Map<String, Object> model, Item item, Edited edited) {
        model.put(
                "similar",
                similar(item, edited).stream()
                        .filter(idea -> !idea.url().isEmpty())
                        .toList());
        model.put("host", parts.site().host());
        visit.show("reaction.peb", model);
    }

    private List<SimilarIndex.Alike> similar(Item item, Edited edited) {
        String text =
                edited.text(TextField.NOW) + "\n" + edited.text(TextField.EFFECT) + "\n" + edited.text(TextField.BODY);
        return parts.similar().like(edited.text(TextField.TITLE), text, item.id());
    }

    void decide(Visit visit) {
        Item item = ReviewPages.item(parts, visit);
        Chain chain = new Chain(parts.inbox(), visit.actor(), item.id(), visit.number("versie"));
        String next = "/?gedaan=" + item.id();
        switch (visit.request().pathParam("besluit")) {
            case "afwijzen" -> {
                Optional<RejectReason> reason = RejectReason.of(visit.field("reden"));
                if (reason.isEmpty()) {
                    visit.goTo("/inzending/" + item.id() + "/afwijzen");
                    return;
                }
                chain.then(new Action.Reject(reason.get(), visit.field("woorden")));
            }
            case "vraag" -> chain.then(new Action.Ask(visit.field("woorden")));
            case "samenvoegen" -> chain.then(new Action.Merge(target(visit)));
            case "reactie" -> {
                next = "/inzending/" + item.id();
                toReaction(visit, item, chain);
            }
            case "weghalen" -> {
                next = "/";
                chain.then(new Action.Withdraw());
            }
            default -> throw new NotFoundResponse();
        }
        if (chain.somebodyElse().isPresent()) {
            ReviewPages.conflict(
                    parts,
                    visit,
                    chain.somebodyElse().get(),
                    Edited.of(chain.somebodyElse().get()));
        } else if (!chain.refusals().isEmpty()) {
            visit.request().status(Desk.NOT_ACCEPTED);
            Answered.mark(visit.request());
            show(visit, item, visit.field("reden"), visit.field("woorden"), chain.refusals());
        } else {
            visit.goTo(next);
        }
    }

    private static String target(Visit visit) {
        String typed = visit.field("anders").strip();
        return typed.isEmpty() ? visit.field("met") : typed.substring(typed.lastIndexOf('/') + 1);
    }

    /** Everything that was written, as one text below the page; the moderator looks at it before it is approved. */
    private void toReaction(Visit visit, Item item, Chain chain) {
        SubmissionContent content = item.publicVersion().content();
        List<String> texts = new ArrayList<>();
        for (String text : List.of(content.title(), content.now(), content.effect(), content.body())) {
            if (!text.isBlank()) {
                texts.add(text.strip());
            }
        }
        SubmissionContent reaction = new SubmissionContent(
                "",
                "",
                "",
                String.join("\n\n", texts),
                content.name(),
                content.role(),
                List.of(),
                page(visit),
                "",
                content.event());
        if (ReviewPages.allows(item, nl.watals.inbox.Step.REVIEW)) {
            chain.then(new Action.Review());
        }
        chain.then(new Action.Edit(new PublicVersion(SubmissionKind.REACTION, reaction)));
    }

    /** The address of a page of the site, also when it was copied with the host. */
    private String page(Visit visit) {
        String typed = visit.field("anders").strip();
        String page = typed.isEmpty() ? visit.field("pagina") : typed;
        String path = page.startsWith(parts.site().host())
                ? page.substring(parts.site().host().length())
                : page;
        return path.isEmpty() || path.endsWith("/") ? path : path + "/";
    }
}
