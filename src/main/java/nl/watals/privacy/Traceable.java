package nl.watals.privacy;

import java.util.Set;

/**
 * Age, place, school or institution, and a diagnosis or an event: together they can point to one child. The mark stands
 * on the place, because leaving the place out helps most.
 */
final class Traceable {
    private static final Set<String> IN = Set.of("in", "uit", "te", "nabij", "naar");

    private static final String[] INSTITUTIONS = {
        "school",
        "college",
        "lyceum",
        "gezinshuis",
        "instelling",
        "internaat",
        "kliniek",
        "leefgroep",
        "opvang",
        "dagverblijf"
    };

    private static final String[] HISTORY = {
        "autis",
        "adhd",
        "ptss",
        "asperger",
        "borderline",
        "anorexia",
        "eetstoornis",
        "depressi",
        "hechtings",
        "beperking",
        "psychos",
        "verslaafd",
        "mishandel",
        "misbruik",
        "uithuis",
        "uit huis",
        "ondertoezicht",
        "weggelopen",
        "suïcid",
        "gescheiden",
        "vechtscheiding",
        "stoornis",
        "trauma",
        "overleden"
    };

    private Traceable() {}

    static void find(Words words, Found found) {
        Plain text = words.text();
        if (!found.has(Kind.BIRTH_DATE_OR_AGE)
                || !text.holdsAny(0, text.length(), INSTITUTIONS)
                || !text.holdsAny(0, text.length(), HISTORY)) {
            return;
        }
        for (int i = 1; i < words.size(); i++) {
            if (words.isIn(i - 1, IN)
                    && words.isJoined(i - 1, "")
                    && words.looksLikeName(i)
                    && !isInstitution(words, i)) {
                found.add(Kind.TRACEABLE, words.at(i).from(), words.at(i).to(), false);
            }
        }
    }

    private static boolean isInstitution(Words words, int i) {
        for (String institution : INSTITUTIONS) {
            if (words.lower(i).contains(institution)) {
                return true;
            }
        }
        return false;
    }
}
