package nl.watals.inbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import nl.watals.inbox.Inbox.InboxSettings;
import nl.watals.submission.Submission;
import nl.watals.submission.SubmissionKind;

/** Fills an inbox and measures what moderators wait for; run by {@code bench/inbox}. */
final class InboxBench {
    private static final int ROUNDS = 41;
    private static final String[] WORDS =
            ("jeugdzorg kind ouder huis school rust plan hulp vraag gesprek brief besluit rechter gezin vader moeder"
                            + " broer zus juf buurt team maand jaar dag wachten luisteren praten vertrouwen veilig warm vast gezicht"
                            + " wonen geld schuld slapen spelen leren lezen schrijven taal papier formulier telefoon avond ochtend"
                            + " weekend vakantie fiets trein stad dorp straat tuin hond kat boek verhaal muziek sport club vriend")
                    .split(" ");

    private final Random random = new Random(20260301);

    private InboxBench() {}

    /** Arguments: a folder, and how many submissions. */
    public static void main(String[] args) {
        new InboxBench().run(Path.of(args[0]), Integer.parseInt(args[1]), System.out::println);
    }

    private interface Out {
        void line(String text);
    }

    private void run(Path folder, int size, Out out) {
        TestClock clock = new TestClock();
        try (Inbox inbox = Inbox.open(InboxAddress.file(folder.resolve("inbox.db")), InboxSettings.DEFAULT.at(clock))) {
            long start = System.nanoTime();
            for (int i = inbox.counts().of(State.NEW); i < size; i += 500) {
                inbox.addAll(some(i, Math.min(500, size - i)), Arrival.IMPORT);
            }
            out.line("add " + size + ": " + millis(start) + " ms");
            QueueQuery first = QueueQuery.WAITING;
            QueueQuery deep = first.after(deep(inbox, size));
            measure(out, "first page", () -> inbox.queue(first));
            measure(out, "a page far behind", () -> inbox.queue(deep));
            measure(out, "counts", inbox::counts);
            measure(out, "one kind", () -> inbox.queue(query(Set.of(), Set.of(SubmissionKind.MESSAGE), "", "", false)));
            measure(out, "one state", () -> inbox.queue(query(Set.of(State.HELD), Set.of(), "", "", false)));
            measure(out, "a rare theme", () -> inbox.queue(query(Set.of(), Set.of(), "zeldzaam", "", false)));
            measure(out, "a common theme", () -> inbox.queue(query(Set.of(), Set.of(), "taal", "", false)));
            measure(out, "a rare word", () -> inbox.queue(query(Set.of(), Set.of(), "", "uniek77", false)));
            measure(out, "two common words", () -> inbox.queue(query(Set.of(), Set.of(), "", "rust huis", false)));
            measure(out, "close to expiry", () -> inbox.queue(query(Set.of(), Set.of(), "", "", true)));
            String id = inbox.queue(first).rows().get(20).id();
            measure(out, "one item", () -> inbox.item(id));
            measure(out, "purge with nothing due", inbox::purge);
            List<QueueRow> rows = inbox.queue(deep).rows();
            int[] at = {0};
            measure(out, "a decision", () -> {
                QueueRow row = rows.get(at[0]++ % rows.size());
                inbox.act(
                        row.id(), inbox.item(row.id()).orElseThrow().version(), new Actor("anne"), new Action.Review());
            });
        }
        Runtime.getRuntime().gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        out.line("memory in use afterwards: " + used / 1_000_000 + " MB");
    }

    private static QueueQuery query(
            Set<State> states, Set<SubmissionKind> kinds, String theme, String words, boolean closing) {
        return new QueueQuery(states, kinds, theme, words, closing, Optional.empty(), 50);
    }

    /** The cursor of a row in the middle. */
    private static String deep(Inbox inbox, int size) {
        String cursor = "";
        QueueQuery query = new QueueQuery(Set.of(), Set.of(), "", "", false, Optional.empty(), 500);
        for (int i = 0; i < size / 2; i += 500) {
            Optional<String> next =
                    inbox.queue(cursor.isEmpty() ? query : query.after(cursor)).next();
            if (next.isEmpty()) {
                break;
            }
            cursor = next.get();
        }
        return cursor;
    }

    private List<Submission> some(int from, int count) {
        List<Submission> some = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            Samples sample = Samples.idea("b" + i)
                    .title("Wat als " + words(6) + "?")
                    .now(words(60) + ". uniek" + i + " " + words(60) + (i % 200 == 0 ? ". Ik wil dood." : ""))
                    .received(Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(i)));
            if (i % 50 == 7) {
                sample = sample.kind(SubmissionKind.MESSAGE);
            }
            if (i % 9_999 == 5) {
                var c = sample.submission().content();
                sample = sample.content(new nl.watals.submission.SubmissionContent(
                        c.title(), c.now(), c.effect(), c.body(), c.name(), c.role(), List.of("zeldzaam"), "", "", ""));
            }
            some.add(sample.submission());
        }
        return some;
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    private static void measure(Out out, String what, Runnable work) {
        long[] times = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        out.line(what + ": median " + times[ROUNDS / 2] / 100_000 / 10.0 + " ms, slowest "
                + times[ROUNDS - 1] / 1_000_000 + " ms");
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
