package nl.watals.formservice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import nl.watals.formservice.Mapper.Mapped;
import nl.watals.formservice.SubmissionSink.Taken;
import nl.watals.submission.Consent.Purpose;
import nl.watals.submission.Submission;
import nl.watals.text.Problem;

/** The rows of one file on their way to the sink, some at a time; each is reported once, in the order of the file. */
final class Rows implements EntryConsumer {
    private static final int BATCH = 100;
    private static final int BATCH_CHARS = 1 << 20;

    private final String path;
    private final Mapper mapper;
    private final SubmissionSink sink;
    private final ImportObserver observer;
    private final List<Submission> batch = new ArrayList<>();
    /** What to report when the batch has been taken; a row that waits for its answer reads the next one. */
    private final List<Consumer<Answers>> waiting = new ArrayList<>();

    private int chars;
    private long withoutConsent;

    Rows(String path, Mapper mapper, SubmissionSink sink, ImportObserver observer) {
        this.path = path;
        this.mapper = mapper;
        this.sink = sink;
        this.observer = observer;
    }

    /** The answers of the sink, in order. */
    private static final class Answers {
        private final List<Taken> taken;
        private int next;

        Answers(List<Taken> taken) {
            this.taken = taken;
        }

        Taken next() {
            return taken.get(next++);
        }
    }

    /** Is told what became of one submission. */
    interface TakenListener {
        void taken(Taken taken);
    }

    @Override
    public void entry(Entry entry) throws IOException {
        entry(entry, taken -> {});
    }

    void entry(Entry entry, TakenListener listener) throws IOException {
        mapped(entry.number(), entry.place(), mapper.map(entry), listener);
    }

    void mapped(int number, Place place, Mapped mapped) throws IOException {
        mapped(number, place, mapped, taken -> {});
    }

    private void mapped(int number, Place place, Mapped mapped, TakenListener listener) throws IOException {
        if (mapped instanceof Mapper.Good good) {
            good(number, place, good.submission(), listener);
        } else if (mapped instanceof Mapper.Bad bad) {
            refused(number, place, bad.problems());
        } else {
            skipped(number, place, ((Mapper.Nothing) mapped).reason());
        }
    }

    private void good(int number, Place place, Submission submission, TakenListener listener) throws IOException {
        batch.add(submission);
        chars += size(submission);
        if (submission.kind().isPublishable() && !submission.consent().allows(Purpose.PUBLISH)) {
            withoutConsent++;
        }
        waiting.add(answers -> {
            Taken taken = answers.next();
            listener.taken(taken);
            observer.row(new RowResult(
                    path,
                    number,
                    place.line(),
                    taken.outcome(),
                    Optional.of(submission.kind()),
                    Optional.of(submission.origin().receivedAt()),
                    taken.reason(),
                    List.of()));
        });
        if (batch.size() >= BATCH || chars > BATCH_CHARS) {
            flush();
        }
    }

    private static int size(Submission submission) {
        var content = submission.content();
        return content.title().length()
                + content.now().length()
                + content.effect().length()
                + content.body().length();
    }

    @Override
    public void broken(int number, Problem problem) throws IOException {
        refused(number, new Place(path, problem.line(), problem.column()), List.of(problem));
    }

    private void refused(int number, Place place, List<Problem> problems) throws IOException {
        report(number, place, Outcome.REFUSED, "", problems);
    }

    @Override
    public void skipped(int number, Place place, String reason) throws IOException {
        report(number, place, Outcome.SKIPPED, reason, List.of());
    }

    /** A row that asks nothing of the sink. */
    void report(int number, Place place, Outcome outcome, String reason, List<Problem> problems) throws IOException {
        waiting.add(answers -> observer.row(new RowResult(
                path, number, place.line(), outcome, Optional.empty(), Optional.empty(), reason, problems)));
        if (waiting.size() >= 10 * BATCH) {
            flush();
        }
    }

    @Override
    public void problem(Problem problem) {
        waiting.add(answers -> observer.problem(problem));
    }

    void note(String text) {
        waiting.add(answers -> observer.note(path, text));
    }

    /** Lets the sink take what waits, so that its answers are known. */
    void flush() throws IOException {
        List<Taken> taken = batch.isEmpty() ? List.of() : sink.take(List.copyOf(batch));
        if (taken.size() != batch.size()) {
            throw new IllegalStateException("the sink answered for " + taken.size() + " of " + batch.size());
        }
        batch.clear();
        chars = 0;
        Answers answers = new Answers(taken);
        waiting.forEach(report -> report.accept(answers));
        waiting.clear();
    }

    /** Takes the rest, and tells what was not stored. */
    void end() throws IOException {
        flush();
        names("never stored: ", mapper.columns().never());
        names("not stored, since no map knows them: ", mapper.columns().unmapped());
        if (withoutConsent > 0) {
            observer.note(
                    path,
                    "rows without consent to publish: " + withoutConsent
                            + "; they cannot be approved as they are (see “Toestemming” in docs/import.md)");
        }
    }

    private void names(String what, Set<String> names) {
        if (!names.isEmpty()) {
            observer.note(path, what + String.join(", ", names));
        }
    }
}
