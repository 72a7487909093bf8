package nl.watals.formservice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.watals.submission.Consent.AgeBand;
import nl.watals.submission.Consent.Purpose;
import nl.watals.submission.Consent.Subject;
import nl.watals.submission.Contact.Attendance;
import nl.watals.submission.Role;

/** What people tick and choose in forms, in Dutch and English. */
final class Answers {
    private static final Set<String> NO = Set.of(
            "",
            "nee",
            "no",
            "niet aangevinkt",
            "not checked",
            "unchecked",
            "false",
            "0",
            "off",
            "uit",
            "n",
            "-",
            "none",
            "geen",
            "onwaar");
    private static final Set<String> YES = Set.of(
            "ja",
            "yes",
            "aangevinkt",
            "checked",
            "true",
            "1",
            "on",
            "aan",
            "j",
            "y",
            "x",
            "✓",
            "✔",
            "akkoord",
            "ok",
            "waar",
            "agreed");

    private Answers() {}

    static String fold(String answer) {
        return ColumnNames.fold(answer);
    }

    /** Whether a tick was given: what is no clear "no" is its words, which services write when a box is ticked. */
    static boolean isGiven(String answer) {
        String word = fold(answer);
        return !NO.contains(word)
                && !word.startsWith("nee ")
                && !word.startsWith("nee,")
                && !word.startsWith("no ")
                && !word.startsWith("no,")
                && !word.startsWith("niet ")
                && !word.startsWith("not ");
    }

    /** Whether an answer is the words beside the box rather than a yes or no. */
    static boolean isWords(String answer) {
        String word = fold(answer);
        return word.length() > 3 && !NO.contains(word) && !YES.contains(word);
    }

    /** What a tick is for, by its words. Having read a privacy statement allows nothing. */
    static Purpose purpose(String words) {
        String text = words.toLowerCase(Locale.ROOT);
        if (has(text, "nieuwsbrief", "newsletter")) {
            return Purpose.NEWSLETTER;
        }
        if (has(
                text,
                "publi",
                "op de site",
                "op deze site",
                "op de website",
                "openbaar",
                "geplaatst",
                "plaatsen",
                "on the site",
                "on this site")) {
            return Purpose.PUBLISH;
        }
        if (has(
                text,
                "contact met mij",
                "contact opnemen",
                "contact me",
                "mij mailen",
                "me mailen",
                "mij bellen",
                "me bellen",
                "reach me")) {
            return Purpose.CONTACT;
        }
        return Purpose.OTHER;
    }

    /** A role; words that nobody knows are another role. */
    static Optional<Role> role(String answer) {
        String word = fold(answer);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        if (has(word, "grootouder", "opa", "oma", "grandparent", "grandmother", "grandfather")) {
            return Optional.of(Role.GROOTOUDER);
        }
        if (has(
                word,
                "professional",
                "hulpverlener",
                "medewerker",
                "werker",
                "begeleider",
                "leerkracht",
                "social worker",
                "care worker")) {
            return Optional.of(Role.PROFESSIONAL);
        }
        if (has(word, "ouder", "moeder", "vader", "parent", "mother", "father")) {
            return Optional.of(Role.OUDER);
        }
        if (has(word, "jongere", "jongvolwassene", "young person", "teenager", "young adult")) {
            return Optional.of(Role.JONGERE);
        }
        return Optional.of(has(word, "kind", "child") ? Role.KIND : Role.ANDERS);
    }

    /**
     * The age band, from an answer such as "jonger dan 16" or a number, or from a yes or no to what the column asks.
     */
    static AgeBand age(String column, String answer) {
        String word = fold(answer);
        if (word.isEmpty()) {
            return AgeBand.UNKNOWN;
        }
        if (word.matches("\\d{1,3}( jaar| years| years old)?")) {
            return Integer.parseInt(word.replaceAll("\\D", "")) < 16 ? AgeBand.UNDER_16 : AgeBand.FROM_16;
        }
        AgeBand named = named(word);
        if (named != AgeBand.UNKNOWN) {
            return named;
        }
        AgeBand asked = named(fold(column));
        if (asked == AgeBand.UNKNOWN || !YES.contains(word) && isGiven(answer)) {
            return AgeBand.UNKNOWN;
        }
        boolean yes = isGiven(answer);
        return (asked == AgeBand.UNDER_16) == yes ? AgeBand.UNDER_16 : AgeBand.FROM_16;
    }

    private static AgeBand named(String text) {
        if (has(
                text,
                "jonger dan 16",
                "onder 16",
                "onder de 16",
                "under 16",
                "under-16",
                "younger than 16",
                "< 16",
                "<16",
                "nog geen 16")) {
            return AgeBand.UNDER_16;
        }
        return has(
                        text,
                        "16 jaar of ouder",
                        "16 of ouder",
                        "16+",
                        "16 jaar en ouder",
                        "16 or over",
                        "16-or-over",
                        "16 or older",
                        "ouder dan 15",
                        "boven 16",
                        "volwassen",
                        "adult",
                        "≥16",
                        "≥ 16")
                ? AgeBand.FROM_16
                : AgeBand.UNKNOWN;
    }

    /** Whom a text is about. */
    static Subject about(String answer) {
        String word = fold(answer);
        if (has(word, "iemand anders", "een ander", "somebody else", "somebody-else", "someone else", "andermans")) {
            return Subject.SOMEBODY_ELSE;
        }
        if (has(word, "mijn kind", "ons kind", "my child", "my-child", "mijn zoon", "mijn dochter")) {
            return Subject.MY_CHILD;
        }
        return has(word, "mijzelf", "mezelf", "mij zelf", "myself", "me self")
                        || List.of("ik", "mij", "me").contains(word)
                ? Subject.MYSELF
                : Subject.UNKNOWN;
    }

    /** How somebody takes part. */
    static Attendance attendance(String answer) {
        String word = fold(answer);
        if (has(word, "online", "scherm", "zoom", "teams")) {
            return Attendance.ONLINE;
        }
        return has(word, "zaal", "locatie", "ter plekke", "aanwezig", "in-place", "in person", "on site")
                        || word.startsWith("in ")
                ? Attendance.IN_PLACE
                : Attendance.UNKNOWN;
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
