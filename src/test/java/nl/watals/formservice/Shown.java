package nl.watals.formservice;

import java.util.ArrayList;
import java.util.List;
import nl.watals.submission.Consent;
import nl.watals.submission.Submission;
import nl.watals.submission.SubmissionContent;

/** A submission as lines that a person can compare with the export: what is empty is left out. */
final class Shown {
    private Shown() {}

    static List<String> lines(Submission submission) {
        List<String> lines = new ArrayList<>();
        lines.add("kind: " + submission.kind().key());
        SubmissionContent content = submission.content();
        add("title", content.title(), lines);
        add("now", content.now(), lines);
        add("effect", content.effect(), lines);
        add("body", content.body(), lines);
        add("name", content.name(), lines);
        content.role().ifPresent(role -> add("role", role.key(), lines));
        add("themes", String.join(", ", content.themes()), lines);
        add("page", content.page(), lines);
        add("parent", content.parent(), lines);
        add("event", content.event(), lines);
        add("contact name", submission.contact().name(), lines);
        add("contact email", submission.contact().email(), lines);
        add("contact phone", submission.contact().phone(), lines);
        unlessUnknown("attendance", submission.contact().attendance().key(), lines);
        Consent consent = submission.consent();
        add("form", consent.form(), lines);
        for (Consent.Tick tick : consent.ticks()) {
            lines.add("tick: " + tick.purpose().key() + " " + (tick.given() ? "yes" : "no") + " “" + tick.text() + "”");
        }
        unlessUnknown("age", consent.age().key(), lines);
        unlessUnknown("about", consent.about().key(), lines);
        lines.add("origin: " + submission.origin().source() + " "
                + submission.origin().key() + " " + submission.origin().receivedAt());
        return lines;
    }

    private static void unlessUnknown(String key, String text, List<String> lines) {
        if (!text.equals("unknown")) {
            add(key, text, lines);
        }
    }

    private static void add(String key, String text, List<String> lines) {
        if (!text.isEmpty()) {
            lines.add(
                    key + ": " + text.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n"));
        }
    }
}
