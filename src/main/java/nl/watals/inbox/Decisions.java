package nl.watals.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.watals.inbox.Inbox.InboxSettings;
import nl.watals.privacy.Kind;
import nl.watals.submission.SubmissionContent;
import nl.watals.submission.SubmissionKind;
import org.jdbi.v3.core.Handle;

/** Carries actions out, each within the transaction that it is given. */
final class Decisions {
    /** How long a decision can be taken back, and at most. */
    static final Duration UNDO = Duration.ofMinutes(10);

    private final Dialect dialect;
    private final Search search;
    private final Retention retention;
    private final InboxSettings settings;

    Decisions(Dialect dialect, Search search, Retention retention, InboxSettings settings) {
        this.dialect = dialect;
        this.search = search;
        this.retention = retention;
        this.settings = settings;
    }

    Outcome act(Handle handle, String id, int version, Actor who, Action action, Instant now) {
        lock(handle, id);
        Optional<Item> found = Items.find(handle, id);
        if (found.isEmpty()) {
            return new Outcome.NotFound();
        }
        Item item = found.get();
        if (item.version() != version) {
            return new Outcome.SomebodyElseWasFirst(item);
        }
        Optional<Item> target =
                action instanceof Action.Merge merge ? Items.find(handle, merge.into()) : Optional.empty();
        List<Refusal> refusals = Rules.check(settings, item, who, action, target, now);
        if (!refusals.isEmpty()) {
            return new Outcome.Refused(item, refusals);
        }
        Change change = new Change(handle, item, who, now);
        change.carryOut(action, target);
        return new Outcome.Done(Items.find(handle, id).orElseThrow());
    }

    /** Keeps the item from changing until the transaction ends; SQLite has one writer anyway. */
    private void lock(Handle handle, String id) {
        if (dialect == Dialect.POSTGRESQL) {
            handle.createQuery("SELECT version FROM item WHERE id = :id FOR UPDATE")
                    .bind("id", id)
                    .mapTo(Integer.class)
                    .findOne();
        }
    }

    /** One allowed action on one item. */
    private final class Change {
        private final Handle handle;
        private final Item item;
        private final Actor who;
        private final Instant now;

        Change(Handle handle, Item item, Actor who, Instant now) {
            this.handle = handle;
            this.item = item;
            this.who = who;
            this.now = now;
        }

        void carryOut(Action action, Optional<Item> target) {
            if (action instanceof Action.Review) {
                move(Step.REVIEW, "");
                set("reviewer", who.name());
                forgetFirstApproval();
            } else if (action instanceof Action.Hold) {
                move(Step.HOLD, "");
                holds(HoldReason.MODERATOR, true);
                forgetFirstApproval();
            } else if (action instanceof Action.Ask ask) {
                move(Step.ASK, "");
                Outbox.put(
                        handle,
                        item.id(),
                        MailTemplate.QUESTION,
                        Adding.clean(ask.question().strip()),
                        now,
                        now);
            } else if (action instanceof Action.Edit edit) {
                edit(edit.version());
            } else if (action instanceof Action.Overrule overrule) {
                overrule(overrule);
            } else if (action instanceof Action.Accusation accusation) {
                stay(Step.ACCUSATION, accusation.accuses() ? "yes" : "no");
                holds(HoldReason.ACCUSATION, accusation.accuses());
            } else if (action instanceof Action.AcuteSeen) {
                stay(Step.ACUTE_SEEN, "");
                set("acute_seen_by", who.name());
            } else if (action instanceof Action.StepAside) {
                stepAside();
            } else if (action instanceof Action.Approve) {
                approve();
            } else if (action instanceof Action.Reject reject) {
                decide(Step.REJECT, reject.reason().key());
                forgetFirstApproval();
                tell(
                        MailTemplate.REJECTED,
                        reject.reason().key() + "\n"
                                + Adding.clean(reject.words().strip()));
            } else if (action instanceof Action.Merge merge) {
                decide(Step.MERGE, "");
                set("merged_into", target.orElseThrow().id());
                tell(MailTemplate.MERGED, merge.into());
            } else if (action instanceof Action.Spam) {
                decide(Step.SPAM, "");
            } else if (action instanceof Action.Handle) {
                decide(Step.HANDLE, "");
            } else if (action instanceof Action.Reopen) {
                move(Step.REOPEN, "");
                set("reviewer", who.name());
                set("merged_into", "");
                Outbox.cancel(handle, item.id(), now);
            } else if (action instanceof Action.Undo) {
                undo();
            } else if (action instanceof Action.Withdraw) {
                withdraw();
            }
        }

        private void move(Step step, String reason) {
            State after = Transitions.after(item.state(), step).orElseThrow();
            to(after, step, reason, null, "");
        }

        /** A decision that can be taken back for a while. */
        private void decide(Step step, String reason) {
            State after = Transitions.after(item.state(), step).orElseThrow();
            to(
                    after,
                    step,
                    reason,
                    now.plus(settings.undo()).toEpochMilli(),
                    item.state().key());
        }

        private void stay(Step step, String reason) {
            handle.createUpdate("UPDATE item SET version = version + 1, changed_at = :now WHERE id = :id")
                    .bind("now", now.toEpochMilli())
                    .bind("id", item.id())
                    .execute();
            AuditLog.one(handle, now, who, step, item.id(), item.state(), reason);
        }

        private void to(State state, Step step, String reason, Long undoUntil, String previous) {
            handle.createUpdate("UPDATE item SET state = :state, previous_state = :previous, version = version + 1,"
                            + " waiting = :waiting, state_at = :now, changed_at = :now, expires_at = :expires,"
                            + " undo_until = :undo WHERE id = :id")
                    .bind("state", state.key())
                    .bind("previous", previous)
                    .bind("waiting", state.isWaiting() ? 1 : 0)
                    .bind("now", now.toEpochMilli())
                    .bind("expires", retention.millis(item.kind(), state, event(), item.receivedAt(), now))
                    .bind("undo", undoUntil)
                    .bind("id", item.id())
                    .execute();
            AuditLog.one(handle, now, who, step, item.id(), state, reason);
        }

        private String event() {
            return item.original().map(SubmissionContent::event).orElse("");
        }

        private void set(String column, String value) {
            handle.execute("UPDATE item SET " + column + " = ? WHERE id = ?", value, item.id());
        }

        private void forgetFirstApproval() {
            set("first_approval", "");
        }

        private void holds(HoldReason reason, boolean on) {
            Set<HoldReason> holds = EnumSet.noneOf(HoldReason.class);
            holds.addAll(item.holds());
            if (on) {
                holds.add(reason);
            } else {
                holds.remove(reason);
            }
            set("holds", Holds.keys(holds));
        }

        private void edit(PublicVersion version) {
            SubmissionContent content = Tidy.of(Adding.clean(version.content()));
            stay(
                    Step.EDIT,
                    version.kind() == item.publicVersion().kind()
                            ? ""
                            : "as-" + version.kind().key());
            handle.execute("DELETE FROM public_version WHERE item = ?", item.id());
            Adding.insertPublicVersion(handle, item.id(), version.kind(), content);
            search.put(handle, seq(), content);
            forgetFirstApproval();
            keepOnlyWhatStillHolds(content);
        }

        /** A permission is for the stretches of text that it was given for. */
        private void keepOnlyWhatStillHolds(SubmissionContent content) {
            Map<Kind, List<String>> before =
                    OpenMarks.severe(item.publicVersion().content());
            Map<Kind, List<String>> after = OpenMarks.severe(content);
            for (Overruling overruling : item.overrulings()) {
                if (!before.getOrDefault(overruling.mark(), List.of())
                        .equals(after.getOrDefault(overruling.mark(), List.of()))) {
                    handle.execute(
                            "DELETE FROM overruling WHERE item = ? AND mark = ?",
                            item.id(),
                            overruling.mark().key());
                }
            }
        }

        private void overrule(Action.Overrule overrule) {
            List<Kind> marks = overrule.marks().stream().sorted().toList();
            stay(Step.OVERRULE, String.join(",", marks.stream().map(Kind::key).toList()));
            forgetFirstApproval();
            for (Kind mark : marks) {
                handle.execute("DELETE FROM overruling WHERE item = ? AND mark = ?", item.id(), mark.key());
                handle.execute(
                        "INSERT INTO overruling (item, mark, reason, who, at) VALUES (?, ?, ?, ?, ?)",
                        item.id(),
                        mark.key(),
                        Adding.clean(overrule.reason().strip()),
                        who.name(),
                        now.toEpochMilli());
            }
        }

        private void stepAside() {
            move(Step.STEP_ASIDE, "");
            handle.execute(
                    "INSERT INTO stepped_aside (item, who) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    item.id(),
                    who.name());
            if (item.reviewer().equals(who.name())) {
                set("reviewer", "");
            }
            if (item.firstApproval().equals(who.name())) {
                forgetFirstApproval();
            }
        }

        private void approve() {
            if (item.needsTwo() && item.firstApproval().isEmpty()) {
                move(Step.APPROVE_FIRST, "");
                set("first_approval", who.name());
                return;
            }
            decide(Step.APPROVE, "");
            PublicVersion version = item.publicVersion();
            boolean idea = version.kind() == SubmissionKind.IDEA;
            boolean reaction = version.kind() == SubmissionKind.REACTION;
            set("record_kind", version.kind().key());
            set("slug", idea ? slug(version.content().title(), item.id()) : "");
            set("record_page", reaction ? version.content().page() : "");
            set("record_parent", reaction ? version.content().parent() : "");
        }

        private String slug(String title, String id) {
            String made = Slugs.likely(title, id);
            if (settings.facts().isTaken(made)) {
                Slugs.learn(handle, List.of(made));
            }
            return Slugs.take(handle, title, id);
        }

        private void tell(MailTemplate template, String words) {
            if (settings.mail()
                    && item.consent().isPresent()
                    && Outbox.mayWrite(item.contact(), item.consent().get())) {
                Outbox.put(handle, item.id(), template, words, now, now.plus(settings.undo()));
            }
        }

        private void undo() {
            State before = Items.state(handle.createQuery("SELECT previous_state FROM item WHERE id = :id")
                    .bind("id", item.id())
                    .mapTo(String.class)
                    .one());
            to(before, Step.UNDO, "", null, "");
            set("merged_into", "");
            if (item.state() == State.APPROVED) {
                Slugs.release(handle, item.id());
                set("slug", "");
            }
            Outbox.cancel(handle, item.id(), now);
        }

        private void withdraw() {
            move(Step.WITHDRAW, "");
            if (item.record() == RecordState.NONE) {
                Slugs.release(handle, item.id());
            } else {
                set("record_state", RecordState.WITHDRAWING.key());
            }
            Erasing.all(handle, item.id());
            handle.execute("UPDATE item SET erased_at = ? WHERE id = ?", now.toEpochMilli(), item.id());
        }

        private long seq() {
            return handle.createQuery("SELECT seq FROM item WHERE id = :id")
                    .bind("id", item.id())
                    .mapTo(Long.class)
                    .one();
        }
    }
}
