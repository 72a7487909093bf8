package nl.watals.inbox;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.watals.privacy.Kind;
import nl.watals.privacy.Mark;
import nl.watals.privacy.PrivacyMarks;
import nl.watals.submission.SubmissionContent;

/** The severe marks in a public version. */
final class OpenMarks {
    private OpenMarks() {}

    /** The marked stretches of text by kind, in the order of the texts. */
    static Map<Kind, List<String>> severe(SubmissionContent content) {
        Map<Kind, List<String>> found = new EnumMap<>(Kind.class);
        for (String text : Holds.texts(content)) {
            for (Mark mark : PrivacyMarks.severe(text)) {
                found.computeIfAbsent(mark.kind(), kind -> new ArrayList<>())
                        .add(text.substring(mark.start(), mark.end()));
            }
        }
        return found;
    }
}
