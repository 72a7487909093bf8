package nl.watals.submission;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.watals.privacy.Kind;
import nl.watals.submission.PublicRecord.Idea;
import nl.watals.submission.PublicRecord.Participant;
import nl.watals.submission.PublicRecord.Reaction;

/**
 * Writes public records in their one canonical form: the keys in the order of {@link RecordKey}, two spaces, a line end at
 * the end, only what must be escaped escaped, UTF-8. The same record always gives the same bytes, and
 * {@link PublicRecordReader} reads them as the same record. Thread-safe.
 *
 * <p>It does not judge: whoever writes a record reads it again before it becomes public.
 */
public final class PublicRecordWriter {
    private static final String HEX = "0123456789abcdef";

    private PublicRecordWriter() {}

    /** Where the record belongs, from the folder of records: {@code 2026/03/abcd1234.json}. */
    public static String path(PublicRecord record) {
        String date = record.date().toString();
        return date.substring(0, 4) + "/" + date.substring(5, 7) + "/" + record.id() + ".json";
    }

    /** The whole file. Of a withdrawn record only what its neutral place needs is written. */
    public static byte[] write(PublicRecord record) {
        StringBuilder out = new StringBuilder("{\n  \"schema\": 1");
        text(out, RecordKey.ID, record.id());
        text(out, RecordKey.KIND, kind(record).key());
        text(out, RecordKey.STATUS, record.isWithdrawn() ? "withdrawn" : "approved");
        text(out, RecordKey.DATE, record.date().toString());
        if (record instanceof Idea idea) {
            idea(out, idea);
        } else if (record instanceof Reaction reaction) {
            reaction(out, reaction);
        } else if (record instanceof Participant participant && !record.isWithdrawn()) {
            text(out, RecordKey.BODY, participant.body());
            sender(out, record);
            list(out, RecordKey.THEMES, participant.themes());
        }
        if (!record.isWithdrawn()) {
            text(out, RecordKey.EVENT, record.event());
            list(
                    out,
                    RecordKey.OVERRULED,
                    record.overruled().stream().sorted().map(Kind::key).toList());
        }
        return out.append("\n}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void idea(StringBuilder out, Idea idea) {
        text(out, RecordKey.SLUG, idea.slug());
        if (idea.isWithdrawn()) {
            if (idea.slug().isEmpty()) {
                text(out, RecordKey.TITLE, idea.title());
            }
            return;
        }
        text(out, RecordKey.TITLE, idea.title());
        text(out, RecordKey.NOW, idea.now());
        text(out, RecordKey.EFFECT, idea.effect());
        text(out, RecordKey.BODY, idea.body());
        sender(out, idea);
        list(out, RecordKey.THEMES, idea.themes());
    }

    private static void reaction(StringBuilder out, Reaction reaction) {
        if (!reaction.isWithdrawn()) {
            text(out, RecordKey.BODY, reaction.body());
            sender(out, reaction);
        }
        text(out, RecordKey.PAGE, reaction.page());
        text(out, RecordKey.PARENT, reaction.parent());
    }

    private static void sender(StringBuilder out, PublicRecord record) {
        text(out, RecordKey.NAME, record.name());
        text(out, RecordKey.ROLE, record.role().map(Role::key).orElse(""));
    }

    private static SubmissionKind kind(PublicRecord record) {
        if (record instanceof Idea) {
            return SubmissionKind.IDEA;
        }
        return record instanceof Reaction ? SubmissionKind.REACTION : SubmissionKind.PARTICIPANT;
    }

    private static void text(StringBuilder out, RecordKey key, String value) {
        if (!value.isEmpty()) {
            key(out, key);
            quoted(out, value);
        }
    }

    private static void list(StringBuilder out, RecordKey key, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        key(out, key);
        out.append("[\n    ");
        for (int i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "" : ",\n    ");
            quoted(out, values.get(i));
        }
        out.append("\n  ]");
    }

    private static void key(StringBuilder out, RecordKey key) {
        out.append(",\n  \"").append(key.key()).append("\": ");
    }

    private static void quoted(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\t') {
                out.append("\\t");
            } else if (c == '\r') {
                out.append("\\r");
            } else if (mustBeEscaped(c)) {
                out.append("\\u")
                        .append(HEX.charAt(c >> 12))
                        .append(HEX.charAt(c >> 8 & 15))
                        .append(HEX.charAt(c >> 4 & 15))
                        .append(HEX.charAt(c & 15));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /** Controls, and what would hide or turn around the rest of a line in an editor or a diff. */
    private static boolean mustBeEscaped(char c) {
        return c < ' '
                || c >= 127 && c <= 0x9F
                || c == 0xAD
                || c == 0x61C
                || c >= 0x200B && c <= 0x200F
                || c >= 0x2028 && c <= 0x202E
                || c >= 0x2060 && c <= 0x206F
                || c == 0xFEFF
                || c >= 0xFFF9 && c <= 0xFFFB;
    }
}
