package nl.watals.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.watals.inbox.Inbox.InboxSettings;
import nl.watals.inbox.Refusal.Rule;
import nl.watals.privacy.Kind;
import nl.watals.privacy.PrivacyMarks;
import nl.watals.submission.Consent.AgeBand;
import nl.watals.submission.Consent.Subject;
import nl.watals.submission.Contact;
import nl.watals.submission.Contact.Attendance;
import nl.watals.submission.Submission;
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
    private InboxAddress last;

    /** A fresh place for an inbox. */
    abstract InboxAddress address();

    @BeforeEach
    void open() {
        last = address();
        inbox = Inbox.open(last, InboxSettings.DEFAULT.at(clock));
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

    @Test
    void spamGoesAfterAWeekAndWhatWasRejectedAfterAMonth() {
        String spam = inbox.add(Samples.idea("1").submission(), Arrival.SPAM).id();
        String rejected = add(Samples.idea("2"));
        done(act(rejected, ANNE, new Action.Reject(RejectReason.OFF_TOPIC, "")));
        String waiting = add(Samples.idea("3"));
        assertThat(item(spam).expiresAt()).contains(inbox.now().plus(Duration.ofDays(7)));
        clock.pass(Duration.ofDays(7).minusMillis(1));
        assertThat(inbox.purge()).isEqualTo(new Purged(0, 0));
        clock.pass(Duration.ofMillis(1));
        assertThat(inbox.purge()).isEqualTo(new Purged(1, 0));
        assertThat(item(spam).state()).isEqualTo(State.EXPIRED);
        assertThat(item(spam).original()).isEmpty();
        assertThat(item(spam).consent()).isEmpty();
        clock.pass(Duration.ofDays(23));
        assertThat(inbox.purge()).isEqualTo(new Purged(1, 0));
        assertThat(item(rejected).publicVersion().content()).isEqualTo(SubmissionContent.EMPTY);
        assertThat(item(waiting).state()).isEqualTo(State.NEW);
        assertThat(inbox.audit(rejected)).extracting(AuditRow::what).containsExactly("add", "reject", "expire");
    }

    @Test
    void whatIsErasedIsNotTakenInAgain() {
        String spam = inbox.add(Samples.idea("1").submission(), Arrival.SPAM).id();
        clock.pass(Duration.ofDays(8));
        inbox.purge();
        assertThat(inbox.add(Samples.idea("1").submission(), Arrival.IMPORT)).isEqualTo(new Added.AlreadyThere(spam));
    }

    @Test
    void contactDataGoNinetyDaysAfterPublicationAndTheConsentStays() {
        String id = published("1");
        assertThat(item(id).expiresAt()).contains(inbox.now().plus(Duration.ofDays(90)));
        clock.pass(Duration.ofDays(90));
        assertThat(inbox.purge()).isEqualTo(new Purged(0, 1));
        Item item = item(id);
        assertThat(item.state()).isEqualTo(State.PUBLISHED);
        assertThat(item.contact()).isEqualTo(Contact.NONE);
        assertThat(item.original()).isEmpty();
        assertThat(item.consent()).isPresent();
        assertThat(item.publicVersion().content().title()).isNotEmpty();
        assertThat(item.expiresAt()).isEmpty();
    }

    @Test
    void aSignUpGoesThirtyDaysAfterItsGatheringWheneverThatIs() {
        Map<String, LocalDate> days = new HashMap<>(Map.of("/agenda/x/", LocalDate.of(2026, 4, 1)));
        reopen(InboxSettings.DEFAULT.at(clock).with(gatherings(days)));
        String id = add(Samples.idea("1").kind(SubmissionKind.SIGN_UP).event("/agenda/x/"));
        assertThat(item(id).expiresAt()).contains(Instant.parse("2026-05-01T22:00:00Z"));
        days.put("/agenda/x/", LocalDate.of(2026, 4, 11));
        inbox.purge();
        assertThat(item(id).expiresAt()).contains(Instant.parse("2026-05-11T22:00:00Z"));
    }

    @Test
    void otherPeriodsCountForWhatIsThereAlready() {
        String spam = inbox.add(Samples.idea("1").submission(), Arrival.SPAM).id();
        Instant since = item(spam).stateAt();
        reopen(InboxSettings.DEFAULT.at(clock).with(new RetentionPeriods(3, 30, 90, 30, 60, 30, 180, 365)));
        assertThat(item(spam).expiresAt()).contains(since.plus(Duration.ofDays(3)));
    }

    @Test
    void onlyADecisionThatStandsIsPublished() {
        String id = add(Samples.idea("1"));
        done(act(id, ANNE, new Action.Approve()));
        assertThat(inbox.toPublish(10)).isEmpty();
        clock.pass(Duration.ofMinutes(10));
        List<Publication> due = inbox.toPublish(10);
        assertThat(due).extracting(Publication::id).containsExactly(id);
        assertThat(inbox.toPublish(10)).isEqualTo(due);
        assertThat(inbox.published(due)).isEqualTo(1);
        assertThat(inbox.published(due)).isZero();
        assertThat(item(id).state()).isEqualTo(State.PUBLISHED);
        assertThat(inbox.toPublish(10)).isEmpty();
    }

    @Test
    void whatIsWithdrawnWhileItIsBeingPublishedBecomesAWithdrawnRecord() {
        String id = add(Samples.idea("1"));
        done(act(id, ANNE, new Action.Approve()));
        clock.pass(Duration.ofMinutes(10));
        List<Publication> due = inbox.toPublish(10);
        done(act(id, ANNE, new Action.Withdraw()));
        assertThat(inbox.published(due)).isZero();
        assertThat(inbox.toPublish(10)).singleElement().satisfies(publication -> {
            assertThat(publication.record().isWithdrawn()).isTrue();
            assertThat(inbox.published(List.of(publication))).isZero();
        });
        assertThat(item(id).record()).isEqualTo(RecordState.WITHDRAWN);
        assertThat(inbox.toPublish(10)).isEmpty();
    }

    @Test
    void twoIdeasWithOneTitleGetTwoAddresses() {
        String first = published("1");
        String second = add(Samples.idea("2"));
        done(act(second, ANNE, new Action.Approve()));
        assertThat(item(first).slug()).isEqualTo("wat-als-brieven-gewoon-leesbaar-waren");
        assertThat(item(second).slug()).isEqualTo("wat-als-brieven-gewoon-leesbaar-waren-" + second);
    }

    @Test
    void aThemeOrPageThatTheSiteDoesNotHaveIsRefusedBeforeTheBuildWould() {
        reopen(InboxSettings.DEFAULT.at(clock).with(gatherings(Map.of())));
        String idea = add(Samples.idea("1"));
        assertThat(rules(act(idea, ANNE, new Action.Approve()))).containsExactly(Rule.RECORD);
        String reaction = add(Samples.idea("2").reaction("/ideeen/weg/", "Mooi."));
        assertThat(rules(act(reaction, ANNE, new Action.Approve()))).containsExactly(Rule.RECORD);
    }

    @Test
    void nothingIsPublishedWithoutConsent() {
        String id = add(Samples.idea("1").ticks());
        assertThat(rules(act(id, ANNE, new Action.Approve()))).containsExactly(Rule.CONSENT);
    }

    @Test
    void whoStepsAsideDecidesNothing() {
        String id = add(Samples.idea("1"));
        done(act(id, ANNE, new Action.StepAside()));
        assertThat(rules(act(id, ANNE, new Action.Approve()))).containsExactly(Rule.STEPPED_ASIDE);
        assertThat(rules(act(id, ANNE, new Action.Reject(RejectReason.OFF_TOPIC, ""))))
                .containsExactly(Rule.STEPPED_ASIDE);
        done(act(id, BO, new Action.Approve()));
    }

    @Test
    void anAcuteItemMustBeSeenFirst() {
        String id = add(Samples.idea("1").now("Ik wil dood."));
        assertThat(inbox.counts().acute()).isEqualTo(1);
        assertThat(rules(act(id, ANNE, new Action.Approve()))).containsExactly(Rule.ACUTE);
        done(act(id, ANNE, new Action.AcuteSeen()));
        assertThat(inbox.counts().acute()).isZero();
        done(act(id, ANNE, new Action.Approve()));
    }

    @Test
    void anEditTakesBackTheFirstApprovalAndThePermissionForWhatChanged() {
        String id = add(Samples.idea("1").age(AgeBand.UNDER_16).now("Bel het loket: 06-12345678."));
        done(act(id, ANNE, new Action.Review()));
        done(act(id, ANNE, new Action.Overrule(Set.of(Kind.PHONE), "Het nummer van het loket.")));
        done(act(id, ANNE, new Action.Approve()));
        PublicVersion version = item(id).publicVersion();
        Item typo = done(act(id, BO, new Action.Edit(with(version, "Bel het loket op 06-12345678."))));
        assertThat(typo.firstApproval()).isEmpty();
        assertThat(typo.overrulings()).hasSize(1);
        Item other = done(act(id, BO, new Action.Edit(with(version, "Bel het loket op 06-87654321."))));
        assertThat(other.overrulings()).isEmpty();
    }

    @Test
    void anIdeaCanBecomeAReaction() {
        String id = add(Samples.idea("1"));
        SubmissionContent content = new SubmissionContent(
                "", "", "", "Dat was bij ons ook zo.", "", Optional.empty(), List.of(), "/ideeen/x/", "", "");
        done(act(id, ANNE, new Action.Edit(new PublicVersion(SubmissionKind.REACTION, content))));
        done(act(id, ANNE, new Action.Approve()));
        clock.pass(Duration.ofMinutes(10));
        assertThat(inbox.toPublish(1))
                .singleElement()
                .extracting(Publication::record)
                .isInstanceOf(nl.watals.submission.PublicRecord.Reaction.class);
    }

    @Test
    void aMessageIsOnlyEverDealtWith() {
        String id = add(Samples.idea("1").kind(SubmissionKind.MESSAGE));
        assertThat(rules(act(id, ANNE, new Action.Approve()))).containsExactly(Rule.KIND);
        done(act(id, ANNE, new Action.Handle()));
        done(act(id, ANNE, new Action.Undo()));
        assertThat(item(id).state()).isEqualTo(State.NEW);
        String idea = add(Samples.idea("2"));
        assertThat(rules(act(idea, ANNE, new Action.Handle()))).containsExactly(Rule.KIND);
    }

    @Test
    void textsOfStrangersComeBackAsTheyWere() {
        String strange = "'; DROP TABLE item; -- \u202e 👩‍👧 \t\r\n ${x} {{ x }} %s <script>";
        String id = add(Samples.idea("1").now(strange));
        assertThat(item(id).original().orElseThrow().now()).isEqualTo(strange);
        String broken = add(Samples.idea("2").now("a\u0000b\ud800c"));
        assertThat(item(broken).original().orElseThrow().now()).isEqualTo("a\ufffdb\ufffdc");
        assertThat(found(new QueueQuery(Set.of(), Set.of(), "", "x' OR \"1\"=\"1", false, Optional.empty(), 10)))
                .isEmpty();
        assertThat(found(new QueueQuery(Set.of(), Set.of(), "", "*) (\" :", false, Optional.empty(), 10)))
                .isEmpty();
    }

    @Test
    void anExportIsSafeForASpreadsheet() {
        imported(Samples.idea("1")
                .kind(SubmissionKind.NEWSLETTER)
                .contact(new Contact("=HYPERLINK(\"x\")", "a@example.nl", "", Attendance.UNKNOWN)));
        imported(Samples.idea("2")
                .kind(SubmissionKind.NEWSLETTER)
                .contact(new Contact(" \u200b+31\n\"quoted\"", "b@example.nl", "", Attendance.UNKNOWN)));
        add(Samples.idea("3"));
        StringBuilder csv = new StringBuilder();
        assertThat(inbox.export(new Export(Export.Kind.NEWSLETTER, ""), ANNE, csv))
                .isEqualTo(2);
        assertThat(csv.toString())
                .startsWith("\ufeff\"id\"")
                .contains(",\"'=HYPERLINK(\"\"x\"\")\",\"a@example.nl\"")
                .contains(",\"' \u200b+31\n\"\"quoted\"\"\",");
        assertThat(inbox.auditAfter(0, 100)).anySatisfy(row -> {
            assertThat(row.what()).isEqualTo("export");
            assertThat(row.reason()).isEqualTo("newsletter");
            assertThat(row.amount()).isEqualTo(2);
        });
    }

    private void imported(Samples sample) {
        inbox.add(sample.submission(), Arrival.IMPORT);
    }

    @Test
    void whoFillsInAnAddressIsOnTheListAfterAYesByMail() {
        add(Samples.idea("1")
                .kind(SubmissionKind.NEWSLETTER)
                .contact(new Contact("", "a@example.nl", "", Attendance.UNKNOWN)));
        assertThat(inbox.export(new Export(Export.Kind.NEWSLETTER, ""), ANNE, new StringBuilder()))
                .isZero();
        assertThat(inbox.confirmNewsletter("verzonnen")).isFalse();
        String token = inbox.database()
                .read(handle -> handle.createQuery("SELECT words FROM outbox WHERE template = 'confirm'")
                        .mapTo(String.class)
                        .one());
        assertThat(inbox.confirmNewsletter(token)).isTrue();
        assertThat(inbox.confirmNewsletter(token)).isTrue();
        StringBuilder csv = new StringBuilder();
        assertThat(inbox.export(new Export(Export.Kind.NEWSLETTER, ""), ANNE, csv))
                .isEqualTo(1);
        assertThat(csv.toString()).contains("a@example.nl");
    }

    @Test
    void theAuditLogHoldsNoTextAndNoName() {
        String id = add(Samples.idea("1").now("Bel 06-12345678."));
        act(id, ANNE, new Action.Review());
        act(id, ANNE, new Action.Ask("Mag het nummer weg?"));
        act(id, ANNE, new Action.Review());
        act(id, ANNE, new Action.Overrule(Set.of(Kind.PHONE), "Een geheime reden hier."));
        act(id, ANNE, new Action.Reject(RejectReason.OTHER, "Woorden voor de afzender."));
        assertThat(inbox.auditAfter(0, 100).toString())
                .doesNotContain("06-", "nummer", "geheime", "Woorden", "Voorbeeld", "example", "brieven");
    }

    @Test
    void ofManyModeratorsAtOnceExactlyOneIsFirst() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ids.add(add(Samples.idea("m" + i)));
        }
        ExecutorService people = Executors.newFixedThreadPool(6);
        try {
            for (String id : ids) {
                List<Future<Outcome>> answers = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    Actor who = new Actor("m" + i);
                    answers.add(people.submit(() -> inbox.act(id, 1, who, new Action.Review())));
                }
                int done = 0;
                for (Future<Outcome> answer : answers) {
                    done += answer.get() instanceof Outcome.Done ? 1 : 0;
                }
                assertThat(done).isEqualTo(1);
                assertThat(item(id).version()).isEqualTo(2);
                assertThat(inbox.audit(id)).hasSize(2);
            }
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void theSameSubmissionFromManySidesAtOnceIsTakenInOnce() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(6);
        try {
            for (int round = 0; round < 10; round++) {
                String key = "r" + round;
                List<Future<Added>> answers = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    answers.add(senders.submit(() -> inbox.add(Samples.idea(key).submission(), Arrival.FORM)));
                }
                Set<String> ids = new HashSet<>();
                int fresh = 0;
                for (Future<Added> answer : answers) {
                    ids.add(answer.get().id());
                    fresh += answer.get() instanceof Added.New ? 1 : 0;
                }
                assertThat(ids).hasSize(1);
                assertThat(fresh).isEqualTo(1);
            }
        } finally {
            senders.shutdownNow();
        }
    }

    static PublicVersion with(PublicVersion version, String now) {
        SubmissionContent c = version.content();
        return new PublicVersion(
                version.kind(),
                new SubmissionContent(
                        c.title(),
                        now,
                        c.effect(),
                        c.body(),
                        c.name(),
                        c.role(),
                        c.themes(),
                        c.page(),
                        c.parent(),
                        c.event()));
    }

    /** A site with these gatherings, no themes and no other pages. */
    static SiteFacts gatherings(Map<String, LocalDate> days) {
        return new SiteFacts() {
            @Override
            public Optional<LocalDate> lastDay(String address) {
                return Optional.ofNullable(days.get(address));
            }

            @Override
            public boolean hasPage(String address) {
                return days.containsKey(address);
            }

            @Override
            public boolean hasTheme(String slug) {
                return false;
            }

            @Override
            public boolean isTaken(String slug) {
                return false;
            }
        };
    }

    String published(String key) {
        String id = add(Samples.idea(key));
        done(act(id, ANNE, new Action.Approve()));
        clock.pass(Duration.ofMinutes(10));
        inbox.published(inbox.toPublish(10));
        return id;
    }

    void reopen(InboxSettings settings) {
        InboxAddress address = last;
        inbox.close();
        inbox = Inbox.open(address, settings);
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

    /** The id behind an address is random, and may happen to look like a number of somebody. */
    @Test
    void whatStandsBehindAnAddressNeverStopsTheBuild() {
        String title = "Wat als dit kon?";
        assertThat(PrivacyMarks.severe("wat-als-dit-kon-hhrol62o5132")).isNotEmpty();
        List<String> slugs = inbox.database().write(handle -> {
            List<String> taken = new ArrayList<>();
            for (String id : List.of("bcdfghjklm", "hhrol62o5132", "mlkjhgfdcb", "hhrol62o5133")) {
                taken.add(Slugs.take(handle, title, id));
            }
            return taken;
        });
        assertThat(slugs)
                .containsExactly(
                        "wat-als-dit-kon", "wat-als-dit-kon-2", "wat-als-dit-kon-mlkjhgfdcb", "wat-als-dit-kon-3");
        List<Submission> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add(Samples.idea("id" + i).submission());
        }
        for (Added added : inbox.addAll(many, Arrival.FORM)) {
            assertThat(PrivacyMarks.severe("brieven-" + added.id())).isEmpty();
        }
    }
}
