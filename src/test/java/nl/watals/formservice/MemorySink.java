package nl.watals.formservice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.watals.submission.Submission;

/** Keeps submissions in memory, by origin. */
final class MemorySink implements SubmissionSink {
    final List<Submission> all = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();

    @Override
    public List<Taken> take(List<Submission> submissions) {
        List<Taken> taken = new ArrayList<>();
        for (Submission submission : submissions) {
            String key =
                    submission.origin().source() + "\0" + submission.origin().key();
            String known = ids.get(key);
            if (known != null) {
                taken.add(new Taken(Outcome.ALREADY_THERE, known, ""));
                continue;
            }
            String id = "item" + (all.size() + 1);
            ids.put(key, id);
            all.add(submission);
            taken.add(new Taken(Outcome.IMPORTED, id, ""));
        }
        return taken;
    }
}
