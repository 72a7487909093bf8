package nl.watals.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.watals.inbox.Inbox.InboxSettings;
import nl.watals.inbox.Refusal.Rule;
import nl.watals.privacy.Kind;
import nl.watals.submission.Consent.AgeBand;
import nl.watals.submission.Consent.Subject;
import nl.watals.submission.Contact;
import nl.watals.submission.SubmissionContent;
import nl.watals.submission.SubmissionKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What moderation promises, the same on both databases. */
abstract class InboxTest {
    static final Actor ANNE = new Actor("anne");
    static final Actor BO = new Actor("bo");

    @TempDir
    Path folder;

    final TestClock clock = new TestClock();
    Inbox inbox;

    abstract InboxAddress address();

    @BeforeEach
    void open() {
        inbox = Inbox.open(address(), InboxSettings.DEFAULT.at(clock));
    }

    @AfterEach
    void close() {
        inbox.close();
    }

    @Test
    void whatIsSentInIsKeptAsItIs() {
        String id = add(Samples.idea("1"));
        Item item = item(id);
        assertThat(item.original()).contains(Samples.idea("1").submission().content());
        assertThat(item.contact()).isEqualTo(Samples.idea("1").submission().contact());
        assertThat(item.consent()).contains(Samples.idea("1").submission().consent());
        assertThat(item.state()).isEqualTo(State.NEW);
        assertThat(item.publicVersion().content())
                .isEqualTo(Samples.idea("1").submission().content());
    }

    @Test
    void theSameOriginIsTakenInOnce() {
        String id = add(Samples.idea("1"));
        assertThat(inbox.add(Samples.idea("1").title("Anders").submission(), Arrival.IMPORT))
                .isEqualTo(new Added.AlreadyThere(id));
        assertThat(inbox.addAll(
                        List.of(
                                Samples.idea("2").submission(),
                                Samples.idea("2").submission()),
                        Arrival.IMPORT))
                .extracting(added -> added instanceof Added.New)
                .containsExactly(true, false);
    }

    @Test
    void whoeverIsSecondIsToldAndChangesNothing() {
        String id = add(Samples.idea("1"));
        done(inbox.act(id, 1, ANNE, new Action.Review()));
        Outcome second = inbox.act(id, 1, BO, new Action.Spam());
        assertThat(second).isInstanceOf(Outcome.SomebodyElseWasFirst.class);
        assertThat(item(id).state()).isEqualTo(State.IN_REVIEW);
        assertThat(item(id).reviewer()).isEqualTo("anne");
    }

    @Test
    void everyStepLeavesALineInTheAuditLog() {
        String id = add(Samples.idea("1"));
        act(id, ANNE, new Action.Review());
        act(id, ANNE, new Action.Approve());
        assertThat(inbox.audit(id))
                .extracting(AuditRow::who, AuditRow::what, AuditRow::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("intake", "add", "new"),
                        org.assertj.core.groups.Tuple.tuple("anne", "review", "in-review"),
                        org.assertj.core.groups.Tuple.tuple("anne", "approve", "approved"));
    }

    @Test
    void childrenOthersAndIdentifiersAreHeld() {
        assertThat(item(add(Samples.idea("1").age(AgeBand.UNDER_16))).holds()).containsExactly(HoldReason.UNDER_16);
        assertThat(item(add(Samples.idea("2").about(Subject.SOMEBODY_ELSE))).holds())
                .containsExactly(HoldReason.SOMEBODY_ELSE);
        Item marked = item(add(Samples.idea("3").now("Bel mij op 06-12345678.")));
        assertThat(marked.state()).isEqualTo(State.HELD);
        assertThat(marked.holds()).containsExactly(HoldReason.SEVERE_MARK);
    }

    @Test
    void whatIsHeldTakesTwoPairsOfEyes() {
        String id = add(Samples.idea("1").age(AgeBand.UNDER_16));
        assertThat(rules(act(id, ANNE, new Action.Approve()))).containsExactly(Rule.TRANSITION);
        done(act(id, ANNE, new Action.Review()));
        done(act(id, ANNE, new Action.Approve()));
        assertThat(item(id).state()).isEqualTo(State.IN_REVIEW);
        assertThat(rules(act(id, ANNE, new Action.Approve()))).containsExactly(Rule.TWO_PAIRS_OF_EYES);
        done(act(id, BO, new Action.Approve()));
        assertThat(item(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void anIdentifierIsReplacedOrOverruledWithAReason() {
        String id = add(Samples.idea("1").now("Bel mij op 06-12345678."));
        act(id, ANNE, new Action.Review());
        assertThat(rules(act(id, ANNE, new Action.Approve()))).containsExactly(Rule.SEVERE_MARK);
        assertThat(rules(act(id, ANNE, new Action.Overrule(Set.of(Kind.PHONE), "mag"))))
                .containsExactly(Rule.REASON);
        done(act(id, ANNE, new Action.Overrule(Set.of(Kind.PHONE), "Het is het nummer van het loket zelf.")));
        done(act(id, ANNE, new Action.Approve()));
    }

    @Test
    void aDecisionCanBeTakenBackForTenMinutes() {
        String id = add(Samples.idea("1"));
        act(id, ANNE, new Action.Review());
        done(act(id, ANNE, new Action.Approve()));
        assertThat(item(id).slug()).isEqualTo("wat-als-brieven-gewoon-leesbaar-waren");
        clock.pass(Duration.ofMinutes(9));
        done(act(id, ANNE, new Action.Undo()));
        assertThat(item(id).state()).isEqualTo(State.IN_REVIEW);
        assertThat(item(id).slug()).isEmpty();
        done(act(id, ANNE, new Action.Reject(RejectReason.OFF_TOPIC, "")));
        clock.pass(Duration.ofMinutes(10));
        assertThat(rules(act(id, ANNE, new Action.Undo()))).containsExactly(Rule.TOO_LATE);
    }

    @Test
    void whoHasTheCodeTakesEverythingBack() {
        Added.New added = (Added.New) inbox.add(Samples.idea("1").submission(), Arrival.FORM);
        String typed = added.code().text().toLowerCase(java.util.Locale.ROOT).replace("-", " ");
        done(inbox.withdraw(new WithdrawCode(typed)));
        Item item = item(added.id());
        assertThat(item.state()).isEqualTo(State.WITHDRAWN);
        assertThat(item.original()).isEmpty();
        assertThat(item.contact()).isEqualTo(Contact.NONE);
        assertThat(item.consent()).isEmpty();
        assertThat(item.publicVersion().content()).isEqualTo(SubmissionContent.EMPTY);
        assertThat(inbox.withdraw(new WithdrawCode("ONZIN"))).isInstanceOf(Outcome.NotFound.class);
        assertThat(inbox.queue(new QueueQuery(Set.of(), Set.of(), "", "leesbaar", false, Optional.empty(), 10))
                        .rows())
                .isEmpty();
    }

    @Test
    void theQueueHasTheMostUrgentFirstThenTheOldest() {
        String old = add(Samples.idea("1").received(Samples.RECEIVED.minusSeconds(60)));
        String young = add(Samples.idea("2"));
        String acute = add(Samples.idea("3").now("Ik wil dood."));
        QueuePage first = inbox.queue(new QueueQuery(Set.of(), Set.of(), "", "", false, Optional.empty(), 2));
        assertThat(first.rows()).extracting(QueueRow::id).containsExactly(acute, old);
        QueuePage second = inbox.queue(QueueQuery.WAITING.after(first.next().orElseThrow()));
        assertThat(second.rows()).extracting(QueueRow::id).containsExactly(young);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void theQueueIsFilteredAndSearched() {
        String idea = add(Samples.idea("1"));
        String message = add(Samples.idea("2").kind(SubmissionKind.MESSAGE).title("Vraag over de café-avond"));
        assertThat(found(new QueueQuery(Set.of(), Set.of(SubmissionKind.MESSAGE), "", "", false, Optional.empty(), 10)))
                .containsExactly(message);
        assertThat(found(new QueueQuery(Set.of(), Set.of(), "", "CAFE avo", false, Optional.empty(), 10)))
                .containsExactly(message);
        assertThat(found(new QueueQuery(
                        Set.of(State.NEW), Set.of(SubmissionKind.IDEA), "taal", "leesb", false, Optional.empty(), 10)))
                .containsExactly(idea);
        assertThat(found(new QueueQuery(Set.of(), Set.of(), "wonen", "", false, Optional.empty(), 10)))
                .isEmpty();
        assertThat(inbox.counts().waiting(SubmissionKind.IDEA)).isEqualTo(1);
    }

    private List<String> found(QueueQuery query) {
        return inbox.queue(query).rows().stream().map(QueueRow::id).toList();
    }

    String add(Samples sample) {
        return inbox.add(sample.submission(), Arrival.FORM).id();
    }

    Item item(String id) {
        return inbox.item(id).orElseThrow();
    }

    Outcome act(String id, Actor who, Action action) {
        return inbox.act(id, item(id).version(), who, action);
    }

    static Item done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).item();
    }

    static List<Rule> rules(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome)
                .reasons().stream().map(Refusal::rule).distinct().toList();
    }
}
