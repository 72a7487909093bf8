package nl.watals.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.watals.submission.PublicRecordReader;
import nl.watals.submission.SubmissionContent;
import nl.watals.submission.SubmissionKind;

/** The texts of a submission that a moderator edits. */
enum TextField {
    TITLE("title", PublicRecordReader.MAX_TITLE, false),
    NOW("now", PublicRecordReader.MAX_BODY, true),
    EFFECT("effect", PublicRecordReader.MAX_BODY, true),
    BODY("body", PublicRecordReader.MAX_BODY, true),
    NAME("name", PublicRecordReader.MAX_NAME, false);

    private final String key;
    private final int longest;
    private final boolean lines;

    TextField(String key, int longest, boolean lines) {
        this.key = key;
        this.longest = longest;
        this.lines = lines;
    }

    /** The name of the field in forms and messages. */
    public String key() {
        return key;
    }

    /** The most code points. */
    int longest() {
        return longest;
    }

    /** Whether it may have more than one line. */
    boolean lines() {
        return lines;
    }

    String of(SubmissionContent content) {
        return switch (this) {
            case TITLE -> content.title();
            case NOW -> content.now();
            case EFFECT -> content.effect();
            case BODY -> content.body();
            case NAME -> content.name();
        };
    }

    static Optional<TextField> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }

    /** The texts that a kind can have, in the order of its page. */
    static List<TextField> of(SubmissionKind kind) {
        return switch (kind) {
            case IDEA -> List.of(TITLE, NOW, EFFECT, BODY, NAME);
            case REACTION -> List.of(BODY, NAME);
            case PARTICIPANT -> List.of(NAME, BODY);
            case MESSAGE -> List.of(TITLE, BODY);
            case NEWSLETTER, SIGN_UP -> List.of(BODY);
        };
    }
}
