package nl.watals.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import nl.watals.inbox.Inbox.InboxSettings;
import nl.watals.privacy.Kind;
import nl.watals.submission.Consent.AgeBand;
import nl.watals.submission.SubmissionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random sequences of actions, with a fixed seed, against a model that is small enough to be right. */
class RandomActionsTest {
    private static final int STEPS = 1_500;
    private static final List<Actor> PEOPLE = List.of(new Actor("anne"), new Actor("bo"), new Actor("cas"));

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final Random random = new Random(20260302);
    private final Map<String, Model> models = new HashMap<>();

    /** What an item must be. */
    private static final class Model {
        final SubmissionKind kind;
        final boolean needsTwo;
        State state = State.NEW;
        State before = State.NEW;
        Instant undoUntil = Instant.MIN;
        String firstApproval = "";
        final List<String> aside = new ArrayList<>();
        boolean marked;
        boolean overruled;
        boolean recorded;
        int version = 1;
        int lines = 1;

        Model(SubmissionKind kind, boolean needsTwo, boolean marked) {
            this.kind = kind;
            this.needsTwo = needsTwo;
            this.marked = marked;
            this.state = needsTwo || marked ? State.HELD : State.NEW;
        }
    }

    @Test
    void theInboxDoesWhatTheModelDoes() {
        try (Inbox inbox = Inbox.open(InboxAddress.file(folder.resolve("inbox.db")), InboxSettings.DEFAULT.at(clock))) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < STEPS; i++) {
                if (ids.isEmpty() || random.nextInt(8) == 0) {
                    ids.add(add(inbox, i));
                } else if (random.nextInt(40) == 0) {
                    publish(inbox);
                } else {
                    act(inbox, ids.get(random.nextInt(ids.size())), ids);
                }
                clock.pass(Duration.ofMinutes(random.nextInt(4)));
            }
            assertThat(ids).hasSizeGreaterThan(100);
            for (String id : ids) {
                check(inbox, id);
            }
            assertThat(models.values())
                    .extracting(model -> model.state)
                    .contains(
                            State.NEW,
                            State.HELD,
                            State.IN_REVIEW,
                            State.PUBLISHED,
                            State.REJECTED,
                            State.MERGED,
                            State.SPAM,
                            State.WITHDRAWN,
                            State.QUESTION_ASKED,
                            State.HANDLED);
        }
    }

    private String add(Inbox inbox, int key) {
        boolean message = random.nextInt(6) == 0;
        boolean young = random.nextInt(4) == 0;
        boolean marked = !message && random.nextInt(4) == 0;
        Samples sample = Samples.idea("k" + key)
                .kind(message ? SubmissionKind.MESSAGE : SubmissionKind.IDEA)
                .age(young ? AgeBand.UNDER_16 : AgeBand.FROM_16)
                .now(marked ? "Bel 06-12345678." : "Nu niet.");
        String id = inbox.add(sample.submission(), Arrival.FORM).id();
        models.put(id, new Model(message ? SubmissionKind.MESSAGE : SubmissionKind.IDEA, young, marked));
        return id;
    }

    private void publish(Inbox inbox) {
        inbox.published(inbox.toPublish(500));
        for (Model model : models.values()) {
            if (model.state == State.APPROVED && !clock.instant().isBefore(model.undoUntil)) {
                model.state = State.PUBLISHED;
                model.recorded = true;
                model.version++;
                model.lines++;
            }
        }
    }

    private void act(Inbox inbox, String id, List<String> ids) {
        Model model = models.get(id);
        Actor who = PEOPLE.get(random.nextInt(PEOPLE.size()));
        String other = ids.get(random.nextInt(ids.size()));
        Action action = action(other);
        boolean stale = random.nextInt(10) == 0;
        int version = stale ? model.version + 1 : model.version;
        boolean allowed = !stale && apply(model, who, action, id, other);
        Outcome outcome = inbox.act(id, version, who, action);
        if (stale) {
            assertThat(outcome).isInstanceOf(Outcome.SomebodyElseWasFirst.class);
        } else {
            assertThat(outcome instanceof Outcome.Done)
                    .as(action + " of " + who + " on " + model.state + ": " + outcome)
                    .isEqualTo(allowed);
        }
        check(inbox, id);
    }

    private Action action(String other) {
        return switch (random.nextInt(15)) {
            case 0, 1 -> new Action.Review();
            case 2 -> new Action.Hold();
            case 3 -> new Action.Ask("Mag dit zo?");
            case 4, 5, 6 -> new Action.Approve();
            case 7 -> new Action.Reject(RejectReason.OFF_TOPIC, "");
            case 8 -> new Action.Merge(other);
            case 9 -> new Action.Spam();
            case 10 -> new Action.Handle();
            case 11 -> new Action.Reopen();
            case 12 -> new Action.Undo();
            case 13 -> random.nextInt(3) == 0 ? new Action.Withdraw() : new Action.StepAside();
            default -> new Action.Overrule(Set.of(Kind.PHONE), "Het nummer van het loket.");
        };
    }

    /** Whether the action is allowed; then the model does it. */
    private boolean apply(Model model, Actor who, Action action, String id, String other) {
        boolean waiting = model.state == State.NEW
                || model.state == State.HELD
                || model.state == State.IN_REVIEW
                || model.state == State.QUESTION_ASKED;
        boolean idea = model.kind == SubmissionKind.IDEA;
        boolean aside = model.aside.contains(who.name());
        State next = null;
        if (action instanceof Action.Review && waiting && model.state != State.IN_REVIEW) {
            next = State.IN_REVIEW;
            model.firstApproval = "";
        } else if (action instanceof Action.Hold && waiting && model.state != State.HELD) {
            next = State.HELD;
            model.firstApproval = "";
        } else if (action instanceof Action.Ask && idea && waiting && model.state != State.QUESTION_ASKED) {
            next = State.QUESTION_ASKED;
        } else if (action instanceof Action.Approve && idea && waiting && model.state != State.HELD) {
            if (aside || model.marked && !model.overruled || model.needsTwo && model.firstApproval.equals(who.name())) {
                return false;
            }
            if (model.needsTwo && model.firstApproval.isEmpty()) {
                model.firstApproval = who.name();
                next = State.IN_REVIEW;
            } else {
                return decide(model, State.APPROVED);
            }
        } else if (action instanceof Action.Reject && idea && waiting && !aside) {
            model.firstApproval = "";
            return decide(model, State.REJECTED);
        } else if (action instanceof Action.Merge && idea && waiting && !aside && !id.equals(other)) {
            Model target = models.get(other);
            boolean goesOn = target.kind == SubmissionKind.IDEA
                    && (target.state == State.NEW
                            || target.state == State.HELD
                            || target.state == State.IN_REVIEW
                            || target.state == State.QUESTION_ASKED
                            || target.state == State.APPROVED
                            || target.state == State.PUBLISHED);
            return goesOn && decide(model, State.MERGED);
        } else if (action instanceof Action.Spam && waiting) {
            return decide(model, State.SPAM);
        } else if (action instanceof Action.Handle && !idea && waiting) {
            return decide(model, State.HANDLED);
        } else if (action instanceof Action.Reopen
                && (model.state == State.REJECTED
                        || model.state == State.MERGED
                        || model.state == State.SPAM
                        || model.state == State.HANDLED)) {
            next = State.IN_REVIEW;
        } else if (action instanceof Action.Undo
                && clock.instant().isBefore(model.undoUntil)
                && !waiting
                && model.state != State.PUBLISHED
                && model.state != State.WITHDRAWN) {
            next = model.before;
        } else if (action instanceof Action.Withdraw && model.state != State.WITHDRAWN) {
            next = State.WITHDRAWN;
        } else if (action instanceof Action.StepAside && waiting) {
            next = model.state == State.IN_REVIEW ? State.NEW : model.state;
            model.aside.add(who.name());
            if (model.firstApproval.equals(who.name())) {
                model.firstApproval = "";
            }
        } else if (action instanceof Action.Overrule && idea && waiting && model.marked && !aside) {
            model.overruled = true;
            model.firstApproval = "";
            next = model.state;
        }
        if (next == null) {
            return false;
        }
        model.state = next;
        model.undoUntil = Instant.MIN;
        model.version++;
        model.lines++;
        return true;
    }

    private boolean decide(Model model, State state) {
        model.before = model.state;
        model.state = state;
        model.undoUntil = clock.instant().plus(Duration.ofMinutes(10));
        model.version++;
        model.lines++;
        return true;
    }

    private void check(Inbox inbox, String id) {
        Item item = inbox.item(id).orElseThrow();
        Model model = models.get(id);
        assertThat(item.state()).isEqualTo(model.state);
        assertThat(item.version()).isEqualTo(model.version);
        assertThat(inbox.audit(id)).hasSize(model.lines);
        boolean gone = model.state == State.WITHDRAWN;
        assertThat(item.original().isEmpty()).isEqualTo(gone);
        assertThat(item.consent().isEmpty()).isEqualTo(gone);
        if (model.state == State.APPROVED || model.state == State.PUBLISHED) {
            assertThat(item.slug()).isNotEmpty();
        } else if (!model.recorded && model.state != State.WITHDRAWN) {
            assertThat(item.slug()).isEmpty();
        }
        if (!gone) {
            assertThat(item.firstApproval()).isEqualTo(model.firstApproval);
        }
    }
}
