package nl.watals.privacy;

import java.util.List;

/**
 * Finds what can identify a person in a Dutch text, plain or Markdown. Help for a person who decides, never a verdict.
 * Every method is linear in the length of the text and thread-safe; a text is never kept.
 *
 * <p>Spelling tricks do not hide an identifier: other digits and letters of the same look, spaces and dashes of any kind,
 * invisible characters, Markdown's backslashes and emphasis, character references.
 */
public final class PrivacyMarks {
    private static final int ALL = Scan.NUMBERS | Scan.EMAIL | Scan.ADDRESS | Scan.CASES;

    private PrivacyMarks() {}

    /** Every mark, in the order of the text; marks do not overlap. */
    public static List<Mark> find(String text) {
        Plain plain = Plain.of(text);
        Found found = new Found(plain);
        findIdentifiers(found, ALL & Scan.needs(plain.toString()));
        Words words = Words.of(plain);
        Ages.find(words, found);
        Names.find(words, found);
        Acute.find(words, found);
        Traceable.find(words, found);
        return found.marks();
    }

    /**
     * Only the marks that may not be published, in the order of the text. A text without anything like an identifier
     * costs one look at each character.
     */
    public static List<Mark> severe(String text) {
        int needs = Scan.needs(text);
        if (needs == 0) {
            return List.of();
        }
        Plain plain = Plain.of(text);
        if ((needs & Scan.HIDDEN) != 0) {
            needs = ALL & Scan.needs(plain.toString());
        }
        if (needs == 0) {
            return List.of();
        }
        Found found = new Found(plain);
        findIdentifiers(found, needs);
        return onlySevere(found.marks());
    }

    /** Whether {@link #severe} finds anything. */
    public static boolean anySevere(String text) {
        return !severe(text).isEmpty();
    }

    /**
     * What could stand in the place of a mark, in Dutch, the best first; never empty.
     *
     * @param text the text in which the mark was found
     */
    public static List<String> replacements(String text, Mark mark) {
        return Replacements.of(text, mark);
    }

    /** What {@link #severe} gives, the long way: the test of {@link Scan} compares the two. */
    static List<Mark> severeWithoutQuickLook(String text) {
        Found found = new Found(Plain.of(text));
        findIdentifiers(found, ALL);
        return onlySevere(found.marks());
    }

    private static void findIdentifiers(Found found, int needs) {
        if ((needs & Scan.EMAIL) != 0) {
            Emails.find(found);
        }
        if ((needs & Scan.CASES) != 0) {
            CaseNumbers.find(found);
        }
        if ((needs & Scan.NUMBERS) != 0) {
            Numbers.find(found);
        }
        if ((needs & Scan.ADDRESS) != 0) {
            Addresses.find(found);
        }
    }

    private static List<Mark> onlySevere(List<Mark> marks) {
        for (Mark mark : marks) {
            if (!mark.severe()) {
                return marks.stream().filter(Mark::severe).toList();
            }
        }
        return marks;
    }
}
