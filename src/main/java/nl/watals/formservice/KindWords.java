package nl.watals.formservice;

import java.util.Optional;
import nl.watals.submission.SubmissionKind;

/** What forms and columns call the kinds of submissions. */
final class KindWords {
    static final String ALLOWED = "allowed: idea, reaction, participant, newsletter, sign-up, message";

    private KindWords() {}

    /** The kind that a word or the name of a form stands for, in Dutch or English. */
    static Optional<SubmissionKind> of(String word) {
        String folded = ColumnNames.fold(word);
        Optional<SubmissionKind> exact = SubmissionKind.of(folded);
        if (exact.isPresent() || folded.isEmpty()) {
            return exact;
        }
        if (has(folded, "idee", "idea", "wat-als", "wat als")) {
            return Optional.of(SubmissionKind.IDEA);
        }
        if (has(folded, "reacti", "comment")) {
            return Optional.of(SubmissionKind.REACTION);
        }
        if (has(folded, "deelnemer", "participant", "meedoen")) {
            return Optional.of(SubmissionKind.PARTICIPANT);
        }
        if (has(folded, "nieuwsbrief", "newsletter")) {
            return Optional.of(SubmissionKind.NEWSLETTER);
        }
        if (has(folded, "aanmeld", "bijeenkomst", "sign-up", "signup", "rsvp")) {
            return Optional.of(SubmissionKind.SIGN_UP);
        }
        return has(folded, "contact", "bericht", "message") ? Optional.of(SubmissionKind.MESSAGE) : Optional.empty();
    }

    static String needs(SubmissionKind kind) {
        return switch (kind) {
            case IDEA -> "a question or a text";
            case REACTION, MESSAGE -> "a text";
            case PARTICIPANT -> "a name";
            case NEWSLETTER -> "an e-mail address";
            case SIGN_UP -> "a name or an address";
        };
    }

    private static boolean has(String text, String... words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
