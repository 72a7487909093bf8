package nl.watals.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.watals.inbox.Inbox.InboxSettings;
import nl.watals.inbox.Refusal.Rule;
import nl.watals.privacy.Kind;
import nl.watals.submission.Consent;
import nl.watals.submission.Consent.Purpose;
import nl.watals.submission.SubmissionContent;
import nl.watals.submission.SubmissionKind;
import nl.watals.text.Problem;

/** Says why an action is not allowed: every reason at once. It changes nothing. */
final class Rules {
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_WORDS = 5_000;

    private final InboxSettings settings;
    private final Item item;
    private final Actor who;
    private final Instant now;
    private final List<Refusal> refusals = new ArrayList<>();

    private Rules(InboxSettings settings, Item item, Actor who, Instant now) {
        this.settings = settings;
        this.item = item;
        this.who = who;
        this.now = now;
    }

    static List<Refusal> check(
            InboxSettings settings, Item item, Actor who, Action action, Optional<Item> target, Instant now) {
        Rules rules = new Rules(settings, item, who, now);
        if (rules.isPossible(action)) {
            rules.check(action, target);
        }
        return rules.refusals;
    }

    private boolean isPossible(Action action) {
        if (action instanceof Action.Undo) {
            return canUndo();
        }
        if (Transitions.after(item.state(), action.step()).isEmpty()) {
            refuse(
                    Rule.TRANSITION,
                    "`" + action.step().key() + "` is not possible for an item that is "
                            + item.state().key());
            return false;
        }
        if (!fits(action.step(), item.kind())) {
            refuse(
                    Rule.KIND,
                    "`" + action.step().key() + "` is not for a " + item.kind().key());
            return false;
        }
        return true;
    }

    /** Which steps a kind knows: what never becomes public is only dealt with. */
    static boolean fits(Step step, SubmissionKind kind) {
        return switch (step) {
            case ASK, EDIT, OVERRULE, ACCUSATION, APPROVE, APPROVE_FIRST, REJECT, MERGE, PUBLISH ->
                kind.isPublishable();
            case HANDLE -> !kind.isPublishable();
            default -> true;
        };
    }

    private boolean canUndo() {
        if (!Transitions.canBeUndone(item.state())) {
            refuse(Rule.TRANSITION, "there is no decision to take back");
            return false;
        }
        boolean inTime =
                item.undoUntil().isPresent() && now.isBefore(item.undoUntil().get());
        if (!inTime || item.record() != RecordState.NONE) {
            refuse(Rule.TOO_LATE, "the time to take this decision back is over");
            return false;
        }
        return true;
    }

    private void check(Action action, Optional<Item> target) {
        if (action instanceof Action.Approve) {
            notAside();
            approve();
        } else if (action instanceof Action.Reject reject) {
            notAside();
            words(reject.words(), 0);
            if (reject.reason() == RejectReason.OTHER && reject.words().isBlank()) {
                refuse(Rule.REASON, "the reason `other` needs words for the sender");
            }
        } else if (action instanceof Action.Merge merge) {
            notAside();
            merge(merge, target);
        } else if (action instanceof Action.Ask ask) {
            words(ask.question(), 1);
            reachable();
        } else if (action instanceof Action.Overrule overrule) {
            notAside();
            overrule(overrule);
        } else if (action instanceof Action.Edit edit) {
            if (!edit.version().kind().isPublishable()) {
                refuse(Rule.KIND, "a " + edit.version().kind().key() + " is never public");
            }
        } else if (action instanceof Action.AcuteSeen && !item.acute()) {
            refuse(Rule.ACUTE, "this item is not acute");
        }
    }

    private void notAside() {
        if (item.steppedAside().contains(who.name())) {
            refuse(Rule.STEPPED_ASIDE, "who stepped aside does not decide about this item");
        }
    }

    private void approve() {
        if (item.acute() && item.acuteSeenBy().isEmpty()) {
            refuse(Rule.ACUTE, "confirm first that the words that may ask for help were seen");
        }
        if (!item.consent().map(consent -> consent.allows(Purpose.PUBLISH)).orElse(false)) {
            refuse(Rule.CONSENT, "the sender did not agree to publishing");
        }
        if (item.needsTwo() && item.firstApproval().equals(who.name())) {
            refuse(Rule.TWO_PAIRS_OF_EYES, "another moderator must approve this item as well");
        }
        Set<Kind> open = openMarks();
        for (Kind kind : open) {
            refuse(
                    Rule.SEVERE_MARK,
                    "the public version holds " + kind.description() + ": replace it, or overrule it with a reason");
        }
        if (open.isEmpty()) {
            valid();
        }
    }

    private Set<Kind> openMarks() {
        Map<Kind, List<String>> marks = OpenMarks.severe(item.publicVersion().content());
        item.overrulings().forEach(overruling -> marks.remove(overruling.mark()));
        return marks.keySet();
    }

    private void valid() {
        String slug = Slugs.likely(item.publicVersion().content().title(), item.id());
        for (Problem problem : RecordDraft.problems(RecordDraft.of(item, slug))) {
            refuse(Rule.RECORD, problem.what() + (problem.hint().isEmpty() ? "" : " (" + problem.hint() + ")"));
        }
        fitsTheSite();
    }

    /** What only the build could say otherwise, when it is too late. */
    private void fitsTheSite() {
        SubmissionContent content = item.publicVersion().content();
        SiteFacts facts = settings.facts();
        SubmissionKind kind = item.publicVersion().kind();
        for (String theme : kind == SubmissionKind.REACTION ? List.<String>of() : content.themes()) {
            if (!facts.hasTheme(theme)) {
                refuse(Rule.RECORD, "a theme is not one of the site's");
            }
        }
        if (kind == SubmissionKind.REACTION && !facts.hasPage(content.page())) {
            refuse(Rule.RECORD, "the page that it answers is not on the site");
        }
        if (!content.event().isEmpty() && !facts.hasPage(content.event())) {
            refuse(Rule.RECORD, "the gathering that it names is not on the site");
        }
    }

    private void merge(Action.Merge merge, Optional<Item> target) {
        if (merge.into().equals(item.id())) {
            refuse(Rule.TARGET, "an item cannot be merged with itself");
        } else if (target.isEmpty()) {
            refuse(Rule.TARGET, "there is no item with that id to merge with");
        } else {
            State state = target.get().state();
            boolean goesOn = state.isWaiting() || state == State.APPROVED || state == State.PUBLISHED;
            if (!goesOn || !target.get().kind().isPublishable()) {
                refuse(Rule.TARGET, "the other item does not go on: it is " + state.key());
            }
        }
    }

    private void reachable() {
        Optional<Consent> consent = item.consent();
        if (!settings.mail()) {
            refuse(Rule.ADDRESS, "no mail can be sent: the setting `mail.host` is empty");
        } else if (item.contact().email().isBlank()) {
            refuse(Rule.ADDRESS, "the sender left no e-mail address");
        } else if (consent.isEmpty() || !Outbox.mayWrite(item.contact(), consent.get())) {
            refuse(Rule.CONSENT, "the sender does not want to be written to");
        }
    }

    private void overrule(Action.Overrule overrule) {
        words(overrule.reason(), SHORTEST_REASON);
        Map<Kind, List<String>> marks = OpenMarks.severe(item.publicVersion().content());
        for (Kind kind : overrule.marks()) {
            if (!marks.containsKey(kind)) {
                refuse(Rule.SEVERE_MARK, "the public version does not hold " + kind.description());
            }
        }
        if (overrule.marks().isEmpty()) {
            refuse(Rule.SEVERE_MARK, "name at least one mark to overrule");
        }
    }

    private void words(String words, int least) {
        int length = words.strip().length();
        if (length < least) {
            refuse(
                    Rule.REASON,
                    least == 1 ? "there are no words" : "write down why, in at least " + least + " characters");
        }
        if (length > LONGEST_WORDS) {
            refuse(Rule.REASON, "at most " + LONGEST_WORDS + " characters");
        }
    }

    private void refuse(Rule rule, String message) {
        refusals.add(new Refusal(rule, message));
    }
}
