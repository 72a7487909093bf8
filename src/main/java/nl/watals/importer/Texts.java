package nl.watals.importer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.watals.markdown.SubmissionMarkdown;
import nl.watals.markdown.SubmissionMarkdown.Submission;
import nl.watals.submission.PublicRecord;
import nl.watals.submission.PublicRecord.Idea;
import nl.watals.work.Parallel;

/**
 * The Markdown of all records, rendered on all cores. A withdrawn record has no texts here: none of its words can get into
 * a page.
 */
final class Texts {
    private static final Submission NOTHING = new Submission("", "", 0);

    /** The texts of one record; what it does not have is empty. */
    record Of(Submission now, Submission effect, Submission body) {
        private static final Of NONE = new Of(NOTHING, NOTHING, NOTHING);
    }

    private final Map<String, Of> byId;

    private Texts(Map<String, Of> byId) {
        this.byId = byId;
    }

    static Texts render(List<PublicRecord> records) {
        Of[] texts = new Of[records.size()];
        Parallel.forEach(texts.length, i -> texts[i] = render(records.get(i)));
        Map<String, Of> byId = new HashMap<>(texts.length * 2);
        for (int i = 0; i < texts.length; i++) {
            byId.putIfAbsent(records.get(i).id(), texts[i]);
        }
        return new Texts(byId);
    }

    private static Of render(PublicRecord record) {
        if (record.isWithdrawn()) {
            return Of.NONE;
        }
        if (record instanceof Idea idea) {
            return new Of(html(idea.now()), html(idea.effect()), html(idea.body()));
        }
        String body = record instanceof PublicRecord.Reaction reaction
                ? reaction.body()
                : ((PublicRecord.Participant) record).body();
        return new Of(NOTHING, NOTHING, html(body));
    }

    private static Submission html(String markdown) {
        return markdown.isEmpty() ? NOTHING : SubmissionMarkdown.render(markdown);
    }

    Of of(PublicRecord record) {
        return byId.get(record.id());
    }
}
