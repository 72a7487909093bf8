package nl.watals.intake;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts answers and how long they took, and writes that as Prometheus reads it. Nothing about senders. Thread-safe. */
final class Metrics {
    private static final double[] SECONDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
    private final AtomicLongArray buckets = new AtomicLongArray(SECONDS.length + 1);
    private final LongAdder nanos = new LongAdder();
    private final LongAdder count = new LongAdder();

    /**
     * A form was answered.
     *
     * @param form its key, or {@code other}
     * @param answer in a word: {@code stored}, {@code again}, {@code spam}, {@code invalid}, {@code refused}
     */
    void answered(String form, String answer, long tookNanos) {
        String labels = "{form=\"" + form + "\",answer=\"" + answer + "\"}";
        answers.computeIfAbsent(labels, unused -> new LongAdder()).increment();
        int bucket = 0;
        while (bucket < SECONDS.length && tookNanos > SECONDS[bucket] * 1e9) {
            bucket++;
        }
        buckets.incrementAndGet(bucket);
        nanos.add(tookNanos);
        count.increment();
    }

    /** Everything in the text format of Prometheus, version 0.0.4. */
    String text() {
        StringBuilder out = new StringBuilder(2048);
        out.append("# HELP watals_intake_answers_total Forms that were answered.\n");
        out.append("# TYPE watals_intake_answers_total counter\n");
        new TreeMap<>(answers)
                .forEach((labels, number) -> out.append("watals_intake_answers_total")
                        .append(labels)
                        .append(' ')
                        .append(number.sum())
                        .append('\n'));
        out.append("# HELP watals_intake_seconds How long a form took to be answered.\n");
        out.append("# TYPE watals_intake_seconds histogram\n");
        long sum = 0;
        for (int i = 0; i <= SECONDS.length; i++) {
            sum += buckets.get(i);
            out.append("watals_intake_seconds_bucket{le=\"")
                    .append(i == SECONDS.length ? "+Inf" : Double.toString(SECONDS[i]))
                    .append("\"} ")
                    .append(sum)
                    .append('\n');
        }
        out.append("watals_intake_seconds_sum ").append(nanos.sum() / 1e9).append('\n');
        out.append("watals_intake_seconds_count ").append(count.sum()).append('\n');
        return out.toString();
    }
}
